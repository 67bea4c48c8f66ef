/// Looks for many values in a long text at once.
struct TextSearch {
    private let text: [UInt8]

    init(_ text: String) { self.text = Array(text.utf8) }

    /// Those that stand in the text. Each has eight bytes or more.
    func found(of values: [String]) -> [String] {
        var byStart: [UInt64: [[UInt8]]] = [:]
        for value in Set(values) {
            let bytes = Array(value.utf8)
            precondition(bytes.count >= 8, "too short to be looked for")
            byStart[bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }, default: []].append(bytes)
        }
        var (window, found): (UInt64, [String]) = (0, [])
        for (index, byte) in text.enumerated() {
            window = window << 8 | UInt64(byte)
            guard index >= 7, let candidates = byStart[window] else { continue }
            for candidate in candidates where text[(index - 7)...].starts(with: candidate) {
                found.append(String(decoding: candidate, as: UTF8.self))
            }
        }
        return found
    }
}
