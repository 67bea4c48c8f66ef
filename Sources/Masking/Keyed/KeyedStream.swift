import CryptoCore

/// Words that depend on a key and a message, and numbers drawn from them, each as likely as any other.
///
/// ## Specification
/// See ``KeyedMask``.
struct KeyedStream {
    private let hmac: HMACWorker
    /// The counter in four bytes, and the message.
    private var input: [UInt8]
    private var words = SIMD4<UInt64>()
    private var next = 4
    private var counter: UInt32 = 0

    init(_ hmac: HMACWorker, _ message: Span<UInt8>) {
        self.hmac = hmac
        input = [UInt8](capacity: 4 + message.count) { output in
            output.append(bigEndian: UInt32(0))
            output.append(copying: message)
        }
    }

    mutating func word() throws(CryptoCoreError) -> UInt64 {
        if next == 4 { try fill() }
        defer { next += 1 }
        return UInt64(bigEndian: words[next])
    }

    private mutating func fill() throws(CryptoCoreError) {
        for index in 0..<4 { input[index] = UInt8(truncatingIfNeeded: counter >> UInt32(8 * (3 - index))) }
        let message = input
        words = try hmac.tagVector(of: message.span)
        counter += 1
        next = 0
    }

    /// A number from 0 to one less than the bound.
    mutating func number(below bound: Int) throws(CryptoCoreError) -> Int {
        Int(try number(below: UInt64(bound)))
    }

    /// Words above the greatest multiple of the bound are passed over: else small numbers would come more often.
    mutating func number(below bound: UInt64) throws(CryptoCoreError) -> UInt64 {
        let greatest = UInt64.max - (UInt64.max % bound + 1) % bound
        while true {
            let word = try word()
            if word <= greatest { return word % bound }
        }
    }
}
