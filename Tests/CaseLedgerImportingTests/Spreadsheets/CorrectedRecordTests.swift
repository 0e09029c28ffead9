import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import InspectionSamples
import Testing

/// Sheets that bring the same answers with other judges or other dates.
@Suite("Corrections of who judged, or when")
struct CorrectedRecordTests {
    private static let importer = Agent("o-3", role: .importer)
    private static let first = "case,inspector,time,2.1.1\ncourt-07,a-7,2026-03-02,yes\n"
    private static let corrected = "case,inspector,time,2.1.1\ncourt-07,b-9,2026-03-05,yes\n"
    private static let sentence =
        "o-3 corrected the record of 2.1.1 (Assessment: desistance) of court-07: judged by b-9, "
        + "not by a-7, on 2026-03-05, not on 2026-03-02"

    /// Runs `body` with an inspection into which these sheets were brought, one after the other.
    private func withSheets(
        _ sheets: [String], _ body: (LedgerInspection) async throws -> Void
    ) async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021), by: Agent("l-1", role: .leadInspector),
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            for (number, sheet) in sheets.enumerated() {
                try await inspection.importJudgements(
                    Array(sheet.utf8), by: Self.importer,
                    reason: number == 0 ? nil : "The rota was read wrongly.", selecting: true)
            }
            try await body(inspection)
        }
    }

    @Test(
        "The trail lists the correction, with what the record said before",
        arguments: ["2.1.1", "court-07/2.1.1", "court-07", "by:a-7", "by:b-9", "by:o-3"])
    func audit(target: String) async throws {
        try await withSheets([Self.first, Self.corrected]) { inspection in
            let entry = try #require(try await inspection.auditTrail(of: target).changes.last)
            #expect(entry.sentence == Self.sentence)
            #expect(entry.before == entry.after)
            #expect(entry.actor == "o-3")
            #expect(entry.causes.map(\.judgedBy) == ["b-9"])
            #expect(entry.causes.map(\.effectiveAt.words) == ["2026-03-05"])
            #expect(entry.reason == .text("The rota was read wrongly."))
        }
    }

    @Test("A trace names the judge of the corrected record, and what it displaced")
    func trace() async throws {
        try await withSheets([Self.first, Self.corrected]) { inspection in
            let history = try await inspection.history()
            let traced = try #require(try history.trace(named: "court-07/2.1.1").cells.first)
            #expect(traced.state == .value(.answer(.yes)))
            #expect(traced.set?.causes.map(\.judgedBy) == ["b-9"])
            let replaced = try #require(
                history.commands.dropLast().last?.events.last?.position)
            #expect(traced.displaced == [replaced])
            #expect(traced.before.map(\.state) == [.value(.answer(.yes))])
        }
    }

    @Test("A difference has the correction, although no value differs")
    func difference() async throws {
        try await withSheets([Self.first, Self.corrected]) { inspection in
            let history = try await inspection.history()
            let last = try #require(history.commands.last)
            let before = history.asOf(last.position.previous)
            for difference in [
                before.difference(to: history), history.difference(to: before),
                before.difference(to: history, in: .everything(below: .standard("2.1"))),
            ] {
                #expect(difference.isEmpty)
                #expect(difference.corrections.map(\.cause.sentence) == [Self.sentence])
            }
            #expect(history.difference(to: history).corrections.isEmpty)
            #expect(
                before.difference(to: history, in: .everything(below: .standard("2.2")))
                    .corrections.isEmpty)
        }
    }

    @Test(
        "The sentence names the old and the new judge and time, where they changed",
        arguments: [
            ("a-7", "2026-03-05", "judged on 2026-03-05, not on 2026-03-02"),
            ("b-9", "2026-03-02", "judged by b-9, not by a-7"),
            ("b-9", "", "judged by b-9, not by a-7"),
            ("a-7", "2026-02-27", "judged on 2026-02-27, not on 2026-03-02"),
        ])
    func words(judge: String, day: String, words: String) async throws {
        let sheet = "case,inspector,time,2.1.1,oversight\n"
        try await withSheets([
            sheet + "court-07,a-7,2026-03-02,yes,no\n",
            sheet + "court-07,\(judge),\(day),yes,no\n",
        ]) { inspection in
            let history = try await inspection.history()
            let last = try #require(history.commands.last)
            #expect(
                last.events.map { last.sentence(of: $0, in: history.framework) } == [
                    "o-3 corrected the record of 2.1.1 (Assessment: desistance) of court-07: "
                        + words,
                    "o-3 corrected the record of management oversight of court-07: " + words,
                ])
            let trail = try await inspection.auditTrail(of: "court-07/oversight")
            #expect(trail.changes.last?.causes.map(\.position) == [last.events[1].position])
        }
    }

    @Test("On the effective clock the judgement holds from its corrected time, and by that judge")
    func effective() async throws {
        try await withSheets([Self.first, Self.corrected]) { inspection in
            for (day, answered) in [("2026-03-04", 0), ("2026-03-05", 1)] {
                let view = try await inspection.view(effectiveBy: EffectiveMoment(day)).value
                let words = view.explanation(of: .question("2.1.1")).allWords
                #expect(words.contains { $0.contains("a-7") } == (answered == 1))
                #expect(words.contains { $0.contains(", judged by b-9;") } == (answered == 1))
                let state = try await inspection.state(effectiveBy: EffectiveMoment(day)).value
                #expect(state == view.state)
                #expect((state.answer(to: "2.1.1", in: "court-07") == nil) == (answered == 0))
                let ratings = try await inspection.ratings(effectiveBy: EffectiveMoment(day)).value
                #expect(ratings.keyQuestions["2.1.1"]?.yes == answered)
            }
            // Before the correction was recorded, the ledger knew the other time.
            let history = try await inspection.history()
            let last = try #require(history.commands.last)
            let moment = try EffectiveMoment("2026-03-04")
            let before = history.view(effectiveBy: moment).value.asOf(last.position.previous)
            #expect(before.state.answer(to: "2.1.1", in: "court-07")?.answer == .yes)
            #expect(
                before == history.asOf(last.position.previous).view(effectiveBy: moment).value)
        }
    }

    @Test("An earlier corrected time holds from there; the last of several corrections counts")
    func severalCorrections() async throws {
        let earlier = Self.first.replacing("2026-03-02", with: "2026-02-20")
        try await withSheets([Self.first, Self.corrected, earlier]) { inspection in
            for (day, isThere) in [("2026-02-19", false), ("2026-02-20", true)] {
                let moment = try EffectiveMoment(day)
                let state = try await inspection.state(effectiveBy: moment).value
                #expect((state.answer(to: "2.1.1", in: "court-07") != nil) == isThere)
                let ratings = try await inspection.ratings(effectiveBy: moment).value
                #expect(ratings.keyQuestions["2.1.1"]?.yes == (isThere ? 1 : 0))
                #expect(state == (try await inspection.view(effectiveBy: moment).value.state))
            }
        }
    }

    @Test("A sheet that selected its cases is not asked why, and neither is its correction")
    func backdating() async throws {
        let more = "case,inspector,time,2.1.1,2.1.2\ncourt-07,a-7,2026-03-01,yes,no\n"
        try await withSheets([Self.first, Self.corrected, more]) { inspection in
            #expect(try await inspection.state().answer(to: "2.1.2", in: "court-07") != nil)
            let controls = try await inspection.history().controls()
            #expect(
                !controls.controls.contains {
                    $0.sentence.contains("before the selection of its case")
                })
        }
    }

    @Test("A case that was selected by hand has a date, and a correction before it needs a reason")
    func selectedByHand() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            let lead = Agent("l-1", role: .leadInspector)
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021), by: lead,
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            let day = try #require(PartialDate("2026-03-02").map(EffectiveTime.of))
            try await inspection.record(
                .select("court-07", for: "2"), by: lead, effectiveAt: day)
            try await inspection.importJudgements(Array(Self.first.utf8), by: Self.importer)
            let earlier = Array(Self.first.replacing("2026-03-02", with: "2026-03-01").utf8)
            let refused = await #expect(throws: LedgerError.self) {
                try await inspection.importJudgements(earlier, by: Self.importer, reason: "r")
            }
            #expect(refused?.refusal == .backdated)
        }
    }
}

extension Explanation {
    /// The words of this node and of all below it.
    fileprivate var allWords: [String] { [words] + children.flatMap(\.allWords) }
}
