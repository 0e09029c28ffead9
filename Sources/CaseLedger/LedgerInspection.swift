/// One inspection of a ledger, with methods to record commands and to read.
///
/// It is a name, not a snapshot. Creating it costs nothing, and every call reads the current
/// ledger.
public struct LedgerInspection: Sendable {
    /// Its id, which is its stream's name.
    public let id: StreamName
    package let ledger: Ledger

    /// The inspection as of a moment: cases, answers, panel, milestones.
    ///
    /// - Throws: ``LedgerError`` with code `notFound` when nothing was recorded of the inspection
    ///   by then or the milestone was not reached, `beyondHead` for a position beyond the end,
    ///   `newerFormat` for an event that this version cannot read, `damaged`, `closed` or
    ///   `storage`.
    /// - Complexity: O(events of this inspection); for the moment `now`, only the events after the
    ///   cached state.
    public func state(asOf moment: Moment = .now) async throws(LedgerError) -> Inspection {
        let position = try await position(of: moment)
        let (inspection, isEmpty) = try await folded(upTo: position)
        guard !isEmpty else {
            throw try await notRecorded(by: position)
                ?? LedgerError(
                    .notFound,
                    "Nothing was recorded of inspection \(id) up to position \(position).",
                    remedy: "Check the id and the moment, or announce the inspection.")
        }
        return inspection
    }

    /// The inspection on both clocks: the events that held by `time` and were recorded by `moment`.
    ///
    /// Some events are known to have held within a period of time only. If `time` is inside that
    /// period, the event is left out and counted as uncertain.
    ///
    /// - Returns: The inspection, and the number of events that were left out as uncertain.
    /// - Throws: ``LedgerError`` with code `notFound` when nothing had happened by then or the
    ///   milestone was not reached, `beyondHead` for a position beyond the end, `newerFormat`,
    ///   `damaged`, `closed` or `storage`.
    /// - Complexity: O(events of this inspection).
    public func state(
        heldBy time: Timestamp, asOf moment: Moment = .now
    ) async throws(LedgerError) -> (inspection: Inspection, timingUncertain: Int) {
        let position = try await position(of: moment)
        var inspection = Inspection()
        var uncertain = 0
        try await visit(.through(position)) { event throws(EventStoreError) in
            switch event.effectiveAt.timing(at: time) {
            case .held: try inspection.take(event)
            case .notYet: break
            case .uncertain: uncertain += 1
            }
        }
        guard inspection.position > .start else {
            throw LedgerError(
                .notFound,
                "At position \(position), the ledger has no event of inspection \(id) that had "
                    + "happened by \(time.rfc3339).",
                remedy: "Check the id, or use a later time.")
        }
        return (inspection, uncertain)
    }

    /// The position of a moment: always the end of a command.
    ///
    /// - Throws: ``LedgerError`` with code `notFound` for a milestone that was not reached,
    ///   `beyondHead` for a position beyond the end, `newerFormat`, `damaged`, `closed` or
    ///   `storage`.
    public func position(of moment: Moment) async throws(LedgerError) -> Position {
        switch moment {
        case .now, .position, .recorded:
            return try await ledger.position(of: moment)
        case .milestone(let milestone):
            let milestones = try await state().milestones
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
                    remedy: "Use now, or a milestone that it has reached.")
            }
            return position
        }
    }

    /// The inspection folded up to a position, and whether it had no event by then.
    ///
    /// The fold starts from the cached state where that is possible.
    func folded(
        upTo position: Position
    ) async throws(LedgerError) -> (inspection: Inspection, isEmpty: Bool) {
        do throws(EventStoreError) {
            let found = try await ledger.handler.state(of: id, asOf: position)
            return (found.state, found.isEmpty)
        } catch { throw LedgerError(error) }
    }

    /// Calls `body` with a borrowed view of each of the inspection's events in `range`.
    ///
    /// - Returns: The position up to which all events were visited.
    @discardableResult
    private func visit(
        _ range: PositionRange,
        _ body: (borrowing EncodedEvent) throws(EventStoreError) -> Void
    ) async throws(LedgerError) -> Position {
        guard !range.isEmpty else { return range.last }
        return try await ledger.store.visit(.stream(id), in: range, body)
    }
}

extension Inspection {
    /// Folds a stored event; throws the store's error when the event cannot be read.
    fileprivate mutating func take(_ event: borrowing EncodedEvent) throws(EventStoreError) {
        do throws(UnreadableEvent) { try evolve(with: event) } catch {
            throw EventStoreError(unreadable: error)
        }
    }
}
