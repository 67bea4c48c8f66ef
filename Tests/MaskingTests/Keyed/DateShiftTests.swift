import ProtectionKeys
import Testing

@testable import Masking

@Suite("Date shifts")
struct DateShiftTests {
    private func masking(_ days: Int, weeks: Bool = false, neverZero: Bool = false) throws -> KeyedMasking {
        KeyedMasking(.dateShift(try DateShift(days: days, wholeWeeks: weeks, neverZero: neverZero)), try fixedRoot(20))
    }

    @Test("keep the time between two dates of a subject, for 100,000 pairs", arguments: [1, 2])
    func intervals(_ seed: UInt64) throws {
        let masking = try masking(365)
        var state = seed
        func next(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int((state >> 33) % UInt64(range.count))
        }
        let range = CivilDate.range.lowerBound + 3650...CivilDate.range.upperBound - 3650
        for pair in 0..<50_000 {
            let subject = "subject \(pair % 1000)"
            let dates = [next(range), next(range)].compactMap { CivilDate(daysSince1970: $0) }
            let shifted = try dates.map { try masking.shift($0, subject: subject, context: Contexts.customer) }
            #expect(
                shifted[1].date.daysSince1970 - shifted[0].date.daysSince1970
                    == dates[1].daysSince1970 - dates[0].daysSince1970)
            #expect(!shifted[0].isClamped && !shifted[1].isClamped)
            #expect((shifted[0].date.daysSince1970 - dates[0].daysSince1970).magnitude <= 365)
        }
    }

    @Test(
        "are as uniform as chance makes them",
        arguments: [(30, false, false), (30, false, true), (30, true, false), (30, true, true), (1, false, true)])
    func uniform(_ days: Int, _ weeks: Bool, _ neverZero: Bool) throws {
        let masking = try masking(days, weeks: weeks, neverZero: neverZero)
        let date = try #require(CivilDate("2024-02-29"))
        var counts: [Int: Int] = [:]
        for subject in 0..<20_000 {
            let shifted = try masking.shift(date, subject: "\(subject)", context: Contexts.customer)
            counts[shifted.date.daysSince1970 - date.daysSince1970, default: 0] += 1
        }
        let steps = weeks ? days / 7 : days
        let expected = (-steps...steps).map { weeks ? 7 * $0 : $0 }.filter { $0 != 0 || !neverZero }
        #expect(counts.keys.sorted() == expected)
        #expect(chiSquare(counts.values) < chiSquareBound(degrees: max(1, expected.count - 1)))
    }

    @Test("that leave the calendar are clamped, and say so")
    func clamped() throws {
        let masking = try masking(3650, neverZero: true)
        var clamps: Set<Bool> = []
        for subject in 0..<50 {
            let first = try #require(CivilDate("0001-01-01"))
            let last = try #require(CivilDate("9999-12-31"))
            let low = try masking.shift(first, subject: "\(subject)", context: Contexts.customer)
            let high = try masking.shift(last, subject: "\(subject)", context: Contexts.customer)
            // One of the two leaves it, the other does not.
            #expect(low.isClamped != high.isClamped)
            #expect(low.isClamped ? low.date == first : high.date == last)
            clamps.insert(low.isClamped)
            let text = try masking("0001-01-01", subject: "\(subject)", context: Contexts.customer)
            #expect(text == low.date.description)
        }
        #expect(clamps.count == 2)
    }

    @Test("keep what stands behind a date, and the kind of the value")
    func forms() throws {
        let masking = try masking(30, neverZero: true)
        func masked(_ text: String) throws -> String { try masking(text, subject: "s", context: Contexts.customer) }
        let date = try masked("2024-02-29")
        #expect(date != "2024-02-29" && CivilDate(date) != nil)
        #expect(try masked("2024-02-29T23:59:60.5Z") == date + "T23:59:60.5Z")
        for time in [" 23:59+01:00", "T00:00", "T12:30:15", "T12:30:15.123456789-11", " 12:30:15Z"] {
            #expect(try masked("2024-02-29" + time) == date + time)
        }
        #expect(
            try masking(.date(try #require(CivilDate("2024-02-29"))), subject: "s", context: Contexts.customer)
                == .date(try #require(CivilDate(date))))
    }

    @Test(
        "of what is no date show nothing of it",
        arguments: [
            "2023-02-29", "0000-12-31", "10000-01-01", "2024-13-01", "2024-2-9", "29.02.2024", "tomorrow",
            "2024-02-29Tsecret", "2024-02-29 ada", "2024-02-29é", "2024-02-29T", "२०२४-०२-२९", "2024-02-2",
            "é024-02-29", "1985-04-12 4111 1111 1111 1111", "1985-04-12 +44 20 7946 0958", "1985-04-12 12:00 4111",
            "1985-04-12T24:00", "1985-04-12T12:60", "1985-04-12T12:00:61", "1985-04-12T12", "1985-04-12T1200",
            "1985-04-12T12:00:00.", "1985-04-12T12:00:00.1234567890", "1985-04-12T12:00+24", "1985-04-12T12:00+01:60",
            "1985-04-12T12:00+0100", "1985-04-12T12:00Z+01", "1985-04-12T12:00Z ", "1985-04-12  12:00",
            "2024-02-29T00:00:00." + String(repeating: "1", count: 50),
        ])
    func foreign(_ text: String) throws {
        let masking = try masking(30)
        #expect(try masking(text, subject: "s", context: Contexts.customer) == "***")
        #expect(try masking(.real(.nan), subject: "s", context: Contexts.customer) == .null)
        #expect(try masking(.integer(20_240_229), subject: "s", context: Contexts.customer) == .null)
    }

    @Test("need a subject")
    func subject() throws {
        let masking = try masking(30)
        #expect(maskingCode { try masking("2024-02-29", context: Contexts.customer) } == .missingArgument)
        let hash = KeyedMasking(.hash(), try fixedRoot(1))
        let date = try #require(CivilDate("2024-02-29"))
        #expect(maskingCode { try hash.shift(date, subject: "s", context: Contexts.customer) } == .invalidArgument)
    }
}
