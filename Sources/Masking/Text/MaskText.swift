/// The text form of a mask, as a tree: calls, one after the other.
///
/// ```text
/// text     := call ("|" call)*
/// call     := word ["(" [argument ("," argument)*] ")"]
/// argument := [(word | string) ":"] value
/// value    := number | string | text
/// word     := letter (letter | digit | "-" | "_" | ".")*        in ASCII
/// number   := ["-"] digits ["." digits]
/// string   := '"' (character | "\" ('"' | "\" | "n" | "r" | "t" | "u{" hex "}"))* '"'
/// ```
/// White space may stand between any two of these. A word alone is a call without arguments, so that `date(year)` and
/// `when(..., then: full)` have the same form.
package struct MaskText: Hashable, Sendable {
    /// At least one.
    package let calls: [MaskCall]

    package init(_ calls: [MaskCall]) { self.calls = calls }

    package init(_ name: String, _ arguments: [MaskArgument] = []) {
        calls = [MaskCall(name: name, arguments: arguments)]
    }

    /// The word, if it is nothing but one.
    package var word: String? {
        guard calls.count == 1, calls[0].arguments.isEmpty else { return nil }
        return calls[0].name
    }
}

extension MaskText: CustomStringConvertible {
    package var description: String { calls.map(\.description).joined(separator: " | ") }
}

/// A name and its arguments.
package struct MaskCall: Hashable, Sendable, CustomStringConvertible {
    package let name: String
    package let arguments: [MaskArgument]
    /// Where it stands, in Unicode scalars from 0.
    package var position = 0

    package init(name: String, arguments: [MaskArgument], position: Int = 0) {
        self.name = name
        self.arguments = arguments
        self.position = position
    }

    package var description: String {
        arguments.isEmpty ? name : name + "(" + arguments.map(\.description).joined(separator: ", ") + ")"
    }
}

/// What is given to a call.
package struct MaskArgument: Hashable, Sendable, CustomStringConvertible {
    package enum Value: Hashable, Sendable {
        /// As it is written: an integer, or with a fraction.
        case number(String)
        case string(String)
        /// A word, or masks.
        case text(MaskText)
    }

    package let label: String?
    package let value: Value
    package var position = 0

    package init(label: String? = nil, _ value: Value, position: Int = 0) {
        self.label = label
        self.value = value
        self.position = position
    }

    package static func integer(_ value: Int, label: String? = nil) -> MaskArgument {
        MaskArgument(label: label, .number(String(value)))
    }

    package static func string(_ value: String, label: String? = nil) -> MaskArgument {
        MaskArgument(label: label, .string(value))
    }

    package static func word(_ value: String, label: String? = nil) -> MaskArgument {
        MaskArgument(label: label, .text(MaskText(value)))
    }

    package static func text(_ value: MaskText, label: String? = nil) -> MaskArgument {
        MaskArgument(label: label, .text(value))
    }

    package var description: String {
        let written =
            switch value {
            case .number(let number): number
            case .string(let string): MaskTextWriting.quoted(string)
            case .text(let text): text.description
            }
        guard let label else { return written }
        return (MaskTextWriting.isWord(label) ? label : MaskTextWriting.quoted(label)) + ": " + written
    }
}
