internal import EventSourcing

/// A decision about a cell that changes nothing of it: a dissent, a challenge, an approval.
struct AsideDecision {
    /// The cell.
    let cell: Cell
    /// What happened to what was decided about it.
    let decision: DecisionChange
    /// The event.
    let event: HistoryEvent

    /// The decision as a change of its cell, which has the same value before and after.
    func change(_ changed: Change?, in inspection: Inspection) -> Change {
        let state = inspection.state(of: cell)
        return Change(
            cell: cell, before: changed?.before ?? state, after: changed?.after ?? state,
            decision: decision, causes: [event])
    }
}

extension Inspection {
    /// The decisions of a command that change nothing of the selected cells, in order.
    ///
    /// - Parameters:
    ///   - command: A command that this inspection has folded.
    ///   - selection: The cells that are asked for.
    /// - Returns: The decisions, a cell after the other.
    func asides(of command: HistoryCommand, _ selection: CellSelection) -> [AsideDecision] {
        command.events.flatMap { event in
            asides(of: event).filter { selection.includes($0.cell, in: framework) }
        }
    }

    /// The decisions of an event that change nothing.
    private func asides(of event: HistoryEvent) -> [AsideDecision] {
        func asides(_ cells: [Cell], _ decision: DecisionChange) -> [AsideDecision] {
            cells.map { AsideDecision(cell: $0, decision: decision, event: event) }
        }
        switch event.event {
        case .dissentRecorded(let dissent)?:
            let cell: Cell =
                switch dissent.target {
                case .decision(let id): .standard(id)
                case .moderation(let key): .sampled(key)
                }
            return asides([cell], .dissented)
        case .challengeRaised(let raised)?:
            return asides(cells(of: raised.target), .challenged)
        case .challengeResolved(let resolved)?:
            return asides(cells(of: resolved.target), .challengeResolved)
        case .approvalGiven(let given)? where given.isDecision:
            return asides(standard(decidedAt: given.of).map { [.standard($0)] } ?? [], .approved)
        default: return []
        }
    }

    /// The cells that a challenge is about: with an answer or a percentage also its standard.
    private func cells(of target: ChallengeTarget) -> [Cell] {
        let disputed = target.disputed(in: framework).map { [Cell.standard($0)] } ?? []
        return switch target {
        case .answer(let key, let question): disputed + [.answer(key, question)]
        case .question(let id): disputed + [.question(id)]
        case .standard: disputed
        case .overall: [.overall]
        case .text: []
        }
    }
}
