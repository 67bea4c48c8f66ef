/// Whether ids follow each other, as they do for who reads a table from one end to the other. Keeps the last number and a hash of what
/// stands before it.
struct IdentifierSequence: Sendable {
    private var last: Int64 = 0
    private var prefix = 0
    private var length = 0
    private var goesUp = true

    /// Notes an id.
    ///
    /// - Parameters:
    ///   - step: how far apart numbers are at most that follow each other.
    ///   - least: from how many on it is told; then at each doubling.
    /// - Returns: how many have followed each other, where that is to be told.
    mutating func note(_ id: String, step: Int, least: Int) -> Int? {
        guard let (number, prefix) = Self.parts(id) else {
            length = 0
            return nil
        }
        let (difference, overflow) = number.subtractingReportingOverflow(last)
        let follows = !overflow && length > 0 && prefix == self.prefix && difference.magnitude <= UInt64(max(0, step))
        if follows, difference == 0 { return nil }
        if follows, length == 1 || goesUp == (difference > 0) {
            length += 1
        } else {
            length = follows ? 2 : 1
        }
        if length > 1 { goesUp = difference > 0 }
        (last, self.prefix) = (number, prefix)
        guard length >= least, length.isMultiple(of: least) else { return nil }
        let times = length / least
        return times & (times - 1) == 0 ? length : nil
    }

    /// The number that an id ends with, and a hash of the rest; nil where it does not, or has more than 18 digits.
    private static func parts(_ id: String) -> (number: Int64, prefix: Int)? {
        let bytes = id.utf8
        var number: Int64 = 0
        var weight: Int64 = 1
        var digits = 0
        var end = bytes.endIndex
        while end > bytes.startIndex {
            let before = bytes.index(before: end)
            guard (0x30...0x39).contains(bytes[before]) else { break }
            digits += 1
            if digits > 18 { return nil }
            number += Int64(bytes[before] - 0x30) * weight
            weight *= 10
            end = before
        }
        guard digits > 0 else { return nil }
        var hasher = Hasher()
        for byte in bytes[..<end] { hasher.combine(byte) }
        return (number, hasher.finalize())
    }
}
