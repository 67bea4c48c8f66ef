/// Makes rules of calls: the names of all masks that need no key.
enum MaskReading {
    static func rule(_ call: MaskCall) throws(MaskingError) -> any MaskRule {
        var arguments = MaskArguments(call)
        do throws(MaskingError) {
            var rule = try replacement(call.name, &arguments)
            if rule == nil { rule = try partial(call.name, &arguments) }
            if rule == nil { rule = try shape(call.name, &arguments) }
            if rule == nil { rule = try number(call.name, &arguments) }
            if rule == nil { rule = try choice(call.name, &arguments) }
            guard let rule = rule ?? preset(call.name) else {
                guard !KeyedMask.names.contains(call.name) else {
                    throw MaskingError(.keyRequired, "this mask needs a key: read it as a KeyedMask")
                }
                throw MaskingError(.unknownMask, "no mask has this name; MaskCatalog lists them")
            }
            try arguments.finish()
            return rule
        } catch {
            throw error.at(call.position)
        }
    }

    private static func replacement(
        _ name: String, _ arguments: inout MaskArguments
    ) throws(MaskingError) -> (any MaskRule)? {
        switch name {
        case "null": return NullRule()
        case "default": return DefaultRule(values: try arguments.word("values") ?? .zero)
        case "constant":
            guard let text = try arguments.string("text") else { throw arguments.missing("text") }
            return ConstantRule(text)
        case "tag":
            guard let text = try arguments.string("name") else { throw arguments.missing("name") }
            return Mask.tag(text).rule
        case "full":
            let pad = MaskPad(try arguments.character("pad") ?? "*")
            let range = 1...MaskLength.most
            if let length = try arguments.integer("length", positional: false, in: range) {
                return FullRule(pad: pad, length: .fixed(length))
            }
            if let size = try arguments.integer("bucket", positional: false, in: range) {
                return FullRule(pad: pad, length: .bucket(size))
            }
            return FullRule(pad: pad, length: .same)
        default: return nil
        }
    }

    private static func share(_ arguments: inout MaskArguments) throws(MaskingError) -> VisibleShare {
        VisibleShare(percent: try arguments.integer("percent", positional: false, in: 0...90) ?? 50)
    }

    private static func partial(
        _ name: String, _ arguments: inout MaskArguments
    ) throws(MaskingError) -> (any MaskRule)? {
        switch name {
        case "keep-first", "keep-last", "hide-first", "hide-last":
            guard let count = try arguments.integer("count") else { throw arguments.missing("count") }
            let pad = MaskPad(try arguments.character("pad") ?? "*")
            let share = try share(&arguments)
            switch name {
            case "keep-first": return KeepRule(first: count, last: 0, pad: pad, share: share)
            case "keep-last": return KeepRule(first: 0, last: count, pad: pad, share: share)
            default: return HideRule(count, isFromEnd: name == "hide-last", pad: pad, share: share)
            }
        case "keep":
            guard let first = try arguments.integer("first") else { throw arguments.missing("first") }
            guard let last = try arguments.integer("last") else { throw arguments.missing("last") }
            return KeepRule(
                first: first, last: last, pad: MaskPad(try arguments.character("pad") ?? "*"),
                share: try share(&arguments))
        case "partial":
            guard let first = try arguments.integer("first") else { throw arguments.missing("first") }
            guard let padding = try arguments.string("padding") else { throw arguments.missing("padding") }
            guard let last = try arguments.integer("last") else { throw arguments.missing("last") }
            return PartialRule(first: first, padding: padding, last: last, share: try share(&arguments))
        case "classes":
            var pads = ClassPads()
            if let pad = try arguments.character("upper") { pads.upper = pad }
            if let pad = try arguments.character("lower") { pads.lower = pad }
            if let pad = try arguments.character("letter") { pads.letter = pad }
            if let pad = try arguments.character("digit") { pads.digit = pad }
            if let pad = try arguments.character("other") { pads.other = pad }
            pads.separator = try arguments.character("separator")
            return ClassRule(
                pads, first: try arguments.integer("first", positional: false) ?? 0,
                last: try arguments.integer("last", positional: false) ?? 0)
        case "positions":
            guard let layout = try arguments.string("layout") else { throw arguments.missing("layout") }
            return try PositionRule(layout, share: try share(&arguments))
        case "oracle":
            guard let format = try arguments.string("format") else { throw arguments.missing("format") }
            return try OracleRule(format)
        default: return nil
        }
    }

    private static func shape(
        _ name: String, _ arguments: inout MaskArguments
    ) throws(MaskingError) -> (any MaskRule)? {
        switch name {
        case "email":
            return EmailRule(
                first: try arguments.integer("first") ?? 1, domain: try arguments.word("domain") ?? .keep,
                padding: try arguments.string("padding", positional: false) ?? "***")
        case "phone":
            return PhoneRule(
                last: try arguments.integer("last") ?? 2, keepsCountry: try arguments.flag("country") ?? false)
        case "card":
            guard let argument = arguments.take("bin") else { return CardRule(issuer: 0) }
            guard case .number(let text) = argument.value, let digits = Int(text).flatMap(CardIssuerDigits.init) else {
                throw arguments.invalid(argument, "'bin' is 0, 6 or 8")
            }
            return CardRule(issuer: digits.rawValue)
        case "initials": return InitialsRule()
        case "iban": return IBANRule(last: try arguments.integer("last", in: 0...4) ?? 4)
        case "url": return URLRule(hidesPath: try arguments.flag("path") ?? false)
        case "ip":
            return IPRule(
                four: try arguments.integer("v4", positional: false, in: 0...24) ?? 24,
                six: try arguments.integer("v6", positional: false, in: 0...64) ?? 48)
        case "zip3": return ZIP3Rule()
        default: return nil
        }
    }

    private static func number(
        _ name: String, _ arguments: inout MaskArguments
    ) throws(MaskingError) -> (any MaskRule)? {
        switch name {
        case "date", "date-part":
            guard let part: DateGranularity = try arguments.word("part") else { throw arguments.missing("part") }
            return name == "date" ? DateRule(granularity: part) : DatePartRule(granularity: part)
        case "age":
            let band = try arguments.integer("band", in: 2...100) ?? 10
            let top = try arguments.integer("top", in: 1...120) ?? 90
            guard let argument = arguments.take("on", positional: false) else {
                return AgeRule(band: band, top: top, day: nil)
            }
            guard case .string(let text) = argument.value, let day = CivilDate(text) else {
                throw arguments.invalid(argument, "'on' is a day in quotes, as \"2026-01-31\"")
            }
            return AgeRule(band: band, top: top, day: day)
        case "step", "range":
            guard let width = try arguments.integer("width", in: 2...Int.max) else { throw arguments.missing("width") }
            return name == "step" ? StepRule(width) : RangeRule(width)
        case "magnitude": return MagnitudeRule(try arguments.integer("base", in: 2...1_000_000) ?? 10)
        case "clamp":
            let bottom = try arguments.integer("min", positional: false, in: Int.min...Int.max)
            let top = try arguments.integer("max", positional: false, in: (bottom ?? .min)...Int.max)
            guard bottom != nil || top != nil else { throw arguments.missing("min' or 'max") }
            return ClampRule(bottom: bottom.map(Int64.init), top: top.map(Int64.init))
        default: return nil
        }
    }

    private static func choice(
        _ name: String, _ arguments: inout MaskArguments
    ) throws(MaskingError) -> (any MaskRule)? {
        switch name {
        case "skip":
            guard let separators = try arguments.string("separators") else { throw arguments.missing("separators") }
            guard let next = try arguments.mask("then") else { throw arguments.missing("then") }
            return try SkipRule(separators, then: next)
        case "words":
            guard let next = try arguments.mask("mask") else { throw arguments.missing("mask") }
            return WordsRule(next: next)
        case "regex": return try regex(&arguments)
        case "dictionary": return try dictionary(&arguments)
        case "when": return try when(&arguments)
        case "json": return try json(&arguments)
        default: return nil
        }
    }

    private static func preset(_ name: String) -> (any MaskRule)? { MaskPresets.all[name]?.rule }

    private static func regex(_ arguments: inout MaskArguments) throws(MaskingError) -> any MaskRule {
        guard let pattern = try arguments.string("pattern") else { throw arguments.missing("pattern") }
        let unmatched: UnmatchedText = try arguments.word("unmatched", positional: false) ?? .hide
        if let text = try arguments.string("with", positional: false) {
            return try Mask.regex(pattern, with: text, unmatched: unmatched).rule
        }
        guard let mask = try arguments.mask("then", positional: false) else {
            throw arguments.missing("with' or 'then")
        }
        return try Mask.regex(pattern, then: mask, unmatched: unmatched).rule
    }

    private static func dictionary(_ arguments: inout MaskArguments) throws(MaskingError) -> any MaskRule {
        guard let otherwise = arguments.takeUnlabeled() else { throw arguments.missing("otherwise") }
        guard case .string(let text) = otherwise.value else {
            throw arguments.invalid(otherwise, "first comes what all other values become, in quotes")
        }
        var entries: [String: String] = [:]
        for argument in arguments.takeRest() {
            guard let key = argument.label, case .string(let value) = argument.value else {
                throw arguments.invalid(
                    argument, "an entry is a value and what it becomes, both in quotes: \"DE\": \"Europe\"")
            }
            guard entries.updateValue(value, forKey: key) == nil else {
                throw arguments.invalid(argument, "the dictionary has this value already")
            }
        }
        return try DictionaryRule(entries, otherwise: text)
    }

    private static func when(_ arguments: inout MaskArguments) throws(MaskingError) -> any MaskRule {
        let condition: MaskCondition
        if let shape: ValueShape = try arguments.word("is", positional: false) {
            condition = .is(shape)
        } else if let pattern = try arguments.string("matches", positional: false) {
            condition = try .matches(pattern)
        } else {
            let low = try arguments.integer("min", positional: false)
            guard
                let high = try arguments.integer("max", positional: false, in: (low ?? 0)...Int.max)
                    ?? low.map({ _ in Int.max })
            else { throw arguments.missing("is', 'matches', 'min' or 'max") }
            condition = .length((low ?? 0)...high)
        }
        guard let then = try arguments.mask("then", positional: false) else { throw arguments.missing("then") }
        return WhenRule(
            condition: condition, then: then, otherwise: try arguments.mask("otherwise", positional: false) ?? .full())
    }

    private static func json(_ arguments: inout MaskArguments) throws(MaskingError) -> any MaskRule {
        let otherwise = try arguments.mask("otherwise", positional: false) ?? .full()
        let keys: JSONKeys = try arguments.word("keys", positional: false) ?? .names
        var rules: [(path: String, treatment: JSONTreatment)] = []
        for argument in arguments.takeRest() {
            guard let path = argument.label, case .text(let text) = argument.value else {
                throw arguments.invalid(argument, "a rule is a path in quotes and a mask: \"$.user.email\": email")
            }
            do throws(MaskingError) {
                _ = try JSONPath(path)
            } catch {
                throw error.at(argument.position)
            }
            rules.append((path, text.word == "clear" ? .clear : .mask(try Mask(text))))
        }
        return try JSONRule(rules, otherwise: otherwise, keys: keys)
    }
}
