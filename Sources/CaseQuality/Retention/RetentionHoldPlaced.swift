public import EventSourcing

/// A retention hold was placed on an inspection, a case or an event.
public struct RetentionHoldPlaced: InspectionEventContent {
    public static let name: EventName = "retention-hold-placed"
    package static let fields: [FieldPrivacy] = [
        .value("subject", about: .child),
        .value("basis"),
        .value("reference", about: .child),
        .value("until"),
    ]
    /// What it covers.
    public let subject: HoldSubject
    /// Why.
    public let basis: HoldBasis
    /// The reference of the matter, if one was given.
    public let reference: EvidenceReference?
    /// When it is to be reviewed, if stated; it ends only when it is lifted.
    public let until: PartialDate?

    package init(
        subject: HoldSubject, basis: HoldBasis, reference: EvidenceReference? = nil,
        until: PartialDate? = nil
    ) {
        self.subject = subject
        self.basis = basis
        self.reference = reference
        self.until = until
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        var tags: TagValues = [:]
        tags[.caseKey] = subject.caseKey?.rawValue
        return tags
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        if let key = subject.caseKey, inspection.basis.cases[key] == nil {
            throw Refusal(
                .caseNotSelected, "Case \(key) was never in the sample.",
                remedy: "Check its key. A hold on a withdrawn case is possible.")
        }
        if let position = subject.position, position > inspection.position || position == .start {
            throw Refusal(
                .invalidNumber,
                "Position \(position) is not before this command; the last event of the inspection "
                    + "is at \(inspection.position).",
                remedy: "Name a recorded event of the inspection.")
        }
        if let same = inspection.holdsInForce.first(where: { $0.placed == self }) {
            throw .nothing(
                "The same hold is in force since position \(same.placedAt).",
                remedy: "No command is needed.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.holds.append(RetentionHold(placed: self, placedAt: occurrence.position))
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.actor.id) placed a retention hold on \(subject.words): \(basis.words)"
            + (until.map { ", until \($0)" } ?? "")
    }
}
