import Foundation
import TestSupport
import Testing

@testable import CryptoCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("A lock on a file")
struct FileLockTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("lock")
    }

    private func isTaken() -> Bool {
        do throws(FileError) {
            _ = try FileLock(path)
            return false
        } catch { return error.code == .taken }
    }

    @Test("keeps others out as long as it lives")
    func exclusive() throws {
        var lock: FileLock? = try FileLock(path)
        #expect(isTaken())
        #expect(lock != nil)
        lock = nil
        #expect(!isTaken())
    }

    #if os(Linux)
        @Test("is free when it is given back, whoever has a copy of the descriptor, as a child that is being made has")
        func copied() throws {
            var lock: FileLock? = try FileLock(path)
            let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(CInt.init)
            let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
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

        @Test("stays the parent's when a child that was forked drops it")
        func forkedChild() async {
            await #expect(processExitsWith: .success) {
                let folder = try TemporaryFolder()
                var lock: FileLock? = try FileLock(folder.path("lock"))
                let dropped = try forked {
                    lock = nil
                    return [1]
                }
                #expect(dropped == [1] && lock != nil)
                #expect(throws: FileError.self) { try FileLock(folder.path("lock")) }
                lock = nil
                _ = try FileLock(folder.path("lock"))
            }
        }
    #endif
}
