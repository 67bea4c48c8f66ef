public import Masking

/// How a field is masked.
public enum FieldMask: Hashable, Sendable {
    /// By a mask that needs no key.
    case plain(Mask)
    /// By a mask under a key, for a subject.
    case keyed(KeyedMask)

    /// Reads the text form of either, such as `keep-last(4)` or `fake(person.latin)`.
    ///
    /// - Throws: `MaskingError` with the place in the text, where it is neither.
    public init(_ text: String) throws(MaskingError) {
        do throws(MaskingError) {
            self = .plain(try Mask(text))
        } catch {
            guard let keyed = try? KeyedMask(text) else { throw error }
            self = .keyed(keyed)
        }
    }
}

extension FieldMask: CustomStringConvertible {
    /// The text form.
    public var description: String {
        switch self {
        case .plain(let mask): mask.description
        case .keyed(let mask): mask.description
        }
    }
}
