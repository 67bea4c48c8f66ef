import FieldEncryption
import ProtectionKeys
import Tokenization

extension ColumnKeeper {
    /// Opens what is stored for one tenant.
    ///
    /// - Parameters:
    ///   - records: the key of each row; none where the table names no record column.
    ///   - subjectKeys: the key of each row's subject, nil where it has none, where ``isErasable``.
    ///   - keyID: the key that made them, where they do not say; the primary when nil.
    func open(
        _ stored: [String], records: [String], subjectKeys: [SubjectKey?], context: FieldContext, keyID: KeyID?
    ) -> ColumnOutcome {
        let limit = max(stored.count, 1)
        return switch self {
        case .encrypted(let cipher), .deterministic(let cipher):
            Self.decrypt(stored, records: records, context: context, cipher, deterministic: !needsRecord)
        case .erasable(let cipher):
            Self.decrypt(stored, records: records, subjectKeys: subjectKeys, context: context, cipher)
        case .format(let tokenizer), .card(let tokenizer):
            .of(stored.count) { () throws(TokenizationError) in
                try tokenizer.detokenizeColumn(stored, context: context, keyID: keyID, failureLimit: limit)
            }
        case .markedCard(let tokenizer):
            .of(stored.count) { () throws(TokenizationError) in
                try tokenizer.detokenizeColumn(stored, context: context, failureLimit: limit)
            }
        case .opaque(let tokenizer), .random(let tokenizer):
            .of(stored.count) { tokenizer.detokenizeColumn(stored, context: context, failureLimit: limit) }
        case .oneWay:
            .failed(stored.count, DataProtectionError(.notReversible, "a one-way token has no way back"))
        }
    }

    /// The column at once; row by row where one fails, so that the others come through. A column that was of the other kind
    /// before opens too: a deterministic envelope is bound to no row, a randomised one always.
    private static func decrypt(
        _ envelopes: [String], records: [String], context: FieldContext, _ cipher: FieldCipher, deterministic: Bool
    ) -> ColumnOutcome {
        if let texts = try? cipher.decryptColumn(
            envelopes, context: context, records: deterministic ? nil : records)
        {
            return ColumnOutcome(results: texts)
        }
        var outcome = ColumnOutcome(results: [String?](repeating: nil, count: envelopes.count))
        for (row, envelope) in envelopes.enumerated() {
            do throws(FieldEncryptionError) {
                let isBound = row < records.count && !cipher.isDeterministic(envelope)
                outcome.results[row] = try cipher.decrypt(
                    envelope, context: isBound ? context.record(records[row]) : context)
            } catch {
                outcome.failures.append(DataProtectionError(error).inRow(row))
            }
        }
        return outcome
    }

    /// The same of values that need their subjects' keys. Where there is none it is a wrong one. What was written before the
    /// column was erasable needs none, and opens too, so that it can be moved.
    private static func decrypt(
        _ envelopes: [String], records: [String], subjectKeys: [SubjectKey?], context: FieldContext,
        _ cipher: FieldCipher
    ) -> ColumnOutcome {
        let keys = subjectKeys.compactMap(\.self)
        if keys.count == envelopes.count,
            let texts = try? cipher.decryptColumn(envelopes, context: context, records: records, subjectKeys: keys)
        {
            return ColumnOutcome(results: texts)
        }
        var outcome = ColumnOutcome(results: [String?](repeating: nil, count: envelopes.count))
        for (row, envelope) in envelopes.enumerated() {
            do throws(FieldEncryptionError) {
                outcome.results[row] = try decrypt(
                    envelope, context.record(records[row]), subjectKeys[row], context, cipher)
            } catch {
                outcome.failures.append(DataProtectionError(error).inRow(row))
            }
        }
        return outcome
    }

    private static func decrypt(
        _ envelope: String, _ context: FieldContext, _ key: SubjectKey?, _ scope: FieldContext, _ cipher: FieldCipher
    ) throws(FieldEncryptionError) -> String {
        if let key, let text = try? cipher.decrypt(envelope, context: context, subjectKey: key) { return text }
        return try cipher.decrypt(envelope, context: cipher.isDeterministic(envelope) ? scope : context)
    }
}
