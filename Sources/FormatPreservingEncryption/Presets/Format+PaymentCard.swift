import BigInt

extension Format {
    /// Payment cards whose tokens are never taken for cards.
    ///
    /// The last digits are kept. A token is as long as its card, never passes the Luhn check, and never begins with 2
    /// to 6 as cards do, but with 0, 1, 7, 8 or 9. A number that fails the Luhn check, or begins with another digit
    /// than 2 to 6, is refused: it is no card of a bank.
    ///
    /// | card | token |
    /// |---|---|
    /// | digits before the last k + 1 | enciphered, the first of five to the first of five |
    /// | the digit before the last k | such that the Luhn sum mod 10 is `luhnClass` |
    /// | the last k | the same |
    ///
    /// Domain: 5 * 10^(n - k - 2) for n digits, 5 * 10^10 for sixteen that keep four. Leaks: the last k digits, the
    /// length, and which rows have equal cards. Enciphering takes two rounds of FF1 on the average.
    ///
    /// - Parameters:
    ///   - count: k, how many digits at the end are kept: 1 to n - 3, as the domain allows.
    ///   - luhnClass: the Luhn sum of tokens mod 10: 1 to 9. By changing it with the key, the two can be told apart
    ///     without a key: an opt-in mark of the key's version.
    ///   - lengths: the lengths of cards, within 12...19.
    /// - Throws: `invalidFormat`; `domainTooSmall` where the shortest card has fewer than 1,000,000 values.
    ///
    /// ## Specification
    /// ISO/IEC 7812-1: numbers of 12 to 19 digits here, Annex B for the Luhn sum; the first digit is the major industry
    /// identifier.
    public static func paymentCard(
        keepingLast count: Int = 4, luhnClass: Int = 1, lengths: ClosedRange<Int> = 12...19
    ) throws(FormatPreservingEncryptionError) -> Format {
        try Format(
            nodes: [
                .card(
                    try PaymentCardScheme(
                        keptDigits: count, luhnClass: luhnClass, lengths: lengths, floor: FormatDomain.floor))
            ])
    }

    /// Payment cards that keep their first digits, and so look like cards.
    ///
    /// For systems that route by the first six or eight digits. Where no system does, use
    /// ``paymentCard(keepingLast:luhnClass:lengths:)``: its tokens cannot be mistaken, these can.
    ///
    /// Domain: 10 to the power of the digits that are neither kept nor the one that the Luhn check determines: 10^9
    /// for sixteen digits that keep the first six with the check recomputed. Where the check is ignored, but the last
    /// digit is kept, which is the Luhn digit of a card, only one in ten of these values is a card; that tenth is what has
    /// to be 1,000,000. So sixteen digits that keep the first six and the last four, which leave 100,000 cards, are refused
    /// either way. Leaks: the kept digits, and which rows have equal cards.
    ///
    /// - Parameters:
    ///   - first: how many digits are kept at the beginning.
    ///   - last: how many are kept at the end.
    ///   - luhn: what becomes of the check.
    ///   - length: the digits of a card, 12 to 19.
    /// - Throws: `invalidFormat`; `domainTooSmall`.
    public static func paymentCard(
        keepingFirst first: Int, last: Int = 0, luhn: LuhnTreatment, length: Int = 16
    ) throws(FormatPreservingEncryptionError) -> Format {
        guard PaymentCardScheme.allLengths.contains(length), (0...length).contains(first), (0...length).contains(last),
            length - first - last - (luhn.isRecomputed ? 1 : 0) >= 1
        else {
            throw .invalidFormat("a card has 12 to 19 digits, of which some are encrypted")
        }
        let hidden = length - first - last - (luhn.isRecomputed ? 1 : 0)
        if !luhn.isRecomputed, last > 0 {
            let cards = BigUInt(10).power(hidden - 1)
            guard cards >= FormatDomain.floor else { throw FormatDomain.tooSmall(cards) }
        }
        var nodes: [FormatNode] = []
        if first > 0 { nodes.append(.kept(.digits, first...first)) }
        nodes.append(.symbols(.digits, hidden...hidden, keepsLength: false))
        if luhn.isRecomputed { nodes.append(.check(.luhn)) }
        if last > 0 { nodes.append(.kept(.digits, last...last)) }
        return try Format(nodes: nodes)
    }
}
