/// Looks for a great many texts at once in any bytes: every place where one of them stands.
///
/// A text is known by its first 6, 8, 12 or 16 bytes, as many as it has. At every place the next six bytes are looked up in a bit
/// table, which most places end with; then the next bytes of each of these lengths; what is left is compared. One pass, in some
/// nanoseconds a byte, however many texts there are.
struct PatternSearch: Sendable {
    /// Bytes of the shortest text that can be looked for.
    static let shortest = 6
    /// By how many of its first bytes a text is known.
    private static let windows = [6, 8, 12, 16]

    /// The texts, one behind the other.
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    /// The texts of each window length.
    private var tables: [PatternTable] = []
    /// How texts begin.
    private var beginnings = BeginningFilter()

    /// The number of texts.
    var count: Int { ends.count - 1 }
    /// Bytes of the longest.
    private(set) var longest = 0

    /// Adds a text.
    ///
    /// - Parameter pattern: at least ``shortest`` bytes.
    /// - Returns: its number.
    @discardableResult
    mutating func add(_ pattern: some Collection<UInt8>) -> Int {
        precondition(pattern.count >= Self.shortest, "a shorter text cannot be told from chance")
        bytes.append(contentsOf: pattern)
        ends.append(bytes.count)
        longest = max(longest, pattern.count)
        return count - 1
    }

    /// The bytes of a text.
    func pattern(_ number: Int) -> ArraySlice<UInt8> { bytes[ends[number]..<ends[number + 1]] }

    /// Makes the tables. To be called once, when all texts are added.
    mutating func prepare() {
        var members: [[Int]] = Self.windows.map { _ in [] }
        for number in 0..<count {
            let length = ends[number + 1] - ends[number]
            members[Self.windows.lastIndex { $0 <= length } ?? 0].append(number)
        }
        tables = zip(Self.windows, members).filter { !$1.isEmpty }.map { window, numbers in
            PatternTable(window, numbers.map { (PatternWindow(bytes[ends[$0]..<ends[$0] + window]), $0) })
        }
        for number in 0..<count {
            let start = ends[number]
            beginnings.insert(PatternWindow(bytes[start..<start + Self.shortest]))
        }
    }

    /// Goes through bytes.
    ///
    /// - Parameters:
    ///   - haystack: the bytes.
    ///   - found: called with the number of a text and the place where it begins; for a text that was added twice, with both
    ///     numbers.
    func run(on haystack: [UInt8], _ found: (_ pattern: Int, _ place: Int) -> Void) {
        let haystack = haystack.span
        var window = PatternWindow()
        // Behind the end there is nothing, which is no text's.
        for end in 0..<haystack.count + PatternWindow.size - 1 {
            window.push(end < haystack.count ? haystack[end] : 0)
            let start = end - PatternWindow.size + 1
            guard beginnings.mayContain(window), start >= 0 else { continue }
            for table in tables {
                table.candidates(window) { number in
                    if stands(number, in: haystack, at: start) { found(number, start) }
                }
            }
        }
    }

    private func stands(_ number: Int, in haystack: Span<UInt8>, at start: Int) -> Bool {
        let (from, to) = (ends[number], ends[number + 1])
        guard haystack.count - start >= to - from else { return false }
        for offset in 0..<to - from where haystack[start + offset] != bytes[from + offset] { return false }
        return true
    }
}
