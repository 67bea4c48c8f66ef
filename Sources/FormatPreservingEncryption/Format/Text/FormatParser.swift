/// Reads the text form of formats. The grammar stands with `Format.init(text:)`.
struct FormatParser {
    private var input: FormatScanner
    private var depth = 0

    private static let greatestDepth = 32

    init(_ text: String) { input = FormatScanner(text) }

    mutating func parse() throws(FormatPreservingEncryptionError) -> [FormatNode] {
        try input.requireSize()
        let nodes = try format()
        guard input.isAtEnd else {
            throw input.invalid("this character closes nothing; for itself write '\\' before it")
        }
        guard !nodes.isEmpty else { throw input.invalid("an empty format") }
        return nodes
    }

    private mutating func format() throws(FormatPreservingEncryptionError) -> [FormatNode] {
        var nodes: [FormatNode] = []
        while let scalar = input.peek, scalar != ")", scalar != "|", scalar != ">" {
            switch scalar {
            case "<": nodes.append(try part())
            case "(": nodes.append(try group())
            default: nodes.append(.literal(try input.text(until: "<>()|")))
            }
        }
        return nodes
    }

    private mutating func group() throws(FormatPreservingEncryptionError) -> FormatNode {
        let start = input.position
        depth += 1
        guard depth <= Self.greatestDepth else { throw input.invalid("groups stand too deep inside each other") }
        input.position += 1
        var options: [[FormatNode]] = []
        repeat {
            if !options.isEmpty { input.position += 1 }
            let option = try format()
            guard !option.isEmpty else { throw input.invalid("an alternative is empty") }
            options.append(option)
        } while input.peek == "|"
        guard input.take(")") else { throw input.invalid("this parenthesis is never closed", at: start) }
        depth -= 1
        return .alternatives(options)
    }

    private mutating func part() throws(FormatPreservingEncryptionError) -> FormatNode {
        let start = input.position
        input.position += 1
        let node = try partContent()
        guard input.take(">") else {
            throw input.isAtEnd
                ? input.invalid("this part is never closed", at: start) : input.invalid("'>' is expected here")
        }
        return node
    }

    private mutating func partContent() throws(FormatPreservingEncryptionError) -> FormatNode {
        if input.take("keep ") { return try kept() }
        if input.take("check ") {
            let place = input.position
            guard let digits = CheckDigits(name: input.raw(until: ">")) else {
                throw input.invalid("no check digits have this name", at: place)
            }
            return .check(digits)
        }
        if input.take("regex") { return try expression() }
        if input.take("ipv4") { return .ipv4 }
        if input.take("ipv6") { return .ipv6 }
        if input.take("card ") { return try card() }
        if input.take("letters ") { return try letters() }
        for name in ["integer", "decimal", "date", "timestamp"] where input.take(name + ":") { return try range(name) }
        let alphabet = try input.alphabet()
        guard input.take(":") else { return .symbols(alphabet, 1...1, keepsLength: false) }
        let counts = try input.counts()
        return .symbols(alphabet, counts, keepsLength: input.take(" same-length"))
    }

    private mutating func kept() throws(FormatPreservingEncryptionError) -> FormatNode {
        if input.take("calling-code") { return .keptCallingCode }
        if input.take("one-of:") {
            var texts: [String] = []
            repeat { texts.append(try input.text(until: "|>")) } while input.take("|")
            return .keptOneOf(texts)
        }
        let alphabet = try input.alphabet()
        return .kept(alphabet, input.take(":") ? try input.counts() : 1...1)
    }

    private mutating func expression() throws(FormatPreservingEncryptionError) -> FormatNode {
        let maximumLength = input.take(" max=") ? try input.count() : nil
        let keepsLength = input.take(" same-length")
        try input.require(":")
        let start = input.position
        let source = input.raw(until: ">")
        do throws(FormatPreservingEncryptionError) {
            var parser = RegexParser(source)
            _ = try parser.parse()
        } catch {
            throw error.moved(by: start)
        }
        return .pattern(source, maximumLength: maximumLength, keepsLength: keepsLength)
    }

    private mutating func range(_ name: String) throws(FormatPreservingEncryptionError) -> FormatNode {
        let start = input.position
        let ends = input.raw(until: ">")
        guard let dots = ends.firstRange(of: "..") else {
            throw input.invalid("a range is written 'first..last'", at: start)
        }
        let (first, last) = (String(ends[..<dots.lowerBound]), String(ends[dots.upperBound...]))
        do throws(FormatPreservingEncryptionError) {
            switch name {
            case "date": return try FormatPart.date(from: first, to: last).node
            case "timestamp": return try FormatPart.timestamp(from: first, to: last).node
            default:
                let part = try FormatPart.decimal(from: first, to: last)
                guard case .number(let codec) = part.node, (codec.fractionDigits == 0) == (name == "integer") else {
                    throw input.invalid("an integer has no point, and a decimal number has one", at: 0)
                }
                return part.node
            }
        } catch {
            throw FormatPreservingEncryptionError(.invalidFormat, error.message, position: start)
        }
    }

    private mutating func card() throws(FormatPreservingEncryptionError) -> FormatNode {
        let start = input.position
        try input.require("keep=")
        let kept = try input.count()
        try input.require(" class=")
        let luhnClass = try input.count()
        try input.require(" lengths=")
        let lengths = try input.counts()
        do throws(FormatPreservingEncryptionError) {
            return .card(
                try PaymentCardScheme(
                    keptDigits: kept, luhnClass: luhnClass, lengths: lengths, floor: FormatDomain.floor))
        } catch {
            throw FormatPreservingEncryptionError(error.code, error.message, position: start)
        }
    }

    private mutating func letters() throws(FormatPreservingEncryptionError) -> FormatNode {
        let alphabet = try input.alphabet()
        try input.require(" keep=")
        let keeping = try input.characterClass()
        try input.require(" count=")
        return .letters(alphabet, keeping: keeping, try input.counts())
    }
}

extension FormatPreservingEncryptionError {
    /// The same failure in a text that begins later.
    func moved(by offset: Int) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(code, message, row: row, position: (position ?? 0) + offset)
    }
}
