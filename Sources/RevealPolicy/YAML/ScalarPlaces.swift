/// Where each byte of a YAML scalar's value stands in the document.
///
/// The value is YAML's word; this only finds it again. Where it does not find it, in a scalar written in a way that is not
/// foreseen here, there are no places, and faults are given the place of the scalar.
struct ScalarPlaces {
    /// The offset in the document of each byte of the value.
    private(set) var offsets: [Int] = []
    /// The offset behind the scalar, with its closing quote.
    private(set) var end: Int

    private let text: YAMLText
    private let value: [UInt8]
    private var place: Int

    /// Nil where the value is not found at the place.
    init?(_ value: String, _ style: YAMLNode.Style, at start: Int, in text: YAMLText) {
        (self.text, self.value, place, end) = (text, Array(value.utf8), start, start)
        offsets.reserveCapacity(self.value.count)
        switch style {
        case .plain: guard flow(quote: nil) else { return nil }
        case .singleQuoted: guard text[start] == UInt8(ascii: "'"), flow(quote: UInt8(ascii: "'")) else { return nil }
        case .doubleQuoted: guard text[start] == UInt8(ascii: "\""), flow(quote: UInt8(ascii: "\"")) else { return nil }
        case .literal: guard literal() else { return nil }
        case .folded: guard folded() else { return nil }
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    // MARK: Plain and quoted

    /// Plain and quoted scalars: lines are joined by a blank, empty ones are line feeds.
    private mutating func flow(quote: UInt8?) -> Bool {
        if quote != nil { place += 1 }
        while offsets.count < value.count {
            guard place < text.bytes.count else { return false }
            let byte = text[place]
            if Self.isBlank(byte) || Self.isBreak(byte) {
                guard blanks() else { return false }
            } else if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
                guard escape() else { return false }
            } else if let quote, byte == quote {
                guard quote == UInt8(ascii: "'"), text[place + 1] == quote, take(quote) else { return false }
                place += 1
            } else {
                guard take(byte) else { return false }
            }
        }
        if let quote {
            // Nothing but escaped line breaks can stand between the last byte of a value and the quote.
            while text[place] == UInt8(ascii: "\\") || Self.isBlank(text[place]) || Self.isBreak(text[place]) {
                place += 1
            }
            guard text[place] == quote else { return false }
            place += 1
        }
        end = place
        return true
    }

    /// One byte that stands for itself.
    private mutating func take(_ byte: UInt8) -> Bool {
        guard offsets.count < value.count, value[offsets.count] == byte else { return false }
        offsets.append(place)
        place += 1
        return true
    }

    /// Blanks and line breaks.
    private mutating func blanks() -> Bool {
        var (ahead, breaks) = (place, 0)
        while Self.isBlank(text[ahead]) || Self.isBreak(text[ahead]) {
            if text[ahead] == 0x0A || (text[ahead] == 0x0D && text[ahead + 1] != 0x0A) { breaks += 1 }
            ahead += 1
        }
        guard breaks > 0 else {
            while place < ahead { guard take(text[place]) else { return false } }
            return true
        }
        let joined = breaks == 1 ? [0x20] : [UInt8](repeating: 0x0A, count: breaks - 1)
        guard value[offsets.count...].starts(with: joined) else { return false }
        offsets.append(contentsOf: repeatElement(place, count: joined.count))
        place = ahead
        return true
    }

    /// An escape in double quotes. Its length is YAML's; its value is what the value has.
    private mutating func escape() -> Bool {
        let start = place
        let letter = text[place + 1]
        if Self.isBreak(letter) {
            place += 1
            while Self.isBlank(text[place]) || Self.isBreak(text[place]) { place += 1 }
            return true
        }
        switch letter {
        case UInt8(ascii: "x"): place += 4
        case UInt8(ascii: "u"): place += 6
        case UInt8(ascii: "U"): place += 10
        default: place += 2
        }
        // One scalar, of however many bytes.
        repeat { offsets.append(start) } while offsets.count < value.count && value[offsets.count] & 0xC0 == 0x80
        return true
    }

    // MARK: Blocks

    /// The first byte behind the header of a block, such as `|-`.
    private mutating func skipHeader() {
        while place < text.bytes.count, !Self.isBreak(text[place]) { place += 1 }
        skipBreak()
    }

    private mutating func skipBreak() {
        if text[place] == 0x0D { place += 1 }
        if text[place] == 0x0A { place += 1 }
    }

    /// `|`: the lines as they stand, without what they are indented by.
    private mutating func literal() -> Bool {
        skipHeader()
        var index = 0
        while index < value.count {
            let lineEnd = value[index...].firstIndex(of: 0x0A) ?? value.count
            var sourceEnd = place
            while sourceEnd < text.bytes.count, !Self.isBreak(text[sourceEnd]) { sourceEnd += 1 }
            let line = value[index..<lineEnd]
            let source = sourceEnd - line.count
            // What an empty line is indented by can be more than the line has.
            guard source >= place, text.bytes[source..<sourceEnd].elementsEqual(line),
                text.bytes[place..<source].allSatisfy({ $0 == 0x20 })
            else { return false }
            offsets.append(contentsOf: source..<sourceEnd)
            if lineEnd < value.count { offsets.append(sourceEnd) }
            end = sourceEnd
            place = sourceEnd
            skipBreak()
            index = lineEnd + 1
        }
        return true
    }

    /// `>`: runs of blanks and breaks match runs of blanks and breaks.
    private mutating func folded() -> Bool {
        skipHeader()
        while Self.isBlank(text[place]) || Self.isBreak(text[place]) { place += 1 }
        while offsets.count < value.count {
            let byte = value[offsets.count]
            if Self.isBlank(byte) || Self.isBreak(byte) {
                let start = place
                while Self.isBlank(text[place]) || Self.isBreak(text[place]) { place += 1 }
                while offsets.count < value.count,
                    Self.isBlank(value[offsets.count]) || Self.isBreak(value[offsets.count])
                {
                    offsets.append(min(start, text.bytes.count))
                }
            } else {
                guard place < text.bytes.count, text[place] == byte, take(byte) else { return false }
                end = place
            }
        }
        return true
    }
}
