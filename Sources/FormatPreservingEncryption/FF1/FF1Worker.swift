import CryptoCore

/// What one thread needs to work: a keyed cipher, and the schedules that it has used.
final class FF1Worker {
    let cipher: AESBlockCipher
    private let radix: Radix
    private let coding: FF1LimbCoding
    private let tier: FF1Schedule.TierChoice
    private let kept = ExclusiveBox(Kept())

    private struct Kept {
        var schedules: [FF1Schedule] = []
        /// Where the next schedule goes when the list is full.
        var next = 0
    }

    /// A service meets few lengths and tweak sizes; one that meets more pays for making a schedule.
    static let scheduleLimit = 64

    init(key: FF1Key, radix: Radix, coding: FF1LimbCoding, tier: FF1Schedule.TierChoice) throws(CryptoCoreError) {
        cipher = try AESBlockCipher(key: key.secret)
        self.radix = radix
        self.coding = coding
        self.tier = tier
    }

    /// The schedule for a length and a tweak size, made at the first use.
    func schedule(length: Int, tweakSize: Int) throws(CryptoCoreError) -> FF1Schedule {
        try kept.withValue { (kept) throws(CryptoCoreError) in
            for schedule in kept.schedules where schedule.shape.n == length && schedule.tweakSize == tweakSize {
                return schedule
            }
            let schedule = try FF1Schedule(
                radix: radix, length: length, tweakSize: tweakSize, coding: coding, cipher: cipher, tier: tier)
            if kept.schedules.count < Self.scheduleLimit {
                kept.schedules.append(schedule)
            } else {
                kept.schedules[kept.next] = schedule
                kept.next = (kept.next + 1) % Self.scheduleLimit
            }
            return schedule
        }
    }
}
