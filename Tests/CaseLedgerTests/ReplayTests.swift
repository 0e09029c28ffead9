import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import CaseQualityCoding
import InspectionSamples
import LMDBEventStore
import Testing

@Suite("Replay")
struct ReplayTests {
    @Test("Every step is the ledger as of the last position of its command, byte by byte")
    func stepsAreAsOf() async throws {
        let clock = SimulatedClock()
        try await withTemporaryFolder { folder in
            let store = try await LMDBStore.create(
                at: folder + "/case.ledger", clock: clock.ledgerClock,
                projections: [RatingsProjection.registered])
            try await LedgerGenerator(seed: 13, events: 1_500, active: 2, cases: 6...8)
                .write(to: store, setting: clock)
            let ledger = Ledger(store: store, clock: clock.ledgerClock)
            let ids = try await ledger.inspections()
            #expect(ids.count >= 2)
            for id in ids {
                let inspection = ledger.inspection(id)
                let history = try await inspection.history()
                for command in history.commands {
                    let position = command.position
                    let head = try await inspection.ratings(asOf: .position(position)).asOf
                    let replayed = try #require(history.asOf(position).ratings(asOf: head))
                    let stored = try await inspection.ratings(asOf: .position(position))
                    #expect(replayed.json.jsonText() == stored.json.jsonText(), "\(position)")
                }
                try await checkChanges(of: inspection, history)
            }
            await ledger.close()
        }
    }

    /// Checks that the changes of the steps, one after the other, lead to the state of each cell.
    private func checkChanges(
        of inspection: LedgerInspection, _ history: InspectionHistory
    ) async throws {
        var states: [Cell: CellState] = [:]
        let replay = try await inspection.replay()
        #expect(replay.steps.map(\.position) == history.commands.map(\.position))
        #expect(replay.steps.map(\.number) == Array(1...replay.steps.count))
        for (number, step) in replay.steps.enumerated() {
            for change in step.changes {
                if let before = states[change.cell] {
                    #expect(before == change.before, "\(change.cell) at \(step.position)")
                }
                states[change.cell] = change.after
            }
            guard number % 50 == 0 || number == replay.steps.count - 1 else { continue }
            let state = history.asOf(step.position).state
            for (cell, known) in states {
                #expect(state.state(of: cell) == known, "\(cell) at \(step.position)")
            }
        }
    }

    @Test("The printed figures of a report are one step, and no step names one of its cases")
    func reconstructed() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let inspection = ledger.inspection("leicestershire-2021")
            for grain in Replay.Grain.allCases where grain != .day && grain != .milestone {
                let steps = try await inspection.replay(by: grain).steps
                #expect(
                    steps.count { $0.sentence.contains("entered as printed") } == 3, "\(grain)")
                #expect(steps.flatMap(\.changes).allSatisfy { $0.cell.caseKey == nil }, "\(grain)")
                #expect(steps.allSatisfy { !$0.sentence.contains("court-") }, "\(grain)")
            }
            let milestones = try await inspection.replay(by: .milestone).steps
            #expect(milestones.count == 4)
            #expect(try await inspection.replay(of: "court-07").steps.isEmpty)
        }
    }

    private func refusal(
        of inspection: LedgerInspection, _ skipping: Trace.Skipping
    ) async throws -> LedgerError {
        try #require(
            await #expect(throws: LedgerError.self) {
                try await inspection.trace(of: "2.1", skipping: skipping)
            })
    }

    @Test("A trace refuses to pass over unknown types and people, and lists the known ones")
    func skipping() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let inspection = ledger.inspection("leicestershire-2021")
            let type = try await refusal(
                of: inspection, Trace.Skipping(types: ["panel-decision-record"]))
            #expect(type.code == .notFound)
            #expect(type.remedy == "Did you mean panel-decision-recorded?")
            let actor = try await refusal(of: inspection, Trace.Skipping(actors: ["nobody"]))
            #expect(actor.code == .notFound)
            #expect(actor.remedy == "Use one of report-importer.")
            let head = try await ledger.head().position
            let beyond = try await refusal(of: inspection, Trace.Skipping(before: head.next.next))
            #expect(beyond.code == .beyondHead)
            let last = Trace.Skipping(before: head.next)
            #expect(try await inspection.trace(of: "2.1", skipping: last).cells.count == 1)
        }
    }

    @Test("The check finds no difference in a sound ledger, and every one after a change of rules")
    func check() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport().bytes, as: "leicestershire-2021")
            let inspection = ledger.inspection("leicestershire-2021")
            let sound = try await inspection.replayCheck()
            #expect(sound.differences.isEmpty)
            #expect(sound.compared > 60)

            // With other bands the fold gives other ratings: every answer must show it.
            let history = try await inspection.history()
            let definition = try #require(
                String(bytes: Framework.hmipYouth2021.definition, encoding: .utf8))
            let changed = history.under(
                try Framework(
                    definition: Array(
                        definition.replacing("\"fromPercent\": 50", with: "\"fromPercent\": 40")
                            .utf8)))
            let before = history.state.state(of: .standard("2.3"))
            let head = try await ledger.head()
            #expect(history.ratings(asOf: head)?["2.1"]?.ruleRating == .inadequate)
            #expect(changed.ratings(asOf: head)?["2.1"]?.ruleRating == .requiresImprovement)
            #expect(changed.state.state(of: .standard("2.3")) == before)
            #expect(
                changed.explanation(of: .standard("2.1")).json
                    != history.explanation(of: .standard("2.1")).json)
            #expect(
                changed.trace(of: .parts(of: .standard("2.1"))).cells[0].before.first?.state
                    .value?.rating == .requiresImprovement)
            let steps = changed.replay(of: .parts(of: .standard("2.1"))) {
                EffectiveMoment.day(of: $0)
            }
            #expect(
                steps.steps.first?.changes.first?.after.value?.rating == .requiresImprovement)
            let found = changed.replayCheck()
            let panel = try await inspection.position(of: .milestone(.fieldwork))
            let first = try #require(found.differences.first)
            #expect(first.source == .panelSnapshot)
            #expect(first.cell == .standard("2.1"))
            #expect(first.position > panel)
            #expect(found.differences.map(\.position) == found.differences.map(\.position).sorted())
        }
    }
}
