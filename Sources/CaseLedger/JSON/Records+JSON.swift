// Records in JSON.

extension Record: JSONMapped {
    public static let jsonMapping = JSONMapping<Record>(
        "Event", "An event as it is recorded, without its payload.",
        JSONField("position", "The event's place in the ledger, from 1.") { $0.position },
        JSONField("inspection", "The inspection: the stream that the event belongs to.") {
            $0.stream
        },
        JSONField("sequence", "Its number within the inspection, from 1.") { $0.sequence },
        JSONField("event", "Its type.") { $0.type },
        JSONField("schemaVersion", "The version of the payload's schema.") {
            Int($0.schemaVersion)
        },
        JSONField("tags", "What it is about.") { $0.tags },
        JSONField("actor", "Who recorded it.") { $0.actor },
        JSONField("origin", "Where it comes from.") { $0.origin },
        JSONField("recordedAt", "When the ledger recorded it.") { $0.recordedAt },
        JSONField("effectiveAt", "When it held, as stated.") { $0.effectiveAt },
        JSONField("indexInCommand", "Which of its command's events it is, from 0.") {
            Int($0.indexInCommand)
        },
        JSONField("eventsInCommand", "How many events its command recorded.") {
            Int($0.eventCount)
        },
        JSONField("lastOfCommand", "The position of the command's last event.") {
            $0.lastOfCommand
        })
}

extension CommandDetails: JSONMapped {
    public static let jsonMapping = JSONMapping<CommandDetails>(
        "Command", "What all events of one command share.",
        JSONField("id", "The command's id.") { $0.id },
        JSONField("digest", "The digest of what the command said.") { $0.digest },
        JSONField("role", "In which role the actor acted.") { $0.role },
        JSONField("authority", "On what authority.") { $0.authority },
        JSONField("reason", "Why.") { $0.reason },
        JSONField("metadata", "The caller's own pairs, key=value.") { $0.metadata },
        JSONField("dependsOn", "What the decision depended on.") { $0.dependsOn },
        JSONField("saw", "What the actor had looked at, where the caller said so.") { $0.seen })
}

extension NamedText: JSONMapped {
    public static let jsonMapping = JSONMapping<NamedText>(
        "Text", "A text that somebody typed.",
        JSONField("name", "Its name, which `forget` takes.") { $0.name },
        JSONField("text", "The text.") { $0.text })
}

extension InspectionEvent {
    /// The event's own members, as JSON.
    public var payload: JSONValue { mapped.json }
}

extension LogEntry: JSONMapped {
    public static let jsonMapping = JSONMapping<LogEntry>(
        "LogEntry", "An event with what its command shares, and what happened.",
        JSONField(including: { $0.record }),
        JSONField("commandId", "The command's id.") { $0.command.id },
        JSONField("role", "In which role the actor acted.") { $0.command.role },
        JSONField("authority", "On what authority.") { $0.command.authority },
        JSONField("reason", "Why.") { $0.reason },
        JSONField("judgedBy", "Who judged, where somebody else entered it.") { $0.judgedBy },
        JSONField("approvedBy", "Who approved what another person asked for.") { $0.approvedBy },
        JSONField("backdated", "Why it was recorded after a step that it held before.") {
            $0.command.backdated
        },
        JSONField("sheet", "The name of the file that it was read from, if it was recorded.") {
            $0.command.sheet
        },
        JSONField("sentence", "What happened, in one sentence; null for another domain's event.") {
            $0.sentence
        },
        JSONField("problem", "Why this version cannot read the event; null where it can.") {
            $0.problem
        },
        JSONField("payload", "What happened, as data: see the types of events.") {
            Payload(event: $0.event, custody: $0.custody)
        })

    /// The event's own members.
    struct Payload: JSONEncodable {
        let event: InspectionEvent?
        let custody: CustodyEvent?

        static var jsonSchema: JSONSchema {
            .optional(
                .either(
                    (InspectionEvent.payloads + CustodyEvent.payloads).map { $0.jsonSchema }))
        }

        var json: JSONValue { event?.mapped.json ?? custody?.mapped.json ?? .null }

        func write(into writer: inout JSONWriter) {
            if let event { return event.mapped.write(into: &writer) }
            guard let custody else { return writer.null() }
            custody.mapped.write(into: &writer)
        }
    }
}

extension InspectionResult: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionResult>(
        "InspectionResult", "An inspection in a list: whose, when, and with what result.",
        JSONField("inspection", "The inspection's id.") { $0.inspection },
        JSONField("service", "The service's id.") { $0.service.service },
        JSONField("serviceName", "The service's name.") { $0.service.names.first },
        JSONField("region", "The service's region.") { $0.service.region },
        JSONField("kind", "What kind of inspection.") { $0.announcement.kind },
        JSONField("edition", "The edition of the rules.") { $0.announcement.framework },
        JSONField("stage", "How far the inspection is.") { $0.stage },
        JSONField("publishedOn", "The date of publication.") { $0.publication?.publishedOn },
        JSONField("reinspectionOf", "The inspection that it follows up.") {
            $0.announcement.reinspectionOf
        },
        JSONField(including: { $0.overall }),
        JSONField("publishedOverall", "The overall rating as published.") {
            $0.publication?.overall
        })
}
