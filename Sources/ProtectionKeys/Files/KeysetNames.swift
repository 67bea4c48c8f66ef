/// The names of Tink's enumerations in JSON. A number is read too, as Protocol Buffers' JSON allows.
///
/// ## Specification
/// `tink.proto`: KeyStatusType, OutputPrefixType, KeyData.KeyMaterialType.
protocol KeysetName: Equatable, Sendable {
    /// Every value that can be read, with its number and name.
    static var names: [(value: Self, number: UInt64, name: String)] { get }
}

extension KeysetName {
    init?(number: UInt64) {
        guard let entry = Self.names.first(where: { $0.number == number }) else { return nil }
        self = entry.value
    }

    init?(name: String) {
        guard let entry = Self.names.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return nil }
        self = entry.value
    }

    private var entry: (value: Self, number: UInt64, name: String) { Self.names.first { $0.value == self }! }

    var number: UInt64 { entry.number }
    var name: String { entry.name }
}

extension KeyStatus: KeysetName {
    static let names: [(value: KeyStatus, number: UInt64, name: String)] = [
        (.enabled, 1, "ENABLED"), (.disabled, 2, "DISABLED"), (.destroyed, 3, "DESTROYED"),
    ]
}

extension OutputPrefix: KeysetName {
    static let names: [(value: OutputPrefix, number: UInt64, name: String)] = [
        (.tink, 1, "TINK"), (.legacy, 2, "LEGACY"), (.raw, 3, "RAW"), (.crunchy, 4, "CRUNCHY"),
        (.withIDRequirement, 5, "WITH_ID_REQUIREMENT"),
    ]
}

extension KeyMaterialType: KeysetName {
    static let names: [(value: KeyMaterialType, number: UInt64, name: String)] = [
        (.unknown, 0, "UNKNOWN_KEYMATERIAL"), (.symmetric, 1, "SYMMETRIC"),
        (.asymmetricPrivate, 2, "ASYMMETRIC_PRIVATE"), (.asymmetricPublic, 3, "ASYMMETRIC_PUBLIC"),
        (.remote, 4, "REMOTE"),
    ]
}
