/// Numbers, the first of them without memory of their own.
struct ShortList: Sendable {
    private static let room = 16

    private var inline = InlineArray<16, Int32>(repeating: 0)
    private var rest: [Int32] = []
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ number: Int32) {
        if count < Self.room { inline[count] = number } else { rest.append(number) }
        count += 1
    }

    @inline(__always)
    subscript(index: Int) -> Int32 { index < Self.room ? inline[index] : rest[index - Self.room] }
}
