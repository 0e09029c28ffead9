/// An inspection in a list: its service, its dates and its result.
public struct InspectionResult: Hashable, Identifiable, Sendable {
    /// How far an inspection is.
    public enum Stage: String, Hashable, Sendable, CaseIterable {
        /// Announced; fieldwork is planned or under way.
        case underway
        /// The ratings panel met.
        case panel
        /// The report was published.
        case published
    }

    /// The inspection's id.
    public let inspection: StreamName
    /// The inspected service.
    public let service: ServiceRegistered
    /// The announcement.
    public let announcement: InspectionAnnounced
    /// How far the inspection was.
    public let stage: Stage
    /// The publication; `nil` if the report was not published by then.
    public let publication: ReportPublished?
    /// When the publication held, as stated; `nil` if the report was not published by then.
    public let publishedHeldAt: EffectiveTime?
    /// The rating of the service as a whole at that moment.
    public let overall: OverallRating

    /// The inspection's id.
    public var id: StreamName { inspection }
}

extension Ledger {
    /// All inspections with their results as of a moment, the newest first.
    ///
    /// The list is sorted by the date of publication, or without one by the date of the
    /// announcement, or by the first day of fieldwork. Inspections without any of them come first.
    /// An inspection of which records are lost is left out, because its rating is not known;
    /// ``lostRecords(asOf:)`` names it.
    ///
    /// - Parameters:
    ///   - moment: A position, a time or a date. A milestone belongs to one inspection and is
    ///     refused.
    ///   - effective: The moment on the effective clock; `nil` for the recorded clock alone. Events
    ///     whose time is uncertain then are left out.
    /// - Returns: The inspections that were announced by then; on the effective clock those of which
    ///   something held by then.
    /// - Throws: ``LedgerError`` with code `invalidInput` for a milestone, `beyondHead` for a
    ///   position beyond the end, `newerFormat` for an event that this version cannot read,
    ///   `damaged`, `closed` or `storage`.
    /// - Complexity: O(announcements and publications), and one seek for each inspection.
    public func results(
        asOf moment: Moment = .now, effectiveBy effective: EffectiveMoment? = nil
    ) async throws(LedgerError) -> [InspectionResult] {
        let last = try await position(of: moment)
        let (order, lives, _) = try await lives(upTo: last, effectiveBy: effective)
        return try await results(of: lives, in: order, upTo: last, effective)
    }

    /// The inspections that may have been announced or published by a moment on the effective clock,
    /// because the moment lies within the stated time.
    ///
    /// - Parameters:
    ///   - moment: As for ``results(asOf:effectiveBy:)``.
    ///   - effective: The moment on the effective clock.
    ///   - service: Only inspections of this service; `nil` for all.
    /// - Returns: Their ids, in the order in which they were recorded.
    /// - Throws: As ``results(asOf:effectiveBy:)``.
    /// - Complexity: O(announcements and publications).
    public func uncertainInspections(
        asOf moment: Moment = .now, effectiveBy effective: EffectiveMoment,
        service: ServiceID? = nil
    ) async throws(LedgerError) -> [StreamName] {
        let last = try await position(of: moment)
        return try await lives(upTo: last, effectiveBy: effective).uncertain
            .filter { service == nil || $0.service == service }.map(\.inspection)
    }

    /// What the events of each inspection tell, in the order in which inspections were recorded, and
    /// those of which a time is uncertain.
    private func lives(
        upTo last: Position, effectiveBy effective: EffectiveMoment?
    ) async throws(LedgerError) -> (
        order: [StreamName], lives: [StreamName: Life],
        uncertain: [(inspection: StreamName, service: ServiceID?)]
    ) {
        var lives: [StreamName: Life] = [:]
        var order: [StreamName] = []
        var known: Set<StreamName> = []
        var uncertain: Set<StreamName> = []
        var services: [StreamName: ServiceID] = [:]
        let query = Query([
            Query.Clause(types: [
                ServiceRegistered.name, InspectionAnnounced.name, PanelConvened.name,
                ReportPublished.name,
            ])
        ])
        var rest: PositionRange? = .through(last)
        while let range = rest {
            let page = try await page(of: query, in: range)
            rest = page.rest
            for record in page.records {
                if known.insert(record.stream).inserted { order.append(record.stream) }
                let event = try event(of: record)
                if case .serviceRegistered(let registered) = event {
                    services[record.stream] = registered.service
                }
                let isHeld =
                    effective.map {
                        // What a publication tells of an inspection held when it says so.
                        event.holdsAlways && record.origin.isOwn
                            || record.effectiveAt.timing(at: $0.time) == .held
                    } ?? true
                if isHeld {
                    lives[record.stream, default: Life()].take(event, record.effectiveAt)
                } else if let effective, event.isResult,
                    record.effectiveAt.timing(at: effective.time) == .uncertain
                {
                    uncertain.insert(record.stream)
                }
            }
        }
        return (order, lives, order.filter(uncertain.contains).map { ($0, services[$0]) })
    }

    private func results(
        of lives: [StreamName: Life], in order: [StreamName], upTo last: Position,
        _ effective: EffectiveMoment?
    ) async throws(LedgerError) -> [InspectionResult] {
        var results: [(result: InspectionResult, index: Int)] = []
        let lost = Set(try await lostRecords(upTo: last).map(\.stream))
        for (index, stream) in order.enumerated() where !lost.contains(stream) {
            guard let life = lives[stream], let service = life.service,
                let announcement = life.announcement,
                let overall = try await overall(of: stream, at: last, effective)
            else { continue }
            results.append(
                (
                    InspectionResult(
                        inspection: stream, service: service, announcement: announcement,
                        stage: life.stage, publication: life.publication,
                        publishedHeldAt: life.publishedHeldAt, overall: overall), index
                ))
        }
        return results.sorted { one, other in
            let dates = (one.result.newest, other.result.newest)
            if let first = dates.0, let second = dates.1, first != second { return first > second }
            if (dates.0 == nil) != (dates.1 == nil) { return dates.0 == nil }
            return one.index > other.index
        }.map(\.result)
    }

    /// The state of one inspection that the list needs.
    private struct Life {
        var service: ServiceRegistered?
        var announcement: InspectionAnnounced?
        var publication: ReportPublished?
        var publishedHeldAt: EffectiveTime?
        var stage = InspectionResult.Stage.underway

        mutating func take(_ event: InspectionEvent, _ heldAt: EffectiveTime) {
            switch event {
            case .serviceRegistered(let event): service = event
            case .inspectionAnnounced(let event): announcement = event
            case .panelConvened: if publication == nil { stage = .panel }
            case .reportPublished(let event):
                publication = event
                publishedHeldAt = heldAt
                stage = .published
            default: break
            }
        }
    }

    private func overall(
        of stream: StreamName, at position: Position, _ effective: EffectiveMoment?
    ) async throws(LedgerError) -> OverallRating? {
        if let effective {
            let state = try await inspection(stream).state(
                asOf: .position(position), effectiveBy: effective)
            return state.value.overallRating
        }
        guard let row = try await store.row(OverallRating.rowKey, in: stream, asOf: position) else {
            return nil
        }
        do throws(EventStoreError) { return try OverallRating(row: row) } catch {
            throw LedgerError(error)
        }
    }
}

extension InspectionEvent {
    /// Whether the event tells of an inspection that it exists, or that it is published.
    fileprivate var isResult: Bool {
        switch self {
        case .inspectionAnnounced, .reportPublished: true
        default: false
        }
    }
}

extension InspectionResult {
    /// The date by which a list sorts the result.
    fileprivate var newest: PartialDate? {
        publication?.publishedOn ?? announcement.announcedOn ?? announcement.fieldworkFrom
    }
}
