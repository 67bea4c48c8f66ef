import CryptoCore

/// A text without what cannot be seen, cut into its extended grapheme clusters.
struct Graphemes {
    /// The text in UTF-8.
    let bytes: [UInt8]
    /// Where each cluster begins, and where the last one ends; nothing if every byte is one.
    private let starts: [Int]

    /// - Complexity: O(*n*).
    init(_ text: String) {
        let bytes = Array(text.utf8)
        if let starts = Self.quickStarts(bytes.span) {
            (self.bytes, self.starts) = (bytes, starts)
            return
        }
        let visible = text.withoutInvisible
        let left = Array(visible.utf8)
        (self.bytes, starts) = (left, Self.quickStarts(left.span) ?? Self.characterStarts(visible))
    }

    /// The clusters of a text that has none but plain scalars and their extenders; nil otherwise, and where there is
    /// something that cannot be seen.
    private static func quickStarts(_ bytes: Span<UInt8>) -> [Int]? {
        if ASCIIText.isVisible(bytes) { return [] }
        let kinds = ScalarKinds.all
        var starts: [Int] = []
        starts.reserveCapacity(bytes.count + 1)
        var offset = 0
        while offset < bytes.count {
            let (scalar, width) = bytes.scalar(at: offset)
            let kind = ScalarKinds.kind(scalar, kinds.span)
            if kind.isComplex { return nil }
            if !kind.extends || offset == 0 { starts.append(offset) }
            offset += width
        }
        starts.append(offset)
        return starts
    }

    private static func characterStarts(_ text: String) -> [Int] {
        var starts = [0]
        for character in text { starts.append(starts[starts.count - 1] + character.utf8.count) }
        return starts
    }

    var count: Int { starts.isEmpty ? bytes.count : starts.count - 1 }
    var isEmpty: Bool { bytes.isEmpty }

    /// The bytes of some clusters.
    func utf8(_ range: Range<Int>) -> ArraySlice<UInt8> {
        starts.isEmpty ? bytes[range] : bytes[starts[range.lowerBound]..<starts[range.upperBound]]
    }

    /// The text of some clusters.
    func text(_ range: Range<Int>) -> String { String(decoding: utf8(range), as: UTF8.self) }

    /// As many asterisks as there are clusters; of asterisks, as many `x`.
    var hidden: String {
        let pad: UInt8 = bytes.allSatisfy { $0 == 0x2A } ? 0x78 : 0x2A
        return String(decoding: repeatElement(pad, count: count), as: UTF8.self)
    }

    /// The byte of a cluster that is one ASCII character.
    func ascii(_ index: Int) -> UInt8? {
        if starts.isEmpty { return bytes[index] }
        let (start, end) = (starts[index], starts[index + 1])
        return end - start == 1 ? bytes[start] : nil
    }

    /// The class of a cluster: that of its first scalar.
    func scalarClass(_ index: Int) -> ScalarKind.Class {
        let scalar = bytes.span.scalar(at: starts.isEmpty ? index : starts[index]).value
        return ScalarKinds.kind(scalar, ScalarKinds.all.span).scalarClass
    }

    /// The classes of all clusters: cheaper than one by one.
    var scalarClasses: [ScalarKind.Class] {
        let kinds = ScalarKinds.all
        return [ScalarKind.Class](capacity: count) { classes in
            for index in 0..<count {
                let scalar = bytes.span.scalar(at: starts.isEmpty ? index : starts[index]).value
                classes.append(ScalarKinds.kind(scalar, kinds.span).scalarClass)
            }
        }
    }

    /// A space (Zs) without marks upon it, or a hyphen: what numbers are written in groups with.
    func isSpaceOrHyphen(_ index: Int) -> Bool {
        if let byte = ascii(index) { return byte == 0x20 || byte == 0x2D }
        let scalars = text(index..<index + 1).unicodeScalars
        return scalars.count == 1 && scalars.first?.properties.generalCategory == .spaceSeparator
    }

    /// Letters and digits, which are what there is to hide; the rest are separators, symbols and pictures.
    func isAlphanumeric(_ index: Int) -> Bool { scalarClass(index).isAlphanumeric }
}

extension Span<UInt8> {
    /// The scalar that begins at an offset of valid UTF-8, and how many bytes it has.
    @inline(__always)
    fileprivate func scalar(at offset: Int) -> (value: UInt32, width: Int) {
        let lead = self[offset]
        if lead < 0x80 { return (UInt32(lead), 1) }
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead) & (0xFF >> UInt32(width + 1))
        for place in (offset + 1)..<(offset + width) { value = value << 6 | UInt32(self[place] & 0x3F) }
        return (value, width)
    }
}

extension ScalarKind.Class {
    /// Letters and digits.
    var isAlphanumeric: Bool {
        switch self {
        case .upper, .lower, .letter, .digit: true
        default: false
        }
    }
}
