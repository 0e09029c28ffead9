internal import EventSourcing

/// The change that one command made to one cell.
///
/// It compares the states before and after the command. No reader ever sees a value between two
/// events of one command.
public struct Change: Hashable, Sendable {
    /// The cell.
    public let cell: Cell
    /// What was known of it before the command.
    public let before: CellState
    /// What is known of it after the command.
    public let after: CellState
    /// What happened to the decision behind a rating that kept its value; `nil` otherwise.
    public let decision: DecisionChange?
    /// The events of the command that set an input of the cell, in order.
    ///
    /// Empty where only a view on the effective clock has no event of the command for it.
    public let causes: [HistoryEvent]

    /// Whether the change is one of running figures only, during an unfinished fieldwork.
    ///
    /// A correction of who judged, or when, leaves the figures as they are, and is none.
    public var isProvisional: Bool {
        before != after && before.settled == nil && after.settled == nil
            && (before.value != nil || after.value != nil) && decision == nil
    }

    /// Whether the change is worth noting: it is not when the cell merely came to exist, and not
    /// when only answers changed that were dealt out from printed counts.
    var isNoted: Bool {
        !after.isNotKnown
            && (before.absence?.isNothing != true || after.absence?.isNothing != true)
    }

    /// Whether somebody decided the rating after the change: it does not follow by rule.
    var isDecision: Bool {
        guard case .standard(let rated)? = after.value else { return false }
        return rated.decidedBy != .rule || rated.outcome != nil
    }

    /// The panel decision among the causes; the last one if there are several.
    public var panelDecision: PanelDecisionRecorded? {
        causes.reversed().lazy.compactMap {
            if case .panelDecisionRecorded(let decision)? = $0.event { decision } else { nil }
        }.first
    }
}
