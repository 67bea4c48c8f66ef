/// The names of the presets in text forms. A preset is written as the mask that it is.
enum MaskPresets {
    static let all: [String: Mask] = [
        "sql-server-default": .sqlServerDefault,
        "sql-server-email-strict": .sqlServerEmailStrict,
        "big-query-default": .bigQueryDefault,
        "big-query-null": .bigQueryNull,
        "big-query-date-year": .bigQueryDateYear,
        "big-query-last-four-strict": .bigQueryLastFourStrict,
        "big-query-first-four-strict": .bigQueryFirstFourStrict,
        "big-query-email-strict": .bigQueryEmailStrict,
        "hive-mask-strict": .hiveMaskStrict,
        "hive-show-first-4-strict": .hiveShowFirstStrict(),
        "hive-show-last-4-strict": .hiveShowLastStrict(),
        "ranger-show-first-4-strict": .rangerShowFirst4Strict,
        "ranger-show-last-4-strict": .rangerShowLast4Strict,
        "ranger-date-show-year": .rangerDateShowYear,
        "ranger-null": .rangerNull,
        "postgresql-anonymizer-email-strict": .postgreSQLAnonymizerEmailStrict,
        "oracle-full": .oracleFull,
        "go-masker-password": .goMaskerPassword,
        "go-masker-name-strict": .goMaskerNameStrict,
        "go-masker-id-strict": .goMaskerIDStrict,
        "go-masker-address-strict": .goMaskerAddressStrict,
        "go-masker-credit-card-strict": .goMaskerCreditCardStrict,
        "go-masker-email-strict": .goMaskerEmailStrict,
        "go-masker-mobile-strict": .goMaskerMobileStrict,
    ]
}
