import CaseLedger
import CaseLedgerImporting
import CaseLedgerReports
import Foundation
import Testing

@Suite("Answers in JSON")
struct JSONAnswerTests {
    /// Commands that read, and what each answers.
    private static let reading: [(line: String, schema: JSONSchema)] = [
        ("ratings", HeadedAnswer<Ratings>.jsonSchema),
        ("ratings --as-of @fieldwork", HeadedAnswer<Ratings>.jsonSchema),
        ("key-questions", HeadedAnswer<KeyQuestionTable>.jsonSchema),
        ("joint --domain 2", HeadedAnswer<JointSufficiency>.jsonSchema),
        ("joint 2.1.1", HeadedAnswer<JointSufficiency>.jsonSchema),
        ("oversight", HeadedAnswer<ManagementOversight>.jsonSchema),
        ("recommendations", HeadedAnswer<RecommendationTable>.jsonSchema),
        ("findings", HeadedAnswer<FindingList>.jsonSchema),
        ("context", HeadedAnswer<ContextFacts>.jsonSchema),
        ("anomalies", HeadedAnswer<AnomalyList>.jsonSchema),
        ("audit 2.1", HeadedAnswer<AuditTrail>.jsonSchema),
        ("audit 2.1.3", HeadedAnswer<AuditTrail>.jsonSchema),
        ("audit overall --provisional", HeadedAnswer<AuditTrail>.jsonSchema),
        ("audit court-07/2.1.3", HeadedAnswer<AuditTrail>.jsonSchema),
        (
            "audit by:report-importer --purpose test --as-of @announced",
            HeadedAnswer<AuditTrail>.jsonSchema
        ),
        ("ratings --effective 2021-11-30", HeadedAnswer<Ratings>.jsonSchemaOnBothClocks),
        ("trace", HeadedAnswer<Trace>.jsonSchema),
        ("blame 2.1 --skip-type panel-decision-recorded", HeadedAnswer<Trace>.jsonSchema),
        ("explain overall", HeadedAnswer<ShownExplanation>.jsonSchema),
        ("explain 2.1 --why-not good", HeadedAnswer<WhyNot>.jsonSchema),
        ("replay --by milestone", HeadedAnswer<Replay>.jsonSchema),
        ("replay --only 2.1", HeadedAnswer<Replay>.jsonSchema),
        ("replay --check", HeadedAnswer<ReplayCheck>.jsonSchema),
        ("case court-07", HeadedAnswer<CaseRecord>.jsonSchema),
        (
            "person report-importer --purpose test --as-of @announced",
            HeadedAnswer<PersonRecord>.jsonSchema
        ),
        ("diff @fieldwork @published", HeadedAnswer<ComparedViews>.jsonSchema),
        ("late", HeadedAnswer<LateFacts>.jsonSchema),
        ("controls", HeadedAnswer<InspectionControls>.jsonSchema),
        ("team", HeadedAnswer<InspectionTeam>.jsonSchema),
        ("challenges", HeadedAnswer<ChallengeTable>.jsonSchema),
        ("panel", HeadedAnswer<PanelMinutes>.jsonSchema),
        ("panel 1", HeadedAnswer<PanelMinutes>.jsonSchema),
        ("panel --as-of @fieldwork", HeadedAnswer<PanelMinutes>.jsonSchema),
        ("published", HeadedAnswer<PublishedView>.jsonSchema),
        ("published 2021-12-31", HeadedAnswer<PublishedView>.jsonSchema),
        ("coverage", HeadedAnswer<InspectionCoverage>.jsonSchema),
        ("due", HeadedAnswer<DueList>.jsonSchema),
        ("sample", HeadedAnswer<SampleRecord>.jsonSchema),
        ("evidence 1.2", HeadedAnswer<EvidenceBasis>.jsonSchema),
        ("page", HeadedAnswer<InspectionPage>.jsonSchema),
        ("inspections", HeadedAnswer<InspectionList>.jsonSchema),
        ("next", HeadedAnswer<NextStepList>.jsonSchema),
        ("log", HeadedAnswer<LogEntries>.jsonSchema),
        ("log --reverse --limit 3", HeadedAnswer<LogEntries>.jsonSchema),
        ("show 1744", HeadedAnswer<ShownEvent>.jsonSchema),
        ("verify", HeadedAnswer<VerificationReport>.jsonSchema),
    ]

    @Test("Every answer about a ledger has the documented members, and begins with the head")
    func reading() async throws {
        try await withTerminal { terminal in
            let value = try terminal.done("demo --json").value
            #expect(HeadedAnswer<Demonstration>.jsonSchema.differences(from: value) == [])
            for (line, schema) in Self.reading {
                let run = try terminal.run("\(line) --json")
                #expect(
                    run.status == (line.hasPrefix("diff ") ? 1 : 0), "\(line): \(run.messages)")
                #expect(schema.differences(from: try run.value).prefix(3) == [], "\(line)")
                let text = run.output.filter { !$0.isWhitespace }
                let names = ["inspection", "kind", "edition", "asOf"]
                var place = text.startIndex
                for name in names {
                    let range = try #require(text[place...].range(of: "\"\(name)\":"), "\(line)")
                    place = range.upperBound
                }
                #expect(text.hasPrefix("{\"inspection\":"), "\(line)")
            }
        }
    }

    @Test("Answers without a ledger have the documented members")
    func others() async throws {
        try await withTerminal { terminal in
            let lines: [(String, JSONSchema)] = [
                ("frameworks list", FrameworkList.jsonSchema),
                ("frameworks show hmip-youth-2021", FrameworkDetails.jsonSchema),
                ("init", MadeLedger.jsonSchema),
                ("template --framework hmip-youth-2021", AnswerSheetTemplate.jsonSchema),
                ("template --framework hmip-youth-2021 --labels", AnswerSheetTemplate.jsonSchema),
            ]
            for (line, schema) in lines {
                let run = try terminal.run("\(line) --json")
                #expect(
                    run.status == (line.hasPrefix("diff ") ? 1 : 0), "\(line): \(run.messages)")
                #expect(schema.differences(from: try run.value).prefix(3) == [], "\(line)")
            }
        }
    }

    @Test("Every error has the documented members")
    func errors() async throws {
        try await withTerminal { terminal in
            for line in ["ratings", "raitngs", "audit", "show 0"] {
                let run = try terminal.run("\(line) --json")
                #expect(run.status != 0)
                let value = try JSONDecoder().decode(JSONValue.self, from: Data(run.messages.utf8))
                #expect(ErrorReport.jsonSchema.differences(from: value) == [], "\(line)")
                #expect(run.output.isEmpty)
            }
        }
    }
}

extension CommandRun {
    /// The output as a JSON value.
    var value: JSONValue {
        get throws { try JSONDecoder().decode(JSONValue.self, from: Data(output.utf8)) }
    }
}
