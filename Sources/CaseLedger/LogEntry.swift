/// An event as a log shows it: its record, what its command shares, and what happened, in one sentence.
public struct LogEntry: Hashable, Sendable, Identifiable {
    /// The event's record.
    public let record: Record
    /// What the events of its command share: role, authority, reason.
    public let command: CommandDetails
    /// The event; `nil` for an event of another domain, and where ``problem`` says why it cannot be read.
    public let event: InspectionEvent?
    /// What happened, as a sentence without a full stop; `nil` where there is no ``event``.
    public let sentence: String?
    /// Why this version cannot read the event; `nil` where it can, and for an event of another domain.
    public let problem: String?

    /// The event's position.
    public var id: Position { record.position }

    /// The entry in one line, without its position: the sentence, or why there is none.
    public var words: String {
        if let sentence { return sentence }
        return problem.map { "\(record.type), which cannot be read: \($0)" }
            ?? "\(record.type), an event of another domain"
    }
}

extension Ledger {
    /// What records say happened, in their order.
    ///
    /// - Parameter records: Records as a page of this ledger has them.
    /// - Returns: An entry for each record; one that cannot be read says why.
    /// - Throws: Code `damaged` when the first record of a command, which has its role and reason, cannot be
    ///   read.
    /// - Complexity: O(records), and one lookup for each inspection and each command that begins before the
    ///   records.
    public func entries(of records: [Record]) async throws(LedgerError) -> [LogEntry] {
        var entries: [LogEntry] = []
        entries.reserveCapacity(records.count)
        var command: (first: Position, details: CommandDetails)?
        var frameworks: [StreamName: Framework?] = [:]
        for record in records {
            let details: CommandDetails
            if let own = record.command {
                details = own
            } else if let command, command.first == record.firstOfCommand {
                details = command.details
            } else {
                details = try await self.command(of: record)
            }
            command = (record.firstOfCommand, details)
            let framework: Framework?
            if let known = frameworks[record.stream] {
                framework = known
            } else {
                framework = try await edition(of: record.stream)
                frameworks[record.stream] = .some(framework)
            }
            entries.append(Self.entry(record, details, framework))
        }
        return entries
    }

    private static func entry(
        _ record: Record, _ command: CommandDetails, _ framework: Framework?
    ) -> LogEntry {
        guard let framework else {
            return LogEntry(
                record: record, command: command, event: nil, sentence: nil, problem: nil)
        }
        do throws(UnreadableEvent) {
            let event = try InspectionEventCodec().decode(record)
            return LogEntry(
                record: record, command: command, event: event,
                sentence: event.sentence(in: framework, by: Provenance(of: record, command)),
                problem: nil)
        } catch {
            return LogEntry(
                record: record, command: command, event: nil, sentence: nil,
                problem: error.description)
        }
    }

    /// The edition of an inspection; `nil` for a stream of another domain.
    private func edition(of stream: StreamName) async throws(LedgerError) -> Framework? {
        if let known = frameworks.framework(of: stream) { return known }
        let first = try await page(of: .stream(stream), limit: 1).records.first
        guard let first, RatingsProjection.scope.matches(first) else { return nil }
        do throws(LedgerError) { return try await inspection(stream).framework() } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }
}
