import Foundation
import Glibc

/// Looking through the memory that this process can write.
enum WritableMemory {
    private typealias Search = @convention(c) (UnsafeRawPointer, Int, UnsafeRawPointer, Int) -> UnsafeRawPointer?

    struct NotOffered: Error {}

    /// Where `pattern` stands, other than in `pattern` itself. To be called when no other thread changes the map.
    static func places(of pattern: [UInt8]) throws -> [UInt] {
        // Glibc does not show Swift this one.
        guard let symbol = unsafe dlsym(nil, "memmem") else { throw NotOffered() }
        let search = unsafe unsafeBitCast(symbol, to: Search.self)
        let file = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/maps"))
        let map = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        var places: [UInt] = []
        unsafe pattern.withUnsafeBytes { wanted in
            for line in map.split(separator: "\n") {
                let words = line.split(separator: " ")
                let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
                guard words[1].hasPrefix("rw"), !line.hasSuffix("[vvar]") else { continue }
                var start = bounds[0]
                while start < bounds[1],
                    let found = unsafe search(
                        UnsafeRawPointer(bitPattern: start)!, Int(bounds[1] - start), wanted.baseAddress!, wanted.count)
                {
                    let place = UInt(bitPattern: found)
                    if place != UInt(bitPattern: wanted.baseAddress) { places.append(place) }
                    start = place + 1
                }
            }
        }
        return places
    }
}
