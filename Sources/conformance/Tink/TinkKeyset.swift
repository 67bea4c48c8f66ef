import Foundation
import ProtectionKeys

/// The keyset of a case, read from every form in which the case has it.
struct TinkKeyset {
    struct Wrong: Error, CustomStringConvertible {
        let description: String
    }

    /// One for each form.
    let keysets: [Keyset]

    /// Reads the forms, and holds what is written of them against what Tink wrote: the binary form byte for byte, JSON
    /// by content.
    init(_ tested: TinkFile.Case) throws {
        var keysets: [Keyset] = []
        if let json = tested.keysetJson { try keysets.append(Keyset(insecureCleartextJSON: json.text)) }
        if let message = tested.keysetProto { try keysets.append(Keyset(insecureCleartextBinary: message.bytes)) }
        guard !keysets.isEmpty else { throw TinkFile.Missing(field: "keysetJson") }
        for keyset in keysets {
            if let message = tested.keysetProto, try keyset.insecureCleartextBinary() != message.bytes {
                throw Wrong(description: "the binary keyset is written in another way than Tink's")
            }
            if let json = tested.keysetJson, try JSONValue(keyset.insecureCleartextJSON()) != JSONValue(json.text) {
                throw Wrong(description: "the JSON keyset says something else than Tink's")
            }
        }
        self.keysets = keysets
    }

    /// The key types that the library has, by the last part of their URL.
    static let types: Set<String> = [
        "AesGcmKey", "XAesGcmKey", "AesSivKey", "HkdfPrfKey", "HmacPrfKey", "AesCmacPrfKey", "HmacKey", "AesCmacKey",
    ]

    static func type(_ url: String) -> String { url.split(separator: ".").last.map(String.init) ?? url }

    /// Why the library cannot make a primitive of the keyset, where that is for want of what it does not offer: an
    /// enabled key of a type, or with a parameter, that it does not have.
    func notOffered(_ make: (Keyset) throws -> Void) -> String? {
        for key in keysets[0].keys where key.status == .enabled {
            let type = Self.type(key.typeURL)
            guard Self.types.contains(type) else { return "\(type), which the library does not offer" }
        }
        do {
            try make(keysets[0])
        } catch let error as ProtectionKeysError where error.code == .unsupportedKey {
            return error.message
        } catch {}
        return nil
    }

    /// Whether `body` refuses, for one of the reasons given.
    static func refuses(_ codes: Set<ProtectionKeysError.Code>, _ body: () throws -> Void) -> Bool {
        do {
            try body()
            return false
        } catch let error as ProtectionKeysError {
            return codes.contains(error.code)
        } catch {
            return false
        }
    }
}

extension Keyset {
    /// The keyset with another primary key, where the sample names one.
    func promoting(_ id: UInt32?) throws -> Keyset {
        guard let id else { return self }
        var promoted = self
        try promoted.promote(KeyID(id))
        return promoted
    }
}
