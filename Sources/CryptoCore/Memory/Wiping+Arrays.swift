import COpenSSL

/// The same as the generic call, for the elements that values are made of: a generic call into another module costs more
/// than overwriting a short value does.
package func wipe(_ array: inout [UInt8]) {
    if array.isEmpty { return }
    unsafe array.withUnsafeMutableBytes { bytes in unsafe sdp_wipe(bytes.baseAddress, bytes.count) }
}

/// Overwrites the elements of an array that is no longer needed. See the call for bytes.
package func wipe(_ array: inout [UInt16]) {
    if array.isEmpty { return }
    unsafe array.withUnsafeMutableBytes { bytes in unsafe sdp_wipe(bytes.baseAddress, bytes.count) }
}

/// Overwrites the elements of an array that is no longer needed. See the call for bytes.
package func wipe(_ array: inout [UInt32]) {
    if array.isEmpty { return }
    unsafe array.withUnsafeMutableBytes { bytes in unsafe sdp_wipe(bytes.baseAddress, bytes.count) }
}
