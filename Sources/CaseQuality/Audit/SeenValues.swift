public import EventSourcing

/// The values that a person had been shown before a command, as far as this is recorded.
public struct SeenValues: Hashable, Sendable {
    /// The position up to which the person had seen the ledger.
    public let position: Position
    /// The ratings and figures that the observation covers, as they were then.
    public let values: [Seen]

    /// A cell and what was shown of it.
    public struct Seen: Hashable, Sendable {
        /// The cell.
        public let cell: Cell
        /// What was known of it.
        public let state: CellState
    }

    /// Reads the values that an observation covers.
    ///
    /// - Parameters:
    ///   - observation: The observation that a command names.
    ///   - history: The history of the inspection on the recorded clock.
    init(_ observation: ObservedQuery, of history: InspectionHistory) {
        position = observation.position
        let inspection = history.asOf(observation.position).state
        values = inspection.cells(seenWith: observation.query, of: history.inspection).map {
            Seen(cell: $0, state: inspection.state(of: $0))
        }
    }
}

extension Inspection {
    /// The cells whose value follows from the events that match a query.
    fileprivate func cells(seenWith query: Query, of stream: StreamName) -> [Cell] {
        guard let framework else { return [] }
        let clauses = query.clauses
        let whole = clauses.contains {
            ($0.stream == nil || $0.stream == stream) && $0.types.isEmpty && $0.tags.isEmpty
        }
        let queries = InspectionQueries(stream: stream, framework: framework)
        let seen = framework.standards.filter { standard in
            whole || queries.rating(of: standard.id).clauses.allSatisfy(clauses.contains)
        }
        var cells = seen.flatMap { standard in
            [Cell.standard(standard.id)]
                + (standard.method == .caseData && !whole
                    ? standard.keyQuestions.map { .question($0.id) } : [])
        }
        if seen.count == framework.standards.count { cells.insert(.overall, at: 0) }
        return cells
    }
}
