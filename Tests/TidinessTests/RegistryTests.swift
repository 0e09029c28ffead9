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
        #expect(cases.count == 30)
        #expect(InspectionEvent.kinds.map { "\($0)" } == cases.map(\.type))
        #expect(InspectionEvent.kinds.map { $0.name } == InspectionEventCodec.types)
        #expect(Set(InspectionEventCodec.types).count == cases.count)
        for event in cases { #expect(event.name == event.type.lowercasedFirst) }
    }

    @Test("Every case of the commands' enum is in the generated lists, under a name of its own")
    func commands() throws {
        let cases = try cases(of: "InspectionCommand")
        #expect(cases.count == 20)
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
            #expect(sources.contains(".\(name)"), "nothing is refused with \(name)")
            #expect(tests.contains(".\(name)"), "no test has \(name)")
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
