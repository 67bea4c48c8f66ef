import CryptoCore

/// Some lines of a JSON Lines file, with their bytes as they came.
package struct JSONLinesBatch: Sendable {
    /// Where a line and the members of its object stand.
    struct Line {
        let whole: Range<Int>
        /// Before the line end.
        let contentEnd: Int
        /// Behind the braces of the object.
        var braces = (opening: 0, closing: 0)
        var members = 0..<0
    }

    let bytes: [UInt8]
    var lines: [Line]
    /// Found by `read`.
    private(set) var members: [(member: JSONScanner.Member, field: Int?)] = []

    init(bytes: [UInt8], lines: [Line]) {
        self.bytes = bytes
        self.lines = lines
    }
}

extension JSONLinesBatch: RecordBatch {
    package var count: Int { lines.count }

    package var size: Int { lines.last?.whole.upperBound ?? 0 }

    package func original(_ row: Int) -> ArraySlice<UInt8> { bytes[lines[row].whole] }

    /// The values of the members that are read: of strings the text; of numbers, `true` and `false` what is written, where
    /// they are only read, as ids are, or the plan takes them; nil for `null` and for a member that is not there. A line fails that is no object, that has one of the plan's
    /// members twice, or something else for one that is read.
    package mutating func read(_ layout: JSONLinesLayout) -> ColumnValues {
        var values = ColumnValues(rows: lines.count)
        values.columns = Array(repeating: [], count: layout.read.count)
        for line in lines.indices {
            if lines[line].whole.lowerBound == lines[line].contentEnd {
                values.pass()
                continue
            }
            switch take(line, layout) {
            case .failure(let refusal): values.reject(refusal.reason)
            case .success(let texts):
                for (column, text) in texts.enumerated() { values.columns[column].append(text) }
                values.accept()
            }
        }
        return values
    }

    private struct Refusal: Error { let reason: String }

    private mutating func take(_ line: Int, _ layout: JSONLinesLayout) -> Result<[String?], Refusal> {
        let range = lines[line].whole.lowerBound..<lines[line].contentEnd
        // Its own, so that what is found can be kept meanwhile.
        let bytes = bytes
        let span = bytes.span
        guard (try? UTF8Span(validating: span.extracting(range))) != nil else {
            return .failure(Refusal(reason: "the line is not UTF-8"))
        }
        var found: [JSONScanner.Member] = []
        guard let braces = JSONScanner.members(of: span, in: range, to: &found) else {
            return .failure(Refusal(reason: "the line is no JSON object"))
        }
        var places: [JSONScanner.Member?] = Array(repeating: nil, count: layout.fields.count)
        let start = members.count
        for member in found {
            let name = JSONText.read(span.extracting(member.name.lowerBound + 1..<member.name.upperBound - 1))
            let field = name.flatMap { name in layout.fields.firstIndex { $0.name == name } }
            if let field {
                guard places[field] == nil else {
                    return .failure(Refusal(reason: "the object has '\(layout.fields[field].name)' twice"))
                }
                places[field] = member
            } else if let objection = layout.objection(to: name) {
                return .failure(Refusal(reason: objection))
            }
            members.append((member, field))
        }
        var texts: [String?] = []
        for field in layout.read {
            guard let value = places[field]?.value, bytes[value.lowerBound] != 0x6E else {
                texts.append(nil)
                continue
            }
            if layout.fields[field].takesWords, let word = Self.word(span.extracting(value)) {
                texts.append(word)
                continue
            }
            guard bytes[value.lowerBound] == 0x22,
                let text = JSONText.read(span.extracting(value.lowerBound + 1..<value.upperBound - 1))
            else { return .failure(Refusal(reason: "the value of '\(layout.fields[field].name)' is no text")) }
            texts.append(text)
        }
        lines[line].braces = braces
        lines[line].members = start..<members.count
        return .success(texts)
    }

    /// A number, `true` or `false` as it is written; nil of anything else. It is JSON already.
    private static func word(_ bytes: Span<UInt8>) -> String? {
        JSONText.isWord(startingWith: bytes[0]) ? String(decoding: bytes) : nil
    }
}
