/// One inspection of a ledger: where its events are recorded and asked about.
///
/// It is a name, not a snapshot: it costs nothing to make, and every call sees what is there.
public struct LedgerInspection: Sendable {
    /// Its id, which is its stream's name.
    public let id: StreamName
    package let ledger: Ledger

    /// The inspection as of a moment: cases, answers, panel, milestones.
    ///
    /// - Throws: Code `notFound` when nothing was recorded of it by then.
    /// - Complexity: O(events of this inspection), less what is cached when the moment is now.
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

    /// The inspection on both clocks: what had happened by `time`, as far as the ledger knew as of
    /// `moment`.
    ///
    /// What may or may not have happened by then, because only a stretch of time is known that `time`
    /// falls into, is left out and counted.
    ///
    /// - Returns: The inspection, and how many events were left out because their timing is uncertain.
    /// - Throws: Code `notFound` when nothing had happened by then, or the moment was not reached.
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
                "Nothing of inspection \(id) had happened by \(time.rfc3339), as far as the ledger "
                    + "knew at position \(position).",
                remedy: "Check the id, or ask for a later time.")
        }
        return (inspection, uncertain)
    }

    /// The position that a moment means: the end of a command.
    ///
    /// - Throws: Code `notFound` for a milestone that was not reached, `beyondHead` for a position
    ///   beyond the end.
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
                    remedy: "Ask as of now, or of a milestone that it has reached.")
            }
            return position
        }
    }

    /// The inspection folded up to a position, from the cache where it helps, and whether it has no event
    /// by then.
    func folded(
        upTo position: Position
    ) async throws(LedgerError) -> (inspection: Inspection, isEmpty: Bool) {
        do throws(EventStoreError) {
            let found = try await ledger.handler.state(of: id, asOf: position)
            return (found.state, found.isEmpty)
        } catch { throw LedgerError(error) }
    }

    /// Shows `body` the inspection's events of `range` where they lie.
    ///
    /// - Returns: Up to where everything was looked at.
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
    /// Takes in an event where it was stored, or says in a store's words why it cannot be read.
    fileprivate mutating func take(_ event: borrowing EncodedEvent) throws(EventStoreError) {
        do throws(UnreadableEvent) { try evolve(with: event) } catch {
            throw EventStoreError(unreadable: error)
        }
    }
}
