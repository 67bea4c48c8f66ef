import CryptoCore

/// The memory that one value passes through, kept for the next.
struct FormatBuffers<Unit: FormatUnit> {
    /// The scalars of a value that is not handled as bytes.
    var text: [Unit] = []
    /// Where each segment begins, and at last where the value ends.
    var starts: [Int] = []
    /// The kept parts one after the other, and where each ends.
    var kept: [Unit] = []
    var keptEnds: [Int] = []
    var tweak: [UInt8] = []
    var narrow: [UInt8] = []
    var wide: [UInt16] = []
    var output: [Unit] = []
}

extension FormatBuffers<UInt8> {
    /// Overwrites what there is of a value.
    mutating func wipeAll() {
        wipe(&text)
        wipe(&kept)
        wipe(&tweak)
        wipe(&narrow)
        wipe(&wide)
        wipe(&output)
    }
}

extension FormatBuffers<UInt32> {
    /// Overwrites what there is of a value.
    mutating func wipeAll() {
        wipe(&text)
        wipe(&kept)
        wipe(&tweak)
        wipe(&narrow)
        wipe(&wide)
        wipe(&output)
    }
}

/// What one thread needs to take values through a format.
struct FormatScratch {
    var bytes = FormatBuffers<UInt8>()
    var scalars = FormatBuffers<UInt32>()
}

/// A numeral in memory: a byte where the radix allows.
protocol FormatNumeral: FixedWidthInteger, UnsignedInteger, BitwiseCopyable, Sendable {}

extension UInt8: FormatNumeral {}
extension UInt16: FormatNumeral {}

/// Which side of the cipher a text is on.
enum FormatSide: Sendable {
    case value, token
}
