/// What comes out.
extension JSONMasker {
    mutating func write(_ value: MaskValue) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .boolean(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        case .decimal(let number): output.append(contentsOf: number.description.utf8)
        case .text, .real, .date, .bytes: writeString(Array(value.written.utf8)[...])
        }
    }

    /// Writes a string as it stands in the document, escapes included; what cannot be seen in it as escapes, so that nothing is
    /// lost and nothing invisible comes out.
    mutating func writeClear(_ raw: ArraySlice<UInt8>) {
        output.append(0x22)
        let span = raw.span
        if ASCIIText.isVisible(span) {
            output.append(contentsOf: raw)
        } else {
            let text = String(decoding: raw, as: UTF8.self)
            if text.withoutInvisible.utf8.count == raw.count {
                output.append(contentsOf: raw)
            } else {
                for scalar in text.unicodeScalars { writeEscaped(scalar) }
            }
        }
        output.append(0x22)
    }

    private mutating func writeEscaped(_ scalar: Unicode.Scalar) {
        guard ScalarKinds[scalar].scalarClass == .invisible else {
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return
        }
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
            let digits = String(unit, radix: 16)
            output.append(contentsOf: "\\u".utf8)
            output.append(contentsOf: repeatElement(0x30, count: 4 - digits.utf8.count))
            output.append(contentsOf: digits.utf8)
        }
    }

    /// Writes a string, without what cannot be seen.
    mutating func writeString(_ text: ArraySlice<UInt8>) {
        output.append(0x22)
        let span = text.span
        let isVisible = ASCIIText.isVisible(span)
        let bytes = isVisible ? text : Array(String(decoding: text, as: UTF8.self).withoutInvisible.utf8)[...]
        var hasEscapes = false
        for byte in bytes where byte == 0x22 || byte == 0x5C { hasEscapes = true }
        if hasEscapes {
            for byte in bytes {
                if byte == 0x22 || byte == 0x5C { output.append(0x5C) }
                output.append(byte)
            }
        } else {
            output.append(contentsOf: bytes)
        }
        output.append(0x22)
    }
}
