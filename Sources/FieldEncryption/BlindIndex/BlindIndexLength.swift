/// How many bits of an index value are stored: few enough that several values share one.
///
/// A ``BlindIndexPlanner`` gives it.
public struct BlindIndexLength: Hashable, Sendable {
    /// 1 to 256.
    public let bits: Int

    init(bits: Int) { self.bits = bits }

    /// A length that no planner has agreed to: 256 bits make every value recognisable by its index, few make every
    /// look-up return much of the table. Read what the planner says of it first.
    ///
    /// - Parameter bits: 1 to 256.
    public init(insecureBits bits: Int) {
        precondition((1...256).contains(bits), "an index value has 1 to 256 bits")
        self.bits = bits
    }
}
