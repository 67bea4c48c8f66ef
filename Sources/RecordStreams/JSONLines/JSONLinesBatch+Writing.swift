import CryptoCore

extension JSONLinesBatch {
    /// Appends the lines with other values, each in the place of its member; for one that is not there, behind the others,
    /// unless it is nil. A number, `true` or `false` whose value is what it was stays one. A member that is left out takes the comma before it along, and the first one the comma behind it; all
    /// else stays byte by byte.
    package func write(
        _ transformed: TransformedColumns, at places: [RowPlace], _ layout: JSONLinesLayout, to output: inout [UInt8]
    ) {
        for (line, place) in zip(lines, places) {
            switch place {
            case .failed: continue
            case .unchanged: output.append(contentsOf: bytes[line.whole])
            case .values(let index): write(line, transformed, index, layout, &output)
            }
        }
    }

    private func write(
        _ line: Line, _ transformed: TransformedColumns, _ index: Int, _ layout: JSONLinesLayout,
        _ output: inout [UInt8]
    ) {
        var isMissing = Array(repeating: true, count: layout.fields.count)
        var copied = line.whole.lowerBound
        // Members that were written; where the one before ends, written or not.
        var (count, before) = (0, line.braces.opening)
        for (member, field) in members[line.members] {
            if let field { isMissing[field] = false }
            let column = field.flatMap { layout.fields[$0].written }
            let isDropped = field.map { layout.fields[$0].isDropped } ?? false
            if isDropped || column.map({ transformed.omits($0, index) }) ?? false {
                copy(&copied, to: before, &output)
                copied = member.value.upperBound
            } else {
                if count == 0, before != line.braces.opening {
                    // What stands before the first of all members stands before the first that is written.
                    let first = members[line.members.lowerBound].member
                    output.append(contentsOf: bytes[line.braces.opening..<first.name.lowerBound])
                    copied = member.name.lowerBound
                }
                count += 1
                if let column, !isUnchangedWord(member, transformed.values[column][index]) {
                    copy(&copied, to: member.value.lowerBound, &output)
                    JSONText.append(transformed.values[column][index], to: &output)
                    copied = member.value.upperBound
                }
            }
            before = member.value.upperBound
        }
        copy(&copied, to: before, &output)
        for (column, field) in layout.written.enumerated() where isMissing[field] {
            guard !transformed.omits(column, index), let value = transformed.values[column][index] else { continue }
            if count > 0 { output.append(0x2C) }
            count += 1
            JSONText.append(layout.fields[field].name, to: &output)
            output.append(0x3A)
            JSONText.append(value, to: &output)
        }
        copy(&copied, to: line.whole.upperBound, &output)
    }

    private func isUnchangedWord(_ member: JSONScanner.Member, _ value: String?) -> Bool {
        let written = bytes[member.value]
        guard let value, let first = written.first, JSONText.isWord(startingWith: first) else { return false }
        return value.utf8.elementsEqual(written)
    }

    private func copy(_ copied: inout Int, to end: Int, _ output: inout [UInt8]) {
        output.append(contentsOf: bytes[copied..<end])
        copied = end
    }
}
