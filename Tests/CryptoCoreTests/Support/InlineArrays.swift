extension [UInt8] {
    init(_ bytes: InlineArray<32, UInt8>) { self = bytes.indices.map { bytes[$0] } }
    init(_ bytes: InlineArray<64, UInt8>) { self = bytes.indices.map { bytes[$0] } }
}
