extension KeyedMask {
    /// An entry of a dictionary. Different values may get the same one.
    public static func fake(_ dictionary: FakeDictionary) -> KeyedMask { KeyedMask(.fake(dictionary)) }

    /// An entry of a dictionary for every subject with a number from 0 to one less than `subjects`, another for each.
    ///
    /// How a value gets its number says the ``SubjectNumbering`` of the ``KeyedMasking``. What has no number below
    /// `subjects` becomes `***`.
    ///
    /// - Parameters:
    ///   - dictionary: with a ``FakeDictionary/capacity`` of `subjects` at least.
    ///   - subjects: 1 or more. Raising it changes no fake.
    /// - Throws: `dictionaryTooSmall`, `invalidArgument`.
    public static func fake(_ dictionary: FakeDictionary, subjects: Int) throws(MaskingError) -> KeyedMask {
        guard subjects >= 1 else { throw MaskingError(.invalidArgument, "there is one subject at least") }
        guard subjects <= dictionary.capacity else {
            throw MaskingError(
                .dictionaryTooSmall,
                "dictionary \(dictionary) has \(dictionary.capacity) entries, which is fewer than subjects; "
                    + "take a larger one, or let subjects share entries")
        }
        return KeyedMask(.distinctFake(dictionary, subjects: subjects))
    }

    /// A part of a made-up person. All parts are those of one person for one subject, tenant and domain; so the columns of
    /// a table are masked with one context, whose domain names the person ("customer"), and with the person's key as the
    /// subject.
    ///
    /// - Parameters:
    ///   - field: which part.
    ///   - script: of the names.
    ///   - region: of the telephone number.
    public static func persona(
        _ field: PersonaField, script: FakeScript = .latin, region: FictionalRegion = .us
    ) -> KeyedMask { KeyedMask(.persona(field, script, region)) }

    /// A date, moved.
    public static func dateShift(_ shift: DateShift) -> KeyedMask { KeyedMask(.dateShift(shift)) }

    /// A number and noise from -amount to amount.
    public static func noise(_ amount: NoiseAmount) -> KeyedMask { KeyedMask(.noise(amount)) }

    /// A keyed digest.
    public static func hash(_ hash: KeyedHash = .standard) -> KeyedMask { KeyedMask(.hash(hash)) }
}
