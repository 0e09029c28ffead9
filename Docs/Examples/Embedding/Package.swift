// swift-tools-version: 6.2
import PackageDescription

// A program that embeds the library: without the trait CLI, what only the command needs is neither
// fetched nor built. In your own package, name the repository's address instead of a path.
let package = Package(
    name: "embedding",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "caseledger", path: "../../..", traits: [])],
    targets: [
        .executableTarget(
            name: "Embedding",
            dependencies: [.product(name: "CaseLedger", package: "caseledger")])
    ]
)
