public import EventSourcing

/// What differs between two views of an inspection, and which events made it differ.
public struct Difference: Hashable, Sendable {
    /// The cells that differ, in the order of an answer.
    public let cells: [DifferentCell]
    /// The corrections of who judged an answer, or when, that only one of the views has.
    ///
    /// They change no value.
    public let corrections: [HistoryEntry]
    /// Whether the views follow different editions of the rules.
    public let isEditionChanged: Bool

    /// Whether no value differs.
    public var isEmpty: Bool { cells.isEmpty && !isEditionChanged }

    /// A cell that differs.
    public struct DifferentCell: Hashable, Sendable {
        /// The cell.
        public let cell: Cell
        /// What is known of it in the first view.
        public let before: CellState
        /// What is known of it in the second view.
        public let after: CellState
        /// The events that make the difference, by position.
        ///
        /// The union of all least sufficient sets. A set of the events between the two views is
        /// sufficient if the cell gets its later value with it, whatever other events between them
        /// are left out. The events on one input, such as an answer and its corrections, count as
        /// one, because each requires the one before it.
        public let causes: [DifferenceCause]

        /// Whether one of the causes was recorded late.
        public var isLate: Bool { causes.contains(where: \.isLate) }
    }
}

/// An event that makes a cell differ.
public struct DifferenceCause: Hashable, Sendable {
    /// The event.
    public let cause: Cause
    /// Who gave its command.
    public let actor: Agent.ID
    /// When the ledger recorded it.
    public let recordedAt: Timestamp
    /// The reason of the panel's decision, or else of the command; `nil` if none was given.
    public let reason: FreeText?
    /// Whether the cell has its later value only with this event.
    public let isNecessary: Bool
    /// Whether the event had held by the time of the first view, and was recorded after it.
    public let isLate: Bool
}

extension InspectionHistory {
    /// Compares this view of an inspection with another view of the same inspection.
    ///
    /// - Parameters:
    ///   - other: The second view: as of another position, or at another time on the effective
    ///     clock.
    ///   - selection: The cells to compare.
    /// - Returns: Every cell of the selection that differs, with its causes. Cells of single cases
    ///   that nobody knows, because a report prints counts only, are left out.
    /// - Complexity: O(events) for the two states, and for each different cell the events on its
    ///   inputs times the number of combinations that are tried, at most 64 for each search.
    public func difference(
        to other: InspectionHistory, in selection: CellSelection = .all
    ) -> Difference {
        // The causes are those of the earlier view's way to the later one, so that a difference and
        // its mirror image have the same causes.
        let isForward =
            asOf == other.asOf
            ? effectiveBy.isBefore(other.effectiveBy) || effectiveBy == other.effectiveBy
            : asOf < other.asOf
        var worlds =
            isForward ? DifferentWorlds(self, other) : DifferentWorlds(other, self)
        let cells = worlds.cells(in: selection).map { different in
            isForward
                ? different
                : Difference.DifferentCell(
                    cell: different.cell, before: different.after, after: different.before,
                    causes: different.causes)
        }
        let editions = (framework, other.framework)
        return Difference(
            cells: cells, corrections: worlds.corrections(in: selection),
            isEditionChanged: editions.0 != nil && editions.1 != nil && editions.0 != editions.1)
    }
}

extension Timestamp? {
    /// Whether this time is before another one; no time is after every time.
    fileprivate func isBefore(_ other: Timestamp?) -> Bool {
        guard let self else { return false }
        return other.map { self < $0 } ?? true
    }
}
