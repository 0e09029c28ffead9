internal import CaseQualityCoding

/// An event of the ledger's own stream: a copy that was made, or a record that was read.
public struct CustodyEntry: Hashable, Sendable, Identifiable {
    /// The event's position.
    public let position: Position
    /// When it was recorded.
    public let recordedAt: Timestamp
    /// Who did it, and in which role.
    public let actor: Agent
    /// What happened.
    public let event: CustodyEvent

    /// The event's position.
    public var id: Position { position }

    /// Creates an entry from its fields.
    public init(position: Position, recordedAt: Timestamp, actor: Agent, event: CustodyEvent) {
        self.position = position
        self.recordedAt = recordedAt
        self.actor = actor
        self.event = event
    }
}

extension Ledger {
    /// The backups, the exports and the readings of persons' records, oldest first.
    ///
    /// A backup or an export may still have a text that was erased since. The ledger knows the
    /// copies that were made with ``backup(to:since:by:)`` and those that were recorded with
    /// ``record(_:by:)``.
    ///
    /// - Parameter position: Up to where to read; `nil` for the end of the ledger.
    /// - Returns: The events.
    /// - Throws: ``LedgerError`` with code `beyondHead`, `newerFormat` when this version cannot
    ///   read one of them, `damaged`, `closed` or `storage`.
    /// - Complexity: O(events of the ledger's own stream).
    public func custody(
        through position: Position? = nil
    ) async throws(LedgerError) -> [CustodyEntry] {
        let head = try await head().position
        let last = position ?? head
        guard last <= head else { throw LedgerError(EventStoreError.beyondHead(last, head: head)) }
        var entries: [CustodyEntry] = []
        var rest: PositionRange? =
            last > .start ? PositionRange(from: .start.next, through: last) : nil
        while let range = rest {
            let page = try await store.page(of: .stream(.ledger), in: range)
            for record in page.records where CustodyCodec.types.contains(record.type) {
                let role = try await command(of: record).role
                entries.append(
                    CustodyEntry(
                        position: record.position, recordedAt: record.recordedAt,
                        actor: Agent(record.actor, role: role),
                        event: try custodyEvent(of: record)))
            }
            rest = page.rest
        }
        return entries
    }

    /// The recorded copies outside the ledger that may have a text of the event at a position: backups,
    /// exports, and the backups that the ledger was restored from.
    ///
    /// A backup that was made after the text was erased does not have it, but counts all the same.
    ///
    /// - Parameter position: The position of the event.
    /// - Returns: The events that say that they were made, oldest first.
    /// - Throws: As ``custody(through:)``.
    public func copies(
        mayHave position: Position
    ) async throws(LedgerError) -> [CustodyEntry] {
        try await custody().filter { $0.event.mayHave(position) }
    }

    /// Records in the ledger's own stream that a copy was made or a person's record was read.
    ///
    /// A program that exports events records it here, so that a later erasure knows of the file.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - actor: Who did it.
    /// - Returns: The receipt.
    /// - Throws: ``LedgerError`` with code `diskFull`, `closed` or `storage`.
    @discardableResult
    public func record(
        _ event: CustodyEvent, by actor: Agent
    ) async throws(LedgerError) -> Receipt {
        try await store.append(Self.command(event, by: actor, at: clock.now))
    }

    /// The command that records an event in the ledger's own stream.
    static func command(
        _ event: CustodyEvent, by actor: Agent, at time: Timestamp
    ) -> Command {
        let provenance = Provenance(actor: actor, effectiveAt: .instant(time))
        return Command(
            id: .random(), stream: .ledger,
            events: [CustodyCodec().encode(event, by: provenance)], provenance: provenance)
    }

    /// Decodes an event of the ledger's own stream.
    private func custodyEvent(of record: Record) throws(LedgerError) -> CustodyEvent {
        do throws(UnreadableEvent) { return try CustodyCodec().decode(record) } catch {
            throw LedgerError(EventStoreError(unreadable: error))
        }
    }
}

extension CustodyEvent {
    /// Whether this is a copy that may have the event at a position.
    fileprivate func mayHave(_ position: Position) -> Bool {
        switch self {
        case .backupMade(let event):
            (event.since ?? .start) < position && position <= event.through
        case .exportMade(let event): position <= event.through
        case .ledgerRestored(let event): position <= max(event.through, event.replaced ?? .start)
        case .personRecordRead, .stateAccepted: false
        }
    }
}
