internal import EventSourcing

/// The worlds of one cell between two views.
struct CellWorlds {
    let cell: Cell
    /// The units that differ, in classes of units that are alike.
    let classes: UnitClasses
    /// What the events give that come before all differences.
    private let start: Start
    /// The events from the first difference on.
    private let rest: ArraySlice<Step>

    private struct Step {
        let content: any InspectionEventContent
        let occurrence: Occurrence
        let unit: Int?
        let isInSecond: Bool
        /// The rating by rule that the event confirms, and without which it is not there.
        let confirmed: (standard: Standard.ID, rating: Rating)?

        /// Whether the event can be there: the rule gives what it confirms.
        func isPossible(on basis: RatingBasis) -> Bool {
            guard let confirmed else { return true }
            return basis.standardRating(confirmed.standard)?.ruleRating == confirmed.rating
        }
    }

    /// For a rating, only the inputs of ratings are folded.
    private enum Start {
        case rating(RatingBasis)
        case whole(Inspection)
    }

    init(of cell: Cell, on inputs: [Int], in worlds: DifferentWorlds) {
        self.cell = cell
        let events = inputs.map { worlds.events[$0] }
        classes = UnitClasses(of: events, in: worlds)
        let steps = events.compactMap { event in
            event.event.content.map {
                Step(
                    content: $0, occurrence: event.event.occurrence, unit: event.unit,
                    isInSecond: event.isInSecond,
                    confirmed: event.isBound ? event.event.confirmed : nil)
            }
        }
        let first = steps.firstIndex { $0.unit != nil } ?? steps.endIndex
        rest = steps[first...]
        switch cell {
        case .standard, .overall:
            var basis = RatingBasis()
            for step in steps[..<first] { _ = step.content.evolve(&basis, at: step.occurrence) }
            start = .rating(basis)
        default:
            var inspection = Inspection()
            for step in steps[..<first] { inspection.evolve(step.content, step.occurrence) }
            start = .whole(inspection)
        }
    }

    /// The state of the cell with this many units of each class.
    func state(taking counts: [Int]) -> CellState { state(with: classes.units(taking: counts)) }

    /// The state of the cell with these units.
    func state(with taken: Set<Int>) -> CellState {
        let there = rest.lazy.filter { step in
            step.unit.map { step.isInSecond == taken.contains($0) } ?? true
        }
        switch start {
        case .rating(var basis):
            for step in there where step.isPossible(on: basis) {
                _ = step.content.evolve(&basis, at: step.occurrence)
            }
            if case .standard(let id) = cell {
                return Inspection.state(of: basis.standardRating(id))
            }
            return Inspection.state(of: basis.overall)
        case .whole(var inspection):
            for step in there { inspection.evolve(step.content, step.occurrence) }
            return inspection.state(of: cell)
        }
    }
}

extension Inspection {
    fileprivate mutating func evolve(
        _ content: any InspectionEventContent, _ occurrence: Occurrence
    ) {
        _ = content.evolve(&basis, at: occurrence)
        content.evolve(&self, at: occurrence)
    }
}
