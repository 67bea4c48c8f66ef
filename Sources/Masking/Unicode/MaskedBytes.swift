/// A masked text in the making.
struct MaskedBytes {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func append(_ pad: MaskPad, count: Int = 1) {
        if let byte = pad.ascii {
            bytes.append(contentsOf: repeatElement(byte, count: count))
        } else {
            for _ in 0..<count { bytes.append(contentsOf: pad.bytes) }
        }
    }

    mutating func append(_ graphemes: Graphemes, _ range: Range<Int>) {
        bytes.append(contentsOf: graphemes.utf8(range))
    }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(byte: UInt8) { bytes.append(byte) }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The text, unless it is the value itself, which looked as if it were masked: then all of it is hidden.
    func string(unless graphemes: Graphemes) -> String {
        bytes == graphemes.bytes && !bytes.isEmpty ? graphemes.hidden : string
    }
}
