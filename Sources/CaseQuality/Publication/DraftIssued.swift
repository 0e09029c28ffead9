public import EventSourcing

/// The draft of the report, or an embargoed copy, was sent to somebody.
public struct DraftIssued: InspectionEventContent {
    public static let name: EventName = "draft-issued"
    package static let fields: [FieldPrivacy] = [
        .value("kind"),
        .text("recipient", 2, about: .staff),
        .value("due"),
    ]
    /// What was sent.
    public let kind: DraftKind
    /// Who got it: an organisation or a function.
    public let recipient: FreeText
    /// Until when an answer is expected, if stated.
    public let due: PartialDate?

    package init(kind: DraftKind, recipient: FreeText, due: PartialDate? = nil) {
        self.kind = kind
        self.recipient = recipient
        self.due = due
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.milestone: TagName.everyMilestone]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.open()
        try inspection.require(recipient, "The recipient", atMost: Self.longestInBytes)
    }

    /// The longest text of a recipient.
    ///
    /// Unit: UTF-8 bytes.
    static let longestInBytes = 200

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.draft = self
        if kind == .draft { inspection.milestones.draft = occurrence.command.last }
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the inspectorate")) issued \(kind.words)"
            + (due.map { ", answers due \($0)" } ?? "")
    }
}
