import CaseLedger
import CaseLedgerTesting
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("The tags of events")
struct EventTagTests {
    /// The tags of every type's samples on the bundled edition; of the full one, and of the bare
    /// one where those differ.
    private static let expected: [(name: EventName, full: [String], bare: [String]?)] = [
        ("framework-registered", ["framework:tiny-2026"], nil),
        ("service-registered", ["service:svc"], nil),
        (
            "inspection-announced", ["framework:tiny", "milestone:all", "service:svc"], nil
        ),
        ("sample-planned", ["domain:2"], nil),
        ("case-selected", ["case:c-1", "domain:2", "sample:all"], nil),
        ("case-withdrawn", ["case:c-1", "domain:2", "sample:all"], nil),
        ("judgement-recorded", judged + ["inspector:i-2"], judged),
        ("judgement-corrected", judged + ["inspector:i-2"], judged),
        ("oversight-judged", ["case:c-1", "inspector:i-2"], ["case:c-1"]),
        ("qualitative-rating-proposed", ["standard:1.1"], nil),
        ("standard-not-rated", ["standard:4.1"], nil), ("panel-convened", ["milestone:all"], nil),
        ("panel-decision-recorded", ["standard:2.1"], nil),
        ("panel-decision-reversed", ["standard:2.1"], nil),
        ("report-published", ["milestone:all"], nil),
        ("report-corrected", ["milestone:all", "standard:2.1"], nil),
        ("published-rating-recorded", ["standard:2.1"], nil),
        (
            "published-figure-recorded", Array(judged.dropFirst()),
            ["measure:management-oversight.sufficient"]
        ),
        ("recommendation-made", ["recommendation:R1"], nil),
        ("recommendation-response-recorded", ["recommendation:R1"], nil),
        ("action-plan-received", ["recommendation:R1"], nil),
        ("action-updated", ["recommendation:R1"], nil),
        ("progress-reviewed", ["recommendation:R1"], nil),
        ("recommendation-closed", ["recommendation:R1"], nil),
        ("finding-recorded", ["about:standard 2.1", "finding:F1"], ["finding:F1"]),
        ("evidence-noted", ["about:question 2.1.1"], []),
        ("context-fact-recorded", ["about:domain 2", "measure:staffing.caseload"], ["measure:m"]),
        (
            "survey-recorded", ["measure:staffing.caseload", "survey:staff"],
            ["measure:m", "survey:staff"]
        ),
        ("timeline-entry-noted", [], nil), ("anomaly-noted", ["anomaly:A05"], nil),
        ("team-named", ["milestone:all"], nil), ("interest-declared", ["milestone:all"], nil),
        (
            "approval-requested", ["case:c-1", "milestone:all"],
            ["milestone:all", "standard:2.1"]
        ),
        ("approval-given", ["milestone:all"], nil), ("approval-declined", ["milestone:all"], nil),
        ("dissent-recorded", ["standard:2.1"], ["case:c-1"]),
        ("judgement-retracted", judged, ["case:c-1"]), ("judgement-attested", ["case:c-1"], nil),
        ("assessment-opened", ["case:c-1", "inspector:i-1", "sample:all"], nil),
        ("assessment-submitted", ["case:c-1", "sample:all"], nil),
        ("assessment-reopened", ["case:c-1", "sample:all"], nil),
        ("case-moderated", ["case:c-1", "sample:all"], nil),
        ("draft-issued", ["milestone:all"], nil),
        (
            "challenge-raised", ["case:c-1", "challenge:C1", "standard:2.1"],
            ["challenge:C1", "standard:2.1"]
        ),
        (
            "challenge-resolved", ["case:c-1", "challenge:C1", "standard:2.1"],
            ["challenge:C1"]
        ),
        (
            "second-judgement-recorded", ["case:c-1", "inspector:i-2", "sample:all"],
            ["case:c-1", "sample:all"]
        ),
        ("case-replaced", ["case:c-1", "case:c-2", "domain:2", "sample:all"], nil),
        ("eligible-population-recorded", ["domain:2"], nil),
        ("reinspection-scheduled", ["milestone:all"], nil),
        ("retention-hold-placed", ["case:c-1"], []), ("retention-hold-lifted", [], nil),
        ("erasure-refused", [], nil), ("fact-corrected", [], nil),
        ("recommendation-corrected", ["recommendation:R1"], nil),
        (
            "key-question-summarised",
            ["keyQuestion:1.2.1", "question:1.2.1", "standard:1.2"], nil
        ),
        (
            "stated-count-recorded", ["measure:SC.1", "standard:2.1"],
            ["keyQuestion:2.1.1", "measure:SC.1", "question:2.1.1", "standard:2.1"]
        ),
        ("chain-noted", ["measure:chain.a"], nil),
    ]
    private static let judged = ["case:c-1", "keyQuestion:2.1.1", "question:2.1.1", "standard:2.1"]

    private func tags(
        _ payload: WireBytes, _ name: EventName, in framework: Framework? = .hmipYouth2021
    ) throws -> [String] {
        let codec = InspectionEventCodec(framework: framework)
        // Nobody who only takes a judgement from a publication is its inspector.
        let importer = Provenance(
            actor: Agent("a-1", role: .importer), effectiveAt: .instant(Timestamp(microseconds: 0)),
            origin: .published)
        return codec.encode(
            try codec.decode(.holding(payload, type: name)), by: importer
        ).tags.map(\.description)
    }

    @Test("Every event is tagged with what it is about, and with nothing else")
    func allTypes() throws {
        #expect(Self.expected.map(\.name) == EventSample.all.map(\.name))
        for (sample, expected) in zip(EventSample.all, Self.expected) {
            #expect(
                try tags(sample.full, sample.name) == expected.full.sorted(), "\(sample.name)")
            #expect(
                try tags(sample.bare, sample.name) == (expected.bare ?? expected.full).sorted(),
                "\(sample.name)")
        }
    }

    @Test("Without an edition a question is tagged, and not what only the edition knows of it")
    func withoutFramework() throws {
        for (name, own) in [
            ("judgement-recorded", ["case:c-1"]), ("judgement-corrected", ["case:c-1"]),
            ("published-figure-recorded", []),
        ] as [(EventName, [String])] {
            let sample = try #require(EventSample.of(name))
            let judge = own.isEmpty ? [] : ["inspector:i-2"]
            #expect(
                try tags(sample.full, name, in: nil) == own + judge + ["question:2.1.1"])
        }
        let unknown = WireBytes().text(1, "c-1").text(2, "9.9.9").number(3, 1)
        #expect(try tags(unknown, "judgement-recorded") == ["case:c-1", "question:9.9.9"])
    }

    @Test("The longest of every name is still a tag")
    func longest() throws {
        func long(_ count: Int) -> String { String(repeating: "9", count: count) }
        let fact = WireBytes().text(1, long(MeasureKey.longestInBytes)).number(3, 2)
        let target = WireBytes().text(3, long(Question.ID.longestInBytes))
        #expect(
            try tags(WireBytes().message(1, target).message(2, fact), "context-fact-recorded")
                == [
                    "about:question " + long(Question.ID.longestInBytes),
                    "measure:" + long(MeasureKey.longestInBytes),
                ])
        let survey = WireBytes().text(1, long(GroupKey.longestInBytes)).message(2, fact)
        #expect(
            try tags(survey, "survey-recorded").last == "survey:" + long(GroupKey.longestInBytes))
        let made = WireBytes().text(1, long(RecommendationID.longestInBytes))
        #expect(
            try tags(made, "recommendation-made")
                == ["recommendation:" + long(RecommendationID.longestInBytes)])
        let judge = WireBytes().text(1, "c-1").number(2, 1)
            .text(5, long(Agent.ID.longestInBytes))
        #expect(
            try tags(judge, "oversight-judged").last
                == "inspector:" + long(Agent.ID.longestInBytes))
    }

    @Test("An answer is tagged with what a guard asks for, a prompt's not with a key question")
    func tags() throws {
        let story = try Story.announced().sampled("2", 1)
            .given(.judge("2.1.1", of: "d2-01", .yes), .judge("2.1.1.a", of: "d2-01", .yes))
        func tags(_ back: Int) -> [String] {
            story.history[story.history.count - back].record.tags.map(\.description)
        }
        #expect(
            tags(2) == [
                "case:d2-01", "inspector:some-1", "keyQuestion:2.1.1", "question:2.1.1",
                "standard:2.1",
            ])
        #expect(
            tags(1) == [
                "case:d2-01", "inspector:some-1", "question:2.1.1.a", "standard:2.1",
            ])
        #expect(tags(3) == ["case:d2-01", "domain:2", "sample:all"])
    }
}
