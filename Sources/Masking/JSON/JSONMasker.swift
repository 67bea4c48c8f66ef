/// One pass over one document.
struct JSONMasker {
    /// The most objects and lists in each other.
    static let deepest = 1 << 16

    private let rule: JSONRule
    let input: [UInt8]
    var output: [UInt8] = []
    var position = 0
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

    func peek() -> UInt8? { position < input.count ? input[position] : nil }

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
}
