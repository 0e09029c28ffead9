package import EventSourcing

/// Sends the draft of the report, or an embargoed copy, to somebody.
public struct IssueDraft: InspectionCommandContent {
    package static let name: CommandName = "issue-draft"
    package static let fields: [FieldPrivacy] = [
        .value("kind"),
        .typed("recipient", about: .staff),
        .value("due"),
    ]

    /// What is sent.
    public var kind: DraftKind
    /// Who gets it: an organisation or a function, at most 200 bytes.
    public var recipient: String
    /// Until when an answer is expected, if stated.
    public var due: PartialDate?

    /// Creates the command.
    public init(_ kind: DraftKind = .draft, to recipient: String, due: PartialDate? = nil) {
        self.kind = kind
        self.recipient = recipient
        self.due = due
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.issueDraft)] }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.milestones }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = DraftIssued(kind: kind, recipient: .text(recipient), due: due)
        try event.validate(on: inspection, by: provenance)
        return [.draftIssued(event)]
    }
}
