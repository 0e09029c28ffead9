/// The records of one stream that were lost to damage, as a salvage marked them.
public struct LostRecords: Hashable, Sendable {
    /// The inspection, or a stream of its own for records of which the inspection is not known.
    public let stream: StreamName
    /// The position of the first of them.
    public let first: Position
    /// How many there are.
    public let count: Int

    /// Creates a description from its fields.
    public init(stream: StreamName, first: Position, count: Int) {
        self.stream = stream
        self.first = first
        self.count = count
    }
}

extension Ledger {
    /// The inspections of which records are lost up to a moment; none in a ledger that was never
    /// salvaged.
    ///
    /// - Parameter moment: A position, a time or a date. A milestone is refused.
    /// - Returns: One entry for each stream with lost records, by name.
    /// - Throws: ``LedgerError`` with code `invalidInput` for a milestone, `beyondHead`, `damaged`,
    ///   `closed` or `storage`.
    /// - Complexity: O(lost records).
    public func lostRecords(
        asOf moment: Moment = .now
    ) async throws(LedgerError) -> [LostRecords] {
        try await lostRecords(upTo: try await position(of: moment))
    }

    func lostRecords(upTo last: Position) async throws(LedgerError) -> [LostRecords] {
        let query = Query([Query.Clause(types: [UnreadableEvent.lostRecord])])
        var found: [StreamName: LostRecords] = [:]
        var rest: PositionRange? = .through(last)
        while let range = rest {
            let page = try await page(of: query, in: range)
            rest = page.rest
            for record in page.records {
                let before = found[record.stream]
                found[record.stream] = LostRecords(
                    stream: record.stream, first: before?.first ?? record.position,
                    count: (before?.count ?? 0) + 1)
            }
        }
        return found.values.sorted { $0.stream < $1.stream }
    }
}
