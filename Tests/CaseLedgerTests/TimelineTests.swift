import CaseLedger
import CaseLedgerTesting
import Testing

@Suite("The timeline on both clocks")
struct TimelineTests {
    private static let lead = Agent("a-7", role: .leadInspector)
    private static let now = Timestamp(microseconds: 1_774_000_000_000_000)

    private func daysAgo(_ days: Int64) -> EffectiveTime {
        .instant(Timestamp(microseconds: Self.now.microseconds - days * 86_400_000_000))
    }

    @Test("What was recorded late is an entry of its own; the rest of a day is one entry")
    func entries() async throws {
        try await withTemporaryLedger(clock: LedgerClock { Self.now }) { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: Self.lead)
            try await inspection.record(
                .selectCases([
                    .init(caseKey: "court-1", domain: "2"), .init(caseKey: "court-2", domain: "2"),
                ]), by: Self.lead)
            for (question, days) in [("2.1.1", 72), ("2.1.2", 70), ("2.1.3", 0), ("2.2.1", 0)] {
                try await inspection.record(
                    .judge(try Question.ID(validating: question), of: "court-1", .yes),
                    by: Self.lead, effectiveAt: daysAgo(Int64(days)), backdated: "from paper")
            }
            let timeline = try await inspection.history().timeline(day: EffectiveMoment.day)
            #expect(
                timeline.entries.map(\.words) == [
                    "inspection announced", "2 cases selected", "2 answers judged",
                    "2 answers judged",
                ])
            #expect(timeline.entries.map(\.daysLate) == [nil, nil, 70...72, nil])
            #expect(timeline.entries.map(\.count) == [1, 2, 2, 2])
            let late = timeline.entries[2]
            #expect(late.held.earliest == daysAgo(72).earliest)
            #expect(late.held.latest == daysAgo(70).latest)
            #expect(Set(timeline.entries.map(\.recordedOn)).count == 1)
        }
    }

    @Test("An entry says what happened, with its number and its standards")
    func words() {
        for kind in InspectionTimeline.Kind.allCases {
            let one = kind.words(1, ["2.1"])
            #expect(!one.isEmpty && !one.hasSuffix("."))
            #expect(!kind.words(3, ["2.1", "2.2", "2.3"]).isEmpty)
        }
        #expect(
            InspectionTimeline.Kind.panelDecisions.words(3, ["2.1", "2.2", "3.3"])
                == "panel decided on 2.1, 2.2 and 3.3")
    }
}
