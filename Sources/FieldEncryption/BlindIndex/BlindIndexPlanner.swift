import Foundation

/// Says how long an index value may be for a table, and what each length tells whoever reads the column.
///
/// ```swift
/// let planner = BlindIndexPlanner(rows: 1_000_000, valueBits: 40)
/// planner.safeLengths          // 10...18
/// let length = try planner.length(16)
/// ```
///
/// A length L is safe when 2 <= R / 2^min(L, bits) <= sqrt(R) for R rows and values of so many bits: at least two rows
/// share an index value, and no more than sqrt(R), so that the index is worth having. It is a rule of thumb for values
/// that are spread evenly: names that half of the people have show in any index. A length of about `valueBits` or more
/// gives each value an index value of its own, which the rule allows where enough rows have each value, and which
/// ``leakage(bits:)`` says: take a shorter one.
///
/// What several indexes over one value, or over one row, tell adds up: plan for them with the sum of their lengths.
public struct BlindIndexPlanner: Hashable, Sendable {
    /// Rows of one tenant and domain, since each has a key of its own.
    public let rows: Int

    /// The binary logarithm of the number of values that can occur.
    public let valueBits: Double

    /// Plans for a table.
    ///
    /// - Parameters:
    ///   - rows: how many rows of a tenant and domain there will be. At least 1.
    ///   - valueBits: the binary logarithm of the number of values that can occur after normalisation: 13.3 for four
    ///     digits, 29.9 for nine. More than 0.
    public init(rows: Int, valueBits: Double) {
        precondition(rows >= 1, "a table has at least one row")
        precondition(valueBits > 0 && valueBits.isFinite, "there are at least two values")
        self.rows = rows
        self.valueBits = valueBits
    }

    /// The safe lengths in bits; nil where there are none: for fewer than four rows, and for values of so few kinds
    /// that any index shows them.
    public var safeLengths: ClosedRange<Int>? {
        let safe = (1...256).filter { reason(against: $0) == nil }
        guard let first = safe.first, let last = safe.last else { return nil }
        return first...last
    }

    /// How many rows share an index value, on average.
    ///
    /// - Parameter bits: the length, 1 to 256.
    public func rowsPerValue(bits: Int) -> Double {
        precondition((1...256).contains(bits), "an index value has 1 to 256 bits")
        return Double(rows) / exp2(min(Double(bits), valueBits))
    }

    /// A length that is safe.
    ///
    /// - Parameter bits: 1 to 256.
    /// - Throws: `unsafeIndexLength`, saying what it would leak and what would be safe.
    public func length(_ bits: Int) throws(FieldEncryptionError) -> BlindIndexLength {
        guard (1...256).contains(bits) else {
            throw FieldEncryptionError(.unsafeIndexLength, "an index value has 1 to 256 bits, not \(bits)")
        }
        guard let reason = reason(against: bits) else { return BlindIndexLength(bits: bits) }
        let advice =
            safeLengths.map { "\($0.lowerBound) to \($0.upperBound) bits are safe" }
            ?? "no length is safe for this table: index another part of the value, or several fields together"
        throw FieldEncryptionError(.unsafeIndexLength, "\(bits) bits are not safe: \(reason); \(advice)")
    }

    /// What an index of this length tells whoever reads the column, in words.
    ///
    /// - Parameter bits: 1 to 256.
    public func leakage(bits: Int) -> String {
        let shared = Self.rounded(rowsPerValue(bits: bits))
        if let reason = reason(against: bits) { return reason }
        // Two values share an index value with a probability of 2^-bits: of 2^valueBits values, next to none do.
        if Double(bits) + 1 > valueBits {
            return
                "nearly every value has an index value of its own, which about \(shared) rows share: whoever reads the "
                + "column sees which rows are equal and how often each value occurs; a look-up returns about \(shared) rows"
        }
        return
            "about \(shared) rows share an index value: rows with different index values have different values, rows "
            + "with the same one may or may not have the same; a look-up returns about \(shared) rows, to be decrypted and "
            + "compared"
    }

    private func reason(against bits: Int) -> String? {
        let shared = rowsPerValue(bits: bits)
        if shared < 2 {
            return
                "fewer than two rows share an index value, so that it stands for one value: whoever reads the column "
                + "sees which rows are equal and how often each value occurs"
        }
        guard shared * shared <= Double(rows) else {
            return Double(bits) <= valueBits
                ? "about \(Self.rounded(shared)) rows share an index value: every look-up would return them all"
                : "there are so few values that each shows by how often it occurs"
        }
        return nil
    }

    private static func rounded(_ count: Double) -> String {
        if count < 10 { return "\((count * 10).rounded() / 10)" }
        return Int(exactly: count.rounded()).map(String.init) ?? "\(count)"
    }
}
