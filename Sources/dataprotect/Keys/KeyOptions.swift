import ArgumentParser
import ProtectionKeys

/// The options that say how a keyset is encrypted.
struct KeyOptions: ParsableArguments {
    @Option(help: "A file with the key that encrypts the keyset: 32 bytes in Base64, mode 0600.", completion: .file())
    var kek: String?

    @Option(help: "A file with the passphrase, mode 0600.", completion: .file())
    var passphraseFile: String?

    @Option(help: "A descriptor that the passphrase is read from.")
    var passphraseFd: Int32?

    @Flag(help: "The keyset is not encrypted: whoever reads the file has the keys.")
    var insecureCleartext = false

    @Option(help: "What the keyset belongs to, such as the service's name; the same as when it was made.")
    var associatedData = ""

    func validate() throws {
        let given = [kek != nil, passphraseFile != nil, passphraseFd != nil, insecureCleartext].count { $0 }
        if given > 1 {
            throw ValidationError("One of --kek, --passphrase-file, --passphrase-fd, --insecure-cleartext.")
        }
        if insecureCleartext, !associatedData.isEmpty {
            throw ValidationError("A keyset in cleartext is bound to no --associated-data.")
        }
    }

    /// - Parameter isNew: whether a passphrase is given for the first time.
    func protection(isNew: Bool = false) throws -> KeysetProtection {
        if insecureCleartext { return .insecureCleartext }
        return .encrypted(try source.key(isNew: isNew, of: "the keyset"), associatedData: Array(associatedData.utf8))
    }

    private var source: KeySource {
        if let kek { return .file(kek) }
        if let passphraseFile { return .passphraseFile(passphraseFile) }
        if let passphraseFd { return .passphraseDescriptor(passphraseFd) }
        return .terminal
    }
}

/// The options that say how a keyset will be encrypted.
struct NewKeyOptions: ParsableArguments {
    @Option(help: "A file with the new key that encrypts the keyset.", completion: .file())
    var newKek: String?

    @Option(help: "A file with the new passphrase.", completion: .file())
    var newPassphraseFile: String?

    @Option(help: "A descriptor that the new passphrase is read from.")
    var newPassphraseFd: Int32?

    @Flag(help: "The keyset will not be encrypted: whoever reads the file will have the keys.")
    var newInsecureCleartext = false

    @Option(help: "What the keyset will belong to; as before unless given.")
    var newAssociatedData: String?

    func validate() throws {
        let given = [newKek != nil, newPassphraseFile != nil, newPassphraseFd != nil, newInsecureCleartext].count { $0 }
        if given > 1 {
            throw ValidationError(
                "One of --new-kek, --new-passphrase-file, --new-passphrase-fd, --new-insecure-cleartext.")
        }
        if newInsecureCleartext, newAssociatedData?.isEmpty == false {
            throw ValidationError("A keyset in cleartext is bound to no --new-associated-data.")
        }
    }

    func protection(after options: KeyOptions) throws -> KeysetProtection {
        if newInsecureCleartext { return .insecureCleartext }
        let data = Array((newAssociatedData ?? options.associatedData).utf8)
        return .encrypted(try source.key(isNew: true, of: "the keyset from now on"), associatedData: data)
    }

    private var source: KeySource {
        if let newKek { return .file(newKek) }
        if let newPassphraseFile { return .passphraseFile(newPassphraseFile) }
        if let newPassphraseFd { return .passphraseDescriptor(newPassphraseFd) }
        return .terminal
    }
}
