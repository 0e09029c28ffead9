public import CaseLedger
public import CaseLedgerImporting

/// The events of a recorded example, and the published ratings of its inspections.
public struct ExampleDemonstration: Sendable {
    private let recording: ExampleRecording
    private let published: [Ratings]

    /// Creates the answer of the demonstration.
    ///
    /// - Parameters:
    ///   - recording: The result of recording the example.
    ///   - published: The ratings of its inspections, each as published.
    public init(_ recording: ExampleRecording, published: [Ratings]) {
        self.recording = recording
        self.published = published
    }
}

extension ExampleDemonstration: JSONMapped {
    public static let jsonMapping = JSONMapping<ExampleDemonstration>(
        "ExampleDemonstration", "What the demonstration of an invented service recorded.",
        JSONField("events", "Events of the example.") { $0.recording.events },
        JSONField("eventsRecordedBefore", "Those of them that were recorded before.") {
            $0.recording.eventsRecordedBefore
        },
        JSONField("published", "The ratings of each inspection as published.") { $0.published })
}

extension ExampleDemonstration: DocumentedAnswer {
    public var subject: String { "Example ledger" }

    public var blocks: [Document.Block] {
        let new = recording.events - recording.eventsRecordedBefore
        let sentence =
            new == 0
            ? "The ledger already has all \(recording.events.counted("event")) of the example. "
                + "Nothing was recorded."
            : "Recorded \(new.counted("event")). The service and its people are invented."
        return [.paragraph(sentence)]
            + published.flatMap { ratings in
                [.heading("\(ratings.inspection) as published", level: 2)] + ratings.blocks
            }
    }
}
