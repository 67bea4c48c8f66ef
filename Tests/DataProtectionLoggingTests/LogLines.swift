#if Logging
    /// What a service says, made from a seed.
    struct LogLines {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func hex(_ count: Int) -> String { (0..<count).map { _ in String(next(16), radix: 16) }.joined() }

        mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(next(10)) }.joined() }

        mutating func uuid() -> String {
            "\(hex(8))-\(hex(4))-4\(hex(3))-\(["8", "9", "a", "b"][next(4)])\(hex(3))-\(hex(12))"
        }

        mutating func pair() -> String { String(100 + next(100)).dropFirst().description }

        mutating func date() -> String { "20\(20 + next(10))-0\(1 + next(9))-1\(next(10))" }

        mutating func time() -> String { "0\(next(10)):\(10 + next(50)):\(10 + next(50)).\(digits(3))" }

        /// A piece of a line that is nobody's.
        mutating func clean() -> String {
            switch next(28) {
            case 0: "request \(uuid()) took \(next(5000)) ms"
            case 1: "at \(date())T\(time())Z, epoch 17\(digits(8)), 17\(digits(11)), 17\(digits(14)), 17\(digits(17))"
            case 2: "order 20\(digits(2))-\(digits(6)), invoice INV\(digits(8)), customer C-\(digits(7))"
            case 3: "sha256:\(hex(64)) sha1 \(hex(40)) md5=\(hex(32)) etag \"\(hex(16))\""
            case 4: "swift-log@1.\(next(20)).\(next(9)), pkg@2.0.0-rc.\(next(9)), v\(next(20)).\(next(20)).\(next(99))"
            case 5: "peer 10.\(next(256)).\(next(256)).\(next(256)):\(1024 + next(60_000))"
            case 6: "peer [2001:db8:\(hex(4))::\(hex(4))]:443, fe80::\(hex(4)):\(hex(4))%eth0"
            case 7: "read /var/lib/app/\(hex(2))/\(uuid()).json, /assets/logo@2x.png, C:\\logs\\\(digits(8)).txt"
            case 8: "GET /v1/orders/\(digits(9))?page=\(next(90))&since=\(date()) \(200 + next(300))"
            case 9: "trace \(hex(32)) span \(hex(16)) parent \(hex(16))-01"
            case 10: "mean 0.\(digits(16)) p99 \(next(900)).\(digits(15)) ratio 1.\(digits(17))"
            case 11: "git \(hex(7)) build \(digits(4)).\(digits(2)), commit \(hex(40))"
            case 12: "retry \(next(9)) of 10: bearer authentication required, Bearer realm=\"api\""
            case 13: "root@localhost started, user @admin, com.acme.Job@\(hex(8)), @types/node@18.\(next(20)).1"
            case 14: "arn:aws:iam::\(digits(12)):role/app, i-0\(hex(16)), vol-\(hex(17))"
            case 15: "heap 0x\(hex(12)) free \(digits(10)) of 68719476736 bytes, pid \(digits(5))"
            case 16: "MAC \(hex(2)):\(hex(2)):\(hex(2)):\(hex(2)):\(hex(2)):\(hex(2)) port \(next(65_536))"
            case 17:
                "snowflake 17\(digits(16)), ulid 01\(hex(24).uppercased()), shard \(digits(4)) \(digits(3)) \(digits(2))"
            case 18: "\(date()) \(time()) +0100 [\(digits(2))/\(["Nov", "Dec"][next(2)])/2026:\(time())]"
            case 19: "nightly 2026\(digits(2))\(digits(2))\(digits(6)), iso week 2026-W\(digits(2)), 99.\(digits(3))%"
            case 20: "token tok_\(hex(38)) refreshed, forbearer, key id 0x\(hex(8))"
            case 21: "color #\(hex(6)), escaped %20%3D%2F\(digits(2)), price EUR 12\(digits(3)),\(digits(2))"
            case 22: "Grüße aus Zürich, 日本語のログ \(digits(6)), журнал №\(digits(4))"
            case 23:
                "getty@tty\(next(9)).service, user@\(digits(4)).service: ok, dbus@session.slice, a@b\(next(9)).timer"
            case 24:
                "rails@7.\(next(9)).rc1, pkg@\(next(9)).2.tar.gz, dump@\(digits(4)).json, v\(next(9)).\(digits(4)).\(digits(4))"
            case 25: #"C:\new\temp\\#(digits(6)), {"a":"x\n\#(digits(4))\t\#(hex(8))"}, %20\#(digits(4))%3D\#(hex(6))"#
            case 26: "Bearer token\(next(9)) missing, bearer v\(next(9)).2.\(next(9)), basic authorization failed"
            default: "matrix \(digits(2)) \(digits(3)) \(digits(1)) | cpu 1.\(digits(2)) 0.\(digits(2)) 0.\(digits(2))"
            }
        }

        /// A value that somebody would know somebody by.
        mutating func planted() -> String {
            switch next(10) {
            case 0: return card(separator: "")
            case 1: return card(separator: " ")
            case 2: return card(separator: "-")
            case 3: return "user\(digits(6)).x\(hex(4))@mail\(next(90)).example.org"
            case 4: return iban(grouped: false)
            case 5: return iban(grouped: true)
            case 6:
                return "eyJ\(hex(30)).eyJ\(hex(40)).\(hex(43))"
            case 7: return card(separator: ["\u{A0}", "\u{202F}", "\u{2013}", ".", "_", "+", "%20"][next(7)])
            case 8: return "ada\(digits(6))\\u0040example.org"
            default: return "jörg\(digits(7))%40example.com"
            }
        }

        private mutating func card(separator: String) -> String {
            let start = ["4", "51", "2221", "6011", "3528"][next(5)]
            let open = (start + digits(15)).prefix(15)
            var sum = 0
            for (place, digit) in open.enumerated() {
                let value = digit.wholeNumberValue ?? 0
                sum += place % 2 == 0 ? (value > 4 ? 2 * value - 9 : 2 * value) : value
            }
            let card = open + String((10 - sum % 10) % 10)
            return stride(from: 0, to: 16, by: 4).map { String(card.dropFirst($0).prefix(4)) }.joined(
                separator: separator)
        }

        private mutating func iban(grouped: Bool) -> String {
            let account = digits(18)
            var rest = 0
            for digit in (account + "131400").utf8 { rest = (rest * 10 + Int(digit - 0x30)) % 97 }
            let check = String(100 + 98 - rest).suffix(2)
            let iban = "DE" + check + account
            guard grouped else { return iban }
            return stride(from: 0, to: 22, by: 4).map { String(iban.dropFirst($0).prefix(4)) }.joined(separator: " ")
        }
    }
#endif
