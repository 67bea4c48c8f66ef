extension KeyedRule {
    /// The text form.
    var text: MaskText {
        switch self {
        case .fake(let dictionary): return MaskText("fake", Self.arguments(dictionary))
        case .distinctFake(let dictionary, let subjects):
            return MaskText("fake", Self.arguments(dictionary) + [.integer(subjects, label: "subjects")])
        case .persona(let field, let script, let region):
            var arguments: [MaskArgument] = [.word(field.rawValue)]
            if script != .latin { arguments.append(.word(script.rawValue, label: "script")) }
            if region != .us { arguments.append(.word(region.rawValue, label: "region")) }
            return MaskText("persona", arguments)
        case .dateShift(let shift):
            var arguments: [MaskArgument] = [.integer(shift.days, label: "days")]
            if shift.wholeWeeks { arguments.append(.word("true", label: "weeks")) }
            if shift.neverZero { arguments.append(.word("true", label: "never-zero")) }
            return MaskText("date-shift", arguments)
        case .noise(let amount):
            switch amount.kind {
            case .units(let units): return MaskText("noise", [.integer(units, label: "amount")])
            case .percent(let percent): return MaskText("noise", [.integer(percent, label: "percent")])
            }
        case .hash(let hash):
            var arguments: [MaskArgument] = [.integer(hash.bytes, label: "bytes")]
            if hash.encoding != .hex { arguments.append(.word(hash.encoding.rawValue, label: "encoding")) }
            return MaskText("hash", arguments)
        }
    }

    private static func arguments(_ dictionary: FakeDictionary) -> [MaskArgument] {
        [.word(dictionary.id)]
            + (dictionary.version == 1 ? [] : [.integer(dictionary.version, label: "version")])
    }
}

extension KeyedMask {
    /// The names of all keyed masks.
    package static let names: Set<String> = ["fake", "persona", "date-shift", "noise", "hash"]

    /// Reads the text form of a keyed mask: one keyed mask, perhaps with masks without a key before and behind it.
    ///
    /// ```swift
    /// let mask = try KeyedMask("date-shift(days: 30, weeks: true)")
    /// ```
    ///
    /// - Throws: ``MaskingError`` with the position in the text.
    public init(_ text: String) throws(MaskingError) { try self.init(MaskText(parsing: text)) }

    /// Makes the mask of a text form that has been read.
    package init(_ text: MaskText) throws(MaskingError) {
        guard let index = text.calls.firstIndex(where: { Self.names.contains($0.name) }) else {
            throw MaskingError(
                .unknownMask, "there is no mask with a key here: one of \(Self.names.sorted().joined(separator: ", "))",
                position: text.calls[0].position)
        }
        if let second = text.calls[(index + 1)...].first(where: { Self.names.contains($0.name) }) {
            throw MaskingError(.invalidArgument, "one mask with a key is enough", position: second.position)
        }
        func mask(_ calls: ArraySlice<MaskCall>) throws(MaskingError) -> Mask? {
            calls.isEmpty ? nil : try Mask(MaskText(Array(calls)))
        }
        self.init(
            before: try mask(text.calls[..<index]), try KeyedReading.rule(text.calls[index]),
            after: try mask(text.calls[(index + 1)...]))
    }
}

/// Makes keyed rules of calls.
enum KeyedReading {
    static func rule(_ call: MaskCall) throws(MaskingError) -> KeyedRule {
        var arguments = MaskArguments(call)
        do throws(MaskingError) {
            let rule = try rule(call, &arguments)
            try arguments.finish()
            return rule
        } catch {
            throw error.at(call.position)
        }
    }

    private static func rule(_ call: MaskCall, _ arguments: inout MaskArguments) throws(MaskingError) -> KeyedRule {
        switch call.name {
        case "fake":
            let dictionary = try dictionary(&arguments)
            guard let subjects = try arguments.integer("subjects", positional: false) else { return .fake(dictionary) }
            return try KeyedMask.fake(dictionary, subjects: subjects).rule
        case "persona":
            guard let field = try arguments.word("field", as: PersonaField.self) else {
                throw arguments.missing("field")
            }
            return .persona(
                field, try arguments.word("script", positional: false) ?? .latin,
                try arguments.word("region", positional: false) ?? .us)
        case "date-shift":
            guard let days = try arguments.integer("days") else { throw arguments.missing("days") }
            return .dateShift(
                try DateShift(
                    days: days, wholeWeeks: try arguments.flag("weeks") ?? false,
                    neverZero: try arguments.flag("never-zero") ?? false))
        case "noise":
            if let percent = try arguments.integer("percent", positional: false) {
                return .noise(try NoiseAmount(percent: percent))
            }
            guard let units = try arguments.integer("amount") else { throw arguments.missing("amount") }
            return .noise(try NoiseAmount(units: units))
        default:
            let bytes = try arguments.integer("bytes") ?? KeyedHash.standard.bytes
            return .hash(
                try KeyedHash(bytes: bytes, encoding: try arguments.word("encoding", positional: false) ?? .hex))
        }
    }

    private static func dictionary(_ arguments: inout MaskArguments) throws(MaskingError) -> FakeDictionary {
        guard let argument = arguments.take("dictionary") else { throw arguments.missing("dictionary") }
        let version = try arguments.integer("version", positional: false, in: 1...Int.max) ?? 1
        guard case .text(let text) = argument.value, let id = text.word,
            let dictionary = FakeDictionary(id, version: version)
        else {
            throw arguments.invalid(
                argument, "no dictionary has this name and version; FakeDictionary.all lists them")
        }
        return dictionary
    }
}
