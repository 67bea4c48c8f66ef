// swift-tools-version: 6.2

import PackageDescription

// A package of its own, since its products only build with a sanitizer. What is fuzzed are links to the library's sources.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "fuzzing",
    platforms: [.macOS(.v26)],
    targets: [
        .target(name: "CedarPolicy", swiftSettings: settings),
        .executableTarget(name: "FuzzCedar", dependencies: ["CedarPolicy"], swiftSettings: settings),
    ]
)
