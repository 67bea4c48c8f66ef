extension FakeDictionary {
    /// Every dictionary of this version of the library, and of all before it.
    public static let all: [FakeDictionary] =
        FakeScript.allCases.flatMap { [person($0), givenName($0), familyName($0)] }
        + [city, company, street, user, email] + FictionalRegion.allCases.map(phone)

    /// Given and family name of one script: `person.latin`.
    public static func person(_ script: FakeScript) -> FakeDictionary {
        let names = PersonNames.names(script)
        let (first, second) = script.familyFirst ? (names.family, names.given) : (names.given, names.family)
        return FakeDictionary(
            "person.\(script.rawValue)", FakeTemplate(.words(first), .literal(script.separator), .words(second)))
    }

    /// Given names of one script: `given.latin`.
    public static func givenName(_ script: FakeScript) -> FakeDictionary {
        FakeDictionary("given.\(script.rawValue)", FakeTemplate(.words(PersonNames.names(script).given)))
    }

    /// Family names of one script: `family.latin`.
    public static func familyName(_ script: FakeScript) -> FakeDictionary {
        FakeDictionary("family.\(script.rawValue)", FakeTemplate(.words(PersonNames.names(script).family)))
    }

    /// Cities: `city`.
    public static let city = FakeDictionary("city", FakeTemplate(.words(.cities)))

    /// Companies that are made up: `company`.
    public static let company = FakeDictionary(
        "company",
        FakeTemplate(
            .words(.companyNames), .literal(" "), .words(.companyTrades), .literal(" "), .words(.companyForms)))

    /// Streets with a number: `street`.
    public static let street = FakeDictionary(
        "street", FakeTemplate(.ordinal(upTo: 199), .literal(" "), .words(.streets)))

    /// User names in ASCII: `user`.
    public static let user = FakeDictionary("user", userTemplate)

    /// E-mail addresses at example domains: `email`.
    public static let email = FakeDictionary(
        "email",
        FakeTemplate(
            .words(.adjectives), .literal("."), .words(.nouns), .number(below: 10_000), .literal("@"),
            .words(.exampleDomains)))

    /// Telephone numbers kept free for fiction: `phone.us`.
    public static func phone(_ region: FictionalRegion) -> FakeDictionary {
        FakeDictionary("phone.\(region.rawValue)", region.template)
    }

    private static let userTemplate = FakeTemplate(
        .words(.adjectives), .literal("."), .words(.nouns), .number(below: 10_000))
}

extension WordList {
    /// RFC 2606, section 3. Version 1: never changed.
    static let exampleDomains = WordList(["example.com", "example.net", "example.org"])
}
