/// One pass over one document.
struct JSONMasker {
    /// The most objects and lists in each other.
    static let deepest = 1 << 16

    private let rule: JSONRule
    private let input: [UInt8]
    private(set) var output: [UInt8] = []
    private var position = 0
    /// The objects and lists that are open: the state of the automaton, and which of both.
    private var open: [(state: Int, isObject: Bool)] = []
    /// How many are open within one that has been replaced as a whole, itself included.
    private var replaced = 0

    init(rule: JSONRule, input: [UInt8]) {
        self.rule = rule
        self.input = input
        output.reserveCapacity(input.count + input.count / 4)
        // A byte order mark.
        if input.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Whether it was a document.
    mutating func run() -> Bool {
        skipSpace()
        guard value(in: 0) else { return false }
        while let (state, isObject) = open.last {
            skipSpace()
            guard let byte = peek() else { return false }
            if byte == (isObject ? 0x7D : 0x5D) {
                position += 1
                close(byte)
                continue
            }
            // Behind the first, a comma. What precedes it in the output tells whether it is the first.
            if !isFirst {
                guard byte == 0x2C else { return false }
                position += 1
                writeByte(0x2C)
                skipSpace()
            }
            isFirst = false
            if isObject {
                guard let next = member(of: state) else { return false }
                guard value(in: next) else { return false }
            } else {
                guard value(in: rule.automaton.states[state].other) else { return false }
            }
        }
        skipSpace()
        return position == input.count
    }

    /// Whether nothing has been read of what was opened last.
    private var isFirst = false

    private func peek() -> UInt8? { position < input.count ? input[position] : nil }

    private mutating func skipSpace() {
        while position < input.count, input[position] <= 0x20,
            input[position] == 0x20 || input[position] == 0x0A || input[position] == 0x0D || input[position] == 0x09
        {
            position += 1
        }
    }

    private mutating func writeByte(_ byte: UInt8) { if replaced == 0 { output.append(byte) } }

    private mutating func close(_ byte: UInt8) {
        open.removeLast()
        if replaced > 0 { replaced -= 1 } else { output.append(byte) }
        isFirst = false
    }

    /// Reads the name of a member and the colon.
    private mutating func member(of state: Int) -> Int? {
        guard let text = string() else { return nil }
        let raw = input[text.range]
        let name = text.isPlain ? raw : Self.decoded(raw)[...]
        let known = rule.automaton.states[state].names.first { $0.name.elementsEqual(name) }
        if replaced == 0 {
            if known != nil || rule.keys == .names && Self.isName(name) {
                writeString(name)
            } else {
                output.append(contentsOf: [0x22, 0x2A, 0x2A, 0x2A, 0x22])
            }
        }
        skipSpace()
        guard peek() == 0x3A else { return nil }
        position += 1
        writeByte(0x3A)
        skipSpace()
        return known?.state ?? rule.automaton.states[state].other
    }

    private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, name.count <= 64, (first | 0x20) &- 0x61 < 26 || first == 0x5F else {
            return false
        }
        var digits = 0
        for byte in name {
            if byte &- 0x30 < 10 {
                digits += 1
            } else if (byte | 0x20) &- 0x61 >= 26, byte != 0x5F, byte != 0x2D, byte != 0x24 {
                return false
            }
        }
        return digits <= 4
    }

    private mutating func value(in state: Int) -> Bool {
        guard let byte = peek() else { return false }
        let treatment = rule.automaton.states[state].rule.map { rule.treatments[$0] } ?? .mask(rule.otherwise)
        switch byte {
        case 0x7B, 0x5B:
            guard open.count < Self.deepest else { return false }
            position += 1
            if replaced > 0 {
                replaced += 1
            } else if case .mask(let mask) = treatment, let whole = Self.whole(mask) {
                write(whole)
                replaced = 1
            } else {
                output.append(byte)
            }
            open.append((state, byte == 0x7B))
            isFirst = true
            return true
        case 0x22:
            guard let text = string() else { return false }
            if replaced > 0 { return true }
            let raw = input[text.range]
            switch treatment {
            case .clear: writeClear(raw)
            case .mask(let mask):
                let decoded = text.isPlain ? raw : Self.decoded(raw)[...]
                guard let masked = mask.rule.mask(String(decoding: decoded, as: UTF8.self)) else {
                    write(.null)
                    return true
                }
                writeString(Array(masked.utf8)[...])
            }
            return true
        default: return scalar(treatment)
        }
    }

    /// What everything becomes under a mask, if it is one text or nothing.
    private static func whole(_ mask: Mask) -> MaskValue? {
        switch mask.rule {
        case is NullRule: .null
        case is ConstantRule, is TagRule: mask.rule.mask(.text(""))
        default: nil
        }
    }

    /// A number, `true`, `false` or `null`.
    private mutating func scalar(_ treatment: JSONTreatment) -> Bool {
        let start = position
        let first = input[start]
        let kind: ScalarKind
        switch first {
        case 0x6E where take("null"): kind = .null
        case 0x74 where take("true"): kind = .boolean(true)
        case 0x66 where take("false"): kind = .boolean(false)
        default:
            guard let isInteger = number() else { return false }
            kind = .number(isInteger: isInteger)
        }
        if replaced > 0 { return true }
        guard case .mask(let mask) = treatment, kind != .null else {
            output.append(contentsOf: input[start..<position])
            return true
        }
        let text = String(decoding: input[start..<position], as: UTF8.self)
        let value: MaskValue =
            switch kind {
            case .boolean(let flag): .boolean(flag)
            case .number(isInteger: true): Int64(text).map(MaskValue.integer) ?? .null
            default: .decimal(DecimalText(checked: text))
            }
        write(mask.rule.mask(value))
        return true
    }

    private enum ScalarKind: Equatable {
        case null
        case boolean(Bool)
        case number(isInteger: Bool)
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= input.count else { return false }
        guard word.description.utf8.elementsEqual(input[position..<position + count]) else { return false }
        position += count
        return true
    }

    /// Passes a number (RFC 8259, 6) and says whether it is a whole one that has room in 64 bits.
    private mutating func number() -> Bool? {
        let start = position
        if peek() == 0x2D { position += 1 }
        let whole = position
        guard let first = peek(), digits() > 0, first != 0x30 || position - whole == 1 else { return nil }
        var isInteger = position - whole <= 18 && (whole == start || first != 0x30)
        if peek() == 0x2E {
            isInteger = false
            position += 1
            guard digits() > 0 else { return nil }
        }
        if let mark = peek(), mark | 0x20 == 0x65 {
            isInteger = false
            position += 1
            if peek() == 0x2B || peek() == 0x2D { position += 1 }
            guard digits() > 0 else { return nil }
        }
        return isInteger
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = peek(), byte &- 0x30 < 10 { position += 1 }
        return position - start
    }

    /// Passes a string and says where it stands, and whether it is as it is written.
    private mutating func string() -> (range: Range<Int>, isPlain: Bool)? {
        guard peek() == 0x22 else { return nil }
        position += 1
        let start = position
        var isPlain = true
        // Most strings have nothing but visible characters to pass.
        position = Self.visibleEnd(input.span, from: position)
        while position < input.count {
            let byte = input[position]
            if byte == 0x22 {
                position += 1
                return (start..<position - 1, isPlain)
            }
            guard byte >= 0x20 else { return nil }
            position += 1
            guard byte == 0x5C else { continue }
            isPlain = false
            guard let escape = peek() else { return nil }
            position += 1
            switch escape {
            case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: continue
            case 0x75:
                guard position + 4 <= input.count, Self.hex(input[position..<position + 4]) != nil else { return nil }
                position += 4
            default: return nil
            }
        }
        return nil
    }

    /// Where the first quotation mark, backslash or control is.
    private static func visibleEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count, bytes[place] >= 0x20, bytes[place] != 0x22, bytes[place] != 0x5C { place &+= 1 }
        return place
    }

    private static func hex(_ digits: ArraySlice<UInt8>) -> UInt16? {
        var number: UInt16 = 0
        for byte in digits {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46, 0x61...0x66: digit = (byte | 0x20) - 0x57
            default: return nil
            }
            number = number << 4 | UInt16(digit)
        }
        return number
    }

    /// A string with its escapes resolved; halves of surrogate pairs become U+FFFD.
    private static func decoded(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var units: [UInt16] = []
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        func flush(_ units: inout [UInt16], _ bytes: inout [UInt8]) {
            guard !units.isEmpty else { return }
            bytes.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
            units.removeAll()
        }
        var index = raw.startIndex
        while index < raw.endIndex {
            guard raw[index] == 0x5C else {
                flush(&units, &bytes)
                bytes.append(raw[index])
                index += 1
                continue
            }
            let escape = raw[index + 1]
            if escape == 0x75 {
                units.append(hex(raw[index + 2..<index + 6]) ?? 0xFFFD)
                index += 6
                continue
            }
            flush(&units, &bytes)
            switch escape {
            case 0x62: bytes.append(0x08)
            case 0x66: bytes.append(0x0C)
            case 0x6E: bytes.append(0x0A)
            case 0x72: bytes.append(0x0D)
            case 0x74: bytes.append(0x09)
            default: bytes.append(escape)
            }
            index += 2
        }
        flush(&units, &bytes)
        return bytes
    }

    private mutating func write(_ value: MaskValue) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .boolean(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        case .decimal(let number): output.append(contentsOf: number.description.utf8)
        case .text, .real, .date, .bytes: writeString(Array(value.written.utf8)[...])
        }
    }

    /// Writes a string as it stands in the document, escapes included; what cannot be seen in it as escapes, so that nothing is
    /// lost and nothing invisible comes out.
    private mutating func writeClear(_ raw: ArraySlice<UInt8>) {
        output.append(0x22)
        let span = raw.span
        if ASCIIText.isVisible(span) {
            output.append(contentsOf: raw)
        } else {
            let text = String(decoding: raw, as: UTF8.self)
            if text.withoutInvisible.utf8.count == raw.count {
                output.append(contentsOf: raw)
            } else {
                for scalar in text.unicodeScalars { writeEscaped(scalar) }
            }
        }
        output.append(0x22)
    }

    private mutating func writeEscaped(_ scalar: Unicode.Scalar) {
        guard ScalarKinds[scalar].scalarClass == .invisible else {
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return
        }
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
            let digits = String(unit, radix: 16)
            output.append(contentsOf: "\\u".utf8)
            output.append(contentsOf: repeatElement(0x30, count: 4 - digits.utf8.count))
            output.append(contentsOf: digits.utf8)
        }
    }

    /// Writes a string, without what cannot be seen.
    private mutating func writeString(_ text: ArraySlice<UInt8>) {
        output.append(0x22)
        let span = text.span
        let isVisible = ASCIIText.isVisible(span)
        let bytes = isVisible ? text : Array(String(decoding: text, as: UTF8.self).withoutInvisible.utf8)[...]
        var hasEscapes = false
        for byte in bytes where byte == 0x22 || byte == 0x5C { hasEscapes = true }
        if hasEscapes {
            for byte in bytes {
                if byte == 0x22 || byte == 0x5C { output.append(0x5C) }
                output.append(byte)
            }
        } else {
            output.append(contentsOf: bytes)
        }
        output.append(0x22)
    }
}
