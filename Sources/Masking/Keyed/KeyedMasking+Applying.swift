import CryptoCore
import ProtectionKeys

/// What each kind of mask does.
extension KeyedMasking {
    func masked(
        _ value: MaskValue, _ subject: String?, _ context: FieldContext, _ keyID: KeyID?
    ) throws(MaskingError) -> MaskValue {
        let keyID = keyID ?? root.primaryKeyID
        do throws(ProtectionKeysError) {
            try root.requireLive(keyID)
        } catch {
            throw MaskingError(error)
        }
        if mask.rule.needsSubject, subject == nil {
            throw MaskingError(.missingArgument, "a date shift needs a subject: all dates of one move alike")
        }
        let value = mask.before?(value) ?? value
        switch value {
        case .null: return .null
        case .text(""), .bytes([]): return value
        default: break
        }
        let masked = try applied(to: value, subject, context, keyID)
        return mask.after?(masked) ?? masked
    }

    private func applied(
        to value: MaskValue, _ subject: String?, _ context: FieldContext, _ keyID: KeyID
    ) throws(MaskingError) -> MaskValue {
        switch mask.rule {
        case .fake(let dictionary):
            let index = try withStream(value, subject, context, keyID) { (stream) throws(CryptoCoreError) in
                try stream.number(below: dictionary.capacity)
            }
            return .text(dictionary.text(at: index))
        case .distinctFake(let dictionary, let subjects):
            return try distinct(dictionary, subjects, subject ?? value.written, context, keyID) ?? Self.foreign(value)
        case .persona(let field, let script, let region):
            let persona = try withStream(value, subject, context, keyID) { (stream) throws(CryptoCoreError) in
                try Persona(from: &stream, script, region)
            }
            return .text(persona.text(field))
        case .dateShift(let shift): return try shifted(value, shift, subject ?? "", context, keyID)
        case .noise(let amount): return try noisy(value, amount, context, keyID)
        case .hash(let hash): return .text(try hashed(value, hash, context, keyID))
        }
    }

    private func distinct(
        _ dictionary: FakeDictionary, _ subjects: Int, _ subject: String, _ context: FieldContext, _ keyID: KeyID
    ) throws(MaskingError) -> MaskValue? {
        guard let permutations, let number = numbering.number(of: subject), number < subjects else { return nil }
        let index = try convertingErrors { () throws(CryptoCoreError) in
            try permutations.withPrimitive(of: keyID, scope: context.scope.span) {
                (permutation) throws(CryptoCoreError) in try permutation.index(of: number)
            }
        }
        return .text(dictionary.text(at: index))
    }

    private func shifted(
        _ value: MaskValue, _ shift: DateShift, _ subject: String, _ context: FieldContext, _ keyID: KeyID
    ) throws(MaskingError) -> MaskValue {
        guard let (date, time) = DatedText.parts(of: value) else { return Self.foreign(value) }
        let moved = ShiftedDate(date, by: try days(shift, subject, context, keyID)).date
        if case .date = value { return .date(moved) }
        return .text(moved.description + time)
    }

    func days(
        _ shift: DateShift, _ subject: String, _ context: FieldContext, _ keyID: KeyID?
    ) throws(MaskingError) -> Int {
        let keyID = keyID ?? root.primaryKeyID
        do throws(ProtectionKeysError) {
            try root.requireLive(keyID)
        } catch {
            throw MaskingError(error)
        }
        let index = try withStream(.text(subject), nil, context, keyID) { (stream) throws(CryptoCoreError) in
            try stream.number(below: shift.count)
        }
        return shift.shift(at: index)
    }

    private func noisy(
        _ value: MaskValue, _ amount: NoiseAmount, _ context: FieldContext, _ keyID: KeyID
    ) throws(MaskingError) -> MaskValue {
        if case .real(let number) = value {
            guard number.isFinite else { return .null }
            let canonical = Int64(exactly: number).map { String($0) } ?? String(number)
            return .real(amount.noisy(number, try word(canonical, context, keyID)))
        }
        let number: ScaledDecimal? =
            switch value {
            case .integer(let integer): ScaledDecimal(units: Int128(integer), scale: 0)
            case .decimal(let decimal): ScaledDecimal(decimal)
            case .text(let text): DecimalText(text).flatMap { ScaledDecimal($0) }
            default: nil
            }
        guard let number else { return Self.foreign(value) }
        let noisy = amount.noisy(number, try word(number.canonical, context, keyID))
        switch value {
        case .integer: return .integer(Int64(clamping: noisy.units))
        case .text: return .text(noisy.description)
        default: return DecimalText(noisy.description).map { .decimal($0) } ?? .null
        }
    }

    private func word(
        _ message: String, _ context: FieldContext, _ keyID: KeyID
    ) throws(MaskingError) -> UInt64 {
        try withStream(.text(message), nil, context, keyID) { (stream) throws(CryptoCoreError) in try stream.word() }
    }

    private func hashed(
        _ value: MaskValue, _ hash: KeyedHash, _ context: FieldContext, _ keyID: KeyID
    ) throws(MaskingError) -> String {
        let message = Self.message(value)
        return try convertingErrors { () throws(CryptoCoreError) in
            try withTemporaryBytes(capacity: hash.bytes) { (digest) throws(CryptoCoreError) in
                try keys.withPrimitive(of: keyID, scope: context.scope.span) { (hmac) throws(CryptoCoreError) in
                    try hmac.appendTag(of: message.span, size: hash.bytes, to: &digest)
                }
                return hash.text(of: digest.span)
            }
        }
    }

    private func withStream<Result>(
        _ value: MaskValue, _ subject: String?, _ context: FieldContext, _ keyID: KeyID,
        _ body: (inout KeyedStream) throws(CryptoCoreError) -> Result
    ) throws(MaskingError) -> Result {
        let message = subject.map { Array($0.utf8) } ?? Self.message(value)
        return try convertingErrors { () throws(CryptoCoreError) in
            try keys.withPrimitive(of: keyID, scope: context.scope.span) { (hmac) throws(CryptoCoreError) in
                var stream = KeyedStream(hmac, message.span)
                return try body(&stream)
            }
        }
    }

    /// What becomes of values that a mask is not for: of texts as other masks have it, of values of other kinds nothing.
    private static func foreign(_ value: MaskValue) -> MaskValue {
        if case .text = value { return .text("***") }
        return .null
    }

    /// What a value is to the key: bytes as they are, everything else as it is written.
    private static func message(_ value: MaskValue) -> [UInt8] {
        if case .bytes(let bytes) = value { return bytes }
        return Array(value.written.utf8)
    }
}
