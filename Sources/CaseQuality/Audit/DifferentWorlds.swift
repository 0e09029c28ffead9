internal import EventSourcing

/// Two views of an inspection, and all worlds between them.
///
/// A world has some of the events that one view has and the other does not. The first view has none
/// of the differences, the second has all of them.
struct DifferentWorlds {
    let first: Inspection
    let second: Inspection
    /// The events of both views, by position.
    let events: [Event]
    /// The units that differ, as their inputs.
    ///
    /// A unit is there as a whole, or not at all. The events on one input are one, because each
    /// requires the one before it: a correction requires the answer, and a withdrawal the selection.
    /// A decision that replaces another does not require it, so it begins a unit of its own.
    let units: [CellInput]
    /// The places of the events by what they are about.
    private let places: [CellInput.Subject: [Int]]
    /// The time by which the first view knew what it knew; `nil` for an empty view.
    private let firstTime: Timestamp?
    /// The events that were described so far, by their place.
    private var causes: [Cause?]

    /// The commands of both views.
    private let commands: [HistoryCommand]

    /// An event of one of the views.
    struct Event {
        let event: HistoryEvent
        /// The place of its command.
        let command: Int
        /// The number of its input: the same for all events of an input.
        let inputNumber: Int
        /// Whether the first and the second view have the event.
        let isInFirst: Bool
        let isInSecond: Bool
        /// What is there or not there as a whole: its number among the units that differ; `nil` for
        /// an event that both views have.
        let unit: Int?
        /// Whether the event confirms the rating by rule, in each view that has it.
        ///
        /// In a world where the rule gives another rating, nobody can have confirmed it.
        let isBound: Bool
    }

    init(_ first: InspectionHistory, _ second: InspectionHistory) {
        self.first = first.state
        self.second = second.state
        var events: [Event] = []
        var units: [CellInput] = []
        var inputs: [CellInput: Int] = [:]
        // By the number of the input: its units so far, and the place of the last in `units`.
        var numbers: [Int] = []
        var last: [(number: Int, unit: Int)?] = []
        var places: [CellInput.Subject: [Int]] = [:]
        let unbound = first.decisionsBesideTheRule.union(second.decisionsBesideTheRule)
        for found in first.merged(with: second) {
            let input = found.event.input
            let place = inputs.number(of: input)
            if place == numbers.count {
                numbers.append(0)
                last.append(nil)
            }
            if found.event.event?.startsAfresh == true { numbers[place] += 1 }
            var unit: Int?
            if found.isInFirst != found.isInSecond {
                if let known = last[place], known.number == numbers[place] {
                    unit = known.unit
                } else {
                    unit = units.count
                    last[place] = (numbers[place], units.count)
                    units.append(input)
                }
            }
            for subject in input.subjects { places[subject, default: []].append(events.count) }
            events.append(
                Event(
                    event: found.event, command: found.command, inputNumber: place,
                    isInFirst: found.isInFirst, isInSecond: found.isInSecond, unit: unit,
                    isBound: found.event.confirmed != nil && !unbound.contains(found.event.position)
                ))
        }
        commands = first.commands + second.commands
        self.events = events
        self.units = units
        self.places = places
        causes = Array(repeating: nil, count: events.count)
        firstTime = first.effectiveBy ?? first.onRecordedClock.commands.last?.recordedAt
    }

    /// The edition of the later view, or of the earlier one.
    var framework: Framework? { second.framework ?? first.framework }

    /// The cells that differ, with their causes.
    mutating func cells(in selection: CellSelection) -> [Difference.DifferentCell] {
        let framework = framework
        var cells: [Difference.DifferentCell] = []
        for cell in candidates where selection.includes(cell, in: framework) {
            let (before, after) = (first.state(of: cell), second.state(of: cell))
            // Of single cases of a report nobody knows anything; of a rating it may become known.
            let isOfCase = cell.caseKey != nil
            guard before != after, !isOfCase || (!before.isNotKnown && !after.isNotKnown),
                !(before.isNothing || before.isNotKnown) || !(after.isNothing || after.isNotKnown)
            else { continue }
            cells.append(
                Difference.DifferentCell(
                    cell: cell, before: before, after: after, causes: causes(of: cell)))
        }
        return cells
    }

    /// The corrections of who judged, or when, that only one view has, of the selected answers.
    func corrections(in selection: CellSelection) -> [HistoryEntry] {
        let framework = framework
        return events.filter { event in
            event.unit != nil && event.event.event?.isOfAttribution == true
                && event.event.input.cells(in: second).contains {
                    selection.includes($0, in: framework)
                }
        }.map { HistoryEntry($0.event, of: commands[$0.command], in: framework) }
    }

    /// The cells that the different events may change, in the order of an answer.
    private var candidates: [Cell] {
        var cells: Set<Cell> = []
        var inputs: Set<CellInput> = []
        var subjects: Set<CellInput.Subject> = []
        for event in events where event.unit != nil && inputs.insert(event.event.input).inserted {
            subjects.formUnion(event.event.input.subjects)
            cells.formUnion(event.event.input.cells(in: second))
            cells.formUnion(event.event.input.cells(in: first))
        }
        let ratings =
            [Cell.overall] + (framework?.standards ?? []).map { .standard($0.id) }
        for cell in ratings where cell.subjects(in: framework).contains(where: subjects.contains) {
            cells.insert(cell)
        }
        return cells.sorted()
    }

    private mutating func causes(of cell: Cell) -> [DifferenceCause] {
        let inputs = inputs(of: cell)
        let found =
            cell == .overall ? searchOverall(on: inputs) : search(for: cell, on: inputs) { $0 }
        return inputs.compactMap { place in
            guard let isNecessary = events[place].unit.flatMap({ found[$0] }) else { return nil }
            return cause(place, isNecessary: isNecessary)
        }
    }

    /// The places of the events that set an input of a cell, in order; an edition is always one.
    func inputs(of cell: Cell) -> [Int] {
        var found = places[.edition] ?? []
        for subject in cell.subjects(in: framework) where subject != .edition {
            found += places[subject] ?? []
        }
        return found.sortedOnce
    }

    /// An event as a cause of a difference; it is described once.
    private mutating func cause(_ place: Int, isNecessary: Bool) -> DifferenceCause {
        let event = events[place]
        let command = commands[event.command]
        let cause = causes[place] ?? Cause(event.event, of: command, in: framework)
        causes[place] = cause
        return DifferenceCause(
            cause: cause, actor: command.actor, recordedAt: command.recordedAt,
            reason: command.reason(of: event.event), isNecessary: isNecessary,
            isLate: isLate(event))
    }

    /// Whether an event had held by the time of the first view, and was recorded after it.
    private func isLate(_ event: Event) -> Bool {
        guard let firstTime else { return false }
        return event.isInSecond && !event.isInFirst
            && event.event.occurrence.recordedAt > firstTime
            && event.event.occurrence.effectiveAt.latest <= firstTime
            && event.event.event?.holdsAlways != true
    }

    /// Finds the units that the later value of a cell rests on.
    ///
    /// - Parameters:
    ///   - cell: The cell.
    ///   - inputs: The places of the events on its inputs.
    ///   - value: What is compared of two states of the cell.
    /// - Returns: The units that it rests on, by number; `true` for those in every least set.
    func search<Value: Equatable>(
        for cell: Cell, on inputs: [Int], comparing value: (CellState) -> Value
    ) -> [Int: Bool] {
        let differing = Set(inputs.compactMap { events[$0].unit })
        // A single unit makes the whole difference.
        if differing.count < 2 { return differing.reduce(into: [:]) { $0[$1] = true } }
        let worlds = CellWorlds(of: cell, on: inputs, in: self)
        let later = value(second.state(of: cell))
        let found = LeastSets(of: worlds.classes.counts, alike: worlds.classes.kinds) {
            value(worlds.state(taking: $0)) == later
        }
        return worlds.classes.units(relevant: found.relevant, necessary: found.necessary)
    }
}

extension [CellInput: Int] {
    /// The number of an input, from 0 in the order of the calls.
    fileprivate mutating func number(of input: CellInput) -> Int {
        if let known = self[input] { return known }
        self[input] = count
        return count - 1
    }
}

extension [Int] {
    /// These in order, each once.
    var sortedOnce: [Int] { count < 2 ? self : Set(self).sorted() }
}

extension HistoryEvent {
    /// The rating of a standard that a panel confirmed by the event; `nil` for any other event.
    var confirmed: (standard: Standard.ID, rating: Rating)? {
        guard case .panelDecisionRecorded(let decision)? = event, decision.outcome == .confirmed
        else { return nil }
        return (decision.standard, decision.decided)
    }
}

extension InspectionHistory {
    /// The confirmations of a rating that the rule does not give in this view.
    fileprivate var decisionsBesideTheRule: Set<Position> {
        var basis = RatingBasis()
        var found: Set<Position> = []
        for event in commands.lazy.flatMap(\.events) {
            if let (standard, rating) = event.confirmed,
                basis.standardRating(standard)?.ruleRating != rating
            {
                found.insert(event.position)
            }
            _ = event.event?.evolve(&basis, at: event.occurrence)
        }
        return found
    }

    /// An event of one view or of both.
    fileprivate struct Merged {
        let event: HistoryEvent
        /// The place of its command among the commands of both.
        let command: Int
        let isInFirst: Bool
        let isInSecond: Bool
    }

    /// The events of this view and of another one, by position.
    fileprivate func merged(with other: InspectionHistory) -> [Merged] {
        let (first, second) = (placed(from: 0), other.placed(from: commands.count))
        var merged: [Merged] = []
        merged.reserveCapacity(first.count + second.count)
        var (one, two) = (0, 0)
        while one < first.count || two < second.count {
            let left = one < first.count ? first[one].event.position : nil
            let right = two < second.count ? second[two].event.position : nil
            let isInFirst = left.map { left in right.map { left <= $0 } ?? true } ?? false
            let isInSecond = right.map { right in left.map { right <= $0 } ?? true } ?? false
            let found = isInFirst ? first[one] : second[two]
            merged.append(
                Merged(
                    event: found.event, command: found.command, isInFirst: isInFirst,
                    isInSecond: isInSecond))
            if isInFirst { one += 1 }
            if isInSecond { two += 1 }
        }
        return merged
    }

    /// The events in order, with the place of their command.
    private func placed(from start: Int) -> [(event: HistoryEvent, command: Int)] {
        commands.enumerated().flatMap { place, command in
            command.events.map { ($0, start + place) }
        }
    }
}

extension CellState {
    /// Whether nothing was ever answered or decided about the cell.
    fileprivate var isNothing: Bool { absence?.isNothing == true }
}

extension InspectionEvent {
    /// Whether the event replaces what was there without requiring it.
    fileprivate var startsAfresh: Bool {
        switch self {
        case .panelDecisionRecorded, .qualitativeRatingProposed, .standardNotRated,
            .reportCorrected, .publishedRatingRecorded, .publishedFigureRecorded:
            true
        default: false
        }
    }
}
