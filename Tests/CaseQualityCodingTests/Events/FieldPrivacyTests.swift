import CaseLedger
import CaseLedgerTesting
import CaseQuality
import CaseQualityCoding
import Foundation
import InspectionSamples
import Testing

@Suite("What each field can say about a person")
struct FieldPrivacyTests {
    /// The fields that the samples of an event have, by the event's name.
    private static func fieldsOfEvents() throws -> [EventName: [String: FieldPaths.Kind]] {
        let codec = InspectionEventCodec()
        var found: [EventName: [String: FieldPaths.Kind]] = [:]
        for sample in EventSample.all {
            for wire in [sample.bare, sample.full] {
                let event = try codec.decode(.holding(wire, type: sample.name))
                // Of a field that may be absent, the sample that has it tells the kind.
                found[sample.name, default: [:]].merge(FieldPaths.of(event.content)) { $1 }
            }
        }
        return found.mapValues(withoutParents)
    }

    /// The fields that the variants of a command have, by the command's name.
    private static func fieldsOfCommands() throws -> [CommandName: [String: FieldPaths.Kind]] {
        var found: [CommandName: [String: FieldPaths.Kind]] = [:]
        for command in try variants().joined() {
            found[command.name, default: [:]].merge(FieldPaths.of(command.content)) {
                $0 == .text ? $0 : $1
            }
        }
        return found.mapValues(withoutParents)
    }

    /// Leaves out a field that was absent in one sample and has fields of its own in another.
    private static func withoutParents(
        _ fields: [String: FieldPaths.Kind]
    ) -> [String: FieldPaths.Kind] {
        fields.filter { field in !fields.keys.contains { $0.hasPrefix(field.key + ".") } }
    }

    @Test("Every field of every event is described, and whatever is a text can be erased")
    func events() throws {
        let found = try Self.fieldsOfEvents()
        #expect(Set(found.keys) == Set(InspectionEvent.kinds.map { $0.name }))
        for kind in InspectionEvent.kinds {
            let fields = try #require(found[kind.name])
            #expect(Set(kind.fields.map(\.name)) == Set(fields.keys), "\(kind.name)")
            #expect(Set(kind.fields.map(\.name)).count == kind.fields.count, "\(kind.name)")
            for field in kind.fields {
                #expect(
                    (field.textNumber != nil) == (fields[field.name] == .text),
                    "\(kind.name): \(field.name)")
            }
            let numbers = kind.fields.compactMap(\.textNumber)
            #expect(Set(numbers).count == numbers.count, "\(kind.name)")
        }
    }

    @Test("A text is found in whatever it stands, known or not")
    func nested() {
        struct Inner { let note: FreeText? = .erased }
        struct Outer {
            let inner: [Inner] = [Inner()]
            let plain = (number: 1, word: "typed")
            let key: CaseKey = "court-1"
            let count = 2
        }
        #expect(
            FieldPaths.of(Outer())
                == ["inner": .text, "plain": .text, "key": .value, "count": .value])
    }

    @Test("Every field of every command is described, and every text is")
    func commands() throws {
        let found = try Self.fieldsOfCommands()
        for kind in InspectionCommand.kinds {
            let fields = try #require(found[kind.name])
            #expect(Set(kind.fields.map(\.name)) == Set(fields.keys), "\(kind.name)")
            for field in kind.fields {
                #expect(
                    field.isText == (fields[field.name] == .text), "\(kind.name): \(field.name)")
            }
        }
    }

    @Test("The texts of a draft have the numbers that their fields are described with")
    func numbers() throws {
        let codec = InspectionEventCodec(framework: .hmipYouth2021)
        var seen: Set<String> = []
        for sample in EventSample.all {
            let event = try codec.decode(.holding(sample.full, type: sample.name))
            let fields = InspectionEvent.fields(of: sample.name)
            for text in codec.encode(event, by: .someone).texts {
                let field = fields.first { $0.textNumber == text.field.number }
                #expect(field != nil, "\(sample.name): \(text.field.rawValue)")
                if text.field.index > 0 { #expect(field?.isList == true) }
                seen.insert("\(sample.name) \(field?.name ?? "")")
            }
        }
        let all = InspectionEvent.kinds.flatMap { kind in
            kind.fields.filter { $0.textNumber != nil }.map { "\(kind.name) \($0.name)" }
        }
        // A fact has a number or a word; the samples' full ones have numbers.
        #expect(Set(all).subtracting(seen).allSatisfy { $0.hasSuffix("fact.value") })
    }

    /// `CASELEDGER_WRITE_DOCS=1` writes the page anew.
    @Test("Docs/PRIVACY.md lists the fields as they are described")
    func page() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let path = root.appendingPathComponent("Docs/PRIVACY.md")
        let text = try String(contentsOf: path, encoding: .utf8)
        let mark = "<!-- The rest of this page is made from the fields by FieldPrivacyTests. -->\n"
        let start = try #require(text.range(of: mark)).upperBound
        let made = String(text[..<start]) + Self.tables
        if ProcessInfo.processInfo.environment["CASELEDGER_WRITE_DOCS"] == "1" {
            try made.write(to: path, atomically: true, encoding: .utf8)
        } else {
            #expect(text == made, "Run the tests once with CASELEDGER_WRITE_DOCS=1.")
        }
    }

    private static var tables: String {
        var lines = [
            "", "## Events", "",
            "| Event | Field | About | Stands |", "|---|---|---|---|",
        ]
        let kinds =
            InspectionEvent.kinds.map { ($0.name, $0.fields) }
            + CustodyEvent.kinds.map { ($0.name, $0.fields) }
        for (name, fields) in kinds {
            for field in fields {
                let place =
                    field.textNumber.map {
                        "beside the record, field \($0)" + (field.isList ? ", a list" : "")
                            + ": erasable"
                    } ?? "in the record"
                lines.append(
                    "| `\(name)` | `\(field.name)` | \(field.about.rawValue) | \(place) |")
            }
        }
        lines += [
            "", "## Commands", "",
            "The input of a command is stored in the events that it leads to. Texts are marked.",
            "",
            "| Command | Field | About | Typed |", "|---|---|---|---|",
        ]
        for kind in InspectionCommand.kinds {
            for field in kind.fields {
                lines.append(
                    "| `\(kind.name)` | `\(field.name)` | \(field.about.rawValue) | "
                        + (field.isText ? "yes |" : "no |"))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
