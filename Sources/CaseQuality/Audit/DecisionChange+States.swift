extension DecisionChange {
    /// Says what happened to the decision behind a rating, between two states of its cell.
    ///
    /// `nil` when the rating got another value, and for a cell that is no rating.
    ///
    /// - Parameters:
    ///   - before: The state before a command.
    ///   - after: The state after it.
    ///   - causes: The events of the command that set an input of the cell.
    init?(from before: CellState, to after: CellState, by causes: [HistoryEvent]) {
        switch (before, after) {
        case (.value(.overall(let old)), .value(.overall(let new))):
            guard old.rating == new.rating, old.limitedBy != new.limitedBy else { return nil }
            self = .limit
        case (.value(.standard(let old)), .value(.standard(let new))):
            guard old.rating == new.rating else { return nil }
            self.init(from: old, to: new, by: causes)
        case (_, .value), (.value, _):
            return nil
        default:
            guard before == after, let last = causes.lastDecision else { return nil }
            self = last
        }
    }

    private init(
        from old: CellValue.RatedStandard, to new: CellValue.RatedStandard,
        by causes: [HistoryEvent]
    ) {
        if let decided = causes.lastDecision {
            self = decided
        } else if old.outcome != nil, old.isStale != new.isStale {
            self = new.isStale ? .outOfDate : .upToDate
        } else {
            self = .decidedOtherwise
        }
    }
}

extension [HistoryEvent] {
    /// What the last decision among these events did; `nil` without a decision.
    fileprivate var lastDecision: DecisionChange? {
        for event in reversed() {
            switch event.event {
            case .panelDecisionRecorded(let decision)?:
                return decision.outcome == .confirmed ? .confirmed : .decided
            case .panelDecisionReversed?: return .reversed
            case .qualitativeRatingProposed?: return .decided
            default: continue
            }
        }
        return nil
    }
}
