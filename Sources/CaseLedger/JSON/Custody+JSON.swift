// The events of the ledger's own stream in JSON.

extension ExportKind: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ExportKind> = .word
}

extension RollbackCause: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<RollbackCause> = .word
}

extension BackupMade: JSONMapped {
    public static let jsonMapping = JSONMapping<BackupMade>(
        "backup-made", "Somebody made a backup.",
        JSONField("since", "The position after which it begins; null for a whole backup.") {
            $0.since
        },
        JSONField("through", "Its last position.") { $0.through },
        JSONField("bytes", "Its size in bytes.") { $0.bytes },
        JSONField("digest", "The SHA-256 of its file.") { $0.digest },
        JSONField("path", "Where it was made.") { $0.path })
}

extension ExportMade: JSONMapped {
    public static let jsonMapping = JSONMapping<ExportMade>(
        "export-made", "Somebody exported events or answers.",
        JSONField("kind", "What was exported.") { $0.kind },
        JSONField("inspection", "The inspection, where it was only one.") { $0.inspection },
        JSONField("through", "Up to which position.") { $0.through },
        JSONField("bytes", "The size of the file in bytes.") { $0.bytes },
        JSONField("digest", "The SHA-256 of the file.") { $0.digest },
        JSONField("path", "Where it was written.") { $0.path })
}

extension PersonRecordRead: JSONMapped {
    public static let jsonMapping = JSONMapping<PersonRecordRead>(
        "person-record-read", "Somebody read the record of a person's work.",
        JSONField("person", "The person whose record it is.") { $0.person },
        JSONField("inspection", "The inspection.") { $0.inspection },
        JSONField("asOf", "As of which position it was read.") { $0.asOf },
        JSONField("purpose", "What it was read for.") { $0.purpose })
}

extension StateAccepted: JSONMapped {
    public static let jsonMapping = JSONMapping<StateAccepted>(
        "state-accepted",
        "Somebody accepted a ledger that was not the one that had been seen last.",
        JSONField("cause", "How it differed from the one that had been seen.") { $0.cause },
        JSONField("seen", "The last position that had been seen; null for another ledger.") {
            $0.seen
        },
        JSONField("through", "The last position that was accepted.") { $0.through })
}

extension LedgerRestored: JSONMapped {
    public static let jsonMapping = JSONMapping<LedgerRestored>(
        "ledger-restored", "Somebody made this ledger from a backup.",
        JSONField("wholeThrough", "The last position of the whole backup.") { $0.wholeThrough },
        JSONField("increments", "How many increments were applied to it.") { $0.increments },
        JSONField("through", "The last position that was restored.") { $0.through },
        JSONField(
            "erasedAgain", "How many texts of it had been erased since, and were erased again."
        ) {
            $0.erasedAgain
        },
        JSONField(
            "replaced", "The last position of the ledger that was moved; null if none was read."
        ) { $0.replaced },
        JSONField("path", "Where the whole backup was.") { $0.path },
        JSONField(
            "moved", "The name of the ledger that was moved, beside this one; null when none was."
        ) { $0.moved })
}

extension CustodyEvent {
    /// Every kind of event that has a payload in JSON, in the order of the cases.
    static let payloads: [any JSONMapped.Type] = [
        BackupMade.self, ExportMade.self, PersonRecordRead.self, StateAccepted.self,
        LedgerRestored.self,
    ]

    /// The event, as it is written in JSON.
    var mapped: any JSONMapped {
        switch self {
        case .backupMade(let event): event
        case .exportMade(let event): event
        case .personRecordRead(let event): event
        case .stateAccepted(let event): event
        case .ledgerRestored(let event): event
        }
    }
}

/// JSON of what happened: the members of the kind of event.
struct CustodyPayload: JSONEncodable {
    let event: CustodyEvent

    static var jsonSchema: JSONSchema { .either(CustodyEvent.payloads.map { $0.jsonSchema }) }

    var json: JSONValue { event.mapped.json }
}

extension CustodyEntry: JSONMapped {
    public static let jsonMapping = JSONMapping<CustodyEntry>(
        "Custody",
        "A copy that was made or restored, a person's record that was read, or an accepted state.",
        JSONField("position", "The event's place in the ledger.") { $0.position },
        JSONField("recordedAt", "When it was recorded.") { $0.recordedAt },
        JSONField("actor", "Who did it.") { $0.actor.id },
        JSONField("role", "In which role.") { $0.actor.role },
        JSONField("event", "What happened: its type.") { $0.event.name },
        JSONField("payload", "What happened, as data: see the types of events.") {
            CustodyPayload(event: $0.event)
        })
}
