import CryptoCore

/// Replaces each cluster by what stands for its class.
struct ClassRule: MaskRule {
    let pads: ClassPads
    /// How many are shown at both ends, as far as the short-value law lets them be.
    let first: Int
    let last: Int
    /// The pads by class; empty where the cluster stays.
    private let bytes: [[UInt8]]
    /// The pads by class if all are ASCII, in a table that one look-up reads; zero where the cluster stays.
    private let ascii: [UInt8]

    init(_ pads: ClassPads, first: Int = 0, last: Int = 0) {
        // The pads of a value can be set one by one, to what cannot be seen as well.
        let pads = ClassPads(
            upper: pads.upper, lower: pads.lower, letter: pads.letter, digit: pads.digit, other: pads.other,
            separator: pads.separator)
        self.pads = pads
        (self.first, self.last) = (max(first, 0), max(last, 0))
        let characters: [Character?] = ScalarKind.Class.allCases.map { kind in
            switch kind {
            case .upper: pads.upper
            case .lower: pads.lower
            case .letter: pads.letter
            case .digit: pads.digit
            case .separator: pads.separator
            case .other, .mark, .invisible: pads.other
            }
        }
        bytes = characters.map { $0.map { Array($0.utf8) } ?? [] }
        ascii = bytes.allSatisfy { $0.count <= 1 } ? bytes.map { $0.first ?? 0 } : []
    }

    var text: MaskText {
        let usual = ClassPads()
        var arguments: [MaskArgument] = []
        func add(_ label: String, _ pad: Character, _ usual: Character) {
            if pad != usual { arguments.append(.string(String(pad), label: label)) }
        }
        add("upper", pads.upper, usual.upper)
        add("lower", pads.lower, usual.lower)
        add("letter", pads.letter, usual.letter)
        add("digit", pads.digit, usual.digit)
        add("other", pads.other, usual.other)
        if let separator = pads.separator { arguments.append(.string(String(separator), label: "separator")) }
        if first > 0 { arguments.append(.integer(first, label: "first")) }
        if last > 0 { arguments.append(.integer(last, label: "last")) }
        return MaskText("classes", arguments)
    }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: pads.separator == nil ? nil : max(first, last),
            reveals: "the length, the class of each character"
                + (pads.separator == nil ? ", space and punctuation" : "")
                + (first > 0 ? ", the first \(first)" : "") + (last > 0 ? ", the last \(last)" : "")
                + (first > 0 || last > 0 ? ", of short values less" : ""))
    }

    func mask(_ value: String) -> String? {
        let utf8 = value.utf8
        let bytes = utf8.span
        guard !ascii.isEmpty, !bytes.isEmpty, first == 0, last == 0 else { return masked(Graphemes(value)) }
        return fast(bytes) ?? masked(Graphemes(value))
    }

    /// For text whose clusters are plain scalars with their extenders; nothing for other text, and where nothing changed.
    private func fast(_ bytes: Span<UInt8>) -> String? {
        let table = ScalarKinds.all
        let kinds = table.span
        let pads = ascii.span
        let count = bytes.count
        return withTemporaryBytes(capacity: count) { (output) -> String? in
            var offset = 0
            var difference: UInt8 = 0
            while offset < count {
                let byte = bytes[offset]
                if byte < 0x80 {
                    let kind = kinds[Int(byte)]
                    guard kind & 0x30 == 0 else { return nil }
                    let pad = pads[Int(kind & 7)]
                    let masked = pad == 0 ? byte : pad
                    difference |= masked ^ byte
                    output.append(masked)
                    offset &+= 1
                    continue
                }
                // The text is valid UTF-8.
                let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                guard offset &+ length <= count else { return nil }
                var value = Int(byte) & (0xFF >> (length &+ 1))
                for index in 1..<length { value = value << 6 | Int(bytes[offset &+ index] & 0x3F) }
                guard value < kinds.count else { return nil }
                let kind = kinds[value]
                if kind & ScalarKind.extends != 0, offset > 0 {
                    difference = 0xFF
                } else {
                    guard kind & ScalarKind.complex == 0 else { return nil }
                    let pad = pads[Int(kind & 7)]
                    if pad == 0 {
                        output.append(copying: bytes.extracting(offset..<offset &+ length))
                    } else {
                        output.append(pad)
                        difference = 0xFF
                    }
                }
                offset &+= length
            }
            return difference == 0 ? nil : String(decoding: output.span)
        }
    }

    /// The same for all text.
    func masked(_ graphemes: Graphemes) -> String {
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        let count = graphemes.count
        let ends = VisibleShare.half.ends(first: first, last: last, of: count)
        output.append(graphemes, 0..<ends.first)
        for index in ends.first..<count - ends.last {
            let pad = bytes[Int(graphemes.scalarClass(index).rawValue)]
            if pad.isEmpty {
                // Of a separator only itself, not the marks upon it.
                if let first = graphemes.text(index..<index + 1).unicodeScalars.first { output.append(String(first)) }
            } else {
                for byte in pad { output.append(byte: byte) }
            }
        }
        output.append(graphemes, count - ends.last..<count)
        return output.string(unless: graphemes)
    }
}

extension Mask {
    /// Replaces each cluster by what stands for its class. As text: `classes`, `classes(digit: "0", last: 4)`.
    ///
    /// - Parameters:
    ///   - pads: what stands for the clusters of each class.
    ///   - first: how many at most are shown at the beginning; the short-value law may allow fewer: see ``VisibleShare``.
    ///   - last: how many at most are shown at the end.
    public static func classes(_ pads: ClassPads = ClassPads(), first: Int = 0, last: Int = 0) -> Mask {
        Mask(ClassRule(pads, first: first, last: last))
    }
}
