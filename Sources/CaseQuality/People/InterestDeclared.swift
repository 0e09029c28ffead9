public import EventSourcing

/// A person declared an interest in the inspected service.
public struct InterestDeclared: InspectionEventContent {
    public static let name: EventName = "interest-declared"
    package static let fields: [FieldPrivacy] = [
        .value("person", about: .staff),
        .text("interest", 2, about: .staff),
    ]
    /// The person.
    public let person: Agent.ID
    /// The interest; organisational text.
    public let interest: FreeText

    package init(person: Agent.ID, interest: FreeText) {
        self.person = person
        self.interest = interest
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues {
        [.milestone: TagName.everyMilestone]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.open()
        try inspection.checkPerson(person)
        try inspection.require(interest, "The interest", atMost: Self.longestInBytes)
    }

    /// The longest text of an interest.
    ///
    /// Unit: UTF-8 bytes.
    static let longestInBytes = 500

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.people.interested.insert(person)
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(person) declared an interest" + provenance.entered(for: person)
    }
}
