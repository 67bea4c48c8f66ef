import BigInt

/// One of the codecs, told apart without a call through a witness table.
enum FormatCodecs: FormatCodec {
    case number(NumberCodec)
    case calendar(CalendarCodec)
    case ipv4
    case ipv6

    private var codec: any FormatCodec {
        switch self {
        case .number(let codec): codec
        case .calendar(let codec): codec
        case .ipv4: IPv4Codec()
        case .ipv6: IPv6Codec()
        }
    }

    var count: BigUInt { codec.count }
    var lengths: ClosedRange<Int> { codec.lengths }
    func mayContain(_ scalar: UInt32) -> Bool { codec.mayContain(scalar) }

    func rank<Unit: FormatUnit>(
        _ text: Span<Unit>, from start: Int, count: Int
    ) throws(FormatPreservingEncryptionError) -> UInt128 {
        switch self {
        case .number(let codec): try codec.rank(text, from: start, count: count)
        case .calendar(let codec): try codec.rank(text, from: start, count: count)
        case .ipv4: try IPv4Codec().rank(text, from: start, count: count)
        case .ipv6: try IPv6Codec().rank(text, from: start, count: count)
        }
    }

    func append<Unit: FormatUnit>(_ rank: UInt128, to text: inout [Unit]) {
        switch self {
        case .number(let codec): codec.append(rank, to: &text)
        case .calendar(let codec): codec.append(rank, to: &text)
        case .ipv4: IPv4Codec().append(rank, to: &text)
        case .ipv6: IPv6Codec().append(rank, to: &text)
        }
    }
}
