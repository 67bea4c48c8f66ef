#if os(Linux)
    package import Foundation
    import Glibc

    /// A terminal, for a program that looks whether somebody watches.
    package struct PseudoTerminal: Sendable {
        private let watcher: FileHandle
        /// What the program writes to. It has to be given up before the rest is read.
        package let line: FileHandle

        /// `TIOCSPTLCK` and `TIOCGPTN`, which the C library's module does not have.
        private static let (unlock, name): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

        /// Nil where the machine has none.
        package init?() {
            let watcher = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
            guard watcher >= 0 else { return nil }
            self.watcher = FileHandle(fileDescriptor: watcher, closeOnDealloc: true)
            var (number, isLocked): (CInt, CInt) = (0, 0)
            guard unsafe ioctl(watcher, Self.unlock, &isLocked) == 0, unsafe ioctl(watcher, Self.name, &number) == 0
            else {
                return nil
            }
            let line = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
            guard line >= 0 else { return nil }
            self.line = FileHandle(fileDescriptor: line, closeOnDealloc: true)
        }

        /// Runs a program in it to its end, with no input.
        ///
        /// - Returns: what it wrote, on standard output and standard error, and how it ended.
        package func run(_ program: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
            let process = Process()
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = line
            process.standardError = line
            try process.run()
            try line.close()
            var (output, part) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
            while true {
                let count = unsafe read(watcher.fileDescriptor, &part, part.count)
                if count < 0, errno == EINTR { continue }
                // An error says that nobody has it open any more.
                if count <= 0 { break }
                output += part.prefix(count)
            }
            process.waitUntilExit()
            return (String(decoding: output, as: UTF8.self), process.terminationStatus)
        }
    }
#endif
