extension KeyedMask {
    /// An entry of a dictionary. Different values may get the same one.
    public static func fake(_ dictionary: FakeDictionary) -> KeyedMask { KeyedMask(.fake(dictionary)) }

    /// An entry of a dictionary for every subject with a number from 0 to one less than `subjects`, another for each.
    ///
    /// How a value gets its number says the ``SubjectNumbering`` of the ``KeyedMasking``. What has no number below
    /// `subjects` becomes `***`.
    ///
    /// The permutation that gives every subject another entry is slow where there are few: some two milliseconds a value with a
    /// dictionary of some hundred entries, against microseconds for ``fake(_:)``.
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
    ///   - script: of the names. The same subject has the same number in its user name in all scripts, so personas of two
    ///     scripts in one context can be joined by it.
    ///   - region: of the telephone number.
    public static func persona(
        _ field: PersonaField, script: FakeScript = .latin, region: FictionalRegion = .us
    ) -> KeyedMask { KeyedMask(.persona(field, script, region)) }

    /// A date, moved.
    public static func dateShift(_ shift: DateShift) -> KeyedMask { KeyedMask(.dateShift(shift)) }

    /// A number and noise from -amount to amount.
    ///
    /// The noise can be zero, and then the number stays as it is: with an amount of 1, every third one.
    public static func noise(_ amount: NoiseAmount) -> KeyedMask { KeyedMask(.noise(amount)) }

    /// A keyed digest.
    ///
    /// In one context a shorter digest is the beginning of a longer one, so both of one value can be joined: take another
    /// domain where they must not be.
    public static func hash(_ hash: KeyedHash = .standard) -> KeyedMask { KeyedMask(.hash(hash)) }
}
