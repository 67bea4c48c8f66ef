@testable import CryptoCore

extension SecretBytes {
    /// Where the content is. For looking at the memory after the last reference has gone.
    var address: UInt { unsafe withUnsafeBytes { bytes in UInt(bitPattern: bytes.baseAddress) } }
}

/// Bytes at an address that the test knows to be mapped.
func memory(at address: UInt, count: Int) -> [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count))
}
