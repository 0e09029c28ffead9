public import EventSourcing

/// An event at the service, outside the inspection, was recorded with its date.
public struct TimelineEntryNoted: InspectionEventContent {
    public static let name: EventName = "timeline-entry-noted"
    package static let fields: [FieldPrivacy] =
        [.text("entry.what", 2, about: .child), .value("entry.status")]
        + ReportedTime.fields("entry.time", label: 4, basis: 5)
        + Citation.fields("entry.citation", places: 3, note: 6)
    /// The entry.
    public let entry: TimelineEntry

    package init(entry: TimelineEntry) { self.entry = entry }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [:]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        try inspection.require(
            entry.what, "An entry of the timeline", atMost: ReportFacts.longest.text)
        guard entry.time.on != nil || entry.time.period != nil || entry.time.milestone != nil else {
            throw Refusal(
                .textMissing, "An entry of the timeline has no time.",
                remedy: "Give a date, a period or a milestone.")
        }
        try inspection.check(entry.time, of: "an entry of the timeline")
        try inspection.check(entry.citation, of: "an entry of the timeline")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.timeline.append(ReportFacts.Noted(entry, at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the report")) noted a timeline entry"
            + (entry.date.map { " of \($0)" } ?? "")
    }
}
