public import EventSourcing

/// The inspectors said what they found on a key question.
public struct KeyQuestionSummarised: InspectionEventContent {
    public static let name: EventName = "key-question-summarised"
    package static let fields: [FieldPrivacy] =
        [
            .value("summary.question"),
            .text("summary.statement", 2, about: .child),
            .value("summary.reads"),
            .value("summary.readsIsInferred"),
            .text("summary.counterpoint", 3, about: .child),
            .value("summary.evidence"),
            .value("summary.links.to"),
            .value("summary.links.isInferred"),
            .text("summary.links.why", 4, about: .child, isList: true),
        ] + ReportedTime.fields("summary.time", label: 5, basis: 6)
        + Citation.fields("summary.citation", places: 7, note: 8)
    /// The summary.
    public let summary: KeyQuestionSummary

    package init(summary: KeyQuestionSummary) { self.summary = summary }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        summary.question.tags(in: framework)
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.openFor(.summary)
        let id = summary.question
        guard try inspection.question(id, in: framework).kind == .keyQuestion else {
            throw Refusal(
                .unknownQuestion, "\(id) is a prompt and no key question.",
                remedy: "Summarise its key question.")
        }
        if let before = inspection.facts.summaries.first(where: { $0.value.question == id }) {
            throw Refusal(
                .alreadyRecorded,
                "What was found on \(id) was recorded at position \(before.position).",
                remedy: "Correct that summary, with a reason.")
        }
        let what = "the summary of \(id)"
        let longest = ReportFacts.longest.text
        try inspection.require(summary.statement, "What was found on \(id)", atMost: longest)
        try inspection.check(summary.counterpoint, "The counterpoint on \(id)", atMost: longest)
        try inspection.check(summary.links, of: what, by: provenance)
        try inspection.check(summary.time, of: what)
        try inspection.check(summary.citation, of: what)
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.correcting = nil
        inspection.facts.summaries.append(ReportFacts.Noted(summary, at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectors")) said what was found on "
            + "\(summary.question.words(in: framework)): \(summary.reads.words)"
    }
}
