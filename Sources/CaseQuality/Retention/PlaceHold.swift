package import EventSourcing

/// Places a retention hold, so that the texts that it covers are not erased.
public struct PlaceHold: InspectionCommandContent {
    package static let name: CommandName = "place-hold"
    package static let fields: [FieldPrivacy] = [
        .value("subject", about: .child),
        .value("basis"),
        .value("reference", about: .child),
        .value("until"),
    ]

    /// What it covers.
    public var subject: HoldSubject
    /// Why.
    public var basis: HoldBasis
    /// The reference of the matter, if any.
    public var reference: EvidenceReference?
    /// When it is to be reviewed, if stated; it ends only when it is lifted.
    public var until: PartialDate?

    /// Creates the command.
    public init(
        on subject: HoldSubject = .inspection, _ basis: HoldBasis,
        reference: EvidenceReference? = nil, until: PartialDate? = nil
    ) {
        self.subject = subject
        self.basis = basis
        self.reference = reference
        self.until = until
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] {
        [RequestedAct(.holdRecords, words: "place a retention hold")]
    }

    package func dependencies(in queries: InspectionQueries) -> Query {
        let base = queries.milestones.or(queries.holds)
        return subject.caseKey.map { base.or(queries.selection(of: $0)) } ?? base
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let event = RetentionHoldPlaced(
            subject: subject, basis: basis, reference: reference, until: until)
        try event.validate(on: inspection, by: provenance)
        return [.retentionHoldPlaced(event)]
    }
}
