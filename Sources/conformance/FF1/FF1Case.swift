import FormatPreservingEncryption

/// The calls that a Wycheproof case makes, for text and for numerals.
protocol FF1Case {
    associatedtype Value: Equatable

    func encrypt(_ value: Value) throws -> Value
    func decrypt(_ value: Value) throws -> Value
    func decryptLegacy(_ value: Value) throws -> Value
}

struct TextCase: FF1Case {
    let ff1: FF1Text
    let tweak: [UInt8]

    func encrypt(_ value: String) throws -> String { try ff1.encrypt(value, tweak: tweak) }
    func decrypt(_ value: String) throws -> String { try ff1.decrypt(value, tweak: tweak) }

    func decryptLegacy(_ value: String) throws -> String {
        try ff1.insecureDecryptLegacySmallDomain(value, tweak: tweak)
    }
}

/// Numerals as the file has them.
struct NumeralCase: FF1Case {
    let ff1: FF1
    let tweak: [UInt8]

    func encrypt(_ value: [Int]) throws -> [Int] { try ff1.encrypt(numerals(of: value), tweak: tweak).map { Int($0) } }
    func decrypt(_ value: [Int]) throws -> [Int] { try ff1.decrypt(numerals(of: value), tweak: tweak).map { Int($0) } }

    func decryptLegacy(_ value: [Int]) throws -> [Int] {
        var numerals = try numerals(of: value)
        var span = numerals.mutableSpan
        try ff1.insecureDecryptLegacySmallDomain(&span, tweak: tweak.span)
        return numerals.map { Int($0) }
    }

    /// What is no `Numeral` at all (negative, or 65,536) cannot be handed to the library: its type refuses it.
    struct NotANumeral: Error {}

    private func numerals(of value: [Int]) throws -> [Numeral] {
        try value.map { number in
            guard let numeral = Numeral(exactly: number) else { throw NotANumeral() }
            return numeral
        }
    }
}
