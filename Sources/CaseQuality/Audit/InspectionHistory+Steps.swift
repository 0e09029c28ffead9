internal import EventSourcing

extension InspectionHistory {
    /// Folds the history command by command, and lists the changes of cells.
    ///
    /// This is the one fold behind audit, trace and replay. Commands that enter the printed figures
    /// of a report one after the other are one step, because their order says nothing.
    ///
    /// - Parameter selection: The cells whose changes are listed.
    /// - Returns: A step for every command, oldest first; many have no change.
    /// - Complexity: O(events); with prompts, O(events x cases).
    public func steps(of selection: CellSelection = .all) -> [HistoryStep] {
        var fold = HistoryFold()
        return commandsAsSeen.map {
            HistoryStep(command: $0, changes: fold.fold($0, selection: selection))
        }
    }
}

/// The state of an inspection while its history is folded.
struct HistoryFold {
    /// The inspection after the last folded command.
    private(set) var inspection = Inspection()
    private var values = RatedValues()
    /// The states of the rated cells after the last folded command, which standards have by index.
    private var standards: [CellState] = []
    private var overall = CellState.absent(.notRecorded)

    /// Folds a command, and returns the changes that it made to the asked cells.
    mutating func fold(_ command: HistoryCommand, selection: CellSelection) -> [Change] {
        let events = command.events.map { (event: $0, input: $0.input) }
        let cells = selection.isRatingsOnly ? [] : changeable(by: events, selection)
        let before = cells.map { inspection.state(of: $0) }
        for (event, _) in events {
            guard let known = event.event else { continue }
            values.touch(
                inspection.apply(known, at: event.occurrence), in: inspection.basis)
        }
        let command = FoldedCommand(events, in: inspection.framework)
        var changes = ratingChanges(command, selection)
        for (cell, before) in zip(cells, before) {
            let after = inspection.state(of: cell)
            if before != after || command.correctsAttribution(of: cell) {
                changes.append(command.change(of: cell, before, after))
            }
        }
        return changes
    }

    /// The selected cells, apart from ratings, that some events may change.
    private func changeable(
        by events: [(event: HistoryEvent, input: CellInput)], _ selection: CellSelection
    ) -> [Cell] {
        let framework = inspection.framework
        var cells: [Cell] = []
        var known: Set<Cell> = []
        for (_, input) in events {
            for cell in input.cells(in: inspection)
            where selection.includes(cell, in: framework) && known.insert(cell).inserted {
                cells.append(cell)
            }
        }
        return cells.sorted()
    }

    private mutating func ratingChanges(
        _ command: FoldedCommand, _ selection: CellSelection
    ) -> [Change] {
        let changed = values.takeChanges(from: inspection.basis)
        guard let framework = inspection.framework else { return [] }
        var changes: [Change] = []
        if standards.count != framework.standards.count {
            standards = framework.standards.map { _ in .absent(.notRecorded) }
        }
        changed.standards.forEach { place in
            let standard = framework.standards[place]
            let after = Inspection.state(
                of: StandardRating(values.standings[place], of: standard))
            let before = standards[place]
            guard before != after else { return }
            standards[place] = after
            if selection.includes(.standard(standard.id), in: framework) {
                changes.append(command.change(of: .standard(standard.id), before, after))
            }
        }
        for (place, standard) in framework.standards.enumerated() {
            let cell = Cell.standard(standard.id)
            // A decision is a part of the trail even if the rating stays.
            guard selection.includes(cell, in: framework),
                !changes.contains(where: { $0.cell == cell }),
                command.events.contains(where: { $0.input.decides(standard.id) })
            else { continue }
            let repeated = command.change(of: cell, standards[place], standards[place])
            if repeated.decision != nil { changes.append(repeated) }
        }
        if changed.isOverallChanged, let rated = values.overall {
            let after = Inspection.state(of: rated)
            if overall != after {
                if selection.includes(.overall, in: framework) {
                    changes.append(command.change(of: .overall, overall, after))
                }
                overall = after
            }
        }
        return changes.sorted { $0.cell < $1.cell }
    }
}

/// The events of a folded command, by what they are about.
private struct FoldedCommand {
    let events: [(event: HistoryEvent, input: CellInput)]
    private let framework: Framework?
    private let places: [CellInput.Subject: [Int]]

    init(_ events: [(event: HistoryEvent, input: CellInput)], in framework: Framework?) {
        self.events = events
        self.framework = framework
        var places: [CellInput.Subject: [Int]] = [:]
        for (place, event) in events.enumerated() {
            for subject in event.input.subjects { places[subject, default: []].append(place) }
        }
        self.places = places
    }

    /// Whether the command corrected who judged an answer of a cell, and when: the state of the cell
    /// leaves that out.
    func correctsAttribution(of cell: Cell) -> Bool {
        events.contains { event, input in
            switch (event.event, cell) {
            case (.judgementCorrected(let corrected)?, .answer(let key, let question)):
                corrected.isOfAttribution && input == .answer(key, question)
            case (.judgementCorrected(let corrected)?, .question(let question)):
                corrected.isOfAttribution && corrected.question == question
            case (.oversightJudged(let judged)?, .caseOversight(let key)):
                judged.isOfAttribution && judged.caseKey == key
            case (.oversightJudged(let judged)?, .oversight): judged.isOfAttribution
            default: false
            }
        }
    }

    /// The change of a cell, with the events of the command that set an input of the cell.
    func change(of cell: Cell, _ before: CellState, _ after: CellState) -> Change {
        var found: [Int] = []
        for subject in cell.subjects(in: framework) { found += places[subject] ?? [] }
        let causes = found.sortedOnce.map { events[$0].event }
        return Change(
            cell: cell, before: before, after: after,
            decision: DecisionChange(from: before, to: after, by: causes), causes: causes)
    }
}

extension CellInput {
    /// The cells, apart from ratings, that an event with this input may change.
    func cells(in inspection: Inspection) -> [Cell] {
        switch self {
        case .edition, .standard, .printedResult, .course: []
        case .sample(let key, let domain):
            [.sampled(key), .oversight] + inspection.cells(of: key, in: domain)
        case .answer(let key, let question): [.answer(key, question), .question(question)]
        case .oversight(let key): [.caseOversight(key), .oversight]
        case .figure(.question(let question)): [.question(question)]
        case .figure(.measure(let measure)):
            measure == .sufficientOversight ? [.oversight] : []
        case .recommendation(let id, .progress(let number?)):
            [.recommendation(id), .subPoint(id, number)]
        case .recommendation(let id, .made):
            [.recommendation(id)]
                + (inspection.recommendation(id)?.recommendation.subPoints ?? []).indices
                .map { .subPoint(id, $0 + 1) }
        case .recommendation(let id, _): [.recommendation(id)]
        case .finding(let id): [.finding(id)]
        }
    }
}

extension Inspection {
    /// The cells that the selection or the withdrawal of a case may change: the figures of the
    /// domain's questions, and the recorded answers and the oversight of the case.
    fileprivate func cells(of key: CaseKey, in domain: Domain.ID) -> [Cell] {
        var cells: [Cell] = []
        for standard in framework?.domain(domain)?.standards ?? [] {
            for question in standard.questions {
                cells.append(.question(question.id))
                if answers[question.id, case: key] != nil {
                    cells.append(.answer(key, question.id))
                }
            }
        }
        if oversight[key] != nil { cells.append(.caseOversight(key)) }
        return cells
    }
}
