import CryptoCore

/// A text without what cannot be seen, cut into its extended grapheme clusters.
struct Graphemes {
    /// The text in UTF-8.
    let bytes: [UInt8]
    /// Where each cluster begins, and where the last one ends; nothing if every byte is one.
    private let starts: [Int]

    /// - Complexity: O(*n*).
    init(_ text: String) {
        let text = text.withoutInvisible
        let bytes = Array(text.utf8)
        self.bytes = bytes
        if ASCIIText.isVisible(bytes.span) {
            starts = []
            return
        }
        var starts: [Int] = []
        starts.reserveCapacity(bytes.count + 1)
        if !Self.appendSimpleStarts(text, to: &starts) {
            starts.removeAll(keepingCapacity: true)
            var offset = 0
            for character in text {
                starts.append(offset)
                offset += character.utf8.count
            }
        }
        starts.append(bytes.count)
        self.starts = starts
    }

    /// The clusters of a text of plain scalars and their extenders; false if the text has others.
    private static func appendSimpleStarts(_ text: String, to starts: inout [Int]) -> Bool {
        var offset = 0
        for scalar in text.unicodeScalars {
            let kind = ScalarKinds[scalar]
            if kind.isComplex { return false }
            if !kind.extends || offset == 0 { starts.append(offset) }
            offset += UTF8.width(scalar)
        }
        return true
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
        if let byte = ascii(index) { return ScalarKinds[Unicode.Scalar(byte)].scalarClass }
        guard let scalar = firstScalar(index) else { return .other }
        return ScalarKinds[scalar].scalarClass
    }

    /// The first scalar of a cluster, from its UTF-8.
    private func firstScalar(_ index: Int) -> Unicode.Scalar? {
        let (start, end) = starts.isEmpty ? (index, index + 1) : (starts[index], starts[index + 1])
        let lead = bytes[start]
        if lead < 0x80 { return Unicode.Scalar(lead) }
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard start + width <= end else { return nil }
        var value = UInt32(lead) & (0xFF >> UInt32(width + 1))
        for place in (start + 1)..<(start + width) { value = value << 6 | UInt32(bytes[place] & 0x3F) }
        return Unicode.Scalar(value)
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

extension ScalarKind.Class {
    /// Letters and digits.
    var isAlphanumeric: Bool {
        switch self {
        case .upper, .lower, .letter, .digit: true
        default: false
        }
    }
}
