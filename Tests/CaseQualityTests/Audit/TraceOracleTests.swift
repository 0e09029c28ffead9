import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("A trace finds the event that set a value")
struct TraceOracleTests {
    /// The last command after which a cell was set, found by folding every prefix from zero.
    private struct Oracle {
        /// The ends of the commands, and the state of the cell after each.
        let states: [(position: Position, state: CellState)]
        /// The numbers of the commands that set the cell.
        let setters: [Int]

        init(of cell: Cell, in history: InspectionHistory) {
            var ends: [Position] = []
            for (number, command) in history.commands.enumerated() {
                let next = number + 1 < history.commands.count ? history.commands[number + 1] : nil
                // Printed figures in a row are one step.
                if command.isReconstruction, next?.isReconstruction == true { continue }
                ends.append(command.position)
            }
            let states = ends.map { end in
                (position: end, state: history.asOf(end).state.state(of: cell))
            }
            var before = CellState.absent(.notRecorded)
            if cell == .oversight || cell.caseKey == nil {
                before = InspectionHistory(of: "none", [], asOf: .start).state.state(of: cell)
            }
            var setters: [Int] = []
            for (number, (end, state)) in states.enumerated() {
                let start = number > 0 ? states[number - 1].position : .start
                let events = history.commands.filter { start < $0.position && $0.position <= end }
                    .flatMap(\.events)
                let isRepeated = events.contains { event in
                    guard case .standard(let standard) = cell, state == before else { return false }
                    switch event.event {
                    case .panelDecisionRecorded(let decided)?:
                        return decided.standard == standard
                    case .panelDecisionReversed(let reversed)?:
                        return reversed.standard == standard
                    case .qualitativeRatingProposed(let proposed)?:
                        return proposed.standard == standard
                    default: return false
                    }
                }
                let nothing: [Absence?] = [.notRecorded, .neverAsked, .neverAnswered]
                let isNoted = !nothing.contains(before.absence) || !nothing.contains(state.absence)
                var isKnown = true
                if case .notKnown? = state.absence { isKnown = false }
                if (state != before && isNoted && isKnown) || isRepeated { setters.append(number) }
                before = state
            }
            self.states = states
            self.setters = setters
        }
    }

    @Test("It agrees with an oracle that folds every prefix from zero, on both clocks")
    func oracle() throws {
        for seed in SeededRun.seeds(12) {
            var views = try RandomViews(seed: seed, commands: 40)
            for _ in 0..<25 {
                let (view, cell) = (views.view(), views.cell())
                let oracle = Oracle(of: cell, in: view)
                let traced = try #require(
                    view.trace(of: .parts(of: cell)).cells.first { $0.cell == cell })
                #expect(
                    traced.state == oracle.states.last?.state ?? traced.state, "\(seed) \(cell)")
                #expect(
                    traced.set?.position == oracle.setters.last.map { oracle.states[$0].position },
                    "\(seed) \(cell)")
                #expect(
                    traced.before.map(\.position)
                        == oracle.setters.dropLast().reversed().map { oracle.states[$0].position },
                    "\(seed) \(cell)")
                #expect(
                    traced.before.map(\.state)
                        == oracle.setters.dropLast().reversed().map { oracle.states[$0].state },
                    "\(seed) \(cell)")
            }
        }
    }

    @Test("If the newest change is skipped, the trace is that of the view before it")
    func skipping() throws {
        for seed in SeededRun.seeds(12) {
            var views = try RandomViews(seed: seed, commands: 40)
            for _ in 0..<10 {
                let (view, cell) = (views.view(), views.cell())
                let all = view.trace(of: .parts(of: cell)).cells.first { $0.cell == cell }
                guard let set = all?.set else { continue }
                let skipped = try #require(
                    view.trace(
                        of: .parts(of: cell), skipping: Trace.Skipping(before: set.position)
                    ).cells.first { $0.cell == cell })
                #expect(skipped.skipped.contains(set.position))
                #expect(skipped.set?.position == all?.before.first?.position)
                #expect(skipped.now == all?.state)
                #expect(skipped.state == all?.before.first?.state ?? set.before)
            }
        }
    }

    @Test("Every rating of a view has a trace, or its absence has a name")
    func everyRating() throws {
        for seed in SeededRun.seeds(12) {
            var views = try RandomViews(seed: seed, commands: 40)
            let view = views.view()
            for traced in view.trace().cells {
                #expect(traced.set != nil || traced.state.absence != nil, "\(seed) \(traced.cell)")
            }
        }
    }
}
