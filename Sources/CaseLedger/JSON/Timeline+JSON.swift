// What happened in an inspection, on both clocks, in JSON.

extension InspectionTimeline.Kind: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<InspectionTimeline.Kind> = .words { $0.rawValue }
}

extension InspectionTimeline.Entry: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionTimeline.Entry>(
        "TimelineItem", "Events of one kind that were recorded on one day.",
        JSONField("kind", "What happened.") { $0.kind },
        JSONField("words", "The same for people, with the number of events.") { $0.words },
        JSONField("count", "How many events.") { $0.count },
        JSONField("standards", "The standards that a decision is about.") { $0.standards },
        JSONField("effectiveAt", "When it held, from the first to the last event.") { $0.held },
        JSONField("recordedOn", "The day of recording.") { $0.recordedOn },
        JSONField("origin", "Where the events come from.") { $0.origin },
        JSONField("fewestDaysLate", "Whole days; null for what was not late.") {
            $0.daysLate?.lowerBound
        },
        JSONField("mostDaysLate", "Whole days; null for what was not late.") {
            $0.daysLate?.upperBound
        },
        JSONField("missed", "Milestones by which it had held, and after which it was recorded.") {
            $0.missed
        },
        JSONField("position", "The position of the first event.") { $0.position })
}

extension InspectionTimeline: JSONMapped {
    public static let jsonMapping = JSONMapping<InspectionTimeline>(
        "Timeline", "What happened, when it held and when it was recorded.",
        JSONField("days", "The number of days after which a fact is late.") { $0.days },
        JSONField("entries", "The entries, in the order of recording.") { $0.entries })
}
