internal import EventSourcing

/// The units that differ between two views, in classes of units that are alike.
///
/// Answers to one question are alike if the same answers were given in the same order, at the same
/// places between the decisions on the standard, in cases whose selection does not differ and that
/// all count, or all do not. For a count it does not matter which of them are there.
struct UnitClasses {
    private var classes: [(signature: Signature, units: [ChangeUnit])] = []

    /// What makes units alike.
    private enum Signature: Hashable {
        case answers(Question.ID, [Step], counts: Bool)
        case alone(ChangeUnit)
    }

    private struct Step: Hashable {
        let answer: Answer?
        let origin: Origin
        let isDifferent: Bool
        /// The number of decisions on standards before the event.
        let decisionsBefore: Int
    }

    /// Sorts units into classes.
    ///
    /// - Parameters:
    ///   - events: The events on all inputs of the cell, by position, and whether they differ.
    ///   - counts: Whether a case counts.
    init(
        of events: [(event: HistoryEvent, unit: ChangeUnit, isDifferent: Bool)],
        counts: (CaseKey) -> Bool
    ) {
        let different = events.filter(\.isDifferent).map(\.unit)
        let selections = Set(different.compactMap(\.input.selectedCase))
        var decisions = 0
        var steps: [ChangeUnit: [Step]] = [:]
        for (event, unit, isDifferent) in events {
            if case .standard = event.input { decisions += 1 }
            steps[unit, default: []].append(
                Step(
                    answer: event.event?.givenAnswer, origin: event.occurrence.origin,
                    isDifferent: isDifferent, decisionsBefore: decisions))
        }
        var known: Set<ChangeUnit> = []
        var places: [Signature: Int] = [:]
        for unit in different where known.insert(unit).inserted {
            let signature: Signature
            if case .answer(let key, let question) = unit.input, !selections.contains(key) {
                signature = .answers(question, steps[unit] ?? [], counts: counts(key))
            } else {
                signature = .alone(unit)
            }
            if let place = places[signature] {
                classes[place].units.append(unit)
            } else {
                places[signature] = classes.count
                classes.append((signature, [unit]))
            }
        }
    }

    var isEmpty: Bool { classes.isEmpty }

    /// The number of units in each class.
    var counts: [Int] { classes.map(\.units.count) }

    /// The units of each class.
    var members: [[ChangeUnit]] { classes.map(\.units) }

    /// The first units of each class, this many.
    func units(taking counts: [Int]) -> Set<ChangeUnit> {
        var taken: Set<ChangeUnit> = []
        for (alike, count) in zip(classes, counts) { taken.formUnion(alike.units.prefix(count)) }
        return taken
    }

    /// The units of the relevant classes; `true` for necessary ones.
    func units(relevant: [Bool], necessary: [Bool]) -> [ChangeUnit: Bool] {
        var found: [ChangeUnit: Bool] = [:]
        for (index, alike) in classes.enumerated() where relevant[index] {
            for unit in alike.units { found[unit] = necessary[index] }
        }
        return found
    }
}

extension CellInput {
    fileprivate var selectedCase: CaseKey? {
        if case .sample(let key, _) = self { key } else { nil }
    }
}

extension InspectionEvent {
    /// The answer that the event gives; `nil` for an event that gives none.
    var givenAnswer: Answer? {
        switch self {
        case .judgementRecorded(let event): event.answer
        case .judgementCorrected(let event): event.to
        default: nil
        }
    }
}
