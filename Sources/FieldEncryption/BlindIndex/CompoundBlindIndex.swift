import CryptoCore
public import ProtectionKeys

/// Finds rows by several fields at once, such as last name and date of birth: an index over all of them tells less than
/// one over each.
///
/// Everything said of ``BlindIndex`` holds.
///
/// ## Specification
/// As ``BlindIndex``, of the parts in their order, each with its length before it (4 bytes, big-endian).
public struct CompoundBlindIndex: Sendable {
    /// What is done to each part before.
    public let parts: [[Normalizer]]

    private let function: IndexFunction

    /// Makes an index.
    ///
    /// - Parameters:
    ///   - root: its primary key makes new index values; all its enabled keys make candidates.
    ///   - name: tells this index from others of the same domain. 1 to 255 bytes; unlike those of single indexes.
    ///   - length: from a ``BlindIndexPlanner``, with the bits of all parts together.
    ///   - parts: the normalizers of each part. At least two parts.
    public init(_ root: RootKeyset, name: String, length: BlindIndexLength, parts: [[Normalizer]]) {
        precondition(parts.count >= 2, "a compound index has at least two parts")
        for normalizers in parts { normalizers.requireCounts() }
        function = IndexFunction(root, name: name, length: length)
        self.parts = parts
    }

    /// The bits of an index value.
    public var length: BlindIndexLength { function.length }

    /// The index value to store with a row.
    ///
    /// - Parameters:
    ///   - values: one for each part.
    ///   - context: tenant, and a domain for the fields together, such as "customer.name+birth".
    /// - Throws: `unequalParts`; `nothingToIndex` where normalisation leaves nothing of any part; `contextTooLong`,
    ///   `cryptographyFailed`.
    public func blindIndex(of values: [String], context: FieldContext) throws(FieldEncryptionError) -> BlindIndexValue {
        var message = try message(values)
        defer { wipe(&message) }
        return try function.value(of: message.span, context)
    }

    /// The index values that a row may be stored with: one for every enabled key, that of the primary first.
    ///
    /// - Throws: as ``blindIndex(of:context:)``.
    public func candidates(
        for values: [String], context: FieldContext
    ) throws(FieldEncryptionError) -> [BlindIndexValue] {
        var message = try message(values)
        defer { wipe(&message) }
        return try function.values(of: message.span, context)
    }

    /// Whether another key than the primary made an index value, which is to be made anew then.
    public func needsRotation(_ value: BlindIndexValue) -> Bool { value.keyID != function.root.primaryKeyID }

    private func message(_ values: [String]) throws(FieldEncryptionError) -> [UInt8] {
        guard values.count == parts.count else {
            throw FieldEncryptionError(
                .unequalParts, "the index has \(parts.count) parts, and \(values.count) values were given")
        }
        var message: [UInt8] = []
        var isEmpty = true
        for (normalizers, value) in zip(parts, values) {
            try normalizers.withNormalized(value) { (part) throws(FieldEncryptionError) in
                if !part.isEmpty { isEmpty = false }
                // Not appended in place: an array that grows leaves what it held unwiped.
                let longer = [UInt8](capacity: message.count + 4 + part.count) { output in
                    output.append(copying: message.span)
                    output.append(bigEndian: UInt32(part.count))
                    output.append(copying: part)
                }
                wipe(&message)
                message = longer
            }
        }
        guard !isEmpty else {
            throw FieldEncryptionError(
                .nothingToIndex, "normalisation leaves nothing of any part: store no index value for the row")
        }
        return message
    }
}
