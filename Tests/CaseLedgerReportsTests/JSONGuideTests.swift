import CaseLedger
import CaseLedgerImporting
import CaseLedgerReports
import CaseLedgerTesting
import Foundation
import Testing

@Suite("The page about JSON")
struct JSONGuideTests {
    @Test("Docs/JSON.md is what the types say of themselves")
    func page() throws {
        let page = try JSONGuide().text
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Docs/JSON.md").standardizedFileURL
        if ProcessInfo.processInfo.environment["CASELEDGER_WRITE_DOCS"] != nil {
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(kept == page, "run this test with CASELEDGER_WRITE_DOCS=1")
    }

    @Test("An object of one name has one description")
    func names() throws {
        var seen: [String: [String]] = [:]
        for description in JSONGuide.objects {
            let members = description.members.map { "\($0.name): \($0.meaning)" }
            if let known = seen[description.name] {
                #expect(known == members, "\(description.name)")
            }
            seen[description.name] = members
        }
        #expect(seen.count > 60)
    }
}

/// The page about JSON, made of what the types say of themselves.
private struct JSONGuide {
    /// What each command answers.
    static let answers: [(commands: String, schema: JSONSchema)] = [
        ("ratings", HeadedAnswer<Ratings>.jsonSchema),
        ("key-questions", HeadedAnswer<KeyQuestionTable>.jsonSchema),
        ("joint", HeadedAnswer<JointSufficiency>.jsonSchema),
        ("oversight", HeadedAnswer<ManagementOversight>.jsonSchema),
        ("recommendations", HeadedAnswer<RecommendationTable>.jsonSchema),
        ("findings", HeadedAnswer<FindingList>.jsonSchema),
        ("context", HeadedAnswer<ContextFacts>.jsonSchema),
        ("anomalies", HeadedAnswer<AnomalyList>.jsonSchema),
        ("audit", HeadedAnswer<AuditTrail>.jsonSchema),
        ("trace", HeadedAnswer<Trace>.jsonSchema),
        ("diff", HeadedAnswer<ComparedViews>.jsonSchema),
        ("explain", HeadedAnswer<ShownExplanation>.jsonSchema),
        ("explain --why-not", HeadedAnswer<WhyNot>.jsonSchema),
        ("replay", HeadedAnswer<Replay>.jsonSchema),
        ("replay --check", HeadedAnswer<ReplayCheck>.jsonSchema),
        ("case", HeadedAnswer<CaseRecord>.jsonSchema),
        ("person", HeadedAnswer<PersonRecord>.jsonSchema),
        ("late", HeadedAnswer<LateFacts>.jsonSchema),
        ("controls", HeadedAnswer<InspectionControls>.jsonSchema),
        ("team", HeadedAnswer<InspectionTeam>.jsonSchema),
        ("challenges", HeadedAnswer<ChallengeTable>.jsonSchema),
        ("panel", HeadedAnswer<PanelMinutes>.jsonSchema),
        ("published", HeadedAnswer<PublishedView>.jsonSchema),
        ("coverage", HeadedAnswer<InspectionCoverage>.jsonSchema),
        ("due", HeadedAnswer<DueList>.jsonSchema),
        ("sample", HeadedAnswer<SampleRecord>.jsonSchema),
        ("evidence", HeadedAnswer<EvidenceBasis>.jsonSchema),
        ("page", HeadedAnswer<InspectionPage>.jsonSchema),
        ("inspections", HeadedAnswer<InspectionList>.jsonSchema),
        ("next", HeadedAnswer<NextStepList>.jsonSchema),
        ("log", HeadedAnswer<LogEntries>.jsonSchema),
        ("show", HeadedAnswer<ShownEvent>.jsonSchema),
        ("verify", HeadedAnswer<VerificationReport>.jsonSchema),
        ("copies", HeadedAnswer<CopyList>.jsonSchema),
        ("backup", MadeBackup.jsonSchema),
        ("restore", RestoredLedger.jsonSchema),
        ("compact", CompactedLedger.jsonSchema),
        ("status", HeadedAnswer<LedgerHealth>.jsonSchema),
        ("salvage", HeadedAnswer<SalvagedCopy>.jsonSchema),
        ("restore --accept", AcceptedLedger.jsonSchema),
        ("demo", HeadedAnswer<Demonstration>.jsonSchema),
        ("demo --example anytown", HeadedAnswer<ExampleDemonstration>.jsonSchema),
        ("import report", HeadedAnswer<ReportImport>.jsonSchema),
        ("import judgements", HeadedAnswer<JudgementImportReport>.jsonSchema),
        ("import history", HeadedAnswer<HistoryImportReport>.jsonSchema),
        (
            "judge, rate, override and every other command that records",
            HeadedAnswer<RecordingReport>.jsonSchema
        ),
        ("frameworks list", FrameworkList.jsonSchema),
        ("frameworks show", FrameworkDetails.jsonSchema),
        ("frameworks check", FrameworkCheckReport.jsonSchema),
        ("init", MadeLedger.jsonSchema),
        ("forget", ErasedText.jsonSchema),
        ("template", AnswerSheetTemplate.jsonSchema),
        ("export judgements", JudgementExport.jsonSchema),
    ]

    /// Every object that an answer or an error has, as often as it is described.
    static var objects: [JSONObjectDescription] {
        (answers.map(\.schema) + [ErrorReport.jsonSchema])
            .flatMap(\.objects)
    }

    var text: String {
        get throws {
            let types = InspectionEventCodec.types + CustodyCodec.types
            let events = Set(types.map(\.rawValue))
            var objects: [String: JSONObjectDescription] = [:]
            for description in Self.objects { objects[description.name] = description }
            let answers = Set(Self.answers.compactMap(\.schema.description?.name))
            let others = objects.values.filter {
                !events.contains($0.name) && !answers.contains($0.name)
            }.sorted { $0.name < $1.name }
            guard let head = AnswerHead.jsonSchema.description else {
                throw CocoaError(.coderInvalidValue)
            }
            var lines = [Self.introduction, "", table(head), "", "## Answers by command"]
            for answer in Self.answers {
                guard let description = answer.schema.description else { continue }
                let hasHead = description.members.starts(with: head.members) { $0.name == $1.name }
                let own =
                    hasHead
                    ? description.members.dropFirst(head.members.count)[...]
                    : description.members[...]
                lines += [
                    "", "### \(answer.commands)", "",
                    description.meaning
                        + (hasHead ? " The head, and:" : " This answer has no head."), "",
                    table(Array(own)),
                ]
            }
            lines += ["", "## Events", "", Self.payloads]
            for type in types {
                guard let description = objects[type.rawValue] else { continue }
                lines += [
                    "", "### \(description.name)", "", description.meaning, "", table(description),
                ]
            }
            lines += ["", "## Objects"]
            for description in others where description.name != head.name {
                lines += [
                    "", "### \(description.name)", "", description.meaning, "", table(description),
                ]
            }
            lines += ["", "## Errors", "", Self.errors, "", try codes]
            return lines.joined(separator: "\n") + "\n"
        }
    }

    private func table(_ description: JSONObjectDescription) -> String {
        table(description.members)
    }

    private func table(_ members: [JSONObjectDescription.Member]) -> String {
        (["| Member | Value | Meaning |", "| --- | --- | --- |"]
            + members.map { "| `\($0.name)` | \($0.schema.words) | \($0.meaning) |" })
            .joined(separator: "\n")
    }

    /// The codes of errors with the first sentence that the source says of each.
    private var codes: String {
        get throws {
            let source = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Sources/CaseLedger/LedgerError.swift")
            let text = try String(contentsOf: source, encoding: .utf8)
            let found = text.matches(
                of: #/((?:\/\/\/ [^\n]+\n +)+)public static let (\w+) = Code/#)
            #expect(found.count > 12)
            return
                (["| Code | Meaning |", "| --- | --- |"]
                + found.map {
                    "| `\($0.2)` | \(Self.sentence($0.1)) |"
                }
                + ["| `usage` | The command line is wrong. |"])
                .joined(separator: "\n")
        }
    }

    /// A doc comment in one line.
    private static func sentence(_ comment: some StringProtocol) -> String {
        comment.split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces).dropFirst(3)
                .trimmingCharacters(in: .whitespaces)
        }.joined(separator: " ").trimmingCharacters(in: .whitespaces)
            .replacing("``LedgerError/refusal``", with: "`rule`")
    }

    private static let introduction = """
        # JSON

        Every command takes `--json` and then answers with one JSON value on standard output. This page is made from the
        types of the library, and a test compares the two. The values of the library are `Codable` in the same spelling:
        `JSONEncoder().encode(ratings)` has the members of `case-ledger ratings --json`.

        - A member is always there. What is absent is `null`, and a list without elements is `[]`.
        - One value has one spelling: a rating is `requiresImprovement` wherever it occurs.
        - A position is a whole number from 1. A time is RFC 3339 in UTC with six digits of the second. A date is
          `2021-12-02`, `2021-12` or `2021`.
        - A text that somebody typed is a string, or `{"erased": true}` after it was erased.
        - Invisible characters are written as `\\u` and their number.
        - A later version may add members. A reader ignores members that it does not know.
        - `log --json` is one document with one event a line. If an event cannot be read for damage, it ends with the
          member `incomplete`, and the exit status is 3. `log --follow --json` is one event a line, without end.

        ## The head

        Every answer about a ledger begins with these members. An answer that takes `--effective` ends with two more when
        it is given: `uncertainEvents`, a list of positions, has the events that may or may not have held by then, and the
        answer is without them; `withUncertainEvents` is the answer with them, or null if it is the same.
        """

    private static let payloads = """
        A [LogEntry](#logentry) has the event's own members in `payload`. They depend on its type, which is in `event`.
        """

    private static let errors = """
        With `--json` an error is one line on standard error, an [ErrorReport](#errorreport). Standard output then has no
        answer. [The glossary](GLOSSARY.md) explains the words, and `case-ledger --help` lists the exit statuses.
        """
}

extension JSONSchema {
    fileprivate var description: JSONObjectDescription? {
        if case .object(let description) = self { description } else { nil }
    }

    /// The objects that a value has, the value itself first.
    fileprivate var objects: [JSONObjectDescription] {
        switch self {
        case .object(let description): [description] + description.members.flatMap(\.schema.objects)
        case .array(let schema), .optional(let schema), .map(let schema): schema.objects
        case .either(let schemas): schemas.flatMap(\.objects)
        case .boolean, .integer, .number, .string, .words, .any: []
        }
    }

    /// The kind of value in words, with links to objects.
    fileprivate var words: String {
        switch self {
        case .boolean: "true or false"
        case .integer: "whole number"
        case .number: "number"
        case .string(let kind): kind
        case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .array(let schema): "list: \(schema.words)"
        case .optional(let schema): "\(schema.words), or null"
        case .map(let schema): "object of \(schema.words)"
        case .any: "any value"
        case .either(let schemas):
            schemas.count > 5
                ? "the members of its type, see [Events](#events)"
                : schemas.map(\.words).joined(separator: " or ")
        case .object(let description):
            "[\(description.name)](#\(description.name.lowercased().replacing(" ", with: "-")))"
        }
    }
}
