/// The texts that are known by so many of their first bytes.
struct PatternTable: Sendable {
    let window: Int
    private let mask: PatternWindow
    /// A bit for each hash that one of the texts has.
    private var bits: [UInt64]
    private let bitMask: UInt64
    /// Open addressing: numbers of texts plus 1; 0 is free.
    private var slots: [UInt32]
    private let slotMask: Int
    /// The hash of each slot's text, so that few are compared in vain.
    private var hashes: [UInt64]

    /// - Parameter members: the windows and numbers of the texts, in the order in which they are to be found.
    init(_ window: Int, _ members: [(window: PatternWindow, number: Int)]) {
        self.window = window
        mask = PatternWindow(lastBytes: window)
        var size = 1 << 6
        while size < 2 * members.count { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        hashes = [UInt64](repeating: 0, count: size)
        slotMask = size - 1
        // Sixteen bits a text and more: one place in some dozen goes further than this.
        bitMask = UInt64(8 * size) - 1
        bits = [UInt64](repeating: 0, count: 8 * size / 64)
        for (window, number) in members {
            let hash = window.masked(mask).hash
            bits[Int((hash & bitMask) / 64)] |= 1 << (hash % 64)
            var slot = Self.slot(hash, slotMask)
            while slots[slot] != 0 { slot = (slot + 1) & slotMask }
            slots[slot] = UInt32(number + 1)
            hashes[slot] = hash
        }
    }

    @inline(__always)
    private static func slot(_ hash: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: hash &>> 24) & mask }

    /// Whether a text may begin so.
    @inline(__always)
    func mayContain(_ window: PatternWindow) -> Bool {
        let hash = window.masked(mask).hash
        return bits[Int(truncatingIfNeeded: (hash & bitMask) &>> 6)] & (1 &<< (hash & 63)) != 0
    }

    /// The texts that may begin so, in the order in which they were added.
    func candidates(_ window: PatternWindow, _ visit: (Int) -> Void) {
        let hash = window.masked(mask).hash
        var slot = Self.slot(hash, slotMask)
        while slots[slot] != 0 {
            if hashes[slot] == hash { visit(Int(slots[slot]) - 1) }
            slot = (slot + 1) & slotMask
        }
    }
}
