import Foundation
import Glibc

/// What the kernel says about this process's memory, from `/proc/self/smaps`.
struct MemoryMap {
    struct Region {
        let range: Range<UInt>
        /// As in `rw-p`.
        let permissions: String
        /// Two letters each: `lo` locked, `dd` left out of core dumps.
        var flags: Set<Substring> = []
    }

    let regions: [Region]

    init() throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/smaps"))
        let text = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        var regions: [Region] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            if bounds.count == 2 {
                regions.append(Region(range: bounds[0]..<bounds[1], permissions: String(words[1])))
            } else if words[0] == "VmFlags:" {
                regions[regions.count - 1].flags = Set(words.dropFirst())
            }
        }
        self.regions = regions
    }

    func region(at address: UInt) -> Region? { regions.first { $0.range.contains(address) } }

    /// Whether the system has such a file at all.
    static let isOffered = FileManager.default.isReadableFile(atPath: "/proc/self/smaps")

    /// Whether a page that this process locks is shown as locked.
    static var locksPages: Bool {
        get throws {
            let size = Int(sysconf(CInt(_SC_PAGESIZE)))
            let page = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            guard let page = unsafe page, unsafe page != MAP_FAILED else { return false }
            defer { unsafe munmap(page, size) }
            guard unsafe mlock(page, size) == 0 else { return false }
            return try MemoryMap().region(at: UInt(bitPattern: page))?.flags.contains("lo") == true
        }
    }
}
