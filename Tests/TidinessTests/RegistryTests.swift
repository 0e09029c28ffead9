import CaseQuality
import CaseQualityCoding
import EventSourcing
import Testing

@Suite("What is listed")
struct RegistryTests {
    /// The cases of an enum as its file declares them: name and type.
    private func cases(of name: String) throws -> [(name: String, type: String)] {
        let file = try #require(
            try SourceTree.files(below: "Sources/CaseQuality/Inspection")
                .first { $0.name == name })
        return file.text.matches(of: #/(?m)^    (?:indirect )?case (\w+)\((\w+)\)$/#)
            .map { (String($0.1), String($0.2)) }
    }

    @Test("Every case of the events' enum is in the generated lists, has a reader")
    func events() throws {
        let cases = try cases(of: "InspectionEvent")
        try #require(!cases.isEmpty)
        #expect(InspectionEvent.kinds.map { "\($0)" } == cases.map(\.type))
        #expect(InspectionEvent.kinds.map { $0.name } == InspectionEventCodec.types)
        #expect(Set(InspectionEventCodec.types).count == cases.count)
        for event in cases { #expect(event.name == event.type.lowercasedFirst) }
    }

    @Test("Every case of the commands' enum is in the generated lists, under a name of its own")
    func commands() throws {
        let cases = try cases(of: "InspectionCommand")
        try #require(!cases.isEmpty)
        #expect(InspectionCommand.kinds.map { "\($0)" } == cases.map(\.type))
        #expect(Set(InspectionCommand.kinds.map { $0.name }).count == cases.count)
    }

    @Test("Every event and every command is one file, named for it")
    func files() throws {
        let files = try SourceTree.files(below: "Sources/CaseQuality")
        for type in try cases(of: "InspectionEvent").map(\.type) {
            let file = try #require(files.first { $0.name == type }, "\(type)")
            for part in ["func tags(", "func validate(", "func evolve(", "func sentence("] {
                #expect(file.code.contains(part), "\(type) has no \(part)")
            }
        }
        for type in try cases(of: "InspectionCommand").map(\.type) {
            let file = try #require(files.first { $0.name == type }, "\(type)")
            for part in ["static let name", "func dependencies(", "func decide("] {
                #expect(file.code.contains(part), "\(type) has no \(part)")
            }
        }
    }

    @Test("An event says which ratings it can move exactly when it changes what they follow from")
    func ratingReach() throws {
        let files = try SourceTree.files(below: "Sources/CaseQuality")
        for kind in InspectionEvent.kinds {
            let file = try #require(files.first { $0.name == "\(kind)" })
            let changes = file.code.contains("_ basis: inout RatingBasis")
            #expect(changes == (kind.movesRatings != nil), "\(kind)")
        }
    }

    @Test("Every code of a refusal is spelt as it is named, is refused with, and is tested")
    func refusals() throws {
        let files = try SourceTree.files(below: "Sources")
        let refusal = try #require(
            files.first { $0.path == "Sources/CaseQuality/Inspection/Refusal.swift" })
        let codes = refusal.text.matches(
            of: #/static let (\w+) = Code\(rawValue: "(\w+)"\)/#
        ).map { (String($0.1), String($0.2)) }
        #expect(codes.count > 40)
        let sources = files.filter { $0.path != refusal.path }.map(\.code).joined()
        let tests = try SourceTree.files(below: "Tests").map(\.code).joined()
        for (name, spelling) in codes {
            #expect(name == spelling)
            let (isUsed, isTested) = (sources.contains(".\(name)"), tests.contains(".\(name)"))
            #expect(isUsed, "nothing is refused with \(name)")
            #expect(isTested, "no test has \(name)")
        }
    }

    @Test("Every command of the tool is listed where the tool finds it")
    func toolCommands() throws {
        let files = try SourceTree.files(below: "Sources/CaseLedgerTool")
        let lists = files.map(\.code).filter { $0.contains("subcommands: [") }.joined()
        let commands = files.filter { $0.path.contains("/Commands/") }.flatMap { file in
            file.code.matches(of: #/(?m)^ +struct (\w+): \w*Command\b/#).map { String($0.1) }
        }
        #expect(commands.count > 30)
        for command in commands {
            let isListed = lists.contains("\(command).self")
            #expect(isListed, "\(command) is no subcommand")
        }
    }

    @Test(
        "Every message of a .proto file is in the Swift code that is made from it",
        arguments: [
            ("Events/events", InspectionEvent.kinds.map { "\($0)" }),
            ("Custody/custody", CustodyEvent.kinds.map { "\($0)" }),
        ])
    func messages(file: String, kinds: [String]) throws {
        let folder = SourceTree.root.appendingPathComponent("Sources/CaseQualityCoding")
        let schema = try String(
            contentsOf: folder.appendingPathComponent("\(file).proto"), encoding: .utf8)
        let code = try String(
            contentsOf: folder.appendingPathComponent("\(file).pb.swift"), encoding: .utf8)
        let declared = schema.matches(of: #/(?m)^message (\w+) \{/#).map { String($0.1) }
        let made = code.matches(of: #/(?m)^nonisolated struct Wire(\w+): (?:@unchecked )?Sendable/#)
            .map { String($0.1) }
        try #require(!declared.isEmpty)
        #expect(declared == made)
        for kind in kinds { #expect(declared.contains(kind), "\(kind)") }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
