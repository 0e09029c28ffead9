extension LedgerInspection {
    /// Adds the head to an answer about this inspection.
    ///
    /// - Parameters:
    ///   - body: The answer, as it was read at `position`.
    ///   - position: The position that the answer was read at.
    ///   - origin: Where the facts of the answer come from.
    ///   - audience: Who may read it; `protected` by default.
    /// - Returns: The answer, its head, and the name of the service.
    /// - Throws: ``LedgerError`` with code `beyondHead` for a position beyond the end,
    ///   `newerFormat`, `damaged`, `closed` or `storage`.
    /// - Complexity: Reads two events, found by the index.
    public func answer<Body: JSONEncodable>(
        _ body: Body, asOf position: Position, origin: Origin? = nil,
        audience: AnswerHead.Audience = .protected
    ) async throws(LedgerError) -> HeadedAnswer<Body> {
        HeadedAnswer(
            body,
            head: try await head(asOf: position, nil, origin, audience),
            service: try await service(asOf: .position(position))?.title)
    }

    /// Adds the head to an answer about this inspection on both clocks.
    ///
    /// - Parameters:
    ///   - body: The answer without and with uncertain events, as it was read at `position`.
    ///   - position: The position that the answer was read at.
    ///   - time: The moment on the effective clock; `nil` for the recorded clock alone.
    ///   - origin: Where the facts of the answer come from.
    ///   - audience: Who may read it; `protected` by default.
    /// - Returns: The answer, its head, and the name of the service.
    /// - Throws: As ``answer(_:asOf:origin:audience:)``.
    public func answer<Body: JSONEncodable>(
        _ body: OnBothClocks<Body>, asOf position: Position, effectiveBy time: EffectiveMoment?,
        origin: Origin? = nil, audience: AnswerHead.Audience = .protected
    ) async throws(LedgerError) -> HeadedAnswer<Body> {
        HeadedAnswer(
            body.value, with: body.withUncertain, uncertain: body.uncertain,
            head: try await head(asOf: position, time, origin, audience),
            service: try await service(asOf: .position(position))?.title)
    }

    private func head(
        asOf position: Position, _ time: EffectiveMoment?, _ origin: Origin?,
        _ audience: AnswerHead.Audience
    ) async throws(LedgerError) -> AnswerHead {
        let record = try await lastRecord(
            of: InspectionAnnounced.name, asOf: .position(position))
        let announcement = try await announcement(asOf: .position(position))
        return AnswerHead(
            inspection: id, kind: announcement?.kind, edition: announcement?.framework,
            isUnguarded: try await isUnguarded(announcement),
            isFromPublication: record.map { !$0.origin.isOwn },
            asOf: try await ledger.head(upTo: position), effectiveOn: time, origin: origin,
            audience: audience)
    }

    /// Whether the edition of an announcement states no permissions; `nil` without one.
    private func isUnguarded(
        _ announcement: InspectionAnnounced?
    ) async throws(LedgerError) -> Bool? {
        guard let announcement else { return nil }
        return try await framework().permissions[announcement.kind] == nil
    }

    /// The announcement as of a moment; `nil` if the inspection was not announced by then.
    ///
    /// - Throws: As ``position(of:)``.
    /// - Complexity: Reads one event, found by the index.
    public func announcement(
        asOf moment: Moment = .now
    ) async throws(LedgerError) -> InspectionAnnounced? {
        guard
            case .inspectionAnnounced(let announcement)? = try await last(
                InspectionAnnounced.name, asOf: moment)
        else { return nil }
        return announcement
    }

    /// The last event of a type as of a moment.
    func last(
        _ type: EventName, asOf moment: Moment
    ) async throws(LedgerError) -> InspectionEvent? {
        guard let record = try await lastRecord(of: type, asOf: moment) else { return nil }
        return try ledger.event(of: record)
    }

    /// The record of the last event of a type as of a moment.
    private func lastRecord(
        of type: EventName, asOf moment: Moment
    ) async throws(LedgerError) -> Record? {
        let query = Query([Query.Clause(stream: id, types: [type])])
        var rest: PositionRange? = .through(try await position(of: moment))
        while let range = rest {
            let page = try await ledger.page(of: query, in: range, order: .backward, limit: 1)
            if let record = page.records.first { return record }
            rest = page.rest
        }
        return nil
    }
}

extension Ledger {
    /// Adds the head to an answer about the whole ledger.
    ///
    /// - Parameters:
    ///   - body: The answer, as it was read at `position`.
    ///   - position: The position that the answer was read at.
    ///   - time: The moment on the effective clock; `nil` for the recorded clock alone.
    ///   - audience: Who may read it; `protected` by default.
    /// - Returns: The answer and its head.
    /// - Throws: ``LedgerError`` with code `damaged`, `closed` or `storage`.
    public func answer<Body: JSONEncodable>(
        _ body: Body, asOf position: Position, effectiveBy time: EffectiveMoment? = nil,
        audience: AnswerHead.Audience = .protected
    ) async throws(LedgerError) -> HeadedAnswer<Body> {
        HeadedAnswer(
            body,
            head: AnswerHead(
                asOf: try await head(upTo: position), effectiveOn: time, audience: audience))
    }

    /// The head of the ledger as it was when this position was the last one.
    func head(upTo position: Position) async throws(LedgerError) -> Head {
        Head(
            position: position, recordedAt: try await store.record(at: position)?.recordedAt)
    }
}
