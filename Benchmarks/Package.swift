// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that users of the library never see what measuring needs. The modules under measurement are
// links to the library's sources: so the benchmarks reach what has `package` access and no product.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
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
        .target(name: "CedarPolicy", swiftSettings: settings),
        .target(name: "AuditLog", dependencies: ["CryptoCore"], swiftSettings: settings),
        // Documents are built here, not read: without the trait for YAML, and so without Yams.
        .target(
            name: "RevealPolicy",
            dependencies: ["CedarPolicy", "CryptoCore", "Masking", "ProtectionKeys"],
            swiftSettings: settings
        ),
        .target(
            name: "DataProtection",
            dependencies: [
                "AuditLog", "CedarPolicy", "CryptoCore", "FieldEncryption", "FormatPreservingEncryption",
                "Masking", "ProtectionKeys", "RevealPolicy", "Tokenization",
            ],
            swiftSettings: settings
        ),
        // Policies of a support desk, as many as are asked for, with entities and requests.
        .target(name: "DeskPolicies", swiftSettings: settings),
        // libcrypto alone, in C: the floor of every ratio.
        .target(name: "CFloor", dependencies: ["COpenSSL"]),
        .executableTarget(
            name: "ratios",
            dependencies: [
                "AuditLog", "RevealPolicy",
                "CFloor", "CedarPolicy", "CryptoCore", "DataProtection", "DeskPolicies", "FieldEncryption",
                "FormatPreservingEncryption", "Masking", "ProtectionKeys", "Tokenization",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "decisions", dependencies: ["CedarPolicy", "DeskPolicies"], swiftSettings: settings),
        .executableTarget(
            name: "ProtectionBenchmarks",
            dependencies: [
                "CryptoCore", "FormatPreservingEncryption",
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/ProtectionBenchmarks",
            swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ]
)
