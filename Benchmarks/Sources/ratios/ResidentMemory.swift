import Foundation

/// What this process has in memory.
enum ResidentMemory {
    /// From the system's own page about it; 0 where there is none.
    static var bytes: Int {
        guard let handle = FileHandle(forReadingAtPath: "/proc/self/statm"), let data = try? handle.readToEnd() else {
            return 0
        }
        let fields = String(decoding: data, as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
    }
}
