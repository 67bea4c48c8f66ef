/// Eight digits of Base64 in a word, each in a byte of its own, the first highest, and all eight computed at once.
struct Base64Digits {
    /// One in every byte.
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The digits of 62 and 63.
    private let plus: UInt64
    private let slash: UInt64

    init(_ variant: Base64.Variant) {
        (plus, slash) = variant == .standard ? (0x2B, 0x2F) : (0x2D, 0x5F)
    }

    /// The digits of six bytes, which stand in the lower 48 bits.
    @inline(__always)
    func digits(of bytes: UInt64) -> UInt64 {
        // 48 bits to two of 24, four of 12, eight of 6.
        var values = (bytes & 0xFFFFFF) | (bytes & 0xFFFF_FF00_0000) &<< 8
        values = (values & 0x0000_0FFF_0000_0FFF) | (values & 0x00FF_F000_00FF_F000) &<< 4
        values = (values & 0x003F_003F_003F_003F) | (values & 0x0FC0_0FC0_0FC0_0FC0) &<< 2
        let (lower, number) = (Self.mask(values, from: 26), Self.mask(values, from: 52))
        let (is62, is63) = (Self.mask(values, from: 62), Self.mask(values, from: 63))
        // A...Z from 65, a...z 6 more, 0...9 75 less than that: no byte overflows or borrows on the way.
        let text = values &+ Self.all(65) &+ (lower & Self.all(6)) &- (number & Self.all(75))
        return text & ~is62 | (is62 & ~is63 & Self.all(plus)) | (is63 & Self.all(slash))
    }

    /// The six bytes of eight digits, in the lower 48 bits.
    ///
    /// - Returns: also a word that is zero where all were digits.
    @inline(__always)
    func bytes(of digits: UInt64) -> (bytes: UInt64, invalid: UInt64) {
        let foreign = digits & Self.highBits
        let text = digits & ~Self.highBits
        let upper = Self.mask(text, from: 65) & ~Self.mask(text, from: 91)
        let lower = Self.mask(text, from: 97) & ~Self.mask(text, from: 123)
        let number = Self.mask(text, from: 48) & ~Self.mask(text, from: 58)
        let is62 = Self.mask(text, from: plus) & ~Self.mask(text, from: plus + 1)
        let is63 = Self.mask(text, from: slash) & ~Self.mask(text, from: slash + 1)
        // Each byte is taken by one mask, whose subtraction does not borrow there.
        let letters = (upper & (text &- (upper & Self.all(65)))) | (lower & (text &- (lower & Self.all(71))))
        let others =
            (number & (text &+ (number & Self.all(4)))) | (is62 & Self.all(62)) | (is63 & Self.all(63))
        var values = letters | others
        let invalid = foreign | ~(upper | lower | number | is62 | is63)
        values = (values & 0x003F_003F_003F_003F) | (values & 0x3F00_3F00_3F00_3F00) &>> 2
        values = (values & 0x0000_0FFF_0000_0FFF) | (values & 0x0FFF_0000_0FFF_0000) &>> 4
        values = (values & 0xFF_FFFF) | (values & 0x00FF_FFFF_0000_0000) &>> 8
        return (values, invalid)
    }

    /// The same byte eight times.
    @inline(__always)
    private static func all(_ byte: UInt64) -> UInt64 { byte &* ones }

    /// All ones in the bytes that are `least` or more; the bytes are below 128, and `least` is 1 to 127.
    @inline(__always)
    private static func mask(_ bytes: UInt64, from least: UInt64) -> UInt64 {
        // The sum of 128 - least reaches the high bit, and no further.
        let reached = (bytes &+ all(128 &- least)) & highBits
        return (reached &>> 7) &* 0xFF
    }
}
