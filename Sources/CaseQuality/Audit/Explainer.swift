internal import EventSourcing

/// Builds explanations of the cells of one view of an inspection.
///
/// The ratings and their reasons come from ``RatingRule``; this only arranges them as a tree.
struct Explainer {
    let inspection: Inspection
    let framework: Framework
    /// The events of each input in order, with their commands.
    private let events: [CellInput: [Found]]

    /// An event and its command.
    typealias Found = (event: HistoryEvent, command: HistoryCommand)

    /// Prepares explanations; `nil` before there is an edition.
    init?(of history: InspectionHistory) {
        let inspection = history.state
        guard let framework = inspection.framework else { return nil }
        self.inspection = inspection
        self.framework = framework
        var events: [CellInput: [Found]] = [:]
        for command in history.commands {
            for event in command.events {
                events[event.input, default: []].append((event, command))
            }
        }
        self.events = events
    }

    /// Explains a cell.
    func explanation(of cell: Cell) -> Explanation {
        switch cell {
        case .overall: return service
        case .standard(let id):
            return framework.standard(id).map(standard) ?? value(of: cell)
        case .question(let id):
            return framework.question(id).map { question($0) } ?? value(of: cell)
        case .sampled(let key): return sampledCase(key)
        case .oversight: return oversight
        default: return value(of: cell)
        }
    }

    // MARK: - Single values

    /// A cell with the event that set it.
    func value(of cell: Cell) -> Explanation {
        let state = inspection.state(of: cell)
        let subjects = cell.subjects(in: framework)
        let found = events.keys.filter { $0.concerns(subjects) }.compactMap { events[$0]?.last }
            .sorted { $0.event.position < $1.event.position }
        return Explanation(
            cell, "\(cell): \(state.words)", state: state,
            children: state.isNotKnown ? [] : found.map { leaf($0.event, of: $0.command) })
    }

    /// A node for an event, with its reason.
    func leaf(_ event: HistoryEvent, of command: HistoryCommand) -> Explanation {
        Explanation(
            nil,
            Cause(event, of: command, in: framework).sentence
                + reasonWords(command.reason(of: event)), positions: [event.position])
    }

    private func reasonWords(_ reason: FreeText?) -> String {
        reason.map { "; reason: \($0.words)" } ?? ""
    }

    private func sampledCase(_ key: CaseKey) -> Explanation {
        let whole = value(of: .sampled(key))
        guard let sampled = inspection.basis.cases[key], whole.state?.isNotKnown != true
        else { return whole }
        let questions = framework.domain(sampled.domain)?.standards.flatMap(\.keyQuestions) ?? []
        let answers = questions.map { value(of: .answer(key, $0.id)) }
        return Explanation(
            whole.cell, whole.words, state: whole.state,
            children: whole.children + answers + [value(of: .caseOversight(key))])
    }

    private var oversight: Explanation {
        let state = inspection.state(of: .oversight)
        var fraction: Explanation.Fraction?
        var counts: Explanation.Counts?
        if case .oversight(let all)? = state.value, all.yes + all.no + all.notApplicable > 0 {
            let counting = inspection.cases.count(where: \.counts)
            counts = Explanation.Counts(
                yes: all.yes, no: all.no, notApplicable: all.notApplicable,
                unanswered: counting - all.yes - all.no - all.notApplicable)
            fraction = all.percent.map {
                Explanation.Fraction(
                    numerator: all.yes, denominator: all.yes + all.no, percent: $0)
            }
        }
        let cases = inspection.cases.filter(\.counts).map(\.caseKey)
        return Explanation(
            .oversight, "management oversight: \(state.words)", state: state,
            rule: AppliedRule(.shareOfRelevantCases, framework.source), fraction: fraction,
            counts: counts,
            children: cases.filter { !inspection.isNotKnown($0) }.map {
                value(of: .caseOversight($0))
            })
    }

    /// The event that last set an input, as a node.
    func decision(_ input: CellInput) -> [Explanation] {
        events[input]?.last.map { [leaf($0.event, of: $0.command)] } ?? []
    }

    /// The event that last set an input, if it is of one type.
    func lastEvent(_ input: CellInput) -> InspectionEvent? { events[input]?.last?.event.event }

    /// How a question came to its answer in a case: who judged, and before a correction what and
    /// who; empty without an answer.
    ///
    /// `", judged by m-2; before it sufficient, judged by b-9 (event 49); reason: ..."`
    func judging(of key: CaseKey, _ question: Question.ID) -> String {
        let found = events[.answer(key, question)] ?? []
        guard let last = found.last else { return "" }
        let words = judge(of: last).map { ", judged by \($0)" } ?? ""
        guard found.count > 1, let answer = found[found.count - 2].event.event?.givenAnswer else {
            return words
        }
        let before = found[found.count - 2]
        let judged = judge(of: before).map { ", judged by \($0)" } ?? ""
        return "\(words); before it \(answer.words)\(judged) (event \(before.event.position))"
            + reasonWords(last.command.reason(of: last.event))
    }

    /// Who judged: the named judge, or else who recorded the event.
    private func judge(of found: Found) -> Agent.ID? {
        found.event.occurrence.judge(found.event.event?.judgedBy)
    }
}

extension Inspection {
    /// Whether nothing is known of a single case, because a report prints counts only.
    func isNotKnown(_ key: CaseKey) -> Bool { reconstructed.contains(key) }
}
