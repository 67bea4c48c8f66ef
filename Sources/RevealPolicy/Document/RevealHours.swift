/// When a rule holds: days and hours on the clocks of a zone.
public struct RevealHours: Hashable, Sendable {
    /// The days on which it begins.
    public var days: Set<Weekday>
    /// The minute of the day at which it begins, 0 to 1439.
    public var start: Int
    /// The minute of the day at which it has ended, 1 to 1440. At most `start` where it ends on the day after.
    public var end: Int
    /// The name of the zone in the IANA database, such as `Europe/Berlin`.
    public var zone: DocumentName
    /// Where it stands.
    public var span: Located

    /// Days and hours.
    public init(_ days: Set<Weekday>, from start: Int, until end: Int, zone: DocumentName) {
        self.days = days
        self.start = start
        self.end = end
        self.zone = zone
        span = Located()
    }
}
