#if SQLite
    import Foundation

    /// The program `StoreWorker` in a process of its own.
    final class Worker {
        private let process = Process()
        private let output = Pipe()
        private var text = Data()

        init(_ arguments: String...) throws {
            process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
                .deletingLastPathComponent().appending(path: "StoreWorker")
            process.arguments = arguments
            process.standardOutput = output
            try process.run()
        }

        /// Waits until it has printed so many lines.
        func waitForLines(_ count: Int) {
            while text.count(where: { $0 == 0x0A }) < count, readMore() {}
        }

        /// Reads what there is, and waits for it. False at the end.
        private func readMore() -> Bool {
            while true {
                do {
                    guard let more = try output.fileHandleForReading.read(upToCount: 1 << 16), !more.isEmpty else {
                        return false
                    }
                    text += more
                    return true
                } catch {
                    // Interrupted by a signal, such as that of a process that has ended: nothing was read.
                    continue
                }
            }
        }

        /// Ends the process by force. Whether it was still running.
        func kill() -> Bool {
            let wasRunning = process.isRunning
            Foundation.kill(process.processIdentifier, SIGKILL)
            return wasRunning
        }

        /// All lines that it printed whole, once it has ended.
        func lines() -> [Substring] {
            while readMore() {}
            process.waitUntilExit()
            let whole = text.prefix(upTo: text.lastIndex(of: 0x0A).map { $0 + 1 } ?? text.startIndex)
            return String(decoding: whole, as: UTF8.self).split(separator: "\n")
        }

        var status: Int32 { process.terminationStatus }
    }
#endif
