public import CaseLedger

/// One event with the full content of its record.
public struct ShownEvent: Hashable, Sendable {
    /// The event, and the details of its command.
    public let entry: LogEntry
    /// The texts that a person typed, with their names.
    public let texts: [NamedText]

    /// Creates the answer from an event and its texts.
    public init(_ entry: LogEntry, texts: [NamedText]) {
        self.entry = entry
        self.texts = texts
    }
}

extension ShownEvent: JSONMapped {
    public static let jsonMapping = JSONMapping<ShownEvent>(
        "ShownEvent", "One event with everything that its record holds.",
        JSONField(including: { $0.entry }),
        JSONField("texts", "What somebody typed, by name.") { $0.texts },
        JSONField("command", "What all events of its command share.") { $0.entry.command })
}

extension ShownEvent: DocumentedAnswer {
    public var subject: String { "Event \(entry.record.position)" }

    public var data: Table? {
        var table = Table([.init("Name"), .init("Value", .prose)])
        for case .fields(let fields) in blocks {
            for field in fields { table.add([Table.Cell(field.name), Table.Cell(field.value)]) }
        }
        return table
    }

    /// Whether nobody knows which case the event is about.
    private var isReconstructed: Bool {
        entry.record.origin == .reconstructed && entry.record.type != UnreadableEvent.lostRecord
    }

    /// The tags without the case of a reconstructed answer.
    private var shownTags: [EventTag] {
        entry.record.tags.filter {
            !isReconstructed || $0.name != TagName.caseKey.rawValue
        }
    }

    public var blocks: [Document.Block] {
        let (record, command) = (entry.record, entry.command)
        var fields: [Document.Field] = [
            .init("what happened", "\(entry.words)."),
            .init("inspection", "\(record.stream), event \(record.sequence) of it"),
            .init("event", "\(record.type), schema version \(record.schemaVersion)"),
            .init("recorded", record.recordedAt.rfc3339),
            .init("held", record.effectiveAt.words),
            .init("entered by", "\(record.actor), \(command.role)"),
        ]
        if let judge = entry.judgedBy { fields.append(.init("judged by", "\(judge)")) }
        if let person = entry.event?.requestedBy {
            fields += [
                .init("asked for by", "\(person)"), .init("approved by", "\(record.actor)"),
            ]
        }
        fields += [
            .init("authority", command.authority?.words ?? "none given"),
            .init("reason", entry.reason?.words ?? "none given"),
            .init(
                "backdated",
                command.backdated.map { $0.text ?? "yes; the reason was erased" } ?? "no"),
            .init("origin", record.origin.description),
            .init("tags", shownTags.map(\.description).joined(separator: " ")),
            .init(
                "command",
                "\(command.id), event \(record.indexInCommand + 1) of \(record.eventCount)"),
            .init(
                "had seen",
                ObservedQuery.words(
                    command.seen, decidedAsOf: command.dependsOn.position, origin: record.origin)),
        ]
        if !texts.isEmpty {
            fields.append(
                .init("typed texts", texts.map(\.name).joined(separator: ", ")))
        }
        for text in texts
        where text.field != .authority && text.field != .reason && text.text != entry.reason
            && text.text.text?.hasPrefix(Metadata.backdated + "=") != true
        {
            fields.append(.init("text \(text.name)", text.text.words))
        }
        var blocks: [Document.Block] = [.fields(fields)]
        if let event = entry.event {
            // The reason above is the same text.
            let members = event.payload.members.filter {
                $0.name != "reason" && $0.name != "reasonMissing" || entry.reason == nil
            }.filter {
                !isReconstructed || $0.name != TagName.caseKey.rawValue
            }.map {
                Document.Field($0.name.spelledOut, $0.value.words)
            }
            blocks += [.heading("Content", level: 3), .fields(members)]
        }
        if isReconstructed { blocks.append(.note(Ratings.reconstructed)) }
        return blocks
    }
}

extension JSONValue {
    /// The value in words; a long text is shortened, and the JSON has all of it.
    fileprivate var words: String {
        switch self {
        case .null: "none"
        case .bool(let value): value ? "yes" : "no"
        case .integer(let value): String(value)
        case .number(let value): value.description
        case .string(let value):
            value.count > 200 ? "\(value.prefix(60))... (\(value.count) characters)" : value
        case .array(let values):
            values.isEmpty ? "none" : values.map(\.words).joined(separator: ", ")
        case .object(let members) where self["erased"] == .bool(true) && members.count == 1:
            "(erased)"
        case .object(let members):
            members.map { "\($0.name.spelledOut) \($0.value.words)" }.joined(separator: " ")
        }
    }
}
