extension LedgerInspection {
    /// The ratings as of a moment.
    ///
    /// - Throws: ``LedgerError`` with code `notFound` when the inspection was not announced by
    ///   then, or as ``position(of:)``.
    /// - Complexity: One seek for each key question and standard, whatever the length of the
    ///   ledger.
    public func ratings(asOf moment: Moment = .now) async throws(LedgerError) -> Ratings {
        let position = try await position(of: moment)
        do throws(LedgerError) { return try await ratings(at: position) } catch {
            guard error.code == .notFound else { throw error }
            throw try await notRecorded(by: position) ?? error
        }
    }

    /// The ratings on both clocks: of what held by `time`, as far as it was recorded by `moment`.
    ///
    /// - Parameters:
    ///   - moment: The moment up to which the ledger is read.
    ///   - time: The moment on the effective clock; `nil` for the recorded clock alone.
    /// - Returns: The ratings without and with the events whose time is uncertain.
    /// - Throws: As ``ratings(asOf:)``.
    /// - Complexity: O(events of this inspection); without `time`, as ``ratings(asOf:)``.
    public func ratings(
        asOf moment: Moment = .now, effectiveBy time: EffectiveMoment?
    ) async throws(LedgerError) -> OnBothClocks<Ratings> {
        guard let time else { return OnBothClocks(try await ratings(asOf: moment)) }
        let position = try await position(of: moment)
        let head = try await ledger.head(upTo: position)
        let state = try await state(asOf: .position(position), effectiveBy: time)
        return try state.map { inspection throws(LedgerError) in
            guard let ratings = Ratings(of: id, inspection, asOf: head) else {
                throw notAnnounced(by: position)
            }
            return ratings
        }
    }

    /// The inspected service as of a moment; `nil` before it was registered.
    ///
    /// - Throws: As ``position(of:)``.
    /// - Complexity: Reads one event, found by the index.
    public func service(
        asOf moment: Moment = .now
    ) async throws(LedgerError) -> ServiceRegistered? {
        guard
            case .serviceRegistered(let service)? = try await last(
                ServiceRegistered.name, asOf: moment)
        else { return nil }
        return service
    }

    func ratings(at position: Position) async throws(LedgerError) -> Ratings {
        let framework = try await framework()
        let rows = try await ledger.store.rows(in: id, asOf: position)
        let recordedAt = try await ledger.store.record(at: position)?.recordedAt
        let head = Head(position: position, recordedAt: recordedAt)
        guard !rows.isEmpty else {
            throw notAnnounced(by: position)
        }
        do throws(EventStoreError) {
            return try Ratings(of: id, rows: rows, framework: framework, asOf: head)
        } catch { throw LedgerError(error) }
    }

    /// The error for an inspection whose first event is after a position.
    ///
    /// `nil` for an inspection that was recorded by then, and for one that is not in the ledger.
    func notRecorded(by position: Position) async throws(LedgerError) -> LedgerError? {
        let first = try await ledger.page(of: .stream(id), limit: 1).records.first
        guard let first, first.lastOfCommand > position else { return nil }
        return LedgerError(
            .notFound,
            "Inspection \(id) was first recorded at \(first.recordedAt.rfc3339), at position "
                + "\(first.position). Nothing is recorded of it before.",
            remedy: "A moment is a time of recording, not of the inspection. Use @announced, "
                + "@published or a later time. For what held on a date, use the effective clock: "
                + "--effective, or effectiveBy.")
    }

    func notAnnounced(by position: Position) -> LedgerError {
        LedgerError(
            .notFound, "Inspection \(id) was not announced by position \(position).",
            remedy: "Use a later moment, such as @announced.")
    }

    /// The answers to every question that is asked of cases, counted as of a moment.
    ///
    /// - Throws: As ``state(asOf:)``.
    /// - Complexity: O(events of this inspection).
    public func keyQuestions(
        asOf moment: Moment = .now, standard: Standard.ID? = nil
    ) async throws(LedgerError) -> KeyQuestionTable {
        KeyQuestionTable(of: try await state(asOf: moment), standard: standard)
    }

    /// Every value that a standard's rating has had, oldest first.
    ///
    /// - Throws: ``LedgerError`` with code `notFound` for an unknown inspection or standard,
    ///   `newerFormat`, `damaged`, `closed` or `storage`.
    public func history(
        of standard: Standard.ID
    ) async throws(LedgerError) -> [RatingVersion<StandardRating>] {
        _ = try await checked(standard)
        return try await versions(StandardRating.rowKey(standard)) {
            row throws(EventStoreError) in try StandardRating(row: row)
        }
    }

    /// Every value that the service's overall rating has had, oldest first.
    ///
    /// - Throws: ``LedgerError`` with code `notFound` for an unknown inspection, `newerFormat`,
    ///   `damaged`, `closed` or `storage`.
    public func overallHistory() async throws(LedgerError) -> [RatingVersion<OverallRating>] {
        _ = try await framework()
        return try await versions(OverallRating.rowKey) {
            row throws(EventStoreError) in try OverallRating(row: row)
        }
    }

    /// The edition that the inspection was announced with.
    ///
    /// - Complexity: Reads one record the first time, then answers from a cache.
    package func framework() async throws(LedgerError) -> Framework {
        if let known = ledger.frameworks.framework(of: id) { return known }
        let query = Query([Query.Clause(stream: id, types: [FrameworkRegistered.name])])
        var inspection = Inspection()
        var rest: PositionRange? = PositionRange()
        while inspection.framework == nil, let range = rest {
            let page = try await ledger.page(of: query, in: range, limit: 1)
            for record in page.records {
                inspection.evolve(with: Recorded(try ledger.event(of: record), in: record))
            }
            rest = page.rest
        }
        guard let framework = inspection.framework else {
            throw LedgerError(
                .notFound, "The ledger has no inspection \(id).",
                remedy: "Check the id, or announce the inspection.")
        }
        ledger.frameworks.keep(framework, of: id)
        return framework
    }

    private func checked(_ standard: Standard.ID) async throws(LedgerError) -> Standard {
        let framework = try await framework()
        guard let known = framework.standard(standard) else {
            throw LedgerError(
                .notFound, "Edition \(framework.id) has no standard \(standard).",
                remedy: "Use one of "
                    + framework.standards.map(\.id.rawValue).joined(separator: ", ") + ".")
        }
        return known
    }

    private func versions<Value: Hashable & Sendable>(
        _ key: RowKey, _ read: (HistoryRow) throws(EventStoreError) -> Value
    ) async throws(LedgerError) -> [RatingVersion<Value>] {
        let rows = try await ledger.store.history(of: key, in: id)
        do throws(EventStoreError) {
            var versions: [RatingVersion<Value>] = []
            for row in rows {
                versions.append(RatingVersion(position: row.position, value: try read(row)))
            }
            return versions
        } catch { throw LedgerError(error) }
    }
}
