import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("Times of records")
struct AuditTimeTests {
    @Test("are those of Foundation's calendar", arguments: Seed.all)
    func foundation(seed: Seed) throws {
        var random = seed.generator
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for _ in 0..<2000 {
            // To the day, and in between.
            let day = Int64.random(in: 0..<2_932_897, using: &random) * 86_400_000
            for milliseconds in [day, day + 86_399_999, day + .random(in: 0..<86_400_000, using: &random)] {
                let time = AuditTime(milliseconds: milliseconds)
                let expected = Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(style).dropLast(5)
                let fraction = String(1000 + milliseconds % 1000).dropFirst()
                if time.description != expected + "." + fraction + "Z" { Issue.record("\(milliseconds)") }
                if AuditTime(time.description) != time { Issue.record("\(time)") }
            }
        }
    }

    @Test("have an end, and a beginning")
    func bounds() {
        #expect(AuditTime(milliseconds: .max).description == "9999-12-31T23:59:59.999Z")
        #expect(AuditTime(milliseconds: .min).description == "1970-01-01T00:00:00.000Z")
        #expect(AuditTime.now > AuditTime(milliseconds: 1_700_000_000_000))
    }

    @Test(
        "that do not exist are refused",
        arguments: [
            "2025-02-29T00:00:00.000Z", "2100-02-29T00:00:00.000Z", "2024-04-31T00:00:00.000Z",
            "2024-13-01T00:00:00.000Z",
            "2024-00-01T00:00:00.000Z", "2024-01-00T00:00:00.000Z", "2016-12-31T23:59:60.000Z",
            "2024-01-01T24:00:00.000Z",
            "2024-01-01T00:60:00.000Z", "1969-12-31T23:59:59.999Z", "2024-01-01 00:00:00.000Z", "2024-01-01T00:00:00Z",
            "2024-01-01T00:00:00.000z", "2024-01-01T00:00:00.000+00:00", "", "2024-01-01T00:00:00,000Z",
        ])
    func refusals(text: String) { #expect(AuditTime(text) == nil) }

    @Test("know leap days")
    func leapDays() { for day in ["2024", "2000", "2400"] { #expect(AuditTime("\(day)-02-29T00:00:00.000Z") != nil) } }
}
