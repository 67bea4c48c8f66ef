/// The texts that are known by so many of their first bytes.
struct PatternTable: Sendable {
    let window: Int
    private let mask: PatternWindow
    /// Open addressing: numbers of texts plus 1; 0 is free.
    private var slots: [UInt32]
    private let slotMask: Int
    /// A part of the hash of each slot's text, so that few are compared in vain.
    private var tags: [UInt32]

    /// - Parameter members: the windows and numbers of the texts.
    init(_ window: Int, _ members: [(window: PatternWindow, number: Int)]) {
        self.window = window
        mask = PatternWindow(maskOfFirst: window)
        var size = 1 << 6
        while size < 2 * members.count { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        tags = [UInt32](repeating: 0, count: size)
        slotMask = size - 1
        for (window, number) in members {
            let hash = window.hash(mask)
            var slot = Int(truncatingIfNeeded: hash) & slotMask
            while slots[slot] != 0 { slot = (slot + 1) & slotMask }
            slots[slot] = UInt32(number + 1)
            tags[slot] = UInt32(truncatingIfNeeded: hash &>> 32)
        }
    }

    /// The texts that may begin so.
    @inline(__always)
    func candidates(_ window: PatternWindow, _ visit: (Int) -> Void) {
        let hash = window.hash(mask)
        let tag = UInt32(truncatingIfNeeded: hash &>> 32)
        var slot = Int(truncatingIfNeeded: hash) & slotMask
        while slots[slot] != 0 {
            if tags[slot] == tag { visit(Int(slots[slot]) - 1) }
            slot = (slot + 1) & slotMask
        }
    }
}
