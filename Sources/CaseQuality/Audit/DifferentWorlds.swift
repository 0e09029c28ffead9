internal import EventSourcing

/// Two views of an inspection, and all worlds between them.
///
/// A world has some of the events that one view has and the other does not. The first view has none
/// of the differences, the second has all of them.
struct DifferentWorlds {
    /// An event of one of the views.
    private struct Entry {
        let event: HistoryEvent
        let command: HistoryCommand
        /// Whether the first and the second view have the event.
        let isInFirst: Bool
        var isInSecond: Bool
        /// What is there or not there as a whole.
        var unit: ChangeUnit

        var isDifferent: Bool { isInFirst != isInSecond }
    }

    private let first: Inspection
    private let second: Inspection
    /// The events of both views, by position.
    private let entries: [Entry]
    /// The places of the entries by what they are about.
    private let places: [CellInput.Subject: [Int]]
    /// The time by which the first view knew what it knew; `nil` for an empty view.
    private let firstTime: Timestamp?

    init(_ first: InspectionHistory, _ second: InspectionHistory) {
        self.first = first.state
        self.second = second.state
        var entries: [Position: Entry] = [:]
        for (history, isFirst) in [(first, true), (second, false)] {
            for command in history.commands {
                for event in command.events {
                    var entry =
                        entries[event.position]
                        ?? Entry(
                            event: event, command: command, isInFirst: isFirst, isInSecond: false,
                            unit: ChangeUnit(event.input))
                    if !isFirst { entry.isInSecond = true }
                    entries[event.position] = entry
                }
            }
        }
        var sorted = entries.values.sorted { $0.event.position < $1.event.position }
        var numbers: [CellInput: Int] = [:]
        var places: [CellInput.Subject: [Int]] = [:]
        for index in sorted.indices {
            let event = sorted[index].event
            if event.event?.startsAfresh == true { numbers[event.input, default: 0] += 1 }
            sorted[index].unit.number = numbers[event.input] ?? 0
            for subject in event.input.subjects { places[subject, default: []].append(index) }
        }
        self.entries = sorted
        self.places = places
        firstTime = first.effectiveBy ?? first.onRecordedClock.commands.last?.recordedAt
    }

    /// The edition of the later view, or of the earlier one.
    private var framework: Framework? { second.framework ?? first.framework }

    /// The cells that differ, with their causes.
    func cells(in selection: CellSelection) -> [Difference.DifferentCell] {
        candidates.filter(selection.includes).compactMap { cell in
            let (before, after) = (first.state(of: cell), second.state(of: cell))
            guard before != after, !before.isNotKnown, !after.isNotKnown,
                !before.isNothing || !after.isNothing
            else { return nil }
            return Difference.DifferentCell(
                cell: cell, before: before, after: after, causes: causes(of: cell))
        }
    }

    /// The cells that the different events may change, in the order of an answer.
    private var candidates: [Cell] {
        var cells: Set<Cell> = []
        var inputs: Set<CellInput> = []
        for entry in entries where entry.isDifferent {
            let input = entry.event.input
            guard inputs.insert(input).inserted else { continue }
            cells.formUnion(input.cells(in: second))
            cells.formUnion(input.cells(in: first))
            if case .recommendation(let id, .made) = input {
                let followed = second.recommendation(id) ?? first.recommendation(id)
                for number in (followed?.recommendation.subPoints ?? []).indices {
                    cells.insert(.subPoint(id, number + 1))
                }
            }
        }
        let ratings =
            [Cell.overall] + (framework?.standards ?? []).map { .standard($0.id) }
        for cell in ratings
        where inputs.contains(where: { cell.depends(on: $0, in: framework) }) {
            cells.insert(cell)
        }
        return cells.sorted()
    }

    // MARK: - Causes

    private func causes(of cell: Cell) -> [Difference.Reason] {
        let necessary = cell == .overall ? searchOverall() : search(for: cell) { $0 }
        return inputs(of: cell).compactMap { entry in
            guard entry.isDifferent, let isNecessary = necessary[entry.unit] else { return nil }
            return Difference.Reason(
                cause: Cause(entry.event, of: entry.command, in: framework),
                isNecessary: isNecessary, isLate: isLate(entry))
        }
    }

    /// The events that set an input of a cell, by position.
    private func inputs(of cell: Cell) -> [Entry] {
        guard let subjects = cell.subjects(in: framework) else {
            return entries.filter { cell.depends(on: $0.event.input, in: framework) }
        }
        return Set(subjects.flatMap { places[$0] ?? [] }).sorted().map { entries[$0] }
            .filter {
                $0.event.input == .edition || cell.depends(on: $0.event.input, in: framework)
            }
    }

    /// Whether an event had held by the time of the first view, and was recorded after it.
    private func isLate(_ entry: Entry) -> Bool {
        guard let firstTime else { return false }
        return entry.isInSecond && !entry.isInFirst
            && entry.event.occurrence.recordedAt > firstTime
            && entry.event.occurrence.effectiveAt.latest <= firstTime
            && entry.event.event?.holdsAlways != true
    }

    /// The inputs that the later rating of the service rests on.
    ///
    /// Few inputs are searched one by one. Of many, the standards are searched on which the rating
    /// rests, and then the inputs of each of them.
    private func searchOverall() -> [ChangeUnit: Bool] {
        let inputs = Set(self.inputs(of: .overall).filter(\.isDifferent).map(\.unit))
        guard inputs.count > 6, let framework else { return search(for: .overall) { $0 } }
        let places = framework.standards.indices.filter { place in
            let cell = Cell.standard(framework.standards[place].id)
            return first.state(of: cell).ratingOnly != second.state(of: cell).ratingOnly
        }
        let (before, after) = (first.basis.standings, second.basis.standings)
        var (relevant, necessary) = (places.map { _ in true }, places.map { _ in true })
        if before.count == after.count {
            let later = second.state(of: .overall)
            let found = LeastSets(of: places.map { _ in 1 }) { counts in
                var mixed = before
                for (place, count) in zip(places, counts) where count > 0 {
                    mixed[place] = after[place]
                }
                let overall = RatingRule.overall(of: mixed, in: framework, origin: .recorded)
                return Inspection.state(of: overall) == later
            }
            (relevant, necessary) = (found.relevant, found.necessary)
        }
        var all: [ChangeUnit: Bool] = [:]
        for (index, place) in places.enumerated() where relevant[index] {
            let cell = Cell.standard(framework.standards[place].id)
            for (input, isNecessary) in search(for: cell, comparing: \.ratingOnly) {
                all[input] = (all[input] ?? false) || (isNecessary && necessary[index])
            }
        }
        let worlds = Worlds(of: .overall, in: self)
        let later = second.state(of: .overall)
        let everything = Set(worlds.classes.members.joined())
        let found = Set(all.keys)
        // Changes of two standards may cancel each other out. If the inputs that were found do not
        // give the rating, or the others give it too, no smaller choice is known.
        if worlds.state(with: found) != later
            || worlds.state(with: everything.subtracting(found)) == later
        {
            for unit in everything.subtracting(found) { all[unit] = false }
        }
        return all.filter { !$0.value }.merging(checked(all, in: worlds, later)) { $1 }
    }

    /// Of the inputs that a standard rests on alone, whether the service does too: its total may be
    /// the same without them.
    private func checked(
        _ all: [ChangeUnit: Bool], in worlds: Worlds, _ later: CellState
    ) -> [ChangeUnit: Bool] {
        var checked: [ChangeUnit: Bool] = [:]
        for (index, inputs) in worlds.classes.members.enumerated() {
            let candidates = inputs.filter { all[$0] == true }
            guard !candidates.isEmpty else { continue }
            var counts = worlds.classes.counts
            counts[index] -= 1
            let isNecessary = worlds.state(taking: counts) != later
            for input in candidates { checked[input] = isNecessary }
        }
        return checked
    }

    /// The inputs that the later value of a cell rests on; `true` for those in every least set.
    private func search<Value: Equatable>(
        for cell: Cell, comparing value: (CellState) -> Value
    ) -> [ChangeUnit: Bool] {
        let worlds = Worlds(of: cell, in: self)
        guard !worlds.classes.isEmpty else { return [:] }
        let later = value(second.state(of: cell))
        let found = LeastSets(of: worlds.classes.counts) {
            value(worlds.state(taking: $0)) == later
        }
        return worlds.classes.units(relevant: found.relevant, necessary: found.necessary)
    }

    /// The worlds of one cell.
    private struct Worlds {
        let cell: Cell
        let classes: UnitClasses
        private let entries: [Entry]

        init(of cell: Cell, in worlds: DifferentWorlds) {
            self.cell = cell
            entries = worlds.inputs(of: cell)
            classes = UnitClasses(of: entries.map { ($0.event, $0.unit, $0.isDifferent) }) {
                worlds.second.counts($0)
            }
        }

        /// The state of the cell with this many inputs of each class; for a rating, only the inputs
        /// of ratings are folded.
        func state(taking counts: [Int]) -> CellState {
            state(with: classes.units(taking: counts))
        }

        /// The state of the cell with these units.
        func state(with taken: Set<ChangeUnit>) -> CellState {
            let events = entries.lazy.filter {
                !$0.isDifferent || $0.isInSecond == taken.contains($0.unit)
            }.map(\.event)
            switch cell {
            case .standard, .overall:
                var basis = RatingBasis()
                for event in events { _ = event.event?.evolve(&basis, at: event.occurrence) }
                if case .standard(let id) = cell {
                    return Inspection.state(of: basis.standardRating(id))
                }
                return Inspection.state(of: basis.overall)
            default:
                var inspection = Inspection()
                for event in events {
                    if let known = event.event {
                        inspection.evolve(with: known, at: event.occurrence)
                    }
                }
                return inspection.state(of: cell)
            }
        }
    }
}

extension Inspection {
    /// Whether the answers of a case count; `false` for an unknown case.
    fileprivate func counts(_ key: CaseKey) -> Bool { basis.cases[key]?.counts ?? false }
}

extension CellState {
    /// Whether nothing was ever answered or decided about the cell.
    fileprivate var isNothing: Bool { absence?.isNothing == true }

    /// What the rating of the service takes from a standard.
    fileprivate var ratingOnly: RatingOnly {
        switch self {
        case .value(let value): .rated(value.rating)
        case .provisional: .rated(nil)
        case .absent(.notRated): .notRated
        case .absent: .rated(nil)
        }
    }
}

private enum RatingOnly: Hashable {
    case rated(Rating?)
    case notRated
}
