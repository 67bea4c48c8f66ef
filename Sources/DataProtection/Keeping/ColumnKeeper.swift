import FieldEncryption
import FormatPreservingEncryption
import ProtectionKeys
import Tokenization

/// How one kind of column is protected, opened and recognised: the primitive behind a ``ColumnStorage``.
enum ColumnKeeper: Sendable {
    case encrypted(FieldCipher)
    /// Under the key of the row's subject as well.
    case erasable(FieldCipher)
    case deterministic(FieldCipher)
    case format(FormatTokenizer)
    /// Cards whose tokens do not say which key made them.
    case card(FormatTokenizer)
    /// Cards whose tokens do.
    case markedCard(CardTokenizer)
    case opaque(OpaqueTokenizer)
    case random(OpaqueTokenizer)
    case oneWay(OneWayTokenizer)

    var needsRecord: Bool {
        switch self {
        case .encrypted, .erasable: true
        default: false
        }
    }

    var isErasable: Bool { if case .erasable = self { true } else { false } }

    var isReversible: Bool { if case .oneWay = self { false } else { true } }

    /// Whether values have to be moved key by key, since they do not say which key made them.
    var isSilent: Bool {
        switch self {
        case .format, .card: true
        default: false
        }
    }
}

/// What became of the values of a column: a result or a failure for each; a failure's row is the place among them.
struct ColumnOutcome {
    var results: [String?]
    var failures: [DataProtectionError] = []

    /// All of them failed alike.
    static func failed(_ count: Int, _ error: DataProtectionError) -> ColumnOutcome {
        ColumnOutcome(
            results: [String?](repeating: nil, count: count), failures: (0..<count).map { error.inRow($0) })
    }

    /// Whatever throws, throws for all.
    static func of(_ count: Int, _ body: () throws(TokenizationError) -> TokenColumn) -> ColumnOutcome {
        do throws(TokenizationError) {
            let column = try body()
            return ColumnOutcome(results: column.results, failures: column.failures.map { DataProtectionError($0) })
        } catch {
            return failed(count, DataProtectionError(error))
        }
    }
}
