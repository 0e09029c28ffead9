// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 mode, strict memory safety and no warnings, for every target of ours.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

/// For a target with types that lend bytes, and so cannot outlive them; whoever uses those types
/// needs no such setting.
let lending: [SwiftSetting] = settings + [.enableExperimentalFeature("Lifetimes")]

let package = Package(
    name: "caseledger",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "CaseLedger", targets: ["CaseLedger"]),
        .library(
            name: "EventLedger", targets: ["EventSourcing", "EventRecords", "LMDBEventStore"]),
        .library(name: "CaseLedgerImporting", targets: ["CaseLedgerImporting"]),
        .library(name: "CaseLedgerReports", targets: ["CaseLedgerReports"]),
        .library(name: "CaseLedgerTesting", targets: ["CaseLedgerTesting"]),
        .executable(name: "case-ledger", targets: ["CaseLedgerTool"]),
        // For tests only: it is preloaded into a program whose disk is to fail.
        .library(name: "CFaultInjection", type: .dynamic, targets: ["CFaultInjection"]),
    ],
    traits: [
        .trait(
            name: "CLI",
            description: "The case-ledger command. Embedders write traits: [] and fetch less."),
        .default(enabledTraits: ["CLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Bytes: these do not know that events exist.
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .target(name: "CChecksum"),
        .target(name: "ByteCoding", swiftSettings: lending),
        .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: settings),

        // Events: this does not know that disks exist.
        .target(
            name: "EventSourcing",
            dependencies: ["ByteCoding", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: lending),

        // The bytes of records on every engine: this does not know LMDB.
        .target(
            name: "EventRecords", dependencies: ["ByteCoding", "CChecksum", "EventSourcing"],
            swiftSettings: lending),

        // Events on disk: this does not know what a case is.
        .target(
            name: "LMDBEventStore",
            dependencies: ["ByteCoding", "EventRecords", "EventSourcing", "LMDB"],
            swiftSettings: lending),

        // The rules of inspections: this does not know files, clocks or encodings. ByteCoding is for
        // Ratings/Folding only.
        .target(
            name: "CaseQuality", dependencies: ["ByteCoding", "EventSourcing"],
            swiftSettings: lending),

        // Inspections as bytes: this does not know files.
        .target(
            name: "CaseQualityCoding",
            dependencies: [
                "ByteCoding", "CaseQuality", "EventSourcing",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            exclude: ["Custody/custody.proto", "Events/events.proto"],
            swiftSettings: lending),

        // What an embedder imports: this does not know C, nor how a rating comes about.
        .target(
            name: "CaseLedger",
            dependencies: [
                "CaseQuality", "CaseQualityCoding", "EventSourcing", "LMDBEventStore",
            ],
            resources: [.copy("Frameworks")],
            swiftSettings: settings),

        // Sheets, histories, reports and example ledgers: this does not know how a ledger is stored.
        .target(
            name: "CaseLedgerImporting",
            dependencies: ["CaseLedger", "CaseQuality", "CaseQualityCoding", "EventSourcing"],
            swiftSettings: settings),

        // Answers as documents, and documents as text, Markdown, CSV and HTML: this does not know how a
        // ledger is stored.
        .target(
            name: "CaseLedgerReports",
            dependencies: [
                "CaseLedger", "CaseLedgerImporting", "CaseQuality", "EventSourcing",
            ],
            swiftSettings: settings),

        // For tests, ours and an embedder's.
        .target(
            name: "CaseLedgerTesting",
            dependencies: [
                "ByteCoding", "CaseLedger", "CaseQuality", "CaseQualityCoding", "EventSourcing",
            ],
            swiftSettings: settings),

        // The command: this decides nothing.
        .executableTarget(
            name: "CaseLedgerTool",
            dependencies: [
                "CaseLedger", "CaseLedgerImporting", "CaseLedgerReports", "CaseQuality",
                "EventSourcing",
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["CLI"])),
            ],
            resources: [.copy("Reports")],
            swiftSettings: settings),

        // What tests of several processes start, watch and kill.
        .executableTarget(
            name: "ProcessUnderTest",
            dependencies: [
                "CaseLedger", "CaseLedgerTesting", "EventSourcing", "LMDB", "LMDBEventStore",
            ],
            path: "Tests/ProcessUnderTest",
            swiftSettings: settings),

        // Records what a program does to its files, and makes calls fail; empty but on Linux.
        .target(
            name: "CFaultInjection", path: "Tests/CFaultInjection",
            cSettings: [.define("_GNU_SOURCE")]),

        // Starts the programs that tests watch.
        .target(
            name: "CChildProcesses", path: "Tests/CChildProcesses",
            cSettings: [.define("_GNU_SOURCE")]),
        .target(
            name: "ChildProcesses", dependencies: ["CChildProcesses"],
            path: "Tests/ChildProcesses", swiftSettings: settings),

        // Runs programs with it, and makes images of disks after a power cut.
        .target(
            name: "FaultInjection", dependencies: ["CaseLedgerTesting", "ChildProcesses"],
            path: "Tests/FaultInjection", swiftSettings: settings),

        // Inspections that tests of several targets are told with.
        .target(
            name: "InspectionSamples",
            dependencies: [
                "CaseLedger", "CaseLedgerTesting", "CaseQuality", "CaseQualityCoding",
                "EventSourcing",
            ],
            path: "Tests/InspectionSamples",
            exclude: ["leicestershire-2021-schema-1.json"],
            swiftSettings: settings),

        // One for each target with tests of its own, and with its folders.
        .testTarget(
            name: "ByteCodingTests",
            dependencies: ["ByteCoding", "CaseLedgerTesting", "EventSourcing"],
            swiftSettings: settings),
        .testTarget(name: "LMDBTests", dependencies: ["CLMDB", "LMDB"], swiftSettings: settings),
        .testTarget(
            name: "EventSourcingTests",
            dependencies: ["ByteCoding", "EventSourcing"], swiftSettings: settings),
        .testTarget(
            name: "EventRecordsTests",
            dependencies: ["CChecksum", "CaseLedgerTesting", "EventRecords", "EventSourcing"],
            swiftSettings: settings),
        .testTarget(
            name: "LMDBEventStoreTests",
            dependencies: [
                "ByteCoding", "CLMDB", "CaseLedgerTesting", "ChildProcesses", "EventRecords",
                "EventSourcing", "LMDB", "LMDBEventStore", "ProcessUnderTest",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CaseQualityTests",
            dependencies: [
                "CaseLedger", "CaseLedgerTesting", "CaseQuality", "CaseQualityCoding",
                "InspectionSamples",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CaseQualityCodingTests",
            dependencies: [
                "CaseLedger", "CaseLedgerTesting", "CaseQuality", "CaseQualityCoding",
                "InspectionSamples",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CaseLedgerTests",
            dependencies: [
                "CaseLedger", "CaseLedgerImporting", "CaseLedgerTesting", "CaseQualityCoding",
                "EventSourcing", "InspectionSamples", "LMDBEventStore",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CaseLedgerImportingTests",
            dependencies: [
                "CaseLedger", "CaseLedgerImporting", "CaseLedgerTesting", "InspectionSamples",
            ],
            exclude: [
                "Reports/northbeck-2023.json",
                "Examples/Cookbook.txt", "History/published-ratings.csv",
                "History/published-ratings-mapping.txt",
            ], swiftSettings: settings),
        .testTarget(
            name: "CaseLedgerReportsTests",
            dependencies: [
                "CaseLedger", "CaseLedgerImporting", "CaseLedgerReports", "CaseLedgerTesting",
                "CaseQualityCoding", "EventSourcing", "InspectionSamples",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CaseLedgerTestingTests",
            dependencies: [
                "CaseLedger", "CaseLedgerTesting", "CaseQualityCoding", "EventSourcing",
                "InspectionSamples", "LMDBEventStore",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CaseLedgerToolTests",
            dependencies: [
                "ByteCoding", "CaseLedger", "CaseLedgerImporting", "CaseLedgerReports",
                "CaseLedgerTesting", "CaseLedgerTool", "CaseQuality", "ChildProcesses",
                "EventSourcing", "InspectionSamples", "LMDB", "LMDBEventStore", "ProcessUnderTest",
            ],
            exclude: ["Golden"], swiftSettings: settings),

        // Power cuts, errors of the disk, kills, full disks and growth: Docs/RELIABILITY.md.
        .testTarget(
            name: "ReliabilityTests",
            dependencies: [
                "CLMDB", "CaseLedgerTesting", "ChildProcesses", "EventSourcing", "FaultInjection",
                "LMDB",
                "LMDBEventStore", "ProcessUnderTest",
            ],
            swiftSettings: settings),

        // How the tree is kept: names, walls, registries, prose.
        .testTarget(
            name: "TidinessTests",
            dependencies: ["CaseQuality", "CaseQualityCoding", "EventSourcing"],
            exclude: ["Fixtures"], swiftSettings: settings),
    ]
)

// What `.ci/sanitizers` fuzzes with. It needs the runtime of a fuzzer, so no other build knows it.
if Context.environment["CASELEDGER_FUZZING"] != nil {
    package.targets.append(
        .executableTarget(
            name: "Fuzzing",
            dependencies: [
                "ByteCoding", "CaseLedger", "CaseLedgerTesting", "CaseQuality", "CaseQualityCoding",
                "EventRecords", "EventSourcing", "LMDB",
            ],
            path: "Tests/Fuzzing", swiftSettings: settings))
}
