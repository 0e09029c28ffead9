internal import EventSourcing

/// The inputs that differ between two views, in classes of inputs that are alike.
///
/// Answers to one question are alike if the same answers were given in the same order, at the same
/// places between the decisions on the standard, in cases whose selection does not differ and that
/// all count, or all do not. For a count it does not matter which of them are there.
struct UnitClasses {
    private var classes: [(signature: Signature, inputs: [CellInput])] = []

    /// What makes inputs alike.
    private enum Signature: Hashable {
        case answers(Question.ID, [Step], counts: Bool)
        case alone(CellInput)
    }

    private struct Step: Hashable {
        let answer: Answer?
        let origin: Origin
        let isDifferent: Bool
        /// The number of decisions on standards before the event.
        let decisionsBefore: Int
    }

    /// Sorts inputs into classes.
    ///
    /// - Parameters:
    ///   - events: The events on all inputs of the cell, by position, and whether they differ.
    ///   - counts: Whether a case counts.
    init(of events: [(event: HistoryEvent, isDifferent: Bool)], counts: (CaseKey) -> Bool) {
        let different = events.filter(\.isDifferent).map(\.event.input)
        let selections = Set(different.compactMap(\.selectedCase))
        var decisions = 0
        var steps: [CellInput: [Step]] = [:]
        for (event, isDifferent) in events {
            if case .standard = event.input { decisions += 1 }
            steps[event.input, default: []].append(
                Step(
                    answer: event.event?.givenAnswer, origin: event.occurrence.origin,
                    isDifferent: isDifferent, decisionsBefore: decisions))
        }
        var known: Set<CellInput> = []
        var places: [Signature: Int] = [:]
        for input in different where known.insert(input).inserted {
            let signature: Signature
            if case .answer(let key, let question) = input, !selections.contains(key) {
                signature = .answers(question, steps[input] ?? [], counts: counts(key))
            } else {
                signature = .alone(input)
            }
            if let place = places[signature] {
                classes[place].inputs.append(input)
            } else {
                places[signature] = classes.count
                classes.append((signature, [input]))
            }
        }
    }

    var isEmpty: Bool { classes.isEmpty }

    /// The number of inputs in each class.
    var counts: [Int] { classes.map(\.inputs.count) }

    /// The inputs of each class.
    var members: [[CellInput]] { classes.map(\.inputs) }

    /// The first inputs of each class, this many.
    func inputs(taking counts: [Int]) -> Set<CellInput> {
        var taken: Set<CellInput> = []
        for (unit, count) in zip(classes, counts) { taken.formUnion(unit.inputs.prefix(count)) }
        return taken
    }

    /// The inputs of the relevant classes; `true` for necessary ones.
    func inputs(relevant: [Bool], necessary: [Bool]) -> [CellInput: Bool] {
        var found: [CellInput: Bool] = [:]
        for (index, unit) in classes.enumerated() where relevant[index] {
            for input in unit.inputs { found[input] = necessary[index] }
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
