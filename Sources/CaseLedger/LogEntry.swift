/// An event as a log shows it: its record, its command's details, and a sentence that describes it.
public struct LogEntry: Hashable, Sendable, Identifiable {
    /// The event's record.
    public let record: Record
    /// The details that all events of its command share: role, authority and reason.
    public let command: CommandDetails
    /// The event; `nil` for an event of another domain, and for one that cannot be read.
    public let event: InspectionEvent?
    /// The event of the ledger's own stream; `nil` for any other one.
    public let custody: CustodyEvent?
    /// A description of the event, without a full stop; `nil` if there is neither ``event`` nor
    /// ``custody``.
    public let sentence: String?
    /// Why this version cannot read the event; `nil` if it can, and for an event of another domain.
    public let problem: String?

    /// The event's position.
    public var id: Position { record.position }

    /// The reason of the panel's decision, or else of the command; `nil` if none was given.
    public var reason: FreeText? {
        if case .panelDecisionRecorded(let decision)? = event, let reason = decision.reason {
            return reason
        }
        return command.reason
    }

    /// Who judged, where that is not the person who recorded it; `nil` for anything else.
    public var judgedBy: Agent.ID? { event?.judgedBy }

    /// Who approved what another person asked for; `nil` without an approval in the same command.
    ///
    /// A decision of the panel is approved by a later event.
    public var approvedBy: Agent.ID? { event?.requestedBy == nil ? nil : record.actor }

    /// The entry in one line, without its position: the sentence, or the reason why there is none.
    public var words: String {
        if let sentence { return sentence }
        if record.type == UnreadableEvent.lostRecord {
            return "the event is lost; a salvage put a marker in its place"
        }
        return problem.map { "\(record.type), which cannot be read: \($0)" }
            ?? "\(record.type), an event of another domain"
    }
}

extension Ledger {
    /// Describes the events of records, in their order.
    ///
    /// - Parameter records: Records of this ledger, such as those of a page.
    /// - Returns: An entry for each record; the entry of an unreadable event has the reason.
    /// - Throws: ``LedgerError`` with code `damaged` when the first record of a command, which has
    ///   its role and reason, cannot be read, `closed` or `storage`.
    /// - Complexity: O(records), and one lookup for each inspection and for each command that
    ///   begins before the records.
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
            return custodyEntry(record, command)
        }
        do throws(UnreadableEvent) {
            let event = try InspectionEventCodec().decode(record)
            return LogEntry(
                record: record, command: command, event: event, custody: nil,
                sentence: event.sentence(in: framework, by: Provenance(of: record, command)),
                problem: nil)
        } catch {
            return LogEntry(
                record: record, command: command, event: nil, custody: nil, sentence: nil,
                problem: error.description)
        }
    }

    /// An entry of the ledger's own stream, or of another domain.
    private static func custodyEntry(_ record: Record, _ command: CommandDetails) -> LogEntry {
        var (custody, problem): (CustodyEvent?, String?)
        if record.stream == .ledger, CustodyCodec.types.contains(record.type) {
            do throws(UnreadableEvent) { custody = try CustodyCodec().decode(record) } catch {
                problem = error.description
            }
        }
        return LogEntry(
            record: record, command: command, event: nil, custody: custody,
            sentence: custody?.sentence(by: record.actor), problem: problem)
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
