import Foundation
import Testing

@Suite("The tree")
struct TreeTests {
    @Test("A file declares what it is named for, or extends it")
    func names() throws {
        for file in try SourceTree.files(below: "Sources") where file.name != "Exports" {
            if file.path.hasSuffix(".pb.swift") { continue }
            let parts = file.name.split(separator: "+").map(String.init)
            if let subject = subject(of: file) {
                let types = try SourceTree.files(below: "Sources/CaseQuality")
                    .filter { $0.path.hasPrefix("Sources/CaseQuality/\(subject)") }
                    .flatMap(\.declared)
                let own = file.extended.map { String($0.split(separator: ".")[0]) }
                #expect(own.allSatisfy(types.contains), "\(file.path) extends \(own)")
                #expect(!own.isEmpty, "\(file.path)")
            } else if file.path.hasPrefix("Sources/CaseLedger/JSON/"), parts.last == "JSON" {
                // One subject's values in JSON; a helper that only they need stands beside them.
                #expect(!file.extended.isEmpty, "\(file.path)")
            } else if parts.count == 1 {
                let function = parts[0].prefix(1).lowercased() + parts[0].dropFirst()
                let isFunction =
                    file.code.contains("func \(function)")
                    || file.code.contains("func with\(parts[0])")
                #expect(
                    file.declared.contains(parts[0]) || isFunction,
                    "\(file.path) declares \(file.declared)")
            } else {
                let names = file.extended.map { $0.replacing(".", with: "") } + file.extended
                #expect(
                    names.contains { $0 == parts[0] || $0.hasSuffix(".\(parts[0])") },
                    "\(file.path) extends \(file.extended)")
            }
        }
    }

    /// The subject folder of the domain that a file of mappings is about, if it is one.
    private func subject(of file: SourceTree.File) -> String? {
        guard file.path.hasPrefix("Sources/CaseQualityCoding/") else { return nil }
        return file.name.firstMatch(of: #/^([A-Z][a-z]+?)s?(?:Messages|Commands)$/#)
            .map { String($0.1) }
    }

    @Test("Tests have the folders of the sources that they test")
    func mirrored() throws {
        let sources = try SourceTree.folders(below: "Sources")
        for folder in try SourceTree.folders(below: "Tests") {
            guard let target = folder.split(separator: "/").first, target.hasSuffix("Tests"),
                target != "TidinessTests", target != "ReliabilityTests"
            else { continue }
            let rest = folder.dropFirst(target.count)
            if rest.hasPrefix("/Support") { continue }
            let source = target.dropLast(5) + rest
            let isThere = sources.contains { $0 == source || $0.hasPrefix(source + "/") }
            #expect(isThere, "Tests/\(folder) tests no folder Sources/\(source)")
        }
    }

    @Test("Every target of the sources has tests")
    func everyTarget() throws {
        let tests = try SourceTree.folders(below: "Tests")
        let targets = Set(
            try SourceTree.folders(below: "Sources").compactMap { $0.split(separator: "/").first })
        for target in targets {
            #expect(tests.contains { $0.hasPrefix("\(target)Tests") }, "\(target) has no tests")
        }
    }

    @Test("The domain knows no bytes outside Ratings/Folding")
    func domainWithoutBytes() throws {
        let words = [
            #/\bSpan\b/#, #/\bEncodedEvent\b/#, #/import SwiftProtobuf/#, #/import ByteCoding/#,
            #/import Foundation/#, #/\.span\b/#,
        ]
        for file in try SourceTree.files(below: "Sources/CaseQuality") {
            let inFolding = file.path.hasPrefix("Sources/CaseQuality/Ratings/Folding/")
            for word in inFolding ? [#/\bEncodedEvent\b/#, #/import SwiftProtobuf/#] : words {
                let isFree = file.code.firstMatch(of: word) == nil
                #expect(isFree, "\(file.path)")
            }
        }
    }

    @Test("No top-level name is one of the standard library, Foundation or Testing")
    func shadowing() throws {
        let list = try String(
            contentsOf: SourceTree.root.appendingPathComponent(
                "Tests/TidinessTests/Fixtures/names-of-the-language.txt"), encoding: .utf8)
        let taken = Set(list.split(separator: "\n").map(String.init))
        #expect(taken.isSuperset(of: ["Actor", "Tag", "Progress", "Data", "Array"]))
        for file in try SourceTree.files(below: "Sources") {
            if file.path.hasSuffix(".pb.swift") { continue }
            let names = file.code.split(separator: "\n").compactMap { line in
                line.firstMatch(
                    of:
                        #/^(?:@\w+(?:\([^)]*\))?\s+)*public\s+(?:final\s+|indirect\s+)?(?:struct|enum|class|protocol|actor|typealias)\s+(\w+)/#
                ).map { String($0.1) }
            }
            for name in names { #expect(!taken.contains(name), "\(name) in \(file.path)") }
        }
    }

    @Test("Nothing is left to do: no source says so")
    func nothingLeft() throws {
        for folder in ["Sources", "Tests", "Benchmarks/Sources"] {
            for file in try SourceTree.files(below: folder) {
                #expect(
                    file.text.firstMatch(of: #/\b(?:TO[D]O|FIX[M]E|X[X]X)\b/#) == nil,
                    "\(file.path)")
            }
        }
    }
}
