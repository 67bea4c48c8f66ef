/// Shows the network of an Internet address.
struct IPRule: MaskRule {
    let four: Int
    let six: Int

    init(four: Int, six: Int) {
        self.four = min(max(four, 0), 24)
        self.six = min(max(six, 0), 64)
    }

    var text: MaskText {
        MaskText(
            "ip",
            (four == 24 ? [] : [.integer(four, label: "v4")]) + (six == 48 ? [] : [.integer(six, label: "v6")]))
    }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil,
            reveals: "the first \(four) bits of an IPv4 address, \(six) of an IPv6 address; of other values nothing")
    }

    func mask(_ value: String) -> String? {
        if value.isEmpty { return "" }
        guard var address = IPAddress(value.withoutInvisible) else { return "***" }
        let bits = address.bytes.count == 4 ? four : six
        address.truncate(toBits: bits)
        return address.description + "/" + String(bits)
    }
}

extension Mask {
    /// Shows the network of an Internet address: `192.0.2.0/24`, `2001:db8:1::/48`. As text: `ip`, `ip(v4: 16, v6: 32)`.
    ///
    /// What is no address becomes `***`. A zone is dropped; an IPv4 address in an IPv6 one (mapped, 6to4, or for a translator) is
    /// masked as the former.
    ///
    /// - Parameters:
    ///   - v4: bits shown of an IPv4 address, 0 to 24; what is outside becomes the nearest.
    ///   - v6: bits shown of an IPv6 address, 0 to 64; what is outside becomes the nearest.
    ///
    /// ## Specification
    /// RFC 4632 (prefixes), RFC 4291 and 5952 (text of IPv6 addresses).
    public static func ip(v4: Int = 24, v6: Int = 48) -> Mask { Mask(IPRule(four: v4, six: v6)) }
}
