/// One inspection of a ledger: where its events are recorded and asked about.
///
/// It is a name, not a snapshot: it costs nothing to make, and every call sees what is there.
public struct LedgerInspection: Sendable {
    /// Its id, which is its stream's name.
    public let id: StreamName
    let ledger: Ledger

    /// The inspection as of a moment: cases, answers, panel, milestones.
    ///
    /// - Throws: Code `notFound` when nothing was recorded of it by then.
    /// - Complexity: O(events of this inspection), less what is cached when the moment is now.
    public func state(asOf moment: Moment = .now) async throws(LedgerError) -> Inspection {
        try await folded(upTo: position(of: moment)).inspection
    }

    /// The position that a moment means.
    ///
    /// - Throws: Code `notFound` for a milestone that was not reached, or a position beyond the end.
    public func position(of moment: Moment) async throws(LedgerError) -> Position {
        switch moment {
        case .now, .position, .recorded:
            return try await ledger.position(of: moment)
        case .milestone(let milestone):
            let milestones = try await folded(upTo: ledger.head().position).inspection.milestones
            let position =
                switch milestone {
                case .announced: milestones.announced
                case .fieldwork: milestones.fieldwork
                case .panel: milestones.panel
                case .published: milestones.published
                }
            guard let position else {
                throw LedgerError(
                    .notFound, "Inspection \(id) has not reached @\(milestone.rawValue).",
                    remedy: "Ask as of now, or of a milestone that it has reached.")
            }
            return position
        }
    }

    /// The inspection folded up to a position, from the cache where it helps.
    func folded(upTo position: Position) async throws(LedgerError) -> InspectionCache.Entry {
        var entry = ledger.cache.entry(of: id)
        if entry.upTo > position {
            entry = InspectionCache.Entry(inspection: Inspection(), upTo: .start)
        }
        var rest: PositionRange? = PositionRange(from: entry.upTo.next, through: position)
        while let range = rest, !range.isEmpty {
            let page = try await ledger.page(of: .stream(id), in: range)
            for record in page.records {
                entry.inspection.evolve(
                    with: Recorded(try ledger.event(of: record), in: record))
            }
            rest = page.rest
        }
        entry.upTo = position
        ledger.cache.keep(entry, of: id)
        guard entry.inspection.position > .start else {
            throw LedgerError(
                .notFound, "Nothing was recorded of inspection \(id) up to position \(position).",
                remedy: "Check the id and the moment, or announce the inspection.")
        }
        return entry
    }
}
