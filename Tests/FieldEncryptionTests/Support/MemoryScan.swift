import Foundation
import Glibc

/// Secrets of a test, in a page of their own that the search passes over, so that it does not find what it looks for.
///
/// @safe: owns its page, all accesses are within it.
@safe
final class SecretPage {
    static let size = 64 * 1024
    private let start: UnsafeMutableRawPointer
    private(set) var used = 0

    init() {
        // For as long as the process, which is that of one test.
        let page = unsafe mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let page = unsafe page, unsafe page != MAP_FAILED else { fatalError("no memory") }
        unsafe start = page
    }

    var range: Range<UInt> {
        let address = unsafe UInt(bitPattern: start)
        return address..<address + UInt(Self.size)
    }

    /// Room in the page, of which the kernel fills the bytes: they pass through no other memory.
    func random(_ count: Int) -> Range<Int> {
        let range = reserve(count)
        let source = unsafe open("/dev/urandom", O_RDONLY)
        defer { close(source) }
        precondition(unsafe Glibc.read(source, start + range.lowerBound, count) == count, "no random bytes")
        return range
    }

    /// Random letters, none of which is a zero byte.
    func randomText(_ count: Int) -> Range<Int> {
        let range = random(count)
        let bytes = unsafe UnsafeMutableRawBufferPointer(rebasing: whole[range])
        for index in 0..<count { unsafe bytes[index] = bytes[index] % 26 + 0x61 }
        return range
    }

    func reserve(_ count: Int) -> Range<Int> {
        precondition(used + count <= Self.size)
        defer { used += (count + 63) / 64 * 64 }
        return used..<used + count
    }

    /// Lets `body` write the bytes of a range.
    func write<Failure: Error>(
        _ range: Range<Int>, _ body: (inout OutputSpan<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let target = unsafe UnsafeMutableBufferPointer(
            start: (start + range.lowerBound).assumingMemoryBound(to: UInt8.self), count: range.count)
        var output = unsafe OutputSpan(buffer: target, initializedCount: 0)
        try body(&output)
        _ = unsafe output.finalize(for: target)
    }

    /// Lends the bytes of a range.
    func read<Result: ~Copyable, Failure: Error>(
        _ range: Range<Int>, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let source = unsafe UnsafeBufferPointer(
            start: (start + range.lowerBound).assumingMemoryBound(to: UInt8.self), count: range.count)
        return try unsafe body(source.span)
    }

    private var whole: UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(start: start, count: Self.size)
    }

    /// Where in this process's writable memory, outside of the page, pieces of the ranges' bytes are: runs of sixteen
    /// bytes, the first and the last and up to six in between.
    func copies(of ranges: [Range<Int>]) throws -> [Finding] {
        let piece = 16
        return try unsafe MemoryScan.search(
            ranges.flatMap { range in
                Array(stride(from: range.lowerBound, to: range.upperBound - piece, by: max(piece, range.count / 7)))
                    + [range.upperBound - piece]
            }
            .map { offset in unsafe UnsafeRawBufferPointer(start: start + offset, count: piece) },
            except: self.range)
    }
}

/// Where a secret was found.
struct Finding: CustomStringConvertible {
    let address: UInt
    let piece: Int
    let region: String

    var description: String { "piece \(piece) at \(String(address, radix: 16)) in \(region)" }
}

/// Reads the process's memory as a debugger would.
enum MemoryScan {
    static let isOffered = FileManager.default.isReadableFile(atPath: "/proc/self/mem")

    private typealias Search =
        @convention(c) (UnsafeRawPointer, Int, UnsafeRawPointer, Int) -> UnsafeMutableRawPointer?
    /// GNU's `memmem`, which the module map leaves out, with its signature.
    private static let memmem = unsafe unsafeBitCast(dlsym(nil, "memmem")!, to: Search.self)

    private static let chunk = 1 << 20
    private static let overlap = 64

    /// Addresses of the needles in memory that is mapped writable.
    static func search(_ needles: [UnsafeRawBufferPointer], except skipped: Range<UInt>) throws -> [Finding] {
        let file = unsafe open("/proc/self/mem", O_RDONLY)
        guard file >= 0 else { throw CocoaError(.fileReadNoPermission) }
        defer { close(file) }
        // A copy of the memory that is searched, which is not searched itself.
        let buffer = unsafe mmap(nil, chunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
        // Mapped just above, and unmapped with what it saw.
        defer { unsafe munmap(buffer, chunk) }
        let own = UInt(bitPattern: buffer)..<UInt(bitPattern: buffer) + UInt(chunk)
        var findings: [Finding] = []
        for (region, name) in try regions() where region.lowerBound < region.upperBound {
            var address = region.lowerBound
            while address < region.upperBound {
                let count = min(chunk, Int(region.upperBound - address))
                let read = unsafe pread(file, buffer, count, Int(address))
                if read > 0 {
                    for piece in unsafe needles.indices {
                        let needle = unsafe needles[piece]
                        var from = 0
                        while let hit = unsafe memmem(buffer + from, read - from, needle.baseAddress!, needle.count) {
                            let offset = unsafe hit - buffer
                            let found = address + UInt(offset)
                            from = offset + 1
                            if skipped.contains(found) || own.contains(found) { continue }
                            findings.append(Finding(address: found, piece: piece, region: name))
                        }
                    }
                }
                if UInt(count) == region.upperBound - address { break }
                address += UInt(count - overlap)
            }
        }
        return findings
    }

    private static func regions() throws -> [(Range<UInt>, String)] {
        // Read to its end: its size is told as zero.
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/maps"))
        let text = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard bounds.count == 2, words[1].hasPrefix("rw") else { return nil }
            return (bounds[0]..<bounds[1], words.count > 5 ? String(words[5]) : "anonymous")
        }
    }
}
