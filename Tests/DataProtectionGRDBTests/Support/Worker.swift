#if SQLite
    import Foundation
    import TestSupport

    /// The program `StoreWorker` in a process of its own.
    final class Worker {
        private let process = Process()
        /// What it prints. A file, since reading a pipe is interrupted whenever another process ends.
        private let output: URL

        init(in folder: TemporaryFolder, _ arguments: String...) throws {
            output = folder.url.appending(path: "output-\(UUID().uuidString)")
            try Data().write(to: output)
            process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
                .deletingLastPathComponent().appending(path: "StoreWorker")
            process.arguments = arguments
            process.standardOutput = try FileHandle(forWritingTo: output)
            try process.run()
        }

        /// Waits until it has printed so many lines, or has ended.
        func waitForLines(_ count: Int) async throws {
            while process.isRunning, try Data(contentsOf: output).count(where: { $0 == 0x0A }) < count {
                try await Task.sleep(for: .milliseconds(1))
            }
        }

        /// Ends the process by force. Whether it was still running.
        func kill() -> Bool {
            let wasRunning = process.isRunning
            Foundation.kill(process.processIdentifier, SIGKILL)
            return wasRunning
        }

        /// All lines that it printed whole, once it has ended.
        func lines() throws -> [Substring] {
            process.waitUntilExit()
            let text = try Data(contentsOf: output)
            let whole = text.prefix(upTo: text.lastIndex(of: 0x0A).map { $0 + 1 } ?? text.startIndex)
            return String(decoding: whole, as: UTF8.self).split(separator: "\n")
        }

        var status: Int32 { process.terminationStatus }
    }
#endif
