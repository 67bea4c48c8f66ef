import ProtectionKeys
import Testing

@testable import Masking

@Suite("Noise")
struct NoiseTests {
    private func masking(_ text: String) throws -> KeyedMasking { KeyedMasking(try KeyedMask(text), try fixedRoot(30)) }

    private func noisy(_ masking: KeyedMasking, _ value: String) throws -> String {
        try masking(value, context: Contexts.customer)
    }

    @Test("is the same for the same number, however it is written, whoever it belongs to")
    func function() throws {
        let masking = try masking("noise(amount: 100)")
        let first = try noisy(masking, "41999")
        for _ in 0..<10 { #expect(try noisy(masking, "41999") == first) }
        #expect(try masking("41999", subject: "a", context: Contexts.customer) == first)
        #expect(try masking(.integer(41_999), context: Contexts.customer) == .integer(try #require(Int64(first))))
        for text in ["41999.0", "41999.000", "041999", "+41999", "4.1999e4", "4199900e-2"] {
            let text = try noisy(masking, text)
            let number = try #require(Double(text))
            // Rounded to other places.
            #expect(abs(number - Double(first)!) <= 0.5, "\(text)")
        }
    }

    @Test("fills its range evenly, and has no direction", arguments: ["amount: 10", "percent: 10"])
    func uniform(_ amount: String) throws {
        let masking = try masking("noise(\(amount))")
        var counts: [Int: Int] = [:]
        for number in 0..<20_000 {
            let value = amount.hasPrefix("amount") ? number : 100 + number % 10
            // Of the ten values that come again, the domain makes twenty thousand.
            let context =
                amount.hasPrefix("amount") ? Contexts.customer : FieldContext(tenant: nil, domain: "\(number)")
            let noisy = try masking(.integer(Int64(value)), context: context)
            guard case .integer(let result) = noisy else { Issue.record("no integer"); return }
            counts[Int(result) - value, default: 0] += 1
        }
        #expect(counts.keys.min() == -10 && counts.keys.max() == 10)
        // The two ends are rounded to from one side only.
        let inner = (-9...9).map { counts[$0, default: 0] }
        #expect(chiSquare(inner) < chiSquareBound(degrees: 18))
        let ends = Double(counts[-10]! + counts[10]!)
        #expect(abs(ends - 1000) < 200)
    }

    @Test("keeps to its bounds, and to the kind and the places of a number")
    func bounds() throws {
        let units = try masking("noise(amount: 1)")
        #expect(try units(.integer(.max), context: Contexts.customer) != .null)
        for value in [Int64.max, .min, 0, 1, -1] {
            guard case .integer(let noisy) = try units(.integer(value), context: Contexts.customer) else {
                Issue.record("no integer")
                continue
            }
            #expect(noisy.subtractingReportingOverflow(value).partialValue.magnitude <= 1)
        }
        let text = try noisy(units, "-12.340")
        #expect(text.contains(/^-1[123]\.[0-9]{3}$/))
        let percent = try masking("noise(percent: 1)")
        for value in ["3", "-3", "0", "0.01"] {
            #expect(abs(Double(try noisy(percent, value))! - Double(value)!) <= 1)
        }
    }

    @Test("of floating-point numbers stays finite")
    func real() throws {
        let masking = try masking("noise(percent: 100)")
        for value in [
            Double.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 0, -0.0, 1e300, 41.5,
        ] {
            guard case .real(let noisy) = try masking(.real(value), context: Contexts.customer) else {
                Issue.record("\(value)")
                continue
            }
            #expect(noisy.isFinite && (noisy - value).magnitude <= value.magnitude)
        }
        for value in [Double.nan, .infinity, -.infinity, .signalingNaN] {
            #expect(try masking(.real(value), context: Contexts.customer) == .null)
        }
        let units = try self.masking("noise(amount: 100)")
        #expect(try units(.real(0), context: Contexts.customer) == units(.real(-0.0), context: Contexts.customer))
        guard case .real(let real) = try units(.real(41_999), context: Contexts.customer),
            case .integer(let integer) = try units(.integer(41_999), context: Contexts.customer)
        else { Issue.record("other kinds"); return }
        #expect(abs(real - Double(integer)) <= 0.5)
    }

    @Test(
        "of what is no number, or has too many digits, shows nothing of it",
        arguments: [
            "", "x", "1,5", "NaN", "inf", "0x10", "1e", "--1", "1.2.3", "1234567890123456789012345678901", "1e31",
            "0.0000000000000000001", "1e-19", "1e999999999999999999999",
        ])
    func foreign(_ text: String) throws {
        let masking = try masking("noise(amount: 100)")
        #expect(try noisy(masking, text) == (text.isEmpty ? "" : "***"))
        #expect(try masking(.boolean(true), context: Contexts.customer) == .null)
    }

    @Test("takes numbers of 30 digits and 18 places")
    func long() throws {
        let masking = try masking("noise(amount: 1000000000000)")
        let value = "999999999999.999999999999999999"
        #expect(try noisy(masking, value) != "***")
        #expect(try noisy(masking, "1e29") != "***")
        #expect(try noisy(masking, "0e99999") != "***")
    }
}
