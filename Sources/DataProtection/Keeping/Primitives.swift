import FieldEncryption
import FormatPreservingEncryption
import ProtectionKeys
import Tokenization

/// The primitives of a catalog: columns of one kind share one, and so its derived keys.
struct Primitives {
    let root: RootKeyset
    private var ciphers: [PlaintextLength: FieldCipher] = [:]
    private var keepers: [ColumnStorage: ColumnKeeper] = [:]
    private var indexes: [IndexKey: BlindIndex] = [:]

    private struct IndexKey: Hashable {
        let name: String
        let length: BlindIndexLength
        let normalizers: [Normalizer]
    }

    init(_ root: RootKeyset) { self.root = root }

    /// The keeper of a column; nil for columns in clear.
    mutating func keeper(of column: ColumnProtection) throws(DataProtectionError) -> ColumnKeeper? {
        if column.isErasable, case .encrypted(let length) = column.storage { return .erasable(cipher(length)) }
        return try keeper(of: column.storage)
    }

    /// The keeper of a kind of column; nil for columns in clear.
    mutating func keeper(of storage: ColumnStorage) throws(DataProtectionError) -> ColumnKeeper? {
        if let keeper = keepers[storage] { return keeper }
        let keeper: ColumnKeeper
        switch storage {
        case .clear: return nil
        case .encrypted(let length): keeper = .encrypted(cipher(length))
        case .encryptedDeterministically(let length): keeper = .deterministic(cipher(length))
        case .token(let token):
            keeper = .format(
                FormatTokenizer(root, format: token.format, name: token.name, mismatch: token.mismatch))
        case .card(let card): keeper = try self.keeper(of: card)
        case .opaqueToken(let shape): keeper = .opaque(OpaqueTokenizer(root, shape: shape))
        case .randomToken(let shape): keeper = .random(OpaqueTokenizer(root, shape: shape))
        case .oneWay(let length, let prefix):
            keeper = .oneWay(OneWayTokenizer(root, length: length, prefix: prefix))
        }
        keepers[storage] = keeper
        return keeper
    }

    private func keeper(of card: CardToken) throws(DataProtectionError) -> ColumnKeeper {
        do {
            guard card.marks.isEmpty else {
                return .markedCard(
                    try CardTokenizer(
                        root, marks: card.marks, name: card.name, keepingLast: card.keptDigits, lengths: card.lengths))
            }
            return .card(FormatTokenizer(root, format: try card.format, name: card.name))
        } catch let error as TokenizationError {
            throw DataProtectionError(error)
        } catch {
            throw DataProtectionError(.invalidCatalog, "there are no such tokens of cards")
        }
    }

    private mutating func cipher(_ length: PlaintextLength) -> FieldCipher {
        if let cipher = ciphers[length] { return cipher }
        let cipher = FieldCipher(root, plaintextLength: length)
        ciphers[length] = cipher
        return cipher
    }

    mutating func index(_ index: ColumnIndex) -> BlindIndex {
        let key = IndexKey(name: index.name.text, length: index.length, normalizers: index.normalizers)
        if let known = indexes[key] { return known }
        let made = BlindIndex(
            root, name: index.name.text, length: index.length, normalizers: index.normalizers)
        indexes[key] = made
        return made
    }
}
