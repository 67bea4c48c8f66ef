import CryptoCore

extension JSONLinesBatch {
    /// Appends the lines with other values, each in the place of its member; for one that is not there, behind the others,
    /// unless it is nil.
    package func write(
        _ values: [[String?]], at places: [RowPlace], _ layout: JSONLinesLayout, to output: inout [UInt8]
    ) {
        let hasDropped = layout.hasDropped
        for (line, place) in zip(lines, places) {
            switch place {
            case .failed: continue
            case .unchanged: output.append(contentsOf: bytes[line.whole])
            case .values(let index):
                var isMissing = Array(repeating: true, count: layout.fields.count)
                var copied = line.whole.lowerBound
                // What is between the members goes where one of them goes.
                if hasDropped { copy(&copied, to: line.braces.opening, &output) }
                var count = 0
                for (member, field) in members[line.members] {
                    if let field {
                        isMissing[field] = false
                        if layout.fields[field].isDropped { continue }
                    }
                    if hasDropped {
                        if count > 0 { output.append(0x2C) }
                        copied = member.name.lowerBound
                    }
                    count += 1
                    if let column = field.flatMap({ layout.fields[$0].written }) {
                        copy(&copied, to: member.value.lowerBound, &output)
                        JSONText.append(values[column][index], to: &output)
                        copied = member.value.upperBound
                    } else if hasDropped {
                        copy(&copied, to: member.value.upperBound, &output)
                    }
                }
                // Behind the last of all members, which may be one that is left out.
                let last = line.members.last.map { members[$0].member.value.upperBound } ?? line.braces.opening
                if hasDropped { copied = last } else { copy(&copied, to: last, &output) }
                for (column, field) in layout.written.enumerated() where isMissing[field] {
                    guard let value = values[column][index] else { continue }
                    if count > 0 { output.append(0x2C) }
                    count += 1
                    JSONText.append(layout.fields[field].name, to: &output)
                    output.append(0x3A)
                    JSONText.append(value, to: &output)
                }
                copy(&copied, to: line.whole.upperBound, &output)
            }
        }
    }

    private func copy(_ copied: inout Int, to end: Int, _ output: inout [UInt8]) {
        output.append(contentsOf: bytes[copied..<end])
        copied = end
    }
}
