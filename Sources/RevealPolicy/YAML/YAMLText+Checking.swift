extension YAMLText {
    /// The most bytes that are read. A document of a thousand rules has a third of it.
    static let sizeLimit = 1 << 20

    /// What keeps the bytes from being a text that can be read and shown: what is not UTF-8, controls, and characters that
    /// make a text look different from what it says, which in a document that somebody has to approve have no place.
    ///
    /// Behind it, a line ends with a line feed, perhaps with a carriage return before it, and with nothing else.
    func checkCharacters() throws(RevealPolicyError) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw RevealPolicyError(.invalidDocument, "this is UTF-16: save the document as UTF-8", span: span(0, 0))
        }
        do throws(UTF8.ValidationError) {
            let bytes = bytes.span
            _ = try UTF8Span(validating: bytes)
        } catch {
            let offset = error.byteOffsets.lowerBound
            throw RevealPolicyError(.invalidDocument, "this is not UTF-8", span: span(offset, offset + 1))
        }
        var faults: [RevealPolicyError.Fault] = []
        for offset in start..<bytes.count where faults.count < DocumentReader.faultLimit {
            guard let fault = fault(offset) else { continue }
            faults.append(RevealPolicyError.Fault(.invalidDocument, fault, span: span(offset, offset + 1)))
        }
        guard faults.isEmpty else { throw RevealPolicyError(faults) }
    }

    /// What is wrong with the character that begins at a byte of UTF-8.
    private func fault(_ offset: Int) -> String? {
        let hidden = "a character that cannot be seen and changes how the text looks: take it out"
        switch bytes[offset] {
        case 0x09, 0x0A: return nil
        case 0x0D: return self[offset + 1] == 0x0A ? nil : "a carriage return within a line: end lines with line feeds"
        case 0x00..<0x20, 0x7F: return "a control character: take it out"
        case 0xC2: return self[offset + 1] < 0xA0 ? "a control character: take it out" : nil
        case 0xD8: return self[offset + 1] == 0x9C ? hidden : nil
        case 0xE2:
            switch (self[offset + 1], self[offset + 2]) {
            // Zero width, marks and embeddings of direction, separators of lines and paragraphs, isolates.
            case (0x80, 0x8B...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA0...0xA9): return hidden
            default: return nil
            }
        case 0xEF:
            switch (self[offset + 1], self[offset + 2]) {
            case (0xBB, 0xBF): return "a byte order mark within the text: take it out"
            case (0xBF, 0xBE...0xBF): return "a control character: take it out"
            default: return nil
            }
        default: return nil
        }
    }
}
