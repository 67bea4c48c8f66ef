import Masking

extension FieldMask {
    /// Whether a piece of the value can stand in what is shown.
    package var showsSomething: Bool {
        switch self {
        case .plain(let mask): mask.declaration.longestVisible != 0
        case .keyed(let mask): mask.declaration.longestVisible != 0
        }
    }
}
