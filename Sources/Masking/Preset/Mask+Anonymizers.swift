/// Masks as PostgreSQL Anonymizer, Presidio and Google's Data Loss Prevention make them.
extension Mask {
    /// PostgreSQL Anonymizer's `anon.partial(value, prefix, padding, suffix)`. Not more than half of the value is shown; there,
    /// both ends overlap in short values and show them twice.
    public static func postgreSQLAnonymizerPartialStrict(_ prefix: Int, _ padding: String, _ suffix: Int) -> Mask {
        .partial(prefix, padding, suffix)
    }

    /// PostgreSQL Anonymizer's `anon.partial_email(value)`: `jo******@ex******.org`. Of local parts of fewer than eight
    /// less is shown than there, and what is no address becomes `***`, which there is shown in part.
    public static let postgreSQLAnonymizerEmailStrict = Mask.email(first: 2, domain: .ends, padding: "******")

    /// Presidio's operator `mask`. Not more than half of the value is shown, which there all may be. Clusters are counted,
    /// where Presidio counts code points and takes families apart.
    ///
    /// - Parameters:
    ///   - charactersToMask: how many at least; less than nothing is nothing.
    ///   - maskingCharacter: what stands for each.
    ///   - isFromEnd: whether to begin at the end.
    public static func presidioMaskStrict(
        charactersToMask: Int, maskingCharacter: Character, isFromEnd: Bool
    ) -> Mask {
        isFromEnd
            ? .hideLast(charactersToMask, pad: maskingCharacter) : .hideFirst(charactersToMask, pad: maskingCharacter)
    }

    /// Presidio's operator `replace` with its default: `<EMAIL_ADDRESS>`.
    public static func presidioReplace(_ entityType: String) -> Mask { .tag(entityType) }

    /// Google's `CharacterMaskConfig`: `***-**5-5555`. Not more than half of what is not ignored is shown, which there all may
    /// be; letters and digits cannot be ignored.
    ///
    /// - Parameters:
    ///   - numberToMask: how many at least; all, if it is 0 or less.
    ///   - maskingCharacter: what stands for each.
    ///   - isReversed: whether to begin at the end.
    ///   - charactersToIgnore: space and punctuation that stay.
    /// - Throws: ``MaskingError`` with ``MaskingError/Code/invalidArgument`` for other characters to ignore.
    public static func googleDLPMaskStrict(
        numberToMask: Int = 0, maskingCharacter: Character = "*", isReversed: Bool = false,
        charactersToIgnore: String = ""
    ) throws(MaskingError) -> Mask {
        let count = numberToMask <= 0 ? Int.max : numberToMask
        let mask: Mask = isReversed ? .hideLast(count, pad: maskingCharacter) : .hideFirst(count, pad: maskingCharacter)
        return charactersToIgnore.isEmpty ? mask : try .skip(charactersToIgnore, then: mask)
    }
}
