internal import EventSourcing

/// The units that differ between two views, in classes of units that are alike.
///
/// Answers to one question are alike if the same answers were given in the same order, at the same
/// places between the decisions on the standard, in cases whose selection does not differ and that
/// all count, or all do not. For a count it does not matter which of them are there.
///
/// Classes are of one kind if taking away a single unit of any of them has the same effect, while
/// all others are there. Answers of cases whose selection differs are a class each, because it
/// matters whether their case is there too; they are of one kind as long as it is.
struct UnitClasses {
    /// The units of each class.
    private(set) var members: [[Int]] = []
    /// The kind of each class, as a number.
    private(set) var kinds: [Int] = []

    /// What makes classes one kind.
    private enum Kind: Hashable {
        case answers(Question.ID, [Step], counts: Bool, selection: [Step])
        case selections(Domain.ID, [Step], judgements: [Question.ID?: [Step]], counts: Bool)
        case alone(Int)
    }

    private enum Class: Hashable {
        case answers(Kind)
        case alone(Int)
    }

    /// What matters of an event, packed into a number, because classes compare many of them.
    private struct Step: Hashable {
        private let packed: UInt64

        /// - Parameters:
        ///   - event: The event.
        ///   - decisionsBefore: The number of decisions on standards before it.
        init(_ event: DifferentWorlds.Event, decisionsBefore: Int) {
            let answer = event.event.event?.givenAnswer.map { UInt64($0.rawValue) + 1 } ?? 0
            let purpose = event.event.event?.purpose.map { UInt64($0.rawValue) + 1 } ?? 0
            packed =
                UInt64(decisionsBefore) << 26 | answer << 18 | purpose << 10
                | UInt64(event.event.occurrence.origin.rawValue) << 2
                | (event.isInFirst ? 2 : 0) | (event.isInSecond ? 1 : 0)
        }
    }

    /// Sorts units into classes.
    ///
    /// - Parameters:
    ///   - events: The events on all inputs of the cell, by position.
    ///   - worlds: The views.
    init(of events: [DifferentWorlds.Event], in worlds: DifferentWorlds) {
        var known: Set<Int> = []
        let different = events.compactMap(\.unit).filter { known.insert($0).inserted }
        guard different.count > 2 else {
            // Two units are tried one by one.
            members = different.map { [$0] }
            kinds = Array(different.indices)
            return
        }
        var decisions = 0
        var steps: [Int: [Step]] = [:]
        // By number: the input of each unit, and the judgements and the selection of each case. The
        // oversight of a case has no question.
        var inputs: [Int: Int] = [:]
        var judgements: [CaseKey: [Question.ID?: Int]] = [:]
        var selections: [CaseKey: Int] = [:]
        for event in events {
            let input = event.inputNumber
            switch event.event.input {
            case .standard: decisions += 1
            case .answer(let key, let question):
                judgements[key, default: [:]][question] = input
            case .oversight(let key): judgements[key, default: [:]][nil] = input
            case .sample(let key, _): selections[key] = input
            default: break
            }
            steps[input, default: []].append(Step(event, decisionsBefore: decisions))
            if let unit = event.unit { inputs[unit] = input }
        }
        let selected = Set(different.compactMap { worlds.units[$0].selectedCase })
        var places: [Class: Int] = [:]
        var numbers: [Kind: Int] = [:]
        for unit in different {
            let kind: Kind
            var isAlone = true
            let own = inputs[unit].flatMap { steps[$0] } ?? []
            switch worlds.units[unit] {
            case .answer(let key, let question):
                kind = .answers(
                    question, own, counts: worlds.second.counts(key),
                    selection: selections[key].flatMap { steps[$0] } ?? [])
                isAlone = selected.contains(key)
            case .sample(let key, let domain):
                kind = .selections(
                    domain, own,
                    judgements: (judgements[key] ?? [:]).compactMapValues { steps[$0] },
                    counts: worlds.second.counts(key))
            default: kind = .alone(unit)
            }
            let number = numbers[kind] ?? numbers.count
            numbers[kind] = number
            let sort: Class = isAlone ? .alone(unit) : .answers(kind)
            if let place = places[sort] {
                members[place].append(unit)
            } else {
                places[sort] = members.count
                members.append([unit])
                kinds.append(number)
            }
        }
    }

    /// The number of units in each class.
    var counts: [Int] { members.map(\.count) }

    /// The first units of each class, this many.
    func units(taking counts: [Int]) -> Set<Int> {
        var taken: Set<Int> = []
        for (alike, count) in zip(members, counts) { taken.formUnion(alike.prefix(count)) }
        return taken
    }

    /// The units of the relevant classes; `true` for necessary ones.
    func units(relevant: [Bool], necessary: [Bool]) -> [Int: Bool] {
        var found: [Int: Bool] = [:]
        for (index, alike) in members.enumerated() where relevant[index] {
            for unit in alike { found[unit] = necessary[index] }
        }
        return found
    }
}

extension CellInput {
    fileprivate var selectedCase: CaseKey? {
        if case .sample(let key, _) = self { key } else { nil }
    }
}

extension Inspection {
    /// Whether the answers of a case count; `false` for an unknown case.
    fileprivate func counts(_ key: CaseKey) -> Bool { basis.cases[key]?.counts ?? false }
}

extension InspectionEvent {
    /// The answer to a question or on oversight that the event gives; `nil` for none.
    var givenAnswer: Answer? {
        switch self {
        case .judgementRecorded(let event): event.answer
        case .judgementCorrected(let event): event.to
        case .oversightJudged(let event): event.overall
        default: nil
        }
    }

    /// What a case was selected for; `nil` for another event.
    fileprivate var purpose: CasePurpose? {
        if case .caseSelected(let event) = self { event.purpose } else { nil }
    }
}
