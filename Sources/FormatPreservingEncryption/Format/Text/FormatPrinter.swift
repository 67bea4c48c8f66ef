/// Writes the text form of formats.
enum FormatPrinter {
    static func text(of nodes: [FormatNode]) -> String { nodes.map(text).joined() }

    private static func text(of node: FormatNode) -> String {
        switch node {
        case .literal(let text): return escaped(text, special: "\\<>()|")
        case .symbols(let alphabet, let counts, let keepsLength):
            return "<\(self.alphabet(alphabet))\(self.counts(counts))\(keepsLength ? " same-length" : "")>"
        case .kept(let alphabet, let counts): return "<keep \(self.alphabet(alphabet))\(self.counts(counts))>"
        case .keptOneOf(let texts):
            return "<keep one-of:\(texts.map { escaped($0, special: "\\|>") }.joined(separator: "|"))>"
        case .keptCallingCode: return "<keep calling-code>"
        case .check(let digits): return "<check \(digits)>"
        case .pattern(let source, let maximumLength, let keepsLength):
            let maximum = maximumLength.map { " max=\($0)" } ?? ""
            return "<regex\(maximum)\(keepsLength ? " same-length" : ""):\(expression(source))>"
        case .alternatives(let options): return "(\(options.map { text(of: $0) }.joined(separator: "|")))"
        case .number(let codec):
            let ends = [codec.range.lowerBound, codec.range.upperBound].map {
                NumberCodec.text($0, codec.fractionDigits)
            }
            return "<\(codec.fractionDigits == 0 ? "integer" : "decimal"):\(ends[0])..\(ends[1])>"
        case .calendar(let codec):
            let ends = codec.ends
            return "<\(codec.clock == nil ? "date" : "timestamp"):\(ends.first)..\(ends.last)>"
        case .ipv4: return "<ipv4>"
        case .ipv6: return "<ipv6>"
        case .letters(let alphabet, let keeping, let counts):
            return "<letters \(self.alphabet(alphabet)) keep=\(characterClass(keeping)) "
                + "count=\(counts.lowerBound)..\(counts.upperBound)>"
        case .card(let card):
            return "<card keep=\(card.keptDigits) class=\(card.luhnClass) "
                + "lengths=\(card.lengths.lowerBound)..\(card.lengths.upperBound)>"
        }
    }

    private static func counts(_ counts: ClosedRange<Int>) -> String {
        if counts.count > 1 { return ":\(counts.lowerBound)..\(counts.upperBound)" }
        return counts.lowerBound == 1 ? "" : ":\(counts.lowerBound)"
    }

    private static func alphabet(_ alphabet: Alphabet) -> String {
        FormatAlphabets.name(of: alphabet) ?? characterClass(alphabet.table.symbols)
    }

    /// Runs of three and more as ranges.
    private static func characterClass(_ symbols: [Unicode.Scalar]) -> String {
        var (result, index) = ("[", 0)
        while index < symbols.count {
            var end = index
            while end + 1 < symbols.count, symbols[end + 1].value == symbols[end].value + 1 { end += 1 }
            if end - index >= 2 {
                result += escaped(symbols[index], special: "\\[]->") + "-" + escaped(symbols[end], special: "\\[]->")
                index = end + 1
            } else {
                result += escaped(symbols[index], special: "\\[]->")
                index += 1
            }
        }
        return result + "]"
    }

    /// An expression in which '>' is written as an escape.
    private static func expression(_ source: String) -> String {
        var (result, isEscaped) = (String.UnicodeScalarView(), false)
        for scalar in source.unicodeScalars {
            if scalar == ">" {
                if isEscaped { result.removeLast() }
                result.append(contentsOf: "\\x3E".unicodeScalars)
                isEscaped = false
            } else {
                result.append(scalar)
                isEscaped = scalar == "\\" && !isEscaped
            }
        }
        return String(result)
    }

    private static func escaped(_ text: String, special: String) -> String {
        text.unicodeScalars.map { escaped($0, special: special) }.joined()
    }

    private static func escaped(_ scalar: Unicode.Scalar, special: String) -> String {
        if special.unicodeScalars.contains(scalar) { return "\\\(scalar)" }
        // What does not show, or joins what stands before it, is written by number.
        let isPlain =
            (0x20...0x7E).contains(scalar.value)
            || !scalar.isASCII && scalar.properties.isAlphabetic && scalar.properties.generalCategory != .nonspacingMark
                && scalar.properties.generalCategory != .spacingMark
        return isPlain ? "\(scalar)" : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
}
