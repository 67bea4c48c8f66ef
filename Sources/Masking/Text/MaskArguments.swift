/// Takes the arguments of a call one by one, by label or by order, and complains about what is left.
package struct MaskArguments {
    private let call: MaskCall
    private var rest: [MaskArgument]

    package init(_ call: MaskCall) {
        self.call = call
        rest = call.arguments
    }

    /// Takes the argument with the label, or, if `positional`, the first one without any.
    package mutating func take(_ label: String, positional: Bool = true) -> MaskArgument? {
        let index =
            rest.firstIndex { $0.label == label } ?? (positional ? rest.firstIndex { $0.label == nil } : nil)
        return index.map { rest.remove(at: $0) }
    }

    /// Takes the first argument without a label.
    package mutating func takeUnlabeled() -> MaskArgument? {
        rest.firstIndex { $0.label == nil }.map { rest.remove(at: $0) }
    }

    /// The integer, within its range.
    package mutating func integer(
        _ label: String, positional: Bool = true, in range: ClosedRange<Int> = 0...Int.max
    ) throws(MaskingError) -> Int? {
        guard let argument = take(label, positional: positional) else { return nil }
        guard case .number(let text) = argument.value, let number = Int(text), range.contains(number) else {
            let limits =
                range.upperBound == .max ? "from \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
            throw invalid(argument, "'\(label)' is a whole number, \(limits)")
        }
        return number
    }

    /// The string.
    package mutating func string(_ label: String, positional: Bool = true) throws(MaskingError) -> String? {
        guard let argument = take(label, positional: positional) else { return nil }
        guard case .string(let text) = argument.value else {
            throw invalid(argument, "'\(label)' is a string in quotes")
        }
        return text
    }

    /// One grapheme cluster that can be seen.
    package mutating func character(_ label: String, positional: Bool = false) throws(MaskingError) -> Character? {
        guard let argument = take(label, positional: positional) else { return nil }
        guard case .string(let text) = argument.value, text.count == 1, let character = text.first,
            MaskPad.isVisible(character)
        else { throw invalid(argument, "'\(label)' is one character in quotes that can be seen") }
        return character
    }

    /// One of some words.
    package mutating func word<Choice: RawRepresentable & CaseIterable>(
        _ label: String, positional: Bool = true, as: Choice.Type = Choice.self
    ) throws(MaskingError) -> Choice? where Choice.RawValue == String {
        guard let argument = take(label, positional: positional) else { return nil }
        guard case .text(let text) = argument.value, let word = text.word, let choice = Choice(rawValue: word) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw invalid(argument, "'\(label)' is one of: \(choices)")
        }
        return choice
    }

    /// Yes or no, as `true` or `false`.
    package mutating func flag(_ label: String) throws(MaskingError) -> Bool? {
        guard let argument = take(label, positional: false) else { return nil }
        guard case .text(let text) = argument.value, let word = text.word, let flag = Bool(word) else {
            throw invalid(argument, "'\(label)' is true or false")
        }
        return flag
    }

    /// A mask without a key.
    package mutating func mask(_ label: String, positional: Bool = true) throws(MaskingError) -> Mask? {
        guard let argument = take(label, positional: positional) else { return nil }
        guard case .text(let text) = argument.value else { throw invalid(argument, "'\(label)' is a mask") }
        return try Mask(text)
    }

    /// All that is left, for calls that take any number.
    package mutating func takeRest() -> [MaskArgument] {
        defer { rest = [] }
        return rest
    }

    /// What every call does at the end.
    package func finish() throws(MaskingError) {
        guard let argument = rest.first else { return }
        throw MaskingError(
            .unknownArgument, "'\(call.name)' has no such argument, or has it already", position: argument.position)
    }

    /// Says that something is missing.
    package func missing(_ label: String) -> MaskingError {
        MaskingError(.missingArgument, "'\(call.name)' needs '\(label)'", position: call.position)
    }

    /// Says that something is wrong.
    package func invalid(_ argument: MaskArgument, _ message: String) -> MaskingError {
        MaskingError(.invalidArgument, message, position: argument.position)
    }
}
