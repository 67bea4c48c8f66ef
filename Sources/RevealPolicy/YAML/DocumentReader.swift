package import CedarPolicy

/// Reads a document out of nodes. What is wrong is noted, and reading goes on, so that all faults are found at once.
package struct DocumentReader {
    /// How many faults are reported.
    static let faultLimit = 100

    let text: YAMLText
    package private(set) var faults: [RevealPolicyError.Fault] = []
    /// The zone of hours that name none.
    var zone: DocumentName?

    init(_ text: YAMLText) { self.text = text }

    /// Looks for what may have been meant only if the fault is still reported.
    package mutating func note(_ code: RevealPolicyError.Code, _ message: @autoclosure () -> String, at span: SourceSpan) {
        if faults.count < Self.faultLimit { faults.append(RevealPolicyError.Fault(code, message(), span: span)) }
    }

    /// Notes that something else was to stand here.
    package mutating func unexpected(_ node: YAMLNode, _ expected: String) {
        note(.invalidDocument, "expected \(expected), found \(node.kind)", at: node.span)
    }

    // MARK: Texts

    /// A text that is not empty.
    package mutating func string(_ node: YAMLNode, _ what: String) -> String? {
        guard let text = node.text, !text.isEmpty else {
            unexpected(node, what)
            return nil
        }
        return text
    }

    /// A name, with its place.
    package mutating func name(_ node: YAMLNode, _ what: String) -> DocumentName? {
        string(node, what).map { DocumentName($0, span: node.span) }
    }

    /// A name or a list of names.
    package mutating func names(_ node: YAMLNode, _ what: String) -> [DocumentName] {
        guard case .sequence(let nodes) = node.content else {
            return name(node, "\(what), or a list").map { [$0] } ?? []
        }
        return nodes.compactMap { name($0, what) }
    }

    /// One of the words of an enumeration.
    package mutating func word<Word: RawRepresentable & CaseIterable>(_ node: YAMLNode, _ what: String) -> Word?
    where Word.RawValue == String {
        guard let text = string(node, what) else { return nil }
        guard let word = Word(rawValue: text) else {
            let hint = NearestName.hint(text, among: Word.allCases.map(\.rawValue))
            note(.invalidDocument, "expected \(what)\(hint)", at: node.span)
            return nil
        }
        return word
    }

    /// A whole number in decimal digits, without quotes.
    package mutating func number(_ node: YAMLNode, _ what: String) -> Int? {
        guard let text = node.plain, let number = Self.number(text[...]) else {
            note(.invalidDocument, "expected \(what): a whole number in digits, without quotes", at: node.span)
            return nil
        }
        return number
    }

    /// Digits, perhaps behind a minus; nothing else, no underscores and no leading zeros, which YAML takes for octal.
    static func number(_ text: Substring) -> Int? {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.dropFirst() : text
        guard let first = digits.utf8.first, first != UInt8(ascii: "0") || digits.utf8.count == 1,
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(text)
    }

    /// A span of time such as `15m`, in seconds.
    mutating func seconds(_ node: YAMLNode, _ what: String) -> Int? {
        let units: [UInt8: Int] = [
            UInt8(ascii: "s"): 1, UInt8(ascii: "m"): 60, UInt8(ascii: "h"): 3600, UInt8(ascii: "d"): 86400,
        ]
        guard let text = node.text, let last = text.utf8.last, let unit = units[last],
            let count = Self.number(text.dropLast())
        else {
            note(.invalidDocument, "expected \(what): a number and one of s, m, h, d, such as 15m", at: node.span)
            return nil
        }
        let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
        return overflow ? (count < 0 ? .min : .max) : seconds
    }

    // MARK: Mappings and lists

    /// The values of a mapping with known keys. What is missing or unknown is noted.
    package mutating func entries(_ node: YAMLNode, _ keys: DocumentKeys) -> [String: YAMLNode]? {
        guard let pairs = pairs(node, "the keys of a \(keys.name) with their values") else { return nil }
        var entries: [String: YAMLNode] = [:]
        for (key, value) in pairs {
            if keys.all.contains(key.text) {
                entries[key.text] = value
            } else {
                func hint() -> String { NearestName.hint(key.text, among: keys.all) }
                note(.unknownName, "a \(keys.name) has no such key\(hint())", at: key.span ?? node.span)
            }
        }
        for key in keys.required where entries[key] == nil {
            note(.invalidDocument, "a \(keys.name) has to have '\(key)'", at: node.span)
        }
        return entries
    }

    /// The entries of a mapping whose keys are names. Where nothing stands there are none.
    package mutating func pairs(_ node: YAMLNode, _ what: String) -> [(key: DocumentName, value: YAMLNode)]? {
        if node.isAbsent { return [] }
        guard case .mapping(let entries) = node.content else {
            unexpected(node, what)
            return nil
        }
        return entries.compactMap { entry in
            guard entry.key.text != "<<" else {
                note(.invalidDocument, "merge keys are not read: write it out", at: entry.key.span)
                return nil
            }
            return name(entry.key, "a name").map { ($0, entry.value) }
        }
    }

    /// The elements of a list. Where nothing stands there are none.
    package mutating func elements(_ node: YAMLNode, _ what: String) -> [YAMLNode] {
        if node.isAbsent { return [] }
        guard case .sequence(let nodes) = node.content else {
            unexpected(node, what)
            return []
        }
        return nodes
    }
}
