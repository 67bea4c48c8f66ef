/// One text at a time.
extension FF1Text {
    /// Enciphers a text.
    ///
    /// - Parameters:
    ///   - text: ``minimumLength`` to ``FF1/maximumLength`` symbols of the alphabet.
    ///   - tweak: 0 to ``FF1/maximumTweakSize`` bytes that need not be secret.
    /// - Returns: as many symbols of the alphabet.
    /// - Throws: `invalidSymbol` with the position, `domainTooSmall`, `valueTooLong`, `tweakTooLong`;
    ///   `cryptographyFailed` when libcrypto refuses.
    /// - Complexity: O(n) up to halves of 96 bits, O(n^2) beyond.
    public func encrypt(_ text: String, tweak: Span<UInt8>) throws(FormatPreservingEncryptionError) -> String {
        try process(text, tweak: tweak, direction: .encrypt)
    }

    /// Deciphers a text. See `encrypt(_:tweak:)`; a wrong key, tweak or text is not noticed.
    public func decrypt(_ text: String, tweak: Span<UInt8>) throws(FormatPreservingEncryptionError) -> String {
        try process(text, tweak: tweak, direction: .decrypt)
    }

    /// Enciphers a text. See `encrypt(_:tweak:)`.
    public func encrypt(_ text: String, tweak: [UInt8] = []) throws(FormatPreservingEncryptionError) -> String {
        try process(text, tweak: tweak.span, direction: .encrypt)
    }

    /// Deciphers a text. See `encrypt(_:tweak:)`; a wrong key, tweak or text is not noticed.
    public func decrypt(_ text: String, tweak: [UInt8] = []) throws(FormatPreservingEncryptionError) -> String {
        try process(text, tweak: tweak.span, direction: .decrypt)
    }

    private func process(
        _ text: String, tweak: Span<UInt8>, direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) -> String {
        switch alphabet.table.form {
        case .asciiRun(let symbols): return try processASCII(text, symbols, tweak, direction)
        case .asciiTable(let symbols): return try processASCII(text, symbols, tweak, direction)
        case .wide:
            try requireText(text)  // Before the conversion takes memory.
            var numerals = try alphabet.numerals(of: text)
            var span = numerals.mutableSpan
            try ff1.process(&span, symbols: FF1NumeralSymbols(), tweak: tweak, direction: direction)
            return try alphabet.text(of: numerals.span)
        }
    }

    /// ASCII: a symbol is a byte.
    @inline(__always)
    private func processASCII<Symbols: FF1Symbols>(
        _ text: String, _ symbols: Symbols, _ tweak: Span<UInt8>, _ direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) -> String where Symbols.Symbol == UInt8 {
        do {
            return try process(text, symbols: symbols, tweak: tweak, direction: direction)
        } catch {
            // Text that is not ASCII was counted in bytes; the caller hears of it in scalars.
            try requireText(text)
            throw error
        }
    }

    /// Whether a text is a value, by its number of scalars and by its symbols. Takes no memory.
    func requireText(_ text: String) throws(FormatPreservingEncryptionError) {
        try ff1.requireLength(text.unicodeScalars.count, minimum: ff1.minimumLength)
        if let position = alphabet.firstForeign(in: text) {
            throw .invalidSymbol(at: position, radix: alphabet.radix)
        }
    }

    @inline(__always)
    private func process<Symbols: FF1Symbols>(
        _ text: String, symbols: Symbols, tweak: Span<UInt8>, direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) -> String where Symbols.Symbol == UInt8 {
        let bytes = text.utf8.span
        let count = bytes.count
        if count <= 64 {
            var buffer = InlineArray<64, UInt8>(repeating: 0)
            for index in 0..<count { buffer[index] = bytes[index] }
            var whole = buffer.mutableSpan
            var value = whole._mutatingExtracting(..<count)
            try ff1.process(&value, symbols: symbols, tweak: tweak, direction: direction)
            return Self.string(value.span)
        }
        try ff1.requireLength(count, minimum: ff1.minimumLength)
        var buffer = [UInt8](capacity: count) { output in
            for index in 0..<count { output.append(bytes[index]) }
        }
        var value = buffer.mutableSpan
        try ff1.process(&value, symbols: symbols, tweak: tweak, direction: direction)
        return Self.string(value.span)
    }

    /// A string of bytes that are symbols, and so ASCII.
    @inline(__always)
    static func string(_ symbols: Span<UInt8>) -> String {
        guard let utf8 = try? UTF8Span(validating: symbols) else { preconditionFailure("ASCII symbols are UTF-8") }
        return String(copying: utf8)
    }
}
