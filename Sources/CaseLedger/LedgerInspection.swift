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
        if isEmpty { throw try await nothingRecorded(by: position) }
        return inspection
    }

    /// The inspection on both clocks: the events that held by `time` and were recorded by `moment`.
    ///
    /// The edition, the announcement, the sample plan and the selections have always held. A
    /// judgement whose record was corrected as wrong holds from the corrected time. Some other events are known to have held within a period of time only. If `time` is inside that
    /// period, they are uncertain, and the inspection is folded twice: without and with them.
    ///
    /// - Parameters:
    ///   - moment: The moment up to which the ledger is read.
    ///   - time: The moment on the effective clock; `nil` for the recorded clock alone.
    /// - Returns: The inspection without and with the uncertain events.
    /// - Throws: As ``state(asOf:)``.
    /// - Complexity: O(events of this inspection); twice that if there are uncertain events.
    public func state(
        asOf moment: Moment = .now, effectiveBy time: EffectiveMoment?
    ) async throws(LedgerError) -> OnBothClocks<Inspection> {
        guard let time else { return OnBothClocks(try await state(asOf: moment)) }
        let position = try await position(of: moment)
        let corrected = try await correctedTimes(upTo: position)
        var without = Inspection()
        var uncertain: [Position] = []
        var isEmpty = true
        try await visit(.through(position)) { event throws(EventStoreError) in
            isEmpty = false
            switch event.timing(at: time.time, corrected) {
            case .held: try without.take(event)
            case .notYet: break
            case .uncertain: uncertain.append(event.position)
            }
        }
        if isEmpty { throw try await nothingRecorded(by: position) }
        guard !uncertain.isEmpty else { return OnBothClocks(without) }
        var with = Inspection()
        try await visit(.through(position)) { event throws(EventStoreError) in
            if event.timing(at: time.time, corrected) != .notYet { try with.take(event) }
        }
        return OnBothClocks(without, with: with, uncertain: uncertain)
    }

    /// The times at which judgements held whose records were corrected as wrong by a position.
    private func correctedTimes(
        upTo position: Position
    ) async throws(LedgerError) -> CorrectedTimes {
        var corrected = CorrectedTimes()
        guard position > .start else { return corrected }
        let codec = InspectionEventCodec()
        try await ledger.store.visit(
            Query([Query.Clause(stream: id, types: CorrectedTimes.types)]), in: .through(position)
        ) { event throws(EventStoreError) in
            do throws(UnreadableEvent) {
                corrected.take(try codec.decode(event), at: event.occurrence)
            } catch { throw EventStoreError(unreadable: error) }
        }
        return corrected
    }

    /// The commands of the inspection with their events, up to a moment.
    ///
    /// Audit, trace, difference, explanation and replay are functions of this value.
    ///
    /// - Parameters:
    ///   - moment: The moment up to which the ledger is read.
    ///   - keepingUnreadable: Whether an event that this version cannot read is kept as unreadable,
    ///     for a replay. Every value after such an event may be wrong.
    /// - Returns: The history on the recorded clock.
    /// - Throws: ``LedgerError`` with code `notFound` when nothing was recorded of the inspection
    ///   by then or the milestone was not reached, `beyondHead` for a position beyond the end,
    ///   `newerFormat` for an event that this version cannot read, `damaged`, `closed` or
    ///   `storage`.
    /// - Complexity: O(events of this inspection).
    public func history(
        asOf moment: Moment = .now, keepingUnreadable: Bool = false
    ) async throws(LedgerError) -> InspectionHistory {
        let position = try await position(of: moment)
        let codec = InspectionEventCodec()
        var commands: [HistoryCommand] = []
        try await visit(.through(position)) { event throws(EventStoreError) in
            let read: HistoryEvent
            do throws(UnreadableEvent) {
                read = HistoryEvent(try codec.decode(event), at: event.occurrence)
            } catch {
                guard keepingUnreadable else { throw EventStoreError(unreadable: error) }
                read = HistoryEvent(
                    unreadable: error.type, at: event.occurrence, problem: error.description)
            }
            guard event.position == event.command.first else {
                if !commands.isEmpty { commands[commands.count - 1].add(read) }
                return
            }
            do throws(UnreadableEvent) {
                let record = try event.record
                guard let details = record.command else { return }
                commands.append(HistoryCommand(record, details, events: [read]))
            } catch { throw EventStoreError(unreadable: error) }
        }
        if commands.isEmpty { throw try await nothingRecorded(by: position) }
        return InspectionHistory(of: id, commands, asOf: position)
    }

    /// The histories as of two moments, with one reading of the ledger.
    ///
    /// - Throws: As ``history(asOf:keepingUnreadable:)``.
    public func histories(
        asOf first: Moment, _ second: Moment
    ) async throws(LedgerError) -> (first: InspectionHistory, second: InspectionHistory) {
        let positions = (try await position(of: first), try await position(of: second))
        let earliest = min(positions.0, positions.1)
        let whole = try await history(asOf: .position(max(positions.0, positions.1)))
        let earlier = whole.asOf(earliest)
        if earlier.commands.isEmpty { throw try await nothingRecorded(by: earliest) }
        return positions.0 == earliest ? (earlier, whole) : (whole, earlier)
    }

    /// The error for an inspection of which nothing was recorded by a position.
    private func nothingRecorded(by position: Position) async throws(LedgerError) -> LedgerError {
        try await notRecorded(by: position)
            ?? LedgerError(
                .notFound,
                "Nothing was recorded of inspection \(id) up to position \(position).",
                remedy: "Check the id and the moment, or announce the inspection.")
    }

    /// The position of a moment: always the end of a command.
    ///
    /// - Throws: ``LedgerError`` with code `notFound` for a milestone that was not reached,
    ///   `beyondHead` for a position beyond the end, `newerFormat`, `damaged`, `closed` or
    ///   `storage`.
    public func position(of moment: Moment) async throws(LedgerError) -> Position {
        switch moment {
        case .now, .position, .recorded:
            let position = try await ledger.position(of: moment)
            try await requireNoDoubt(upTo: position)
            return position
        case .milestone(let milestone):
            let milestones = try await state().milestones
            let position =
                switch milestone {
                case .announced: milestones.announced
                case .fieldwork: milestones.fieldwork
                case .panel: milestones.panel
                case .draft: milestones.draft
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

extension EncodedEvent {
    /// How the event relates to a time on the effective clock.
    fileprivate func timing(
        at time: Timestamp, _ corrected: CorrectedTimes
    ) -> EffectiveTime.Timing {
        guard !InspectionEventCodec.holdsAlways(self) else { return .held }
        return corrected.time(at: position, stated: effectiveAt).timing(at: time)
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
