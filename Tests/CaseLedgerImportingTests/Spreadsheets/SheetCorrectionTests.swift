import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import InspectionSamples
import Testing

/// Sheets that come again with other judges, other dates and emptied cells.
@Suite("Sheets that correct an earlier one")
struct SheetCorrectionTests {
    private static let lead = Agent("l-1", role: .leadInspector)
    private static let importer = Agent("o-3", role: .importer)

    private func withInspection(
        _ cases: [CaseKey], _ body: (LedgerInspection) async throws -> Void
    ) async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021), by: Self.lead,
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            try await inspection.record(
                .selectCases(cases.map { .init(caseKey: $0, domain: "2") }), by: Self.lead,
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            try await body(inspection)
        }
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("Who judged stands before who brought the sheet, in the trail and in the log")
    func judgeAndImporter() async throws {
        try await withInspection(["court-07"]) { inspection in
            try await inspection.importJudgements(
                bytes("case,inspector,time,2.1.1\ncourt-07,b-9,2026-03-02,yes\n"),
                by: Self.importer)
            let trail = try await inspection.auditTrail(of: "2.1.1", provisional: true)
            let entry = try #require(
                trail.changes.first { $0.cell == .answer("court-07", "2.1.1") })
            #expect(entry.causes.map(\.judgedBy) == ["b-9"])
            #expect(entry.actor == "o-3")
            #expect(entry.origin == .entered)
            #expect(entry.sentence.hasPrefix("b-9 judged 2.1.1"))
            #expect(entry.sentence.hasSuffix("for court-07; entered by o-3"))
            let state = try await inspection.state()
            #expect(state.unattested(of: "court-07") == ["b-9": 1])
            #expect(NextSteps(for: state).possible.contains(.attest(by: "b-9", ["court-07"])))
            try await inspection.record(
                .attestJudgements(AttestJudgements()), by: Agent("b-9", role: .inspector))
            #expect(try await inspection.state().unattested(of: "court-07").isEmpty)
            let again = await #expect(throws: LedgerError.self) {
                try await inspection.record(
                    .attestJudgements(AttestJudgements()), by: Agent("b-9", role: .inspector))
            }
            #expect(again?.refusal == .nothingChanged)
            let other = await #expect(throws: LedgerError.self) {
                try await inspection.record(
                    .attestJudgements(AttestJudgements(["court-07"])),
                    by: Agent("c-4", role: .inspector))
            }
            #expect(other?.refusal == .barred)
        }
    }

    @Test("Another inspector and another date of the same answer correct the record")
    func whoAndWhen() async throws {
        try await withInspection(["court-07"]) { inspection in
            try await inspection.importJudgements(
                bytes("case,inspector,time,2.1.1\ncourt-07,a-7,2026-03-02,yes\n"),
                by: Self.importer)
            let corrected = bytes("case,inspector,time,2.1.1\ncourt-07,b-9,2026-03-05,yes\n")
            let refused = await #expect(throws: LedgerError.self) {
                try await inspection.importJudgements(corrected, by: Self.importer)
            }
            #expect(refused?.problems.first?.refusal == .reasonMissing)
            let imported = try await inspection.importJudgements(
                corrected, by: Self.importer, reason: "The rota was read wrongly.")
            #expect((imported.recorded, imported.equal) == (0, 0))
            #expect(imported.attributions.map(\.judgedBy) == ["b-9"])
            #expect(imported.corrections.isEmpty)
            let entries = try await inspection.history().commands.last
            let event = try #require(entries?.events.first)
            guard case .judgementCorrected(let correction)? = event.event else {
                Issue.record("not a correction")
                return
            }
            #expect(correction.isOfAttribution)
            #expect((correction.judgedBy, correction.judgeBefore) == ("b-9", "a-7"))
            #expect(correction.ground == .misrecorded)
            #expect(event.occurrence.effectiveAt == PartialDate("2026-03-05").map(EffectiveTime.of))
            #expect(
                entries?.sentence(of: event, in: .hmipYouth2021)
                    == "o-3 corrected the record of 2.1.1 (Assessment: desistance) of court-07: "
                    + "judged by b-9, not by a-7, on 2026-03-05, not on 2026-03-02")
            // The same sheet again changes nothing.
            let again = try await inspection.importJudgements(corrected, by: Self.importer)
            #expect((again.events, again.equal) == (0, 1))
            let ratings = try await inspection.ratings()
            #expect(ratings.keyQuestions["2.1.1"]?.yes == 1)
        }
    }

    @Test("An emptied cell takes the answer back, with a reason; without one it stays and is said")
    func cleared() async throws {
        try await withInspection(["c-7", "c-8"]) { inspection in
            try await inspection.importJudgements(
                bytes("case,2.1.1,2.1.2\nc-7,yes,no\nc-8,yes,yes\n"), by: Self.lead)
            let emptied = bytes("case,2.1.1,2.1.2\nc-7,,no\n")
            let kept = try await inspection.importJudgements(emptied, by: Self.lead)
            #expect((kept.events, kept.kept) == (0, 1))
            let taken = try await inspection.importJudgements(
                emptied, by: Self.lead, reason: "Entered for the wrong case.",
                retracting: true)
            #expect(taken.retracted.map(\.caseKey) == ["c-7"])
            #expect(taken.retracted.map(\.from) == [.yes])
            #expect((taken.events, taken.kept) == (1, 0))
            let state = try await inspection.state()
            #expect(state.answer(to: "2.1.1", in: "c-7") == nil)
            #expect(state.answer(to: "2.1.2", in: "c-7")?.answer == .no)
            #expect(try await inspection.ratings().keyQuestions["2.1.1"]?.unanswered == 1)
            let trail = try await inspection.auditTrail(of: "c-7/2.1.1")
            #expect(trail.changes.last?.after == .absent(.neverAnswered))
            // It can be judged again.
            try await inspection.record(.judge("2.1.1", of: "c-7", .no), by: Self.lead)
        }
    }

    @Test(
        "A correction holds from the judgement's time if that was misrecorded, else from its own",
        arguments: CorrectionGround.allCases)
    func grounds(ground: CorrectionGround) async throws {
        try await withInspection(["court-07"]) { inspection in
            let held = try #require(PartialDate("2026-03-02").map(EffectiveTime.of))
            let judged = try await inspection.record(
                .judge("2.1.1", of: "court-07", .yes), by: Self.lead, effectiveAt: held)
            let corrected = try await inspection.record(
                .correctJudgement(
                    CorrectJudgement(
                        caseKey: "court-07", question: "2.1.1",
                        supersedes: judged.positions.lowerBound, to: .no, stage: .inspector,
                        ground: ground)), by: Self.lead, reason: "Read again.")
            let (record, _) = try #require(
                try await inspection.ledger.record(at: corrected.positions.lowerBound))
            #expect((record.effectiveAt == held) == (ground == .misrecorded))
            let before = try await inspection.state(
                effectiveBy: EffectiveMoment("2026-03-03"))
            #expect(
                before.value.answer(to: "2.1.1", in: "court-07")?.answer
                    == (ground == .misrecorded ? .no : .yes))
        }
    }

    @Test("A case that was never eligible is out from the start on the effective clock")
    func neverEligible() async throws {
        for extent in WithdrawalExtent.allCases {
            try await withInspection(["court-07", "court-08"]) { inspection in
                let held = try #require(PartialDate("2026-03-02").map(EffectiveTime.of))
                for key: CaseKey in ["court-07", "court-08"] {
                    try await inspection.record(
                        .judge("2.1.1", of: key, .yes), by: Self.lead, effectiveAt: held)
                }
                let asked = try await inspection.record(
                    .withdrawCase(
                        WithdrawCase(caseKey: "court-07", why: .outOfScope, extent: extent)),
                    by: Self.lead, reason: "Outside of the period.")
                try await inspection.record(
                    .approve(Approve(asked.positions.upperBound)),
                    by: Agent("m-2", role: .moderator))
                let now = try await inspection.ratings()
                #expect(now.keyQuestions["2.1.1"]?.yes == 1)
                let then = try await inspection.ratings(
                    effectiveBy: EffectiveMoment("2026-03-03"))
                #expect(
                    then.value.keyQuestions["2.1.1"]?.yes == (extent == .neverEligible ? 1 : 2))
            }
        }
    }
}
