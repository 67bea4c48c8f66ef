/// Identifiers of things.
extension Format {
    /// UUIDs as text of 36 characters.
    ///
    /// The version and the variant digit are kept, so that a token is a UUID of the same version. Domain: 2^120.
    /// Leaks: the version, the variant, and which rows are equal; of a UUID by time, not the time.
    ///
    /// - Parameter uppercase: whether values are in capitals. The other case is refused.
    ///
    /// ## Specification
    /// RFC 9562, section 4.
    public static func uuid(uppercase: Bool = false) throws(FormatPreservingEncryptionError) -> Format {
        let hexadecimal: Alphabet = uppercase ? .uppercaseHexadecimal : .hexadecimal
        func hidden(_ count: Int) -> FormatNode { .symbols(hexadecimal, count...count, keepsLength: false) }
        let kept = FormatNode.kept(hexadecimal, 1...1)
        let dash = FormatNode.literal("-")
        return try Format(
            nodes: [
                hidden(8), dash, hidden(4), dash, kept, hidden(3), dash, kept, hidden(3), dash, hidden(12),
            ])
    }

    /// IPv4 addresses, four numbers without leading zeros. Domain: 2^32. Leaks: which rows are equal.
    ///
    /// ## Specification
    /// RFC 6943, section 3.1.1 (strict form).
    public static func ipv4Address() throws(FormatPreservingEncryptionError) -> Format { try Format(nodes: [.ipv4]) }

    /// IPv6 addresses in the one form that RFC 5952 recommends; other forms are refused, since they would not come
    /// back.
    ///
    /// Domain: 2^128. Leaks: which rows are equal.
    ///
    /// ## Specification
    /// RFC 5952, section 4, without the mixed notation of section 5.
    public static func ipv6Address() throws(FormatPreservingEncryptionError) -> Format { try Format(nodes: [.ipv6]) }

    /// MAC addresses: six pairs of hexadecimal digits.
    ///
    /// Domain: 2^48; 2^24 where the manufacturer's half is kept. Leaks: what is kept, and which rows are equal.
    ///
    /// - Parameters:
    ///   - separator: between the pairs: `:`, `-`, or nothing.
    ///   - uppercase: whether digits are in capitals. The other case is refused.
    ///   - keepsManufacturer: whether the first three pairs stay in clear.
    /// - Throws: `invalidFormat` where the separator contains a digit.
    public static func macAddress(
        separator: String = ":", uppercase: Bool = false, keepsManufacturer: Bool = false
    ) throws(FormatPreservingEncryptionError) -> Format {
        let hexadecimal: Alphabet = uppercase ? .uppercaseHexadecimal : .hexadecimal
        guard hexadecimal.table.symbols.allSatisfy({ !separator.unicodeScalars.contains($0) }) else {
            throw .invalidFormat("a separator is no digit")
        }
        var nodes: [FormatNode] = []
        for pair in 0..<6 {
            if pair > 0, !separator.isEmpty { nodes.append(.literal(separator)) }
            nodes.append(
                keepsManufacturer && pair < 3
                    ? .kept(hexadecimal, 2...2) : .symbols(hexadecimal, 2...2, keepsLength: false))
        }
        return try Format(nodes: nodes)
    }

    /// Ticket numbers and the like by a template: `TT-########`.
    ///
    /// `#` is a digit, `@` a capital, `*` a digit or capital, all encrypted; a backslash makes the next character a literal,
    /// as all others are. Domain: 10, 26 and 36 to the power of their numbers. Leaks: which rows are equal.
    ///
    /// - Parameter template: the template.
    /// - Throws: `invalidFormat` with the position, `domainTooSmall`.
    public static func template(_ template: String) throws(FormatPreservingEncryptionError) -> Format {
        var parts: [(alphabet: Alphabet?, literal: String, count: Int)] = []
        var isEscaped = false
        for scalar in template.unicodeScalars {
            if !isEscaped, scalar == "\\" {
                isEscaped = true
                continue
            }
            let alphabet: Alphabet? =
                switch scalar {
                case "#" where !isEscaped: .digits
                case "@" where !isEscaped: .uppercase
                case "*" where !isEscaped: .uppercaseBase36
                default: nil
                }
            isEscaped = false
            if let last = parts.last, last.alphabet == alphabet {
                parts[parts.count - 1].count += 1
                if alphabet == nil { parts[parts.count - 1].literal.unicodeScalars.append(scalar) }
            } else {
                parts.append((alphabet, alphabet == nil ? String(scalar) : "", 1))
            }
        }
        if isEscaped {
            throw FormatPreservingEncryptionError(
                .invalidFormat, "the template ends in a backslash", position: template.unicodeScalars.count - 1)
        }
        return try Format(
            nodes: parts.map { part in
                part.alphabet.map { .symbols($0, part.count...part.count, keepsLength: false) }
                    ?? .literal(part.literal)
            })
    }
}
