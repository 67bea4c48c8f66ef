/// Masks JSON documents by path.
struct JSONRule: MaskRule {
    /// The longest document, in bytes: 64 MiB.
    static let longest = 1 << 26

    let paths: [JSONPath]
    let treatments: [JSONTreatment]
    let otherwise: Mask
    let keys: JSONKeys
    let automaton: JSONPathAutomaton

    init(
        _ rules: [(path: String, treatment: JSONTreatment)], otherwise: Mask, keys: JSONKeys
    ) throws(MaskingError) {
        var paths: [JSONPath] = []
        for rule in rules { paths.append(try JSONPath(rule.path)) }
        self.paths = paths
        treatments = rules.map(\.treatment)
        self.otherwise = otherwise
        self.keys = keys
        automaton = try JSONPathAutomaton(paths)
    }

    var text: MaskText {
        MaskText(
            "json",
            zip(paths, treatments).map { .text($1.text, label: $0.source) }
                + (otherwise == .full() ? [] : [.text(otherwise.rule.text, label: "otherwise")])
                + (keys == .names ? [] : [.word(keys.rawValue, label: "keys")]))
    }

    var declaration: MaskDeclaration {
        let listed = zip(paths, treatments).map { path, treatment in
            switch treatment {
            case .clear: "\(path.source): all"
            case .mask(let mask): "\(path.source): \(mask.declaration.reveals)"
            }
        }
        return MaskDeclaration(
            longestVisible: nil,
            reveals: "the structure, " + (keys == .names ? "names of members that look like names, " : "")
                + "which values are null; "
                + (listed + ["elsewhere: \(otherwise.declaration.reveals)"]).joined(separator: "; "))
    }

    func mask(_ value: String) -> String? {
        if value.isEmpty { return "" }
        return String(decoding: masked(Array(value.utf8)), as: UTF8.self)
    }

    func mask(_ value: MaskValue) -> MaskValue {
        switch value {
        case .text(let text): return mask(text).map(MaskValue.text) ?? .null
        case .bytes(let bytes):
            if bytes.isEmpty { return .bytes([]) }
            let span = bytes.span
            guard (try? UTF8Span(validating: span)) != nil else { return .bytes(Self.refused) }
            return .bytes(masked(bytes))
        default: return otherwise.rule.mask(value)
        }
    }

    /// What becomes of what is no document.
    private static let refused = Array("\"***\"".utf8)

    private func masked(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count <= Self.longest else { return Self.refused }
        var masker = JSONMasker(rule: self, input: bytes)
        return masker.run() ? masker.output : Self.refused
    }
}

extension Mask {
    /// Masks JSON documents by path, and all that no path names. As text:
    /// `json("$.user.email": email, "$.id": clear, "$..ssn": null, otherwise: full)`.
    ///
    /// A path to an object or a list counts for all that is in it, unless another path leads to something in there.
    /// `*` stands for all members of an object and all elements of a list.
    ///
    /// Of several paths to the same place the first counts, so what hides comes before what shows: with
    /// `[("$.user.*", .clear), ("$..ssn", .mask(.null))]` the member `$.user.ssn` is shown, the other way round it is not.
    ///
    /// Members that occur twice are masked twice. Numbers that stay keep all their digits. White space between values is
    /// dropped. What is not JSON, has more than 64 MiB, is not UTF-8 or has more than 65,536 levels becomes the text
    /// `"***"`.
    ///
    /// - Parameters:
    ///   - rules: paths of RFC 9535 without filters, slices and indices, and what becomes of what they lead to.
    ///   - otherwise: the mask for all other values.
    ///   - keys: what becomes of names of members that no path names.
    /// - Throws: ``MaskingError`` with ``MaskingError/Code/invalidPattern`` or ``MaskingError/Code/patternTooLarge``.
    /// - Complexity: a call is O(*n*), without recursion.
    ///
    /// ## Specification
    /// RFC 8259, RFC 9535.
    public static func json(
        _ rules: [(path: String, treatment: JSONTreatment)], otherwise: Mask = .full(), keys: JSONKeys = .names
    ) throws(MaskingError) -> Mask {
        Mask(try JSONRule(rules, otherwise: otherwise, keys: keys))
    }
}
