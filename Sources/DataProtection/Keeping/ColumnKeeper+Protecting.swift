import FieldEncryption
import ProtectionKeys
import Tokenization

extension ColumnKeeper {
    /// Protects values of one tenant under the primary key.
    ///
    /// - Parameters:
    ///   - records: the key of each row, where ``needsRecord``.
    ///   - subjectKeys: the key of each row's subject, where ``isErasable``.
    ///   - longest: how many bytes are encrypted at most.
    func protect(
        _ values: [String], records: [String], subjectKeys: [SubjectKey], context: FieldContext,
        longest: Int = FieldCipher.maximumPlaintextSize
    ) -> ColumnOutcome {
        let limit = max(values.count, 1)
        return switch self {
        case .encrypted(let cipher):
            Self.encrypt(values, longest) { (rows) throws(FieldEncryptionError) in
                guard let rows else { return try cipher.encryptColumn(values, context: context, records: records) }
                return try cipher.encryptColumn(
                    rows.map { values[$0] }, context: context, records: rows.map { records[$0] })
            }
        case .erasable(let cipher):
            Self.encrypt(values, longest) { (rows) throws(FieldEncryptionError) in
                guard let rows else {
                    return try cipher.encryptColumn(
                        values, context: context, records: records, subjectKeys: subjectKeys)
                }
                return try cipher.encryptColumn(
                    rows.map { values[$0] }, context: context, records: rows.map { records[$0] },
                    subjectKeys: rows.map { subjectKeys[$0] })
            }
        case .deterministic(let cipher):
            Self.encrypt(values, longest) { (rows) throws(FieldEncryptionError) in
                try cipher.encryptColumnDeterministically(rows?.map { values[$0] } ?? values, context: context)
            }
        case .format(let tokenizer), .card(let tokenizer):
            .of(values.count) { () throws(TokenizationError) in
                // What lock step needs is made ready for a column, which is too much for a few.
                if values.count < 4 {
                    return TokenColumn.each(values) { (value) throws(TokenizationError) in
                        try tokenizer.tokenizeDeterministically(value, context: context)
                    }
                }
                return try tokenizer.tokenizeColumnDeterministically(values, context: context, failureLimit: limit)
            }
        case .markedCard(let tokenizer):
            .of(values.count) { () throws(TokenizationError) in
                try tokenizer.tokenizeColumnDeterministically(values, context: context, failureLimit: limit)
            }
        case .opaque(let tokenizer):
            .of(values.count) {
                tokenizer.tokenizeColumnDeterministically(values, context: context, failureLimit: limit)
            }
        case .random(let tokenizer):
            .of(values.count) { tokenizer.tokenizeColumn(values, context: context, failureLimit: limit) }
        case .oneWay(let tokenizer):
            .of(values.count) {
                tokenizer.tokenizeColumnDeterministically(values, context: context, failureLimit: limit)
            }
        }
    }

    /// Encrypts what is not too long.
    ///
    /// - Parameter body: encrypts these rows; all of them where nil.
    private static func encrypt(
        _ values: [String], _ longest: Int, _ body: (_ rows: [Int]?) throws(FieldEncryptionError) -> [String]
    ) -> ColumnOutcome {
        do throws(FieldEncryptionError) {
            if values.allSatisfy({ $0.utf8.count <= longest }) {
                return ColumnOutcome(results: try body(nil))
            }
            let rows = values.indices.filter { values[$0].utf8.count <= longest }
            var outcome = ColumnOutcome(results: [String?](repeating: nil, count: values.count))
            for (row, envelope) in zip(rows, try body(rows)) { outcome.results[row] = envelope }
            outcome.failures = values.indices.filter { outcome.results[$0] == nil }.map { row in
                DataProtectionError(
                    .valueTooLong, "a field has at most \(longest) bytes", row: row)
            }
            return outcome
        } catch {
            return .failed(values.count, DataProtectionError(error))
        }
    }
}
