import CFloor
import FormatPreservingEncryption
import ProtectionKeys
import Tokenization

/// Tokens over FF1 in place, and over AES-SIV as libcrypto's calls make it.
enum TokenFigures {
    private static let field = FieldContext(tenant: "acme", domain: "payment.pan")

    static func groups() throws -> [FigureGroup] { try [batch(), single(), opaque(), threads()] }

    private static func cards() throws -> FormatTokenizer {
        try FormatTokenizer(RootKeyset(Keyset(.root)), format: .paymentCard(), name: "pan")
    }

    /// Cards of sixteen digits that pass the Luhn check.
    private static func numbers(_ rows: Int) throws -> [String] {
        let format = try Format.paymentCard()
        return try (0..<rows).map { row in
            let kept = String(String(10_000 + row * 31 % 10_000).suffix(4))
            return try format.unrank(
                FormatRank(decimal: "\((row * 48_271_997 + 7) % 50_000_000_000)", kept: [kept], length: 16))
        }
    }

    /// FF1 on bytes in place, under AES-256.
    private static func ff1() throws -> FF1Text {
        try FF1Text(key: FF1Key((0..<32).map { UInt8($0) }), alphabet: .digits)
    }

    /// Columns of 10,000 strings, in and out.
    private static func batch() throws -> FigureGroup {
        let rows = 10_000
        let (tokenizer, values, ff1) = (try cards(), try numbers(rows), try ff1())
        let tokens = try tokenizer.tokenizeColumnDeterministically(values, context: field).complete()
        var column = (0..<rows * 16).map { UInt8(0x30 + $0 * 7 % 10) }
        return FigureGroup(
            name: "token.pan",
            subjects: [
                (
                    "token.floor.ff1.pan.batch",
                    .operation(unitsPerIteration: Double(rows)) { iterations in
                        var span = column.mutableSpan
                        for _ in 0..<iterations { try ff1.encryptASCIIColumn(&span, width: 16, tweak: Span()) }
                    }
                ),
                (
                    "token.pan.batch",
                    .operation(unitsPerIteration: Double(rows)) {
                        for _ in 0..<$0 { _ = try tokenizer.tokenizeColumnDeterministically(values, context: field) }
                    }
                ),
                (
                    "token.pan.detokenize.batch",
                    .operation(unitsPerIteration: Double(rows)) {
                        for _ in 0..<$0 { _ = try tokenizer.detokenizeColumn(tokens, context: field) }
                    }
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "token.pan.batch/ff1.pan.batch", value: ns[1] / ns[0], unit: "ratio", target: 3.0),
                    Figure(name: "token.pan.detokenize.batch/ff1.pan.batch", value: ns[2] / ns[0], unit: "ratio"),
                ]
            })
    }

    /// One value a call.
    private static func single() throws -> FigureGroup {
        let root = try RootKeyset(Keyset(.root))
        let ssn = FormatTokenizer(root, format: try .usSocialSecurityNumber(), name: "ssn")
        let (cards, ff1) = (try cards(), try ff1())
        func ascii(_ value: String) -> Subject {
            var value = Array(value.utf8)
            return .operation { iterations in
                var span = value.mutableSpan
                for _ in 0..<iterations { try ff1.encryptASCII(&span, tweak: Span()) }
            }
        }
        func token(_ tokenizer: FormatTokenizer, _ value: String) -> Subject {
            .operation { iterations in
                for _ in 0..<iterations { _ = try tokenizer.tokenizeDeterministically(value, context: field) }
            }
        }
        return FigureGroup(
            name: "token.single",
            subjects: [
                ("token.floor.ff1.digits9.single", ascii("123456789")),
                ("token.ssn.single", token(ssn, "123-45-6789")),
                ("token.floor.ff1.pan.single", ascii("4111111111111111")),
                ("token.pan.single", token(cards, "4111111111111111")),
            ],
            ratios: { ns in
                [
                    Figure(name: "token.ssn.single/ff1.digits9", value: ns[1] / ns[0], unit: "ratio", target: 2.0),
                    Figure(name: "token.pan.single/ff1.pan.single", value: ns[3] / ns[2], unit: "ratio"),
                ]
            })
    }

    /// Opaque tokens of an address of twenty bytes.
    private static func opaque() throws -> FigureGroup {
        let root = try RootKeyset(Keyset(.root))
        let (text, email, oneWay) = (
            OpaqueTokenizer(root), OpaqueTokenizer(root, shape: .email(.tok)), OneWayTokenizer(root)
        )
        let address = "jane.doe@example.org"
        let tokens = (
            try text.tokenizeDeterministically(address, context: field), try text.tokenize(address, context: field)
        )
        return FigureGroup(
            name: "token.email.opaque",
            subjects: [
                ("token.floor.siv.seal16", Subject { floor_siv_seal(16, $0) }),
                (
                    "token.email.opaque.single",
                    .operation { for _ in 0..<$0 { _ = try text.tokenizeDeterministically(address, context: field) } }
                ),
                (
                    "token.email.opaque.detokenize",
                    .operation { for _ in 0..<$0 { _ = try text.detokenize(tokens.0, context: field) } }
                ),
                (
                    "token.email.opaque.random",
                    .operation { for _ in 0..<$0 { _ = try text.tokenize(address, context: field) } }
                ),
                (
                    "token.email.opaque.random.detokenize",
                    .operation { for _ in 0..<$0 { _ = try text.detokenize(tokens.1, context: field) } }
                ),
                (
                    "token.email.opaque.address",
                    .operation { for _ in 0..<$0 { _ = try email.tokenizeDeterministically(address, context: field) } }
                ),
                (
                    "token.email.oneway",
                    .operation { for _ in 0..<$0 { _ = try oneWay.tokenizeDeterministically(address, context: field) } }
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "token.email.opaque.single/floor", value: ns[1] / ns[0], unit: "ratio", target: 2.0),
                    Figure(name: "token.email.opaque.detokenize/floor", value: ns[2] / ns[0], unit: "ratio"),
                    Figure(name: "token.email.opaque.address/floor", value: ns[5] / ns[0], unit: "ratio"),
                ]
            })
    }

    /// A column of 10^6 card numbers in two threads, through one shared tokenizer.
    private static func threads() throws -> FigureGroup {
        let (tokenizer, rows) = (try cards(), 1_000_000)
        let values = try numbers(rows)
        let halves = [Array(values[..<(rows / 2)]), Array(values[(rows / 2)...])]
        return FigureGroup(
            name: "token.pan.million",
            subjects: [
                (
                    "token.pan.million.2threads",
                    .operation(unitsPerIteration: Double(rows)) { iterations in
                        for _ in 0..<iterations {
                            parallel(2) { thread in
                                _ = try tokenizer.tokenizeColumnDeterministically(halves[thread], context: field)
                            }
                        }
                    }
                )
            ],
            ratios: { ns in
                [Figure(name: "token.pan.million.2threads.rows", value: 1e9 / ns[0], unit: "rows/s")]
            })
    }
}
