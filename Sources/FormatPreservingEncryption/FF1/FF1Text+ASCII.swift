/// Text as ASCII bytes, in place: no string is made.
extension FF1Text {
    /// Enciphers a text in place.
    ///
    /// - Parameters:
    ///   - text: ``minimumLength`` to ``FF1/maximumLength`` bytes, each a symbol of the alphabet.
    ///   - tweak: 0 to ``FF1/maximumTweakSize`` bytes that need not be secret.
    /// - Throws: `alphabetNotASCII`, `invalidSymbol` with the position, `domainTooSmall`, `valueTooLong`,
    ///   `tweakTooLong`; `cryptographyFailed` when libcrypto refuses. The text is unchanged then.
    public func encryptASCII(
        _ text: inout MutableSpan<UInt8>, tweak: Span<UInt8> = Span()
    ) throws(FormatPreservingEncryptionError) {
        try processASCII(&text, tweak: tweak, direction: .encrypt)
    }

    /// Deciphers a text in place. See `encryptASCII(_:tweak:)`.
    public func decryptASCII(
        _ text: inout MutableSpan<UInt8>, tweak: Span<UInt8> = Span()
    ) throws(FormatPreservingEncryptionError) {
        try processASCII(&text, tweak: tweak, direction: .decrypt)
    }

    /// Enciphers a column of texts of one width in place, under one tweak.
    ///
    /// See ``FF1/encryptColumn(_:width:tweak:)`` for the parameters, errors and complexity.
    public func encryptASCIIColumn(
        _ rows: inout MutableSpan<UInt8>, width: Int, tweak: Span<UInt8> = Span()
    ) throws(FormatPreservingEncryptionError) {
        try processASCIIColumn(&rows, width: width, tweaks: tweak, tweakSize: nil, direction: .encrypt)
    }

    /// Deciphers a column of texts of one width in place, under one tweak. See
    /// ``FF1/encryptColumn(_:width:tweak:)`` for the parameters, errors and complexity.
    public func decryptASCIIColumn(
        _ rows: inout MutableSpan<UInt8>, width: Int, tweak: Span<UInt8> = Span()
    ) throws(FormatPreservingEncryptionError) {
        try processASCIIColumn(&rows, width: width, tweaks: tweak, tweakSize: nil, direction: .decrypt)
    }

    /// Enciphers a column of texts of one width in place, each under a tweak of its own.
    ///
    /// See ``FF1/encryptColumn(_:width:tweaks:tweakSize:)`` for the parameters, errors and complexity.
    public func encryptASCIIColumn(
        _ rows: inout MutableSpan<UInt8>, width: Int, tweaks: Span<UInt8>, tweakSize: Int
    ) throws(FormatPreservingEncryptionError) {
        try processASCIIColumn(&rows, width: width, tweaks: tweaks, tweakSize: tweakSize, direction: .encrypt)
    }

    /// Deciphers a column of texts of one width in place, each under a tweak of its own. See
    /// ``FF1/encryptColumn(_:width:tweaks:tweakSize:)`` for the parameters, errors and complexity.
    public func decryptASCIIColumn(
        _ rows: inout MutableSpan<UInt8>, width: Int, tweaks: Span<UInt8>, tweakSize: Int
    ) throws(FormatPreservingEncryptionError) {
        try processASCIIColumn(&rows, width: width, tweaks: tweaks, tweakSize: tweakSize, direction: .decrypt)
    }

    private func processASCII(
        _ text: inout MutableSpan<UInt8>, tweak: Span<UInt8>, direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) {
        switch alphabet.table.form {
        case .asciiRun(let symbols): try ff1.process(&text, symbols: symbols, tweak: tweak, direction: direction)
        case .asciiTable(let symbols): try ff1.process(&text, symbols: symbols, tweak: tweak, direction: direction)
        case .wide: throw Self.notASCII
        }
    }

    func processASCIIColumn(
        _ rows: inout MutableSpan<UInt8>, width: Int, tweaks: Span<UInt8>, tweakSize: Int?, direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) {
        switch alphabet.table.form {
        case .asciiRun(let symbols):
            try ff1.processColumn(
                &rows, width: width, symbols: symbols, tweaks: tweaks, tweakSize: tweakSize, direction: direction)
        case .asciiTable(let symbols):
            try ff1.processColumn(
                &rows, width: width, symbols: symbols, tweaks: tweaks, tweakSize: tweakSize, direction: direction)
        case .wide: throw Self.notASCII
        }
    }

    private static let notASCII = FormatPreservingEncryptionError(
        .alphabetNotASCII, "this alphabet has symbols that are not ASCII; use the calls for String")
}
