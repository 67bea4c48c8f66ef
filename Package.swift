// swift-tools-version: 6.2

import PackageDescription

/// The settings of every target. Warnings are errors where `WARNINGS_AS_ERRORS` is set, as `.ci/run` does.
let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ] + (Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "swift-data-protection",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "FormatPreservingEncryption", targets: ["FormatPreservingEncryption"]),
        .library(name: "ProtectionKeys", targets: ["ProtectionKeys"]),
        .library(name: "FieldEncryption", targets: ["FieldEncryption"]),
        .library(name: "Tokenization", targets: ["Tokenization"]),
        .library(name: "CedarPolicy", targets: ["CedarPolicy"]),
        .library(name: "Masking", targets: ["Masking"]),
        .library(name: "RevealPolicy", targets: ["RevealPolicy"]),
        .library(name: "AuditLog", targets: ["AuditLog"]),
        .library(name: "DataProtection", targets: ["DataProtection"]),
        .library(name: "DataProtectionGRDB", targets: ["DataProtectionGRDB"]),
        .library(name: "DataProtectionLogging", targets: ["DataProtectionLogging"]),
    ],
    traits: [
        // SwiftPM fetches what any product of a package needs. Who asks for this package with `traits: []` is spared it.
        .trait(name: "Logging", description: "DataProtectionLogging: fetches swift-log."),
        .trait(
            name: "SQLite",
            description: "DataProtectionGRDB, stores of dataprotect: fetches GRDB, needs the headers of SQLite."),
        .trait(name: "YAML", description: "RevealPolicy: documents in YAML; fetches Yams."),
        .default(enabledTraits: ["Logging", "SQLite", "YAML"]),
    ],
    dependencies: [
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev", "pkg-config"])]),
        .target(name: "CryptoCore", dependencies: ["COpenSSL"], swiftSettings: settings),
        .target(
            name: "FormatPreservingEncryption",
            dependencies: ["CryptoCore", .product(name: "BigInt", package: "BigInt")],
            swiftSettings: settings
        ),
        .target(name: "ProtectionKeys", dependencies: ["CryptoCore"], swiftSettings: settings),
        .target(name: "FieldEncryption", dependencies: ["CryptoCore", "ProtectionKeys"], swiftSettings: settings),
        .target(
            name: "Tokenization",
            dependencies: ["CryptoCore", "FormatPreservingEncryption", "ProtectionKeys"],
            swiftSettings: settings
        ),
        .target(
            name: "Masking",
            dependencies: ["CryptoCore", "FormatPreservingEncryption", "ProtectionKeys"],
            swiftSettings: settings
        ),
        .target(
            name: "DataProtectionLogging",
            dependencies: [
                "Masking", .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"])),
            ],
            swiftSettings: settings
        ),
        .target(name: "CedarPolicy", swiftSettings: settings),
        .target(
            name: "RevealPolicy",
            dependencies: [
                "CedarPolicy", "CryptoCore", "Masking", "ProtectionKeys",
                .product(name: "Yams", package: "Yams", condition: .when(traits: ["YAML"])),
            ],
            swiftSettings: settings
        ),
        .target(name: "AuditLog", dependencies: ["CryptoCore"], swiftSettings: settings),
        .target(
            name: "DataProtection",
            dependencies: [
                "AuditLog", "CedarPolicy", "CryptoCore", "FieldEncryption", "FormatPreservingEncryption", "Masking",
                "ProtectionKeys", "RevealPolicy", "Tokenization",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "DataProtectionGRDB",
            dependencies: [
                "DataProtection", "FieldEncryption", "ProtectionKeys", "RevealPolicy",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: settings
        ),
        .target(name: "RecordStreams", dependencies: ["CryptoCore"], swiftSettings: settings),
        .executableTarget(
            name: "dataprotect",
            dependencies: [
                "AuditLog", "CedarPolicy", "CryptoCore", "DataProtection", "DataProtectionGRDB", "FieldEncryption",
                "FormatPreservingEncryption", "ProtectionKeys",
                "RecordStreams", "RevealPolicy", "Tokenization",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "SupportDesk",
            dependencies: [
                "AuditLog", "CryptoCore", "DataProtection", "DataProtectionGRDB", "FieldEncryption", "Masking",
                "ProtectionKeys", "RecordStreams", "RevealPolicy",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            resources: [.embedInCode("Resources/support-desk.yaml")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "conformance",
            dependencies: [
                "CedarPolicy",
                "CryptoCore",
                "FormatPreservingEncryption",
                "ProtectionKeys",
                "RevealPolicy",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        // What the tests of several modules use. No product.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(name: "CryptoCoreTests", dependencies: ["CryptoCore", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "FormatPreservingEncryptionTests",
            dependencies: [
                "CryptoCore", "FormatPreservingEncryption", "TestSupport", .product(name: "BigInt", package: "BigInt"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ProtectionKeysTests",
            dependencies: ["CryptoCore", "ProtectionKeys", "TestSupport"],
            swiftSettings: settings
        ),
        // Run by FieldEncryptionTests, which has threads of its own and so must not fork. No product.
        .executableTarget(
            name: "NonceCollector", dependencies: ["CryptoCore"], path: "Tests/NonceCollector", swiftSettings: settings),
        .testTarget(
            name: "FieldEncryptionTests",
            dependencies: ["CryptoCore", "ProtectionKeys", "FieldEncryption", "NonceCollector", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TokenizationTests",
            dependencies: [
                "CryptoCore", "FormatPreservingEncryption", "ProtectionKeys", "Tokenization", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "CedarPolicyTests", dependencies: ["CedarPolicy", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "RevealPolicyTests",
            dependencies: ["CedarPolicy", "CryptoCore", "Masking", "ProtectionKeys", "RevealPolicy", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DataProtectionTests",
            dependencies: [
                "CedarPolicy", "CryptoCore", "DataProtection", "FieldEncryption", "FormatPreservingEncryption",
                "ProtectionKeys", "RevealPolicy", "Tokenization", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "MaskingTests",
            dependencies: ["CryptoCore", "FormatPreservingEncryption", "ProtectionKeys", "Masking", "TestSupport"],
            swiftSettings: settings
        ),
        // Killed in the middle of its work by AuditLogTests. No product.
        .executableTarget(
            name: "AuditWriter", dependencies: ["AuditLog"], path: "Tests/AuditWriter", swiftSettings: settings),
        .testTarget(
            name: "AuditLogTests", dependencies: ["CryptoCore", "AuditLog", "AuditWriter", "TestSupport"],
            swiftSettings: settings),
        // Run by DataProtectionGRDBTests, several at once, and killed by it. No product.
        .executableTarget(
            name: "StoreWorker",
            dependencies: [
                "DataProtection", "DataProtectionGRDB", "ProtectionKeys", "RevealPolicy",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            path: "Tests/StoreWorker",
            swiftSettings: settings
        ),
        .testTarget(
            name: "DataProtectionGRDBTests",
            dependencies: [
                "DataProtection", "DataProtectionGRDB", "FieldEncryption", "ProtectionKeys", "RevealPolicy",
                "StoreWorker", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DataProtectionLoggingTests",
            dependencies: [
                "Masking", "DataProtectionLogging",
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"])),
                .product(name: "InMemoryLogging", package: "swift-log", condition: .when(traits: ["Logging"])),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RecordStreamsTests", dependencies: ["CryptoCore", "RecordStreams"], swiftSettings: settings),
        .testTarget(
            name: "DataProtectCommandTests",
            dependencies: [
                "AuditLog", "CryptoCore", "DataProtection", "DataProtectionGRDB", "FieldEncryption",
                "FormatPreservingEncryption",
                "ProtectionKeys",
                "RecordStreams", "RevealPolicy", "Tokenization", "dataprotect", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SupportDeskTests",
            dependencies: [
                "CryptoCore", "DataProtection", "DataProtectionGRDB", "RevealPolicy", "SupportDesk", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: [
                "conformance", "ProtectionKeys", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
    ]
)
