// Audit trails in JSON.

extension AuditedValue: JSONEncodable {
    public static var jsonSchema: JSONSchema {
        .string("rating, answer, or percentage with its sign")
    }
    public var json: JSONValue { .string(description) }
}

extension DecisionChange: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<DecisionChange> = .word
}

extension AuditTrail.Cause: JSONMapped {
    public static let jsonMapping = JSONMapping<AuditTrail.Cause>(
        "Cause", "An event that made a change.",
        JSONField("position", "Where the event is.") { $0.position },
        JSONField("event", "Its type.") { $0.event },
        JSONField("sentence", "What happened, in one sentence.") { $0.sentence },
        JSONField("judgedBy", "Who judged, where somebody else entered it.") { $0.judgedBy },
        JSONField("effectiveAt", "When it held.") { $0.effectiveAt },
        JSONField("origin", "Where the event comes from.") { $0.origin })
}

extension AuditTrail.Change: JSONMapped {
    /// The most causes that are listed; `causeCount` counts all of them.
    private static let mostCauses = 20

    public static let jsonMapping = JSONMapping<AuditTrail.Change>(
        "Change", "What one command changed of the target.",
        JSONField("cell", "What changed: the target, or the case and the question.") { $0.cell },
        JSONField("position", "The end of the command: people saw the new value from there on.") {
            $0.position
        },
        JSONField("recordedAt", "When the ledger recorded it.") { $0.recordedAt },
        JSONField("actor", "Who recorded it.") { $0.actor },
        JSONField("role", "In which role.") { $0.role },
        JSONField("authority", "On what authority.") { $0.authority },
        JSONField("reason", "Why.") { $0.reason },
        JSONField("from", "The value before; null for none.") { $0.from },
        JSONField("to", "The value after; null for none.") { $0.to },
        JSONField(
            "decision",
            "What happened to the decision behind a rating that kept its value; null otherwise."
        ) { $0.decision },
        JSONField("sentence", "What happened, in one sentence.") { $0.sentence },
        JSONField("provisional", "Whether this is a running figure during fieldwork.") {
            $0.isProvisional
        },
        JSONField("origin", "Where the events come from.") { $0.origin },
        JSONField("panelDecision", "The panel's decision, where one made the change.") {
            $0.panelDecision
        },
        JSONField("decidedAsOf", "The position up to which the decision read the ledger.") {
            $0.decidedAsOf
        },
        JSONField("saw", "What the actor had looked at, where the caller said so.") { $0.seen },
        JSONField("causes", "The events that made the change, the first 20.") {
            Array($0.causes.prefix(mostCauses))
        },
        JSONField("causeCount", "How many events made the change.") { $0.causes.count })
}

extension AuditTrail: JSONMapped {
    public static let jsonMapping = JSONMapping<AuditTrail>(
        "AuditTrail", "Every change of a target, oldest first.",
        JSONField("target", "What was asked about.") { $0.target.description },
        JSONField("changes", "The changes.") { $0.changes })
}
