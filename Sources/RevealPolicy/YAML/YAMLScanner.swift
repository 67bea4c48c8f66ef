/// Goes over a text token by token before Yams does, and notes what is not to reach it: anchors and aliases, which can make
/// a small text an enormous tree; tags; and nesting without end. Notes all keys that stand twice, where Yams stops at the first.
///
/// It refuses nothing else and accepts nothing: what is no YAML is for Yams to say.
///
/// ## Specification
/// YAML 1.1, chapters 5 to 9, as LibYAML's scanner has it: the stack of indentations, and simple keys, which are on one line.
struct YAMLScanner {
    /// How deep mappings and lists may be nested.
    static let depthLimit = 64

    private let text: YAMLText
    private(set) var faults: [RevealPolicyError.Fault] = []
    private(set) var duplicates: [RevealPolicyError.Fault] = []
    private var place: Int
    private var lineStart: Int
    /// The columns of the open block collections, and the keys of those that are mappings.
    private var blocks: [(column: Int, keys: Set<ArraySlice<UInt8>>)] = []
    /// The open brackets and braces.
    private var flows: [(isMapping: Bool, keys: Set<ArraySlice<UInt8>>)] = []
    /// What could turn out to be a key, one for each bracket and one for outside.
    private var candidates: [Candidate?] = [nil]
    private var isKeyAllowed = true

    private struct Candidate {
        let start: Int
        let lineStart: Int
        /// Nil for what is not a scalar.
        var end: Int?
    }

    init(_ text: YAMLText) {
        self.text = text
        (place, lineStart) = (text.start, text.start)
    }

    // MARK: Tokens

    /// Goes over the whole text.
    mutating func scan() {
        while faults.count < DocumentReader.faultLimit {
            skipToToken()
            guard place < text.bytes.count else { return }
            if flows.isEmpty { unroll(to: column) }
            if column == 0, atDocumentMark {
                unroll(to: -1)
                candidates = [nil]
                isKeyAllowed = false
                place += 3
                continue
            }
            token()
            if blocks.count + flows.count > Self.depthLimit {
                note(.limitExceeded, "nested deeper than \(Self.depthLimit)", from: place, to: place)
                return
            }
        }
    }

    private mutating func token() {
        let byte = text[place]
        switch byte {
        case UInt8(ascii: "%") where column == 0:
            note(.invalidDocument, "directives are not read: leave the line out", from: place, to: place + 1)
            skipLine()
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            beginCandidate()
            flows.append((byte == UInt8(ascii: "{"), []))
            candidates.append(nil)
            isKeyAllowed = true
            place += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            if !flows.isEmpty {
                flows.removeLast()
                candidates.removeLast()
            }
            isKeyAllowed = false
            place += 1
        case UInt8(ascii: ","):
            forgetCandidate()
            isKeyAllowed = true
            place += 1
        case UInt8(ascii: "-") where isBlankOrEnd(place + 1),
            UInt8(ascii: "?") where !flows.isEmpty || isBlankOrEnd(place + 1):
            roll(to: column)
            forgetCandidate()
            isKeyAllowed = byte == UInt8(ascii: "-") || flows.isEmpty
            place += 1
        case UInt8(ascii: ":") where !flows.isEmpty || isBlankOrEnd(place + 1): value()
        case UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: "!"): property(byte)
        case UInt8(ascii: "|") where flows.isEmpty, UInt8(ascii: ">") where flows.isEmpty:
            forgetCandidate()
            isKeyAllowed = true
            block()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quoted(byte)
        default: plain()
        }
    }

    /// A colon. What stands before it, on the same line, was a key.
    private mutating func value() {
        if let key = candidates[candidates.count - 1], key.lineStart == lineStart, place - key.start <= 1024 {
            roll(to: key.start - key.lineStart)
            if let end = key.end { add(text.bytes[key.start..<end]) }
            isKeyAllowed = false
        } else {
            roll(to: column)
            isKeyAllowed = flows.isEmpty
        }
        forgetCandidate()
        place += 1
    }

    /// An alias, an anchor or a tag.
    private mutating func property(_ byte: UInt8) {
        beginCandidate()
        isKeyAllowed = false
        let start = place
        place += 1
        while !isBlankOrEnd(place), !isFlowSign(place) { place += 1 }
        let what = byte == UInt8(ascii: "*") ? "an alias" : byte == UInt8(ascii: "&") ? "an anchor" : "a tag"
        let message = "\(what), which is not read: write it out, or put a text that begins so in single quotes"
        note(.invalidDocument, message, from: start, to: place)
    }

    private mutating func note(_ code: RevealPolicyError.Code, _ message: String, from start: Int, to end: Int) {
        faults.append(RevealPolicyError.Fault(code, message, span: text.span(start, end)))
    }

    // MARK: Keys and indentation

    private var column: Int { place - lineStart }

    private mutating func add(_ key: ArraySlice<UInt8>) {
        let isNew: Bool
        if let flow = flows.indices.last {
            isNew = !flows[flow].isMapping || flows[flow].keys.insert(key).inserted
        } else if let block = blocks.indices.last {
            isNew = blocks[block].keys.insert(key).inserted
        } else {
            return
        }
        guard !isNew, duplicates.count < DocumentReader.faultLimit else { return }
        let span = text.span(key.startIndex, key.endIndex)
        duplicates.append(RevealPolicyError.Fault(.duplicateName, "this key stands twice in its mapping", span: span))
    }

    private mutating func roll(to column: Int) {
        if flows.isEmpty, blocks.last.map({ $0.column < column }) ?? true { blocks.append((column, [])) }
    }

    private mutating func unroll(to column: Int) {
        while let last = blocks.last, last.column > column { blocks.removeLast() }
    }

    private mutating func beginCandidate() {
        guard isKeyAllowed else { return }
        candidates[candidates.count - 1] = Candidate(start: place, lineStart: lineStart)
    }

    private mutating func endCandidate(_ start: Int, at end: Int) {
        guard candidates[candidates.count - 1]?.start == start else { return }
        candidates[candidates.count - 1]?.end = end
    }

    private mutating func forgetCandidate() { candidates[candidates.count - 1] = nil }

    // MARK: Characters

    private func isBlank(_ offset: Int) -> Bool { text[offset] == 0x20 || text[offset] == 0x09 }
    private func isBreak(_ offset: Int) -> Bool { text[offset] == 0x0A || text[offset] == 0x0D }
    /// Beyond the end there are zeros, and within the text none.
    private func isBlankOrEnd(_ offset: Int) -> Bool { isBlank(offset) || isBreak(offset) || text[offset] == 0 }
    private func isFlowSign(_ offset: Int) -> Bool { !flows.isEmpty && ",[]{}".utf8.contains(text[offset]) }

    private var atDocumentMark: Bool {
        let byte = text[place]
        return (byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")) && text[place + 1] == byte
            && text[place + 2] == byte && isBlankOrEnd(place + 3)
    }

    private mutating func skipLine() {
        while place < text.bytes.count, text[place] != 0x0A { place += 1 }
    }

    /// Steps over a byte, and notices a line feed.
    private mutating func step() {
        place += 1
        if text[place - 1] == 0x0A { lineStart = place }
    }

    private mutating func skipToToken() {
        while true {
            while text[place] == 0x20 || (text[place] == 0x09 && (!flows.isEmpty || !isKeyAllowed)) { place += 1 }
            if text[place] == UInt8(ascii: "#") { skipLine() }
            guard isBreak(place) else {
                // Elsewhere a tab begins no token; Yams says so.
                guard text[place] == 0x09 else { return }
                place += 1
                continue
            }
            step()
            if flows.isEmpty { isKeyAllowed = true }
        }
    }

    // MARK: Scalars

    private mutating func plain() {
        beginCandidate()
        isKeyAllowed = false
        let start = place
        let indent = (blocks.last?.column ?? -1) + 1
        var (end, isFolded) = (place, false)
        while !(column == 0 && atDocumentMark), text[place] != UInt8(ascii: "#") {
            while !isBlankOrEnd(place), !isFlowSign(place),
                !(text[place] == UInt8(ascii: ":") && isBlankOrEnd(place + 1))
            {
                place += 1
                end = place
            }
            guard isBlank(place) || isBreak(place) else { break }
            while isBlank(place) || isBreak(place) {
                isFolded = isFolded || isBreak(place)
                step()
            }
            if flows.isEmpty, column < indent { break }
        }
        if isFolded { isKeyAllowed = true }
        endCandidate(start, at: end)
        // What begins no scalar either is Yams' to refuse.
        if place == start { place += 1 }
    }

    private mutating func quoted(_ quote: UInt8) {
        beginCandidate()
        isKeyAllowed = false
        let start = place
        place += 1
        while place < text.bytes.count {
            if text[place] == quote {
                guard quote == UInt8(ascii: "'"), text[place + 1] == quote else { break }
                place += 2
            } else if quote == UInt8(ascii: "\""), text[place] == UInt8(ascii: "\\") {
                place += 1
                step()
            } else {
                step()
            }
        }
        place += 1
        endCandidate(start, at: min(place, text.bytes.count))
    }

    private mutating func block() {
        let parent = blocks.last?.column ?? -1
        var indent = 0
        while place < text.bytes.count, !isBreak(place), text[place] != UInt8(ascii: "#") {
            if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(text[place]) {
                indent = max(parent, 0) + Int(text[place] - UInt8(ascii: "0"))
            }
            place += 1
        }
        skipLine()
        if place < text.bytes.count { step() }
        var deepest = 0
        let isKnown = indent > 0
        while place < text.bytes.count {
            while text[place] == 0x20, !isKnown && indent == 0 || column < indent { place += 1 }
            deepest = max(deepest, column)
            if isBreak(place) {
                step()
                continue
            }
            if indent == 0 { indent = max(deepest, parent + 1, 1) }
            guard column >= indent else { return }
            skipLine()
            if place < text.bytes.count { step() }
        }
    }
}
