import TestSupport

extension SplitMix64 {
    mutating func numerals(_ count: Int, radix: Int) -> [UInt16] {
        (0..<count).map { _ in UInt16(Int.random(in: 0..<radix, using: &self)) }
    }
}
