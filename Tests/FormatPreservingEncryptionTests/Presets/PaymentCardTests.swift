import FormatPreservingEncryption
import Testing

@Suite("Payment cards: tokens that cannot be mistaken")
struct PaymentCardTests {
    let key: FF1Key

    init() throws { key = try FF1Key(Array(0..<32)) }

    private func luhn(_ text: String) -> Int {
        text.utf8.reversed().enumerated().reduce(0) { sum, digit in
            let value = Int(digit.element - 0x30)
            let doubled = value * 2 > 9 ? value * 2 - 9 : value * 2
            return sum + (digit.offset % 2 == 1 ? doubled : value)
        }
    }

    /// Published test numbers of the card networks.
    static let cards = [
        "4111111111111111", "5555555555554444", "378282246310005", "6011111111111117", "30569309025904", "3530111333300000",
        "6200000000000005", "2223003122003222", "4222222222222", "6304000000000000",
    ]

    @Test("The published test numbers, for every Luhn class and number of kept digits", arguments: cards)
    func published(card: String) throws {
        for luhnClass in 1...9 {
            for kept in [1, 4] {
                let cipher = try FormatCipher(key: key, format: .paymentCard(keepingLast: kept, luhnClass: luhnClass))
                let token = try cipher.encrypt(card)
                #expect(token.utf8.count == card.utf8.count)
                #expect(token.hasSuffix(card.suffix(kept)))
                #expect(luhn(token) % 10 == luhnClass)
                #expect("01789".contains(token.first!))
                #expect(try cipher.decrypt(token) == card)
            }
        }
    }

    @Test("Golden values, from an independent implementation: these tokens have to be read for ever")
    func golden() throws {
        let cipher = try FormatCipher(key: key, format: .paymentCard())
        for (card, token) in Self.golden { #expect(try cipher.encrypt(card) == token) }
        #expect(try cipher.encrypt("4111111111111111", tweak: [1, 2]) == Self.goldenTweaked)
    }

    static let golden = [
        ("4111111111111111", "9515662628601111"), ("378282246310005", "189739554930005"), ("4222222222222", "7130883662222"),
    ]
    static let goldenTweaked = "1852199883461111"

    @Test("No card is a token and no token is a card")
    func classes() throws {
        let format = try Format.paymentCard()
        let cipher = try FormatCipher(key: key, format: format)
        for card in Self.cards {
            let token = try cipher.encrypt(card)
            #expect(format.isValue(card) && !format.isToken(card))
            #expect(format.isToken(token) && !format.isValue(token))
            #expect(throws: FormatPreservingEncryptionError.self) { try cipher.encrypt(token) }
            #expect(throws: FormatPreservingEncryptionError.self) { try cipher.decrypt(card) }
        }
        // A token of another class is no token of this one.
        let other = try FormatCipher(key: key, format: .paymentCard(luhnClass: 2)).encrypt(Self.cards[0])
        #expect(try #require(throws: FormatPreservingEncryptionError.self) { try cipher.decrypt(other) }.code == .wrongCheckDigit)
    }

    @Test(
        "What is no card is refused with its position, singly and in columns",
        arguments: [
            ("4111111111111112", FormatPreservingEncryptionError.Code.wrongCheckDigit, 15), ("0000000000000000", .invalidSymbol, 0),
            ("1234567812345670", .invalidSymbol, 0), ("9111111111111111", .invalidSymbol, 0), ("4111-1111-1111-1111", .invalidSymbol, 4),
            ("4111 1111 1111 1111", .invalidSymbol, 4), ("41111111111", .valueTooShort, 11), ("", .valueTooShort, 0),
            ("4", .valueTooShort, 1), ("41111111111111111111", .valueTooLong, 19), ("４111111111111111", .invalidSymbol, 0),
            ("411111111111111１", .invalidSymbol, 15), ("4111111111111111\u{0}", .invalidSymbol, 16),
            ("\u{0}4111111111111111", .invalidSymbol, 0), ("4111\u{200B}111111111111", .invalidSymbol, 4),
            ("\u{202E}4111111111111111", .invalidSymbol, 0), ("41111111111x1111", .invalidSymbol, 11),
            ("4111111111111/11", .invalidSymbol, 13), ("4111111:11111111", .invalidSymbol, 7), ("411111111111111\u{B9}", .invalidSymbol, 15),
        ] as [(String, FormatPreservingEncryptionError.Code, Int)])
    func refused(value: String, code: FormatPreservingEncryptionError.Code, position: Int) throws {
        let cipher = try FormatCipher(key: key, format: .paymentCard())
        let single = try #require(throws: FormatPreservingEncryptionError.self) { try cipher.encrypt(value) }
        #expect(single.code == code, "\(single)")
        #expect(single.position == position, "\(single)")
        let column = try #require(throws: FormatPreservingEncryptionError.self) {
            try cipher.encryptColumn(["4111111111111111", value])
        }
        #expect(column.code == code && column.position == position && column.row == 1)
        let partial = try cipher.encryptColumn([value, "4111111111111111", value], failureLimit: 5)
        #expect(partial.results[1] == (try cipher.encrypt("4111111111111111")))
        #expect(partial.results[0] == nil && partial.results[2] == nil && !partial.isComplete)
        #expect(partial.failures.map(\.row) == [0, 2])
    }

    @Test("An enormous value is refused")
    func enormous() throws {
        let cipher = try FormatCipher(key: key, format: .paymentCard())
        let value = String(repeating: "4", count: 5_000_000)
        #expect(try #require(throws: FormatPreservingEncryptionError.self) { try cipher.encrypt(value) }.code == .valueTooLong)
        #expect(!(try Format.paymentCard()).isValue(value))
    }
}
