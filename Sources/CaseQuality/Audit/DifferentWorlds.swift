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
        let isInSecond: Bool

        var isDifferent: Bool { isInFirst != isInSecond }
    }

    private let first: Inspection
    private let second: Inspection
    /// The events of both views, by position.
    private let entries: [Entry]
    /// The time by which the first view knew what it knew; `nil` for an empty view.
    private let firstTime: Timestamp?

    init(_ first: InspectionHistory, _ second: InspectionHistory) {
        self.first = first.state
        self.second = second.state
        var entries: [Position: Entry] = [:]
        for command in first.commands {
            for event in command.events {
                entries[event.position] = Entry(
                    event: event, command: command, isInFirst: true, isInSecond: false)
            }
        }
        for command in second.commands {
            for event in command.events {
                entries[event.position] = Entry(
                    event: event, command: command, isInFirst: entries[event.position] != nil,
                    isInSecond: true)
            }
        }
        self.entries = entries.values.sorted { $0.event.position < $1.event.position }
        firstTime = first.effectiveBy ?? first.onRecordedClock.commands.last?.recordedAt
    }

    /// The edition of the later view, or of the earlier one.
    private var framework: Framework? { second.framework ?? first.framework }

    /// The cells that differ, with their causes.
    func cells(in selection: CellSelection) -> [Difference.DifferentCell] {
        candidates.filter(selection.includes).compactMap { cell in
            let (before, after) = (first.state(of: cell), second.state(of: cell))
            guard before != after, !before.isNotKnown, !after.isNotKnown else { return nil }
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
        return cells.sorted { ($0.rank, $0.description) < ($1.rank, $1.description) }
    }

    // MARK: - Causes

    private func causes(of cell: Cell) -> [Difference.Reason] {
        var necessary: [CellInput: Bool]
        if cell == .overall, let standards = standardsBehindOverall {
            necessary = [:]
            for standard in standards {
                let found = search(for: .standard(standard), comparing: \.ratingOnly)
                necessary.merge(found) { $0 || $1 }
            }
        } else {
            necessary = search(for: cell) { $0 }
        }
        return entries.compactMap { entry in
            guard entry.isDifferent, let isNecessary = necessary[entry.event.input],
                cell.depends(on: entry.event.input, in: framework)
            else { return nil }
            return Difference.Reason(
                cause: Cause(entry.event, of: entry.command, in: framework),
                isNecessary: isNecessary, isLate: isLate(entry))
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

    /// The standards whose rating differs, which together make the difference of the service.
    ///
    /// `nil` if few inputs differ: then they are searched one by one.
    private var standardsBehindOverall: [Standard.ID]? {
        let inputs = Set(
            entries.lazy.filter { $0.isDifferent }.map(\.event.input).filter {
                Cell.overall.depends(on: $0, in: framework)
            })
        guard inputs.count > 6 else { return nil }
        return (framework?.standards ?? []).map(\.id).filter {
            first.state(of: .standard($0)).ratingOnly != second.state(of: .standard($0)).ratingOnly
        }
    }

    /// The inputs that the later value of a cell rests on; `true` for those in every least set.
    private func search<Value: Equatable>(
        for cell: Cell, comparing value: (CellState) -> Value
    ) -> [CellInput: Bool] {
        let relevant = entries.filter {
            $0.event.input == .edition || cell.depends(on: $0.event.input, in: framework)
        }
        let classes = UnitClasses(of: relevant.map { ($0.event, $0.isDifferent) }) {
            second.counts($0)
        }
        guard !classes.isEmpty else { return [:] }
        let later = value(second.state(of: cell))
        let found = LeastSets(of: classes.counts) { counts in
            let taken = classes.inputs(taking: counts)
            var world = Inspection()
            for entry in relevant {
                guard let event = entry.event.event,
                    !entry.isDifferent || entry.isInSecond == taken.contains(entry.event.input)
                else { continue }
                world.evolve(with: event, at: entry.event.occurrence)
            }
            return value(world.state(of: cell)) == later
        }
        return classes.inputs(relevant: found.relevant, necessary: found.necessary)
    }
}

extension Inspection {
    /// Whether the answers of a case count; `false` for an unknown case.
    fileprivate func counts(_ key: CaseKey) -> Bool { basis.cases[key]?.counts ?? false }
}

extension CellState {
    fileprivate var isNotKnown: Bool {
        if case .notKnown? = absence { true } else { false }
    }

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
