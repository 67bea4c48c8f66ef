import Testing

@testable import CedarPolicy

/// Answers are those of `cedar-policy` 4.12.
@Suite("Values of extension types")
struct ExtensionValueTests {
    @Test("Decimals")
    func decimals() {
        #expect(CedarDecimal("-12.34")?.tenThousandths == -123_400)
        #expect(CedarDecimal("922337203685477.5807")?.tenThousandths == .max)
        #expect(CedarDecimal("-922337203685477.5808")?.tenThousandths == .min)
        #expect(CedarDecimal("-0.0")?.tenThousandths == 0)
        #expect(CedarDecimal("0001.0")?.tenThousandths == 10_000)
        for text in [
            "922337203685477.5808", "-922337203685477.5809", "1", "1.", ".1", "1.23456", "+1.0", "1,0", "1.0 ", "", "-",
            "١.٠",
        ] {
            #expect(CedarDecimal(text) == nil, "\(text)")
        }
        for value in [0, 1, -1, .min, .max, 123_456_789] as [Int64] {
            let decimal = CedarDecimal(tenThousandths: value)
            #expect(CedarDecimal("\(decimal)") == decimal)
        }
    }

    @Test("Durations")
    func durations() {
        #expect(CedarDuration("1d2h3m4s5ms")?.milliseconds == 93_784_005)
        #expect(CedarDuration("-1ms")?.milliseconds == -1)
        #expect(CedarDuration("0d")?.milliseconds == 0)
        #expect(CedarDuration("9223372036854775807ms")?.milliseconds == .max)
        #expect(CedarDuration("-9223372036854775808ms")?.milliseconds == .min)
        for text in [
            "", "-", "1", "ms", "1h1d", "1h1h", "+1h", "1.5h", "9223372036854775808ms", "106751991168d", "1ms1s", "1 h",
            "1H",
        ] {
            #expect(CedarDuration(text) == nil, "\(text)")
        }
    }

    @Test("Times")
    func times() {
        #expect(CedarDatetime("1970-01-01")?.milliseconds == 0)
        #expect(CedarDatetime("2024-10-15T08:15:30.250Z")?.milliseconds == 1_728_980_130_250)
        #expect(CedarDatetime("2024-10-15T11:35:00+0500")?.milliseconds == 1_728_974_100_000)
        #expect(CedarDatetime("0000-01-01")?.milliseconds == -62_167_219_200_000)
        for text in [
            "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "24-01-01", "2024-1-1",
            "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:60Z", "2024-01-01T00:00:00",
            "2024-01-01T00:00Z",
            "2024-01-01T00:00:00+2400", "2024-01-01T00:00:00+0060", "2024-01-01T00:00:00.1Z", "2024-01-01t00:00:00Z",
            "2024-01-01T00:00:00z", "2024-01-01T00:00:00+01:00", "2024-01-01Z", " 2024-01-01", "",
        ] {
            #expect(CedarDatetime(text) == nil, "\(text)")
        }
        #expect(CedarDatetime("1969-12-31T23:00:00Z")?.timeOfDay == 82_800_000)
        #expect(CedarDatetime("1969-12-31T23:00:00Z")?.midnight == CedarDatetime("1969-12-31"))
        #expect(CedarDatetime(milliseconds: .min).midnight == nil)
        for value in [0, -1, 1_709_164_800_000, 253_402_300_799_999, -62_167_219_200_000] as [Int64] {
            let time = CedarDatetime(milliseconds: value)
            #expect(time.text.flatMap { CedarDatetime($0) } == time)
        }
        #expect(CedarDatetime(milliseconds: 253_402_300_800_000).text == nil)
    }

    @Test("Times at the ends of the range are printed and read")
    func timesAtTheEnds() throws {
        for value in [.min, .min + 1, .min + 86_400_000, .max - 1, .max, -62_167_219_200_001] as [Int64] {
            let time = CedarDatetime(milliseconds: value)
            #expect(time.text == nil)
            #expect(time.description.hasSuffix("\(value)ms"))
            let text = CedarValue.datetime(time).cedarText
            #expect(try PlainEvaluator.constant(Expr(cedar: text)) == .datetime(time))
            let record = CedarRecord([("t" as CedarString, CedarValue.datetime(time))])
            #expect(try CedarRecord(json: record.json) == record)
            let policies = try PolicySet("permit(principal, action, resource) when { context.t == resource.t };")
            let rest = try policies.residual(for: PartialRequest(context: record))
            #expect(rest.cedarText.contains("duration(\"\(value)ms\")"))
        }
    }

    @Test("Addresses")
    func addresses() {
        for text in [
            "0.0.0.0", "255.255.255.255/32", "10.0.0.0/8", "::", "::1", "1::", "::1/128", "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7::", "FFee::a/0",
        ] {
            let address = CedarIPAddress(text)
            #expect(address != nil, "\(text)")
            #expect(address.flatMap { CedarIPAddress("\($0)") } == address)
        }
        for text in [
            "", "1.2.3", "1.2.3.4.5", "256.0.0.0", "01.2.3.4", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/08", "1.2.3.4/+8",
            "1.2.3.4 ",
            ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::ffff:1.2.3.4", "12345::", "g::", "::/129",
            ":1", "1:",
            "fe80::1%eth0", "::1/1/1",
        ] {
            #expect(CedarIPAddress(text) == nil, "\(text)")
        }
    }

    @Test("Addresses are printed as RFC 5952 has them")
    func addressTexts() {
        for (text, expected) in [
            ("0:0:0:0:0:0:0:0", "::"), ("0:0:0:0:0:0:0:1", "::1"), ("1:0:0:0:0:0:0:0/16", "1::/16"),
            ("2001:0DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
            ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("0:1:0:1:0:1:0:1", "0:1:0:1:0:1:0:1"),
            ("::ffff:102:304", "::ffff:102:304"), ("1.2.3.4/32", "1.2.3.4"), ("10.0.0.0/8", "10.0.0.0/8"),
        ] {
            #expect(CedarIPAddress(text)?.description == expected)
            #expect(CedarIPAddress(expected) == CedarIPAddress(text))
        }
    }

    @Test("Ranges of addresses")
    func ranges() throws {
        func ip(_ text: String) throws -> CedarIPAddress { try #require(CedarIPAddress(text)) }
        #expect(try ip("10.20.3.4").isInRange(ip("10.20.0.0/16")))
        #expect(try ip("10.20.3.4").isInRange(ip("0.0.0.0/0")))
        #expect(try !ip("10.0.0.0/8").isInRange(ip("10.0.0.0/16")))
        #expect(try !ip("10.0.0.1").isInRange(ip("::/0")))
        #expect(try ip("2001:db8::1").isInRange(ip("2001:db8::/32")))
        #expect(try ip("2001:db8::1").isInRange(ip("2001:db8::/127")))
        #expect(try !ip("2001:db8::2").isInRange(ip("2001:db8::/127")))
        #expect(try ip("2001:db8::2").isInRange(ip("::/0")))
        #expect(try ip("127.0.0.0/8").isLoopback && !ip("127.0.0.0/7").isLoopback && ip("::1").isLoopback)
        #expect(try ip("224.0.0.0/4").isMulticast && !ip("224.0.0.0/3").isMulticast && ip("ff00::/8").isMulticast)
    }
}
