import CryptoCore

/// Shows the first clusters of an address's local part, and of the domain what is asked for.
struct EmailRule: MaskRule {
    let first: Int
    let domain: EmailDomain
    /// What stands for the rest of the local part, whatever its length.
    private let padding: [UInt8]

    init(first: Int, domain: EmailDomain, padding: String) {
        self.first = max(first, 0)
        self.domain = domain
        let visible = padding.withoutInvisible
        self.padding = Array((visible.isEmpty || visible.utf8.count > 64 ? "***" : visible).utf8)
    }

    private var paddingText: String { String(decoding: padding, as: UTF8.self) }

    var text: MaskText {
        MaskText(
            "email",
            (first == 1 ? [] : [.integer(first, label: "first")])
                + (domain == .keep ? [] : [.word(domain.rawValue, label: "domain")])
                + (paddingText == "***" ? [] : [.string(paddingText, label: "padding")]))
    }

    var declaration: MaskDeclaration {
        let shown =
            switch domain {
            case .keep: "the domain"
            case .top: "the domain's last label"
            case .ends: "the first two of the domain and its last label"
            case .hide: "nothing of the domain"
            }
        return MaskDeclaration(
            longestVisible: domain == .hide ? first : nil,
            reveals: "\(shown), the first \(first) of the local part, of short ones less; of what is no address nothing"
        )
    }

    func mask(_ value: String) -> String? {
        let utf8 = value.utf8
        let bytes = utf8.span
        guard domain == .keep, bytes.count <= 320, ASCIIText.isVisible(bytes) else { return masked(value) }
        var at = bytes.count &- 1
        while at > 0, bytes[at] != 0x40 {
            guard Self.isDomainByte(bytes[at]) else { return "***" }
            at &-= 1
        }
        guard at > 0, at < bytes.count &- 1, Self.isDomain(bytes.extracting((at &+ 1)...)) else {
            return bytes.isEmpty ? "" : "***"
        }
        let shown = min(first, VisibleShare.half.limit(of: at))
        let padding = padding.span
        // An address that looks masked already.
        if at == shown &+ padding.count {
            var difference: UInt8 = 0
            for index in padding.indices { difference |= bytes[shown &+ index] ^ padding[index] }
            if difference == 0 { return masked(value) }
        }
        return withTemporaryBytes(capacity: bytes.count &+ padding.count) { output in
            output.append(copying: bytes.extracting(..<shown))
            output.append(copying: padding)
            output.append(copying: bytes.extracting(at...))
            return String(decoding: output.span)
        }
    }

    @inline(__always)
    private static func isDomainByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E
    }

    /// At most 255 letters, digits, hyphens and dots, with a label before and behind every dot, two labels at least and a
    /// letter in the last.
    private static func isDomain(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= 255 else { return false }
        var previous: UInt8 = 0x2E
        var (hasDot, hasLetter) = (false, false)
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x2E {
                if previous == 0x2E { return false }
                (hasDot, hasLetter) = (true, false)
            } else if (byte | 0x20) &- 0x61 < 26 {
                hasLetter = true
            }
            previous = byte
        }
        return hasDot && hasLetter
    }

    /// The same for all text and all domains.
    func masked(_ value: String) -> String {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return "" }
        let count = graphemes.count
        guard let at = Self.at(in: graphemes) else { return "***" }
        var output = MaskedBytes(capacity: graphemes.bytes.count + 3)
        output.append(graphemes, 0..<min(first, VisibleShare.half.limit(of: at)))
        output.append(paddingText + "@")
        switch domain {
        case .keep: output.append(graphemes, at + 1..<count)
        case .hide: output.append(paddingText)
        case .top, .ends:
            if domain == .ends {
                output.append(graphemes, at + 1..<at + 1 + min(2, VisibleShare.half.limit(of: count - at - 1)))
            }
            output.append(paddingText)
            if let dot = (at + 1..<count).last(where: { graphemes.ascii($0) == 0x2E }) {
                output.append(graphemes, dot..<count)
            }
        }
        return output.string(unless: graphemes)
    }

    /// Where the `@` of an address is that has a local part and a domain; nothing for what is no address.
    static func at(in graphemes: Graphemes) -> Int? {
        let count = graphemes.count
        guard let at = (0..<count).last(where: { graphemes.ascii($0) == 0x40 }), at > 0, at < count - 1,
            isDomain(graphemes, at + 1..<count)
        else { return nil }
        return at
    }

    private static func isDomain(_ graphemes: Graphemes, _ range: Range<Int>) -> Bool {
        guard graphemes.utf8(range).count <= 255 else { return false }
        var previous: UInt8? = 0x2E
        var (hasDot, hasLetter) = (false, false)
        for index in range {
            let byte = graphemes.ascii(index)
            if byte == 0x2E {
                if previous == 0x2E { return false }
                (hasDot, hasLetter) = (true, false)
            } else if byte != 0x2D {
                guard graphemes.isAlphanumeric(index) else { return false }
                if graphemes.scalarClass(index) != .digit { hasLetter = true }
            }
            previous = byte
        }
        return hasDot && hasLetter
    }
}

extension Mask {
    /// Shows the beginning of an e-mail address, and its domain. As text: `email`, `email(first: 2, domain: top)`.
    ///
    /// What is no address becomes `***`: what has no `@`, nothing before or behind it, or a domain of other than letters,
    /// digits, hyphens and dots, without a dot, or without a letter in its last label.
    ///
    /// - Parameters:
    ///   - first: how many clusters of the local part at most; the short-value law may allow fewer: see ``VisibleShare``.
    ///   - domain: what is shown of the domain.
    ///   - padding: what stands for all that is hidden, whatever its length; `***` in place of nothing and of more than 64
    ///     bytes.
    public static func email(first: Int = 1, domain: EmailDomain = .keep, padding: String = "***") -> Mask {
        Mask(EmailRule(first: first, domain: domain, padding: padding))
    }
}
