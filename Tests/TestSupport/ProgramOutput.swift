package import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a program prints, read while it runs. Not by `FileHandle`, which takes it for a failure when a signal comes between,
/// as when another program ends.
package struct ProgramOutput: Sendable {
    private let pipe = Pipe()

    package init(of process: Process) { process.standardOutput = pipe }

    /// What there is, once there is something; empty at the end.
    package func available() throws -> Data {
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe read(pipe.fileHandleForReading.fileDescriptor, &part, part.count)
            if count >= 0 { return Data(part.prefix(count)) }
            guard errno == EINTR else { throw CocoaError(.fileReadUnknown) }
        }
    }

    /// All up to the end.
    package func rest() throws -> Data {
        var all = Data()
        while true {
            let part = try available()
            if part.isEmpty { return all }
            all += part
        }
    }
}
