// swift-tools-version: 6.2
import PackageDescription

/// As strict as the library itself.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

// A package of its own, so that nobody who embeds the library fetches what only measuring needs.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "case-ledger-benchmarks", targets: ["CaseLedgerBenchmarks"])
    ],
    dependencies: [
        .package(name: "caseledger", path: "..", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // The limit: LMDB in C, with records and nothing else.
        .systemLibrary(name: "SystemLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .target(
            name: "RawLMDB", dependencies: ["SystemLMDB"]),

        // What a program in C on SQLite would do: events, tags and guards.
        .systemLibrary(
            name: "SystemSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(
            name: "RawSQLite", dependencies: ["SystemSQLite"]),

        .executableTarget(
            name: "CaseLedgerBenchmarks",
            dependencies: [
                "RawLMDB",
                "RawSQLite",
                .product(name: "CaseLedger", package: "caseledger"),
                .product(name: "CaseLedgerTesting", package: "caseledger"),
                .product(name: "EventLedger", package: "caseledger"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
    ]
)
