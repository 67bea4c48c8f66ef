import CryptoCore

/// One value.
extension FormatCipher {
    @inline(__always)
    func process<Scheme: FormatScheme>(
        _ text: String, _ scheme: Scheme, _ tweak: Span<UInt8>, _ direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) -> String {
        try Self.requireSize(text, scheme)
        try FF1.requireTweak(tweak.count)
        return try withScratch { (scratch) throws(FormatPreservingEncryptionError) in
            guard scheme.isASCII else {
                defer { scratch.scalars.wipeAll() }
                return try processScalars(text, scheme, tweak, direction, &scratch.scalars)
            }
            defer { scratch.bytes.wipeAll() }
            do throws(FormatPreservingEncryptionError) {
                return try processBytes(text, scheme, tweak, direction, &scratch.bytes)
            } catch {
                throw Self.inScalars(error, of: text)
            }
        }
    }

    private func processBytes<Scheme: FormatScheme>(
        _ text: String, _ scheme: Scheme, _ tweak: Span<UInt8>, _ direction: FF1Direction,
        _ buffers: inout FormatBuffers<UInt8>
    ) throws(FormatPreservingEncryptionError) -> String {
        buffers.output.removeAll(keepingCapacity: true)
        try process(text.utf8.span, scheme, tweak, direction, &buffers)
        return FF1Text.string(buffers.output.span)
    }

    private func processScalars<Scheme: FormatScheme>(
        _ text: String, _ scheme: Scheme, _ tweak: Span<UInt8>, _ direction: FF1Direction,
        _ buffers: inout FormatBuffers<UInt32>
    ) throws(FormatPreservingEncryptionError) -> String {
        buffers.output.removeAll(keepingCapacity: true)
        buffers.text.removeAll(keepingCapacity: true)
        for scalar in text.unicodeScalars { buffers.text.append(scalar.value) }
        // Out of the buffers for the time that they are changed, without a copy.
        var units: [UInt32] = []
        swap(&units, &buffers.text)
        defer { swap(&units, &buffers.text) }
        try process(units.span, scheme, tweak, direction, &buffers)
        return FormatScalars.string(buffers.output)
    }

    @inline(__always)
    private func process<Scheme: FormatScheme, Unit: FormatUnit>(
        _ text: Span<Unit>, _ scheme: Scheme, _ tweak: Span<UInt8>, _ direction: FF1Direction,
        _ buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) {
        let domain = try scheme.locate(text, into: &buffers)
        buffers.tweak.removeAll(keepingCapacity: true)
        scheme.appendKept(buffers.kept, ends: buffers.keptEnds, domain: domain, to: &buffers.tweak)
        FormatTweak.join(tweak, hasKept: scheme.hasKept, to: &buffers.tweak)
        try FF1.requireTweak(buffers.tweak.count)
        if scheme.domains[domain].isNarrow {
            var numerals: [UInt8] = []
            swap(&numerals, &buffers.narrow)
            defer { swap(&numerals, &buffers.narrow) }
            try process(text, scheme, domain, FF1ASCIIRun(first: 0), direction, &numerals, &buffers)
        } else {
            var numerals: [UInt16] = []
            swap(&numerals, &buffers.wide)
            defer { swap(&numerals, &buffers.wide) }
            try process(text, scheme, domain, FF1NumeralSymbols(), direction, &numerals, &buffers)
        }
    }

    @inline(__always)
    private func process<Scheme: FormatScheme, Unit: FormatUnit, Symbols: FF1Symbols>(
        _ text: Span<Unit>, _ scheme: Scheme, _ domain: Int, _ symbols: Symbols, _ direction: FF1Direction,
        _ numerals: inout [Symbols.Symbol], _ buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) where Symbols.Symbol: FormatNumeral {
        numerals.removeAll(keepingCapacity: true)
        try scheme.read(text, domain: domain, side: direction.source, starts: buffers.starts, into: &numerals)
        var span = numerals.mutableSpan
        do throws(CryptoCoreError) {
            try engines[domain].process(
                &span, symbols: symbols, tweak: buffers.tweak.span, direction: direction,
                within: scheme.domains[domain].range)
        } catch {
            throw FormatPreservingEncryptionError(error)
        }
        scheme.write(
            numerals.span, domain: domain, side: direction.result, kept: buffers.kept, keptEnds: buffers.keptEnds,
            to: &buffers.output)
    }

    /// Runs `body` with memory of this thread's own, in which it leaves nothing of a value.
    @inline(__always)
    func withScratch<Result>(
        _ body: (inout FormatScratch) throws(FormatPreservingEncryptionError) -> Result
    ) throws(FormatPreservingEncryptionError) -> Result {
        var failure: FormatPreservingEncryptionError?
        let result: Result?
        do throws(CryptoCoreError) {
            result = try pool.withResource { (box) throws(CryptoCoreError) in
                do throws(FormatPreservingEncryptionError) {
                    return try box.withValue(body)
                } catch {
                    failure = error
                    return nil
                }
            }
        } catch {
            throw FormatPreservingEncryptionError(error)
        }
        if let result { return result }
        throw failure ?? FormatPreservingEncryptionError(.cryptographyFailed, "no result and no reason")
    }

    /// What is longer in bytes than any value of the format is refused before memory is taken.
    @inline(__always)
    static func requireSize(_ text: String, _ scheme: some FormatScheme) throws(FormatPreservingEncryptionError) {
        if text.utf8.count > 4 * scheme.lengths.upperBound {
            try scheme.requireLength(text.unicodeScalars.count)
        }
    }

    /// An error of a text that was read as ASCII, for one that is not: the first other character is what is wrong,
    /// unless something before it is.
    static func inScalars(
        _ error: FormatPreservingEncryptionError, of text: String
    ) -> FormatPreservingEncryptionError {
        guard let foreign = text.unicodeScalars.enumerated().first(where: { !$1.isASCII })?.offset,
            error.code != .cryptographyFailed, error.code != .tweakTooLong,
            error.position.map({ foreign <= $0 }) ?? true || error.code == .valueTooLong || error.code == .valueTooShort
        else { return error }
        return .foreign(at: foreign, "the character is not ASCII, as all of this format is")
    }
}

extension FF1Direction {
    /// Which side the text that comes in is on.
    var source: FormatSide {
        switch self {
        case .encrypt: .value
        case .decrypt: .token
        }
    }

    /// Which side the text that goes out is on.
    var result: FormatSide {
        switch self {
        case .encrypt: .token
        case .decrypt: .value
        }
    }
}
