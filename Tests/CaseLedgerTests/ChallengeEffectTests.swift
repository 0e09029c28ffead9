import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("What followed from a challenge in a ledger")
struct ChallengeEffectTests {
    private let lead = Agent("a-7", role: .leadInspector)

    /// Two challenges, and corrections that are caused by one, or related to it, or to neither.
    private func challenged(_ ledger: Ledger) async throws -> (
        inspection: LedgerInspection, caused: Position, related: Position
    ) {
        let inspection = ledger.inspection("anytown")
        try await inspection.record(.announce("anytown", on: .unguardedYouth2021), by: lead)
        try await inspection.record(.select("c-1", for: "2"), by: lead)
        for question in ["2.1.1", "2.1.2", "2.1.3"] as [Question.ID] {
            try await inspection.record(.judge(question, of: "c-1", .no), by: lead)
        }
        func raise(_ id: ChallengeID, _ correlation: CorrelationID?) async throws -> Position {
            try await inspection.record(
                .raiseChallenge(
                    RaiseChallenge(
                        id, to: .standard("2.1"), kind: .wrongApplication, ground: "g",
                        due: PartialDate("2026-05-08"))), by: lead,
                effectiveAt: EffectiveTime.of(try #require(PartialDate("2026-05-01"))),
                correlation: correlation, backdated: "The letter was found late."
            ).positions.upperBound
        }
        func correct(
            _ question: Question.ID, correlation: CorrelationID? = nil, causation: Position? = nil
        ) async throws -> Position {
            let place = try #require(
                try await inspection.state().answer(to: question, in: "c-1"))
            return try await inspection.record(
                .correctJudgement(
                    CorrectJudgement(
                        caseKey: "c-1", question: question, supersedes: place.recordedAt,
                        to: .yes, stage: .factualAccuracy)), by: lead, reason: "r",
                correlation: correlation, causation: causation
            ).positions.upperBound
        }
        let first = try await raise("C1", "letter-1")
        _ = try await raise("C2", nil)
        let caused = try await correct("2.1.1", causation: first)
        let related = try await correct("2.1.2", correlation: "letter-1")
        _ = try await correct("2.1.3", correlation: "letter-2")
        return (inspection, caused, related)
    }

    @Test("What states it as its cause, or shares its correlation id, follows; nothing else does")
    func followed() async throws {
        try await withTemporaryLedger { ledger in
            let (inspection, caused, related) = try await challenged(ledger)
            let history = try await inspection.history()
            let day = try #require(PartialDate("2026-05-08"))
            let rows = history.challenges(on: day).rows
            #expect(rows.map { $0.followed.map(\.cause.position) } == [[caused, related], []])
            #expect(
                history.commands.compactMap(\.correlation) == ["letter-1", "letter-1", "letter-2"])
            #expect(history.commands.compactMap(\.causation).count == 1)
        }
    }

    @Test("The day of a view is that of its moment, on the effective clock if one is given")
    func day() async throws {
        try await withTemporaryLedger { ledger in
            let (inspection, caused, _) = try await challenged(ledger)
            let recorded = try #require(
                try await inspection.history().commands.last { $0.position <= caused }?.recordedAt)
            let now = EffectiveMoment.day(of: recorded)
            #expect(try await inspection.day(asOf: .position(caused)) == now)
            #expect(
                try await inspection.day(effectiveBy: EffectiveMoment("2022-03-01"))
                    == PartialDate("2022-03-01"))
            let time = try #require(Timestamp("2022-07-01T23:30:00Z"))
            // It is after midnight in London then.
            #expect(try await inspection.day(asOf: .recorded(time)) == PartialDate("2022-07-02"))
        }
    }
}
