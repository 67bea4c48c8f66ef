extension Mask {
    /// Of a value that consists of ASCII digits: how many of its last ones, besides its length, decide what comes out; nil where
    /// others can.
    package var dependsOnLast: Int? {
        guard let keep = rule as? KeepRule, keep.first == 0, let pad = keep.pad.ascii, !(0x30...0x39).contains(pad)
        else { return nil }
        return keep.last
    }
}
