import FormatPreservingEncryption
import Foundation
import Testing

/// Numbers that python-stdnum finds right: see `Tests/Vectors/formats/README.md`.
@Suite("Check digits")
struct CheckDigitsTests {
    @Test("Fifty numbers of every algorithm are values, and no value with another check digit")
    func numbers() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Vectors/formats").standardizedFileURL
        let text = try String(contentsOf: folder.appending(path: "checkdigits.tsv"), encoding: .utf8)
        var formats: [String: Format] = [:]
        var checked = 0
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            let (name, body, check) = (fields[0], fields[1], fields[2])
            let alphabet =
                switch name {
                case "mod37-2", "mod37,36", "mod97-10": "BASE36"
                case "mod27,26", "mod661-26": "upper"
                default: "digits"
                }
            let format = try formats[name] ?? Format(text: "<\(alphabet):12><check \(name)>")
            formats[name] = format
            #expect(format.isValue(body + check), "\(name)")
            let cipher = try FormatCipher(key: FF1Key(Array(0..<32)), format: format)
            let token = try cipher.encrypt(body + check)
            #expect(try cipher.decrypt(token) == body + check)
            for other in ["0", "5", "9", "X", "*", "A", "Q", "00", "97", "AA"]
            where other != check && other.count == check.count {
                let error = try #require(throws: FormatPreservingEncryptionError.self) {
                    try format.rank(of: body + other)
                }
                #expect(error.code == .wrongCheckDigit)
                #expect(error.position == 12)
            }
            checked += 1
        }
        #expect(checked == 450)
        #expect(formats.count == 9)
    }

    @Test("Published numbers")
    func published() throws {
        let cases: [(String, String)] = [
            // ISO/IEC 7812-1, Annex B; ORCID of J. Carberry; LEI of the GLEIF; IBANs of the registry; GRid's own
            // example.
            ("<digits:10><check luhn>", "79927398713"), ("<digits:15><check mod11-2>", "0000000218250097"),
            ("<BASE36:18><check mod97-10>", "506700GE1G29325QX363"),
            ("GB<check iban><upper:4><digits:14>", "GB29NWBK60161331926819"),
            ("NO<check iban><digits:11>", "NO9386011117947"),
            ("MT<check iban><upper:4><digits:5><BASE36:18>", "MT84MALT011000012345MTLCAST001S"),
            ("A1<BASE36:15><check mod37,36>", "A12425GABC1234002M"),
        ]
        for (text, value) in cases { #expect(try Format(text: text).isValue(value), "\(text)") }
    }

    @Test("Luhn and Verhoeff digits may stand anywhere, and separators do not count")
    func anywhere() throws {
        for name in ["luhn", "verhoeff"] {
            _ = try Format(text: "<digits:6..9><check \(name)><keep digits:4>")
            for text in ["<check \(name)><digits:8>", "<digits:3>-<check \(name)> <digits:6>x"] {
                let format = try Format(text: text)
                let cipher = try FormatCipher(key: FF1Key(Array(0..<32)), format: format)
                for number in stride(from: 0, to: 1_000_000, by: 9_973) {
                    let value = try format.unrank(FormatRank(decimal: "\(number)"))
                    let token = try cipher.encrypt(value)
                    #expect(format.isToken(token))
                    #expect(try cipher.decrypt(token) == value)
                }
            }
        }
    }

    @Test("The Luhn sum of digits, for whoever has only a number")
    func luhnSum() {
        #expect(CheckDigits.luhnSum(ofDigits: "4111111111111111") == 30)
        #expect(CheckDigits.luhnSum(ofDigits: "79927398713").map { $0 % 10 } == 0)
        #expect(CheckDigits.luhnSum(ofDigits: "") == 0)
        for text in ["4111-1111", "4111x", "４111", "411 "] { #expect(CheckDigits.luhnSum(ofDigits: text) == nil) }
    }
}
