internal import EventSourcing

/// Everything that is held on one case.
public struct CaseRecord: Hashable, Sendable {
    /// The case.
    public let caseKey: CaseKey
    /// What is known of the case: selected, withdrawn, or not known.
    public let state: CellState
    /// The answers and the oversight of the case as they stand, in the edition's order.
    ///
    /// Empty for a case of a reconstructed inspection, about which nothing is known.
    public let values: [Value]
    /// The events about the case, oldest first; empty where nothing is known.
    public let entries: [HistoryEntry]

    /// A cell of the case.
    public struct Value: Hashable, Sendable {
        /// The cell.
        public let cell: Cell
        /// What is known of it.
        public let state: CellState
        /// What was judged of a withdrawn case, which no longer counts; `nil` otherwise.
        public let withdrawn: CellValue?
    }
}

extension InspectionHistory {
    /// Everything that is held on one case.
    ///
    /// - Parameter key: The case.
    /// - Returns: The record; with the absence `notRecorded` for a case that was never selected.
    /// - Complexity: O(events).
    public func record(of key: CaseKey) -> CaseRecord {
        let inspection = state
        let state = inspection.state(of: .sampled(key))
        guard !state.isNotKnown, let sampled = inspection.basis.cases[key] else {
            return CaseRecord(caseKey: key, state: state, values: [], entries: [])
        }
        let questions =
            inspection.framework?.domain(sampled.domain)?.standards.flatMap(\.questions) ?? []
        let cells = questions.map { Cell.answer(key, $0.id) } + [.caseOversight(key)]
        return CaseRecord(
            caseKey: key, state: state,
            values: cells.map { cell in
                let state = inspection.state(of: cell)
                return CaseRecord.Value(
                    cell: cell, state: state,
                    withdrawn: state == .absent(.withdrawn) ? inspection.judged(cell) : nil)
            },
            entries: entries(about: key))
    }

    /// The events about a case, and those that answer one of them: an approved or declined request,
    /// a lifted hold.
    private func entries(about key: CaseKey) -> [HistoryEntry] {
        var found: Set<Position> = []
        return entries { event, command in
            guard let known = event.event else { return false }
            let isAbout =
                known.cases(by: command.provenance(of: event)).contains(key)
                || known.answered.map(found.contains) == true
            if isAbout { found.insert(event.position) }
            return isAbout
        }
    }
}

extension CellInput {
    /// The case that the input is about; `nil` for an input about no single case.
    var caseKey: CaseKey? {
        switch self {
        case .sample(let key, _), .answer(let key, _), .oversight(let key): key
        default: nil
        }
    }
}
