import COpenSSL

/// Overwrites memory with zeros, in a way that the optimiser does not remove.
package func wipe<Element: BitwiseCopyable>(_ span: inout MutableSpan<Element>) {
    unsafe span.withUnsafeMutableBytes { bytes in unsafe sdp_wipe(bytes.baseAddress, bytes.count) }
}

/// Overwrites the elements of an array that is no longer needed.
///
/// An array that shares its storage with a copy is first copied: wipe the only reference.
package func wipe<Element: BitwiseCopyable>(_ array: inout [Element]) {
    if array.isEmpty { return }
    unsafe array.withUnsafeMutableBytes { bytes in unsafe sdp_wipe(bytes.baseAddress, bytes.count) }
}
