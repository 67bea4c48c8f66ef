import Foundation
import ProtectionKeys
import Testing

@testable import Masking

/// Contexts that tests use.
enum Contexts {
    static let customer = FieldContext(tenant: "acme", domain: "customer")

    /// Contexts that differ from `customer` in one thing each.
    static let others: [FieldContext] = [
        FieldContext(tenant: "acme", domain: "employee"), FieldContext(tenant: "Acme", domain: "customer"),
        FieldContext(tenant: nil, domain: "customer"), FieldContext(tenant: "", domain: "customer"),
        FieldContext(tenant: "acmec", domain: "ustomer"), FieldContext(tenant: "customer", domain: "acme"),
    ]
}

/// A root keyset with one key of fixed bytes: the figures of statistical tests are the same in every run.
func fixedRoot(_ byte: UInt8) throws -> RootKeyset {
    let message = Data([0x12, 0x02, 0x08, 0x03, 0x1A, 0x20] + (0..<32).map { byte &+ $0 })
    return try RootKeyset(
        Keyset(
            insecureCleartextJSON: """
                {"primaryKeyId": 7, "key": [{"keyId": 7, "status": "ENABLED", "outputPrefixType": "RAW", "keyData": {
                "typeUrl": "type.googleapis.com/google.crypto.tink.HkdfPrfKey", "keyMaterialType": "SYMMETRIC",
                "value": "\(message.base64EncodedString())"}}]}
                """))
}

/// The code of the error that `body` throws, or nil when it throws none or one of another type.
func maskingCode<Result: ~Copyable>(_ body: () throws -> Result) -> MaskingError.Code? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? MaskingError)?.code
    }
}

/// The error that `body` throws, or nil when it throws none or one of another type.
func maskingError<Result: ~Copyable>(_ body: () throws -> Result) -> MaskingError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? MaskingError
    }
}

/// The greatest value of chi-square that a test allows: some six standard deviations above the mean, which chance
/// exceeds once in far more than a million tests.
func chiSquareBound(degrees: Int) -> Double {
    // Wilson and Hilferty (1931).
    let d = Double(degrees)
    let root = 1 - 2 / (9 * d) + 6 * (2 / (9 * d)).squareRoot()
    return d * root * root * root
}

/// Chi-square of counts that are all expected to be equal.
func chiSquare(_ counts: some Collection<Int>) -> Double {
    let expected = Double(counts.reduce(0, +)) / Double(counts.count)
    return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
}
