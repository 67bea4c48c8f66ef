import CryptoCore
import FormatPreservingEncryption

/// The cipher of one derived key, as the cache of derived keys keeps it.
final class FormatWorker {
    let cipher: FormatCipher

    init(_ key: SecretBytes, _ format: Format) throws(CryptoCoreError) {
        do throws(FormatPreservingEncryptionError) {
            cipher = try FormatCipher(key: FF1Key(derived: key), format: format)
        } catch {
            throw CryptoCoreError(.libraryFailure, error.message)
        }
    }
}
