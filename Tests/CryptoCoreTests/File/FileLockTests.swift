import Foundation
import Testing

@testable import CryptoCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("A lock on a file")
struct FileLockTests {
    private let path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(
        path: "lock-\(UUID().uuidString)"
    ).path

    private func isTaken() -> Bool {
        do throws(FileError) {
            _ = try FileLock(path)
            return false
        } catch { return error.code == .taken }
    }

    @Test("keeps others out as long as it lives")
    func exclusive() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        var lock: FileLock? = try FileLock(path)
        #expect(isTaken())
        #expect(lock != nil)
        lock = nil
        #expect(!isTaken())
    }

    #if os(Linux)
        @Test("is free when it is given back, whoever has a copy of the descriptor, as a child that is being made has")
        func copied() throws {
            defer { try? FileManager.default.removeItem(atPath: path) }
            var lock: FileLock? = try FileLock(path)
            let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(CInt.init)
            let own = try #require(
                descriptors.first {
                    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
                })
            let copy = dup(own)
            defer { close(copy) }
            #expect(copy >= 0 && lock != nil)
            lock = nil
            #expect(!isTaken())
        }
    #endif
}
