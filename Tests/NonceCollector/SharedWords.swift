import Glibc

/// Words that parent and children write to the same memory.
///
/// @unchecked, @safe: every thread and every process writes a range of its own, and they are read when all have ended.
@safe
final class SharedWords: @unchecked Sendable {
    let count: Int
    private let words: UnsafeMutablePointer<UInt64>

    init(count: Int) {
        self.count = count
        let memory = unsafe mmap(
            nil, count * 8, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
        guard let memory = unsafe memory, unsafe memory != MAP_FAILED else { fatalError("no shared memory") }
        // As long as the process.
        unsafe words = unsafe memory.bindMemory(to: UInt64.self, capacity: count)
    }

    subscript(index: Int) -> UInt64 {
        get { unsafe words[index] }
        set { unsafe words[index] = newValue }
    }

    /// How many words stand there already when they come, or were never written.
    func repetitions() -> Int {
        // A table with open addressing; zero is a free place.
        var size = 1
        while size < count + count / 2 { size <<= 1 }
        guard let table = unsafe calloc(size, 8)?.bindMemory(to: UInt64.self, capacity: size) else {
            fatalError("no memory")
        }
        defer { unsafe free(table) }
        let mask = size &- 1
        var repeated = 0
        for index in 0..<count {
            let word = unsafe words[index]
            if word == 0 {
                repeated += 1
                continue
            }
            var place = Int(truncatingIfNeeded: word) & mask
            while true {
                let seen = unsafe table[place]
                if seen == 0 {
                    unsafe table[place] = word
                    break
                }
                if seen == word {
                    repeated += 1
                    break
                }
                place = (place &+ 1) & mask
            }
        }
        return repeated
    }
}
