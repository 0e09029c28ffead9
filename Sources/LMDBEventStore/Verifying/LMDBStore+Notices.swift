internal import EventSourcing
internal import LMDB

extension LMDBStore {
    /// What a verification must say beside its findings: what it did not check, and what is behind.
    ///
    /// - Parameters:
    ///   - head: The last position that was checked.
    ///   - watermark: The position up to which the index tables are complete.
    /// - Returns: The conditions, each with the position that it concerns.
    /// - Throws: A failure of the storage.
    func standingNotices(
        head: Position, watermark: Position
    ) async throws(EventStoreError) -> [VerificationReport.Finding] {
        typealias Finding = VerificationReport.Finding
        guard head > .start else {
            return [Finding(at: nil, "the ledger is empty: there was nothing to check")]
        }
        var notices: [Finding] = []
        if watermark < head {
            let count = head.rawValue - watermark.rawValue
            let problem = """
                the index tables end at position \(watermark), \(count) records before the head: \
                those are indexed in memory, and so were not compared
                """
            notices.append(Finding(at: watermark.next, problem))
        }
        for status in try await projections() { notices += Self.notices(of: status) }
        // A damaged index is a finding of its own.
        notices += (try? await lostRecords(through: head)) ?? []
        if let stretch = try clockStretch(through: head) {
            let problem = """
                the records from here to position \(stretch.last) are stamped ahead of this \
                machine's clock, up to \(stretch.latest): a clock was wrong when they were recorded, \
                or is wrong now
                """
            notices.append(Finding(at: stretch.first, problem))
        }
        return notices
    }

    /// The stretches of positions that a salvage marked as lost, at most 20.
    private func lostRecords(
        through head: Position
    ) async throws(EventStoreError) -> [VerificationReport.Finding] {
        let query = Query([Query.Clause(types: [UnreadableEvent.lostRecord])])
        var stretches: [(stream: StreamName, isCertain: Bool, first: Position, last: Position)] = []
        var rest: PositionRange? = PositionRange(through: head)
        while let range = rest {
            let page = try await page(of: query, in: range, order: .forward, limit: 1_000)
            rest = page.rest
            for record in page.records {
                let isCertain = UnreadableEvent.salvagedThrough(record.payload) == nil
                if let last = stretches.last, last.stream == record.stream,
                    last.isCertain == isCertain, last.last.next == record.position
                {
                    stretches[stretches.count - 1].last = record.position
                } else {
                    stretches.append(
                        (record.stream, isCertain, record.position, record.position))
                }
            }
        }
        return stretches.prefix(20).map { stretch in
            let place =
                stretch.stream.rawValue.hasPrefix(UnreadableEvent.nowhere)
                ? "their stream is not known, so any stream that ends before may lack them"
                : stretch.isCertain
                    ? "they belong to \(stretch.stream)"
                    : "they belong to \(stretch.stream) or to another stream"
            return VerificationReport.Finding(
                at: stretch.first,
                "the records from here to position \(stretch.last) are lost: \(place)")
        }
    }

    private static func notices(of status: ProjectionStatus) -> [VerificationReport.Finding] {
        typealias Finding = VerificationReport.Finding
        var notices: [Finding] = []
        let next = status.builtThrough.next
        if !status.isBuilt {
            let problem =
                "no row of \(status.name) is used yet: its rows are folded for every answer"
            notices.append(Finding(at: next, problem))
        }
        if let failure = status.failure {
            notices.append(Finding(at: next, "\(status.name) stands still: \(failure)"))
        }
        return notices
    }
}

extension LMDBStore {
    /// The records that are stamped ahead of the machine's clock; `nil` when there are none.
    ///
    /// Times of recording never go back, so they are the last ones.
    ///
    /// - Complexity: O(log events).
    func clockStretch(through head: Position) throws(EventStoreError) -> StoreHealth.ClockStretch? {
        let now = context.clock.now.microseconds
        let limit = now.addingReportingOverflow(StoreHealth.ClockStretch.toleranceInMicroseconds)
            .partialValue
        guard head > .start, let latest = try time(at: head), latest.microseconds > limit else {
            return nil
        }
        var low = UInt64(1)
        var high = head.rawValue
        while low < high {
            let middle = low + (high - low) / 2
            let isAhead = try time(at: Position(middle)).map { $0.microseconds > limit } ?? false
            if isAhead { high = middle } else { low = middle + 1 }
        }
        return StoreHealth.ClockStretch(first: Position(low), last: head, latest: latest)
    }

    /// When a record was recorded; `nil` when it is missing or damaged.
    private func time(at position: Position) throws(EventStoreError) -> Timestamp? {
        do throws(EventStoreError) {
            return try read { transaction, tables throws(EventStoreError) in
                try transaction.withRecord(at: position, in: tables) { $0.recordedAt }
            }
        } catch {
            if error.code == .integrity { return nil }
            throw error
        }
    }
}
