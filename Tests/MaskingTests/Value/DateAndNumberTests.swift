import TestSupport
import Testing

@testable import Masking

@Suite("Dates and numbers")
struct DateAndNumberTests {
    @Test(
        "Values and masked values",
        arguments: [
            ("date(year)", "1985-04-12", "1985-01-01"), ("date(month)", "2024-02-29T23:59:59+02:00", "2024-02-01"),
            ("date(quarter)", "1985-12-31", "1985-10-01"), ("date(decade)", "1985-04-12", "1980-01-01"),
            ("date(decade)", "0009-12-31", "0001-01-01"), ("date(year)", "9999-12-31 00:00", "9999-01-01"),
            ("date(year)", "0000-01-01", "***"), ("date(year)", "10000-01-01", "***"),
            ("date(year)", "2023-02-29", "***"),
            ("date(year)", "2024-02-30", "***"), ("date(year)", "1985-4-12", "***"),
            ("date(year)", "1985-04-12 Ada", "***"),
            ("date(year)", "-985-04-12", "***"), ("date(year)", "", ""), ("date(year)", "1900-02-29", "***"),
            ("date(year)", "2000-02-29", "2000-01-01"),
            ("date-part(quarter)", "1985-04-12", "1985-Q2"), ("date-part(decade)", "1985-04-12", "1980s"),
            ("date-part(month)", "0985-04-12", "0985-04"), ("date-part(year)", "1985-04-12", "1985"),
            ("age", "42", "40-49"), ("age", "0", "0-9"), ("age", "89", "80-89"), ("age", "90", "90+"),
            ("age", "200", "90+"), ("age", "201", "***"),
            ("age", "-1", "***"), ("age", "1985-04-12", "***"), ("age(band: 7)", "88", "84-89"),
            ("age(band: 100, top: 3)", "1", "0-2"),
            ("age(top: 1)", "0", "0"), ("age(on: \"2026-04-11\")", "1985-04-12", "40-49"),
            ("age(on: \"2025-04-11\")", "1985-04-12", "30-39"),
            ("age(on: \"2025-04-12\")", "1985-04-12", "40-49"), ("age(on: \"2025-04-12\")", "2025-04-13", "***"),
            ("age(band: 2, on: \"2023-02-28\")", "2004-02-29", "18-19"),
            ("age(band: 2, on: \"2024-02-28\")", "2004-02-29", "18-19"),
            ("age(band: 2, on: \"2024-02-29\")", "2004-02-29", "20-21"),
            ("age(on: \"2026-01-01\")", "1935-12-31", "90+"),
            ("step(1000)", "54321", "54000"), ("step(1000)", "-1", "-1000"), ("step(1000)", "-1000", "-1000"),
            ("step(10)", "99.99", "90"),
            ("step(10)", "-0.5", "-10"), ("step(10)", "1.5e2", "150"), ("step(10)", "123e-1", "10"),
            ("step(10)", "abc", "***"), ("step(10)", "", ""),
            ("step(10)", "nan", "***"), ("step(10)", "1e30", "***"),
            ("step(10)", "9223372036854775807", "9223372036854775800"),
            ("range(1000)", "3999", "3000...3999"), ("range(1000)", "-1", "-1000...-1"),
            ("range(10)", "9223372036854775807", "9223372036854775800...9223372036854775807"),
            ("magnitude", "0", "0"), ("magnitude", "1", "1...9"), ("magnitude", "999", "100...999"),
            ("magnitude", "1000", "1000...9999"),
            ("magnitude", "-42", "-99...-10"), ("magnitude(2)", "1023", "512...1023"),
            ("magnitude", "9223372036854775807", "1000000000000000000...9223372036854775807"),
            ("clamp(min: 18, max: 90)", "17", "18"), ("clamp(min: 18, max: 90)", "103", "90"),
            ("clamp(min: 18, max: 90)", "42", "42"),
            ("clamp(max: 90)", "90.5", "90"), ("clamp(min: 18)", "17.9", "18"), ("clamp(max: 90)", "007", "7"),
        ])
    func examples(_ form: String, _ value: String, _ masked: String) throws {
        #expect(try Mask(form)(value) == masked)
    }

    @Test("Values keep their kind")
    func kinds() throws {
        let step = Mask.step(1000)
        #expect(step(.integer(54_321)) == .integer(54_000))
        #expect(step(.real(54_321.5)) == .real(54_000))
        #expect(step(.decimal(try #require(DecimalText("54321.99")))) == .decimal(try #require(DecimalText("54000"))))
        #expect(step(.decimal(try #require(DecimalText("1e400")))) == .null)
        #expect(step(.real(.nan)) == .null)
        #expect(step(.real(-.infinity)) == .null)
        #expect(step(.real(1e19)) == .null)
        #expect(step(.integer(.min)) == .null)
        #expect(step(.boolean(true)) == .null)
        #expect(step(.bytes([1])) == .null)
        #expect(Mask.range(1000)(.integer(54_321)) == .text("54000...54999"))
        #expect(Mask.magnitude()(.integer(.min)) == .text("-9223372036854775807...-1000000000000000000"))
        let day = try #require(CivilDate(year: 1985, month: 4, day: 12))
        #expect(Mask.date(.year)(.date(day)) == .date(try #require(CivilDate("1985-01-01"))))
        #expect(Mask.datePart(.year)(.date(day)) == .text("1985"))
        #expect(Mask.date(.year)(.integer(5)) == .null)
        #expect(Mask.age(on: CivilDate("2026-01-01"))(.date(day)) == .text("40-49"))
        #expect(Mask.age()(.date(day)) == .text("***"))
        #expect(Mask.age()(.integer(.max)) == .text("***"))
        #expect(
            Mask.clamp(1...5)(.decimal(try #require(DecimalText("2.50"))))
                == .decimal(try #require(DecimalText("2.50"))))
        #expect(Mask.clamp(1...5)(.real(0.5)) == .real(1))
        #expect(Mask.keepLast(4)(.integer(4_111_111_111_111_111)) == .text("************1111"))
        #expect(Mask.keepLast(4)(.bytes(Array("12345678".utf8))) == .bytes(Array("****5678".utf8)))
        #expect(Mask.full()(.bytes([0xFF, 0xFE, 0x41, 0x42])) == .bytes([0x2A]))
        #expect(Mask.default()(.integer(5)) == .integer(0))
        #expect(Mask.default(.sqlServer)(.date(day)) == .date(try #require(CivilDate("1900-01-01"))))
        #expect(Mask.null(.integer(5)) == .null)
        #expect(Mask.constant("x")(.integer(5)) == .text("x"))
        #expect("abc" as MaskValue == .text("abc") && 5 as MaskValue == .integer(5) && nil as MaskValue == .null)
    }

    @Test("The calendar: every day of four hundred years and of the first and last ones, there and back")
    func calendar() throws {
        #expect(CivilDate("1970-01-01")?.daysSince1970 == 0)
        #expect(CivilDate("2000-03-01")?.daysSince1970 == 11_017)
        #expect(CivilDate("0001-01-01")?.daysSince1970 == CivilDate.range.lowerBound)
        #expect(CivilDate("9999-12-31")?.daysSince1970 == CivilDate.range.upperBound)
        #expect(CivilDate(daysSince1970: CivilDate.range.lowerBound - 1) == nil)
        #expect(CivilDate(daysSince1970: CivilDate.range.upperBound + 1) == nil)
        var previous: CivilDate?
        let (first, last) = (CivilDate.range.lowerBound, CivilDate.range.upperBound)
        for days in Array(first...first + 2000) + Array(-25_567...120_529) + Array(last - 2000...last) {
            let date = try #require(CivilDate(daysSince1970: days))
            if let previous, previous.daysSince1970 == days - 1 {
                // The next day: of this month, or the first of the next.
                let isNext =
                    date.day == previous.day + 1 && date.month == previous.month && date.year == previous.year
                    || date.day == 1 && previous.day == CivilDate.days(inMonth: previous.month, ofYear: previous.year)
                        && (date.year * 12 + date.month == previous.year * 12 + previous.month + 1)
                if !isNext { Issue.record("\(previous), then \(date)") }
            }
            if date.daysSince1970 != days { Issue.record("\(date)") }
            previous = date
        }
        #expect(CivilDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
        #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CivilDate(year: 1, month: 13, day: 1) == nil)
        #expect(CivilDate(year: .max, month: .min, day: .max) == nil)
    }

    @Test("Steps and ranges hold the number, over the corpus of numbers")
    func steps() {
        var generator = SplitMix64(seed: 1000)
        for _ in 0..<20_000 {
            let number =
                Int64.random(in: .min...(.max), using: &generator) >> Int64.random(in: 0..<64, using: &generator)
            let width = Int.random(in: 2...100_000, using: &generator)
            guard case .integer(let low) = Mask.step(width)(.integer(number)) else { continue }
            #expect(low <= number && number.subtractingReportingOverflow(low).partialValue < Int64(width))
            #expect(low % Int64(width) == 0)
            #expect(
                Mask.step(width)(.decimal(DecimalText(checked: "\(number)")))
                    == .decimal(DecimalText(checked: "\(low)")))
        }
    }

    @Test("Decimal numbers are digits with a point, a sign and an exponent")
    func decimals() {
        for text in ["0", "-0", "+1", "1.", ".5", "1e5", "1E+5", "-1.5e-5"] {
            #expect(DecimalText(text) != nil, "\(text)")
        }
        for text in ["", ".", "-", "e5", "1e", "1e+", "1.2.3", "nan", "inf", "0x1", "1 ", "١", "--1"] {
            #expect(DecimalText(text) == nil, "\(text)")
        }
    }

    @Test(
        "Exponents at the edges neither trap nor take time",
        arguments: [
            ("1e-9223372036854775808", "***"), ("1e9223372036854775808", "***"), ("0e999999", "0"),
            ("-0.000e-9223372036854775808", "0"), ("00000000000000000000000000012", "10"), ("0.00012e5", "10"),
            ("1e18", "1000000000000000000"), ("1e19", "***"), ("9e999999", "***"), ("5e-999999", "0"),
            ("-5e-999999", "-10"),
        ])
    func exponents(_ text: String, _ masked: String) throws {
        #expect(Mask.step(10)(text) == masked)
        let document = try Mask.json([("$", .mask(.step(10)))])
        #expect(document("[1e-9223372036854775808,0e999999]") == "[null,0]")
        let decimal = try #require(DecimalText("1e-9223372036854775808"))
        for mask in [Mask.clamp(...90), .range(10), .magnitude(), .step(.min)] {
            #expect(mask(.decimal(decimal)) == .null)
        }
    }
}
