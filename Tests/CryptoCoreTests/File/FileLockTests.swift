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

    @Test("of a file that is replaced while it is held is on the file that has the name, so that no change is lost")
    func replaced() throws {
        try Data("0".utf8).write(to: URL(filePath: path))
        let (path, folder) = (path, folder)
        let counts = try inThreads(8) { thread in
            var count = 0
            while count < 100 {
                guard let lock = try? FileLock(path) else { continue }
                let number = Int(try String(contentsOfFile: path, encoding: .utf8)) ?? -1
                let next = folder.path("next\(thread)")
                try Data("\(number + 1)".utf8).write(to: URL(filePath: next))
                #expect(unsafe rename(next, path) == 0)
                count += 1
                withExtendedLifetime(lock) {}
            }
            return count
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "\(counts.reduce(0, +))")
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
