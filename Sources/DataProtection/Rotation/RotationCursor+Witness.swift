import FieldEncryption
import ProtectionKeys

extension RotationCursor {
    /// Renews the witness, once all the rest is as it will be kept.
    mutating func seal(_ plan: TablePlan) throws(DataProtectionError) {
        do throws(FieldEncryptionError) {
            witness = try FieldCipher(plan.root).encryptDeterministically(testimony, context: Self.context(plan))
        } catch {
            throw DataProtectionError(error)
        }
    }

    /// The keyset has the key that the cursor was written with, and the cursor is as it was written. Where it once had that
    /// key, nobody can tell.
    ///
    /// - Throws: `wrongKeyset`, `sourceMisbehaved`.
    func verify(_ plan: TablePlan) throws(DataProtectionError) {
        let written: String
        do throws(FieldEncryptionError) {
            written = try FieldCipher(plan.root).decrypt(witness, context: Self.context(plan))
        } catch  where error.code == .keyDisabled || error.code == .keyDestroyed {
            return
        } catch {
            throw DataProtectionError(
                .wrongKeyset, "an earlier run over this table was made with another keyset", table: plan.name)
        }
        guard written.utf8.elementsEqual(testimony.utf8) else {
            throw DataProtectionError(
                .sourceMisbehaved, "the cursor of an earlier run over this table was changed since it was written",
                table: plan.name)
        }
    }

    /// All the rest. Only the last part is of any length.
    private var testimony: String {
        "\(target) \(undecided ?? "-") \(rows) \(isFinished) \(position.map { "+\($0)" } ?? "-")"
    }

    private static func context(_ plan: TablePlan) -> FieldContext {
        FieldContext(tenant: nil, domain: RotationRun.name(of: plan))
    }
}
