import Foundation
import Synchronization

/// The clock on the wall in a zone. Keeps what it has found out about offsets.
final class ZoneClock: Sendable {
    /// A time in which the offset does not change.
    private struct Segment {
        var from: Int64
        var until: Int64
        let offset: Int64
    }

    private static let most = 16
    private static let end: Int64 = 253_402_300_800
    private let zone: TimeZone
    private let segments = Mutex<[Segment]>([])

    /// Nil where there is no such zone.
    init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    /// The day, 1 for Monday to 7, and the minute of it.
    func read(_ milliseconds: Int64) -> (day: Int, minute: Int) {
        let seconds = Self.floor(milliseconds, 1000) &+ segment(Self.floor(milliseconds, 1000)).offset
        let days = Self.floor(seconds, 86_400)
        // 1970-01-01 was a Thursday.
        return (Int((days &+ 3) - Self.floor(days &+ 3, 7) * 7) + 1, Int((seconds - days * 86_400) / 60))
    }

    /// When the clock next shows one of these minutes of the day, or midnight, or is put forward or back.
    func edge(after milliseconds: Int64, minutes: [Int]) -> Int64 {
        let now = Self.floor(milliseconds, 1000)
        let (until, offset) = segment(now)
        let local = now &+ offset
        let second = local &- Self.floor(local, 86_400) * 86_400
        let next = minutes.map { Int64($0) * 60 }.filter { $0 > second }.min() ?? 86_400
        return min(until, now &+ next - second) &* 1000
    }

    private static func floor(_ number: Int64, _ step: Int64) -> Int64 {
        let rest = number % step
        return number / step - (rest < 0 ? 1 : 0)
    }

    private func segment(_ seconds: Int64) -> (until: Int64, offset: Int64) {
        segments.withLock { segments in
            for segment in segments where segment.from <= seconds && seconds < segment.until {
                return (segment.until, segment.offset)
            }
            let found = find(seconds)
            if let place = segments.firstIndex(where: { $0.until == found.until && $0.offset == found.offset }) {
                segments[place].from = min(segments[place].from, seconds)
            } else {
                if segments.count == Self.most { segments.removeFirst() }
                segments.append(found)
            }
            return (found.until, found.offset)
        }
    }

    /// Until the year 9999, and as then for what is beyond.
    private func find(_ seconds: Int64) -> Segment {
        guard abs(seconds) < Self.end else {
            let end = Date(timeIntervalSince1970: Double(seconds < 0 ? -Self.end : Self.end))
            return Segment(from: seconds, until: seconds, offset: Int64(zone.secondsFromGMT(for: end)))
        }
        let date = Date(timeIntervalSince1970: Double(seconds))
        let offset = Int64(zone.secondsFromGMT(for: date))
        guard let change = zone.nextDaylightSavingTimeTransition(after: date) else {
            return Segment(from: seconds, until: .max, offset: offset)
        }
        let until = Int64(change.timeIntervalSince1970.rounded(.down))
        let before = Date(timeIntervalSince1970: Double(until - 1))
        // Whatever the tables leave out: nothing is kept but for this second.
        guard until > seconds, until < Self.end, Int64(zone.secondsFromGMT(for: before)) == offset else {
            return Segment(from: seconds, until: seconds + 1, offset: offset)
        }
        return Segment(from: seconds, until: until, offset: offset)
    }
}
