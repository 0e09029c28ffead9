import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("A difference names the events that make it")
struct DifferenceOracleTests {
    /// Two views, and the worlds between them.
    private struct Worlds {
        let first: InspectionHistory
        let second: InspectionHistory
        private let all: InspectionHistory
        private let inFirst: Set<Position>
        private let inSecond: Set<Position>
        /// The confirmations that are not by rule in a view that has them.
        private let unbound: Set<Position>

        /// `history` has the events of both views.
        init(_ first: InspectionHistory, _ second: InspectionHistory, of history: InspectionHistory)
        {
            self.first = first
            self.second = second
            all = history
            inFirst = Set(first.commands.flatMap(\.events).map(\.position))
            inSecond = Set(second.commands.flatMap(\.events).map(\.position))
            var unbound: Set<Position> = []
            for view in [first, second] {
                _ = Self.fold(view.commands.flatMap(\.events)) { event, isByRule in
                    if !isByRule { unbound.insert(event) }
                    return true
                }
            }
            self.unbound = unbound
        }

        /// Folds events one by one; asks whether a confirmation counts, and whether it is by rule.
        private static func fold(
            _ events: [HistoryEvent], counts: (Position, Bool) -> Bool
        ) -> Inspection {
            var inspection = Inspection()
            for event in events {
                guard let known = event.event else { continue }
                if case .panelDecisionRecorded(let decision) = known, decision.outcome == .confirmed
                {
                    let ruled = inspection.standardRating(decision.standard)?.ruleRating
                    guard counts(event.position, ruled == decision.decided) else { continue }
                }
                inspection.evolve(with: known, at: event.occurrence)
            }
            return inspection
        }

        /// The positions of the events that one view has and the other does not.
        var different: Set<Position> { inFirst.symmetricDifference(inSecond) }

        /// What differs of a cell: the events on each input, and each decision for itself.
        func units(of cell: Cell) -> [Set<Position>] {
            var units: [String: Set<Position>] = [:]
            var decisions: [CellInput: Int] = [:]
            let framework = second.framework ?? first.framework
            for event in all.commands.flatMap(\.events) {
                switch event.event {
                case .panelDecisionRecorded?, .qualitativeRatingProposed?, .standardNotRated?,
                    .reportCorrected?, .publishedRatingRecorded?, .publishedFigureRecorded?:
                    if inFirst.contains(event.position) || inSecond.contains(event.position) {
                        decisions[event.input, default: 0] += 1
                    }
                default: break
                }
                guard different.contains(event.position),
                    cell.isComputed(from: event.input, in: framework)
                else { continue }
                units["\(event.input) \(decisions[event.input] ?? 0)", default: []]
                    .insert(event.position)
            }
            return units.values.sorted { ($0.min() ?? .start) < ($1.min() ?? .start) }
        }

        /// The state of a cell in the first view with these differences.
        func state(of cell: Cell, with taken: Set<Position>) -> CellState {
            let there = inFirst.subtracting(different).union(
                different.filter { inSecond.contains($0) == taken.contains($0) })
            let events = all.commands.flatMap(\.events).filter { there.contains($0.position) }
            return Self.fold(events) { unbound.contains($0) || $1 }.state(of: cell)
        }
    }

    /// Two random views, the earlier one first.
    private func worlds(_ views: inout RandomViews) -> Worlds {
        let (one, other) = (views.view(), views.view())
        let isFirst =
            one.asOf == other.asOf
            ? (one.effectiveBy ?? RandomViews.day(10_000))
                <= (other.effectiveBy ?? RandomViews.day(10_000))
            : one.asOf < other.asOf
        return isFirst
            ? Worlds(one, other, of: views.history) : Worlds(other, one, of: views.history)
    }

    @Test("It is empty on itself, mirrored, sound and complete, and every value has a cause")
    func properties() throws {
        for seed in SeededRun.seeds(10) {
            var views = try RandomViews(seed: seed, commands: 40)
            for _ in 0..<4 {
                let worlds = worlds(&views)
                #expect(worlds.first.difference(to: worlds.first).isEmpty)
                let difference = worlds.first.difference(to: worlds.second)
                let mirror = worlds.second.difference(to: worlds.first)
                #expect(mirror.cells.map(\.cell) == difference.cells.map(\.cell))
                #expect(mirror.cells.map(\.before) == difference.cells.map(\.after))
                #expect(mirror.cells.map(\.after) == difference.cells.map(\.before))
                #expect(mirror.cells.map(\.causes) == difference.cells.map(\.causes))
                for different in difference.cells {
                    let cell = different.cell
                    let causes = Set(different.causes.map(\.cause.position))
                    #expect(!causes.isEmpty, "\(seed) \(cell)")
                    #expect(
                        worlds.state(of: cell, with: causes) == different.after,
                        "complete: \(seed) \(cell)")
                    #expect(
                        worlds.state(of: cell, with: worlds.different.subtracting(causes))
                            != different.after, "sound: \(seed) \(cell)")
                    for reason in different.causes where reason.isNecessary {
                        let unit = try #require(
                            worlds.units(of: cell).first { $0.contains(reason.cause.position) })
                        #expect(
                            worlds.state(of: cell, with: worlds.different.subtracting(unit))
                                != different.after, "necessary: \(seed) \(cell)")
                    }
                }
            }
        }
    }

    @Test("Unanswered cases of two domains are tried apart, although nothing else tells them apart")
    func domains() throws {
        var story = try Story.announced().sampled("2", 2).sampled("3", 2)
        for standard in ["2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"] {
            story = try story.answered(
                standard: Standard.ID(stringLiteral: standard), yes: [2, 2, 2], of: 2)
        }
        let first = InspectionHistory(of: "x", story.history)
        let drawn: [(CaseKey, Domain.ID)] = [("x-1", "2"), ("x-2", "3"), ("x-3", "3")]
        for (key, domain) in drawn {
            story = try story.given(.selectCases([.init(caseKey: key, domain: domain)]))
        }
        let second = InspectionHistory(of: "x", story.history)
        let different = try #require(
            first.difference(to: second, in: .parts(of: .overall)).cells.first)
        #expect(different.causes.count == 3)
        for cause in different.causes {
            let without = second.without([cause.cause.position]).state.state(of: .overall)
            #expect(cause.isNecessary == (without != different.after), "\(cause.cause.sentence)")
        }
        #expect(different.causes.map(\.isNecessary) == [true, false, false])
    }

    @Test("Differences compose: what differs over two steps differs in one of them")
    func composition() throws {
        for seed in SeededRun.seeds(10) {
            var views = try RandomViews(seed: seed, commands: 40)
            let three = [views.view(), views.view(), views.view()]
            let whole = three[0].difference(to: three[2]).cells
            let steps = [
                three[0].difference(to: three[1]).cells, three[1].difference(to: three[2]).cells,
            ]
            let middle = three[1].state
            for different in whole {
                // What nobody knows in the middle view differs from nothing.
                if case .notKnown? = middle.state(of: different.cell).absence { continue }
                // A cell of which nothing was answered differs from no record, and is not listed.
                let first = steps[0].first { $0.cell == different.cell }
                let second = steps[1].first { $0.cell == different.cell }
                #expect(first != nil || second != nil, "\(seed) \(different.cell)")
                #expect((first ?? second)?.before.orNothing == different.before.orNothing)
                #expect((second ?? first)?.after.orNothing == different.after.orNothing)
            }
        }
    }

    @Test("Of up to six inputs, the causes are exactly the union of all least sufficient sets")
    func exhaustive() throws {
        var compared = 0
        for seed in SeededRun.seeds(25) {
            var views = try RandomViews(seed: seed, commands: 40)
            for _ in 0..<4 {
                let worlds = worlds(&views)
                for different in worlds.first.difference(to: worlds.second).cells {
                    let units = worlds.units(of: different.cell)
                    guard units.count <= 6 else { continue }
                    compared += 1
                    let expected = Self.leastSets(of: units, different, in: worlds)
                    let found = Set(different.causes.map(\.cause.position))
                    #expect(found == expected.union, "\(seed) \(different.cell)")
                    let necessary = Set(
                        different.causes.filter(\.isNecessary).map(\.cause.position))
                    #expect(necessary == expected.intersection, "\(seed) \(different.cell)")
                }
            }
        }
        #expect(compared > 20)
    }

    /// The union of all least sufficient sets, and what is in each of the first search.
    private static func leastSets(
        of units: [Set<Position>], _ different: Difference.DifferentCell, in worlds: Worlds
    ) -> (union: Set<Position>, intersection: Set<Position>) {
        let whole = 1 << units.count
        let stays = (0..<whole).map { mask in
            worlds.state(of: different.cell, with: positions(mask, units)) == different.after
        }
        var found = 0
        var necessary: Int?
        var rest = whole - 1
        repeat {
            let sufficient = (0..<whole).filter { set in
                set & ~rest == 0
                    && (0..<whole).allSatisfy { larger in
                        larger & set != set || larger & ~rest != 0 || stays[larger]
                    }
            }
            let least = sufficient.filter { set in
                !sufficient.contains { $0 != set && $0 & set == $0 }
            }
            if necessary == nil { necessary = least.reduce(whole - 1, &) }
            let union = least.reduce(0, |)
            found |= union
            rest &= ~union
            if union == 0 { break }
        } while stays[rest] && rest != 0
        return (positions(found, units), positions(necessary ?? 0, units))
    }

    private static func positions(_ mask: Int, _ units: [Set<Position>]) -> Set<Position> {
        units.indices.reduce(into: []) { if mask & (1 << $1) != 0 { $0.formUnion(units[$1]) } }
    }
}

extension CellState {
    /// The state; `nil` if nothing was ever answered or recorded.
    fileprivate var orNothing: CellState? {
        let nothing: [Absence?] = [.notRecorded, .neverAsked, .neverAnswered]
        return nothing.contains(absence) ? nil : self
    }
}

extension Cell {
    /// Whether the value of the cell is computed from an input, pair by pair: independent of the
    /// index that the search uses.
    fileprivate func isComputed(from input: CellInput, in framework: Framework?) -> Bool {
        switch (self, input) {
        case (.overall, .edition), (.standard, .edition), (.question, .edition),
            (.answer, .edition):
            true
        case (.overall, .standard): true
        case (.overall, .sample(_, let domain)):
            framework?.domain(domain)?.standards.contains { $0.method == .caseData } ?? false
        case (.overall, .answer(_, let id)), (.overall, .figure(.question(let id))):
            framework?.question(id)?.kind == .keyQuestion
        case (.standard(let id), .standard(let decided, _)): id == decided
        case (.standard(let id), .sample(_, let domain)):
            framework?.standard(id).map { $0.domain == domain && $0.method == .caseData } ?? false
        case (.standard(let id), .answer(_, let question)),
            (.standard(let id), .figure(.question(let question))):
            framework?.question(question).map {
                $0.standard == id && $0.kind == .keyQuestion
            } ?? false
        case (.question(let id), .sample(_, let domain)):
            framework?.question(id)?.domain == domain
        case (.question(let id), .answer(_, let question)),
            (.question(let id), .figure(.question(let question))):
            id == question
        case (.sampled(let key), .sample(let selected, _)),
            (.answer(let key, _), .sample(let selected, _)),
            (.caseOversight(let key), .sample(let selected, _)):
            key == selected
        case (.answer(let key, let id), .answer(let judged, let question)):
            key == judged && id == question
        case (.caseOversight(let key), .oversight(let judged)): key == judged
        case (.oversight, .sample), (.oversight, .oversight): true
        case (.oversight, .figure(.measure(let measure))): measure == .sufficientOversight
        case (.recommendation(let id), .recommendation(let made, _)): id == made
        case (.subPoint(let id, let number), .recommendation(let made, let part)):
            id == made && (part == .made || part == .progress(number))
        case (.finding(let id), .finding(let recorded)): id == recorded
        default: false
        }
    }
}
