public import EventSourcing

/// Declares an interest of a person in the inspected service.
public struct DeclareInterest: InspectionCommandContent {
    package static let name: CommandName = "declare-interest"
    package static let fields: [FieldPrivacy] = [
        .value("person", about: .staff),
        .typed("interest", about: .staff),
    ]

    /// The person; `nil` for the actor.
    public var person: Agent.ID?
    /// The interest; organisational text of at most 500 bytes.
    public var interest: String

    /// Creates the command.
    public init(of person: Agent.ID? = nil, _ interest: String) {
        self.person = person
        self.interest = interest
    }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.declareInterest)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        if let person, person != provenance.actor.id, provenance.origin.isOwn,
            let leading = inspection.permissions?.leadingRole,
            ![leading, .panelChair].contains(provenance.actor.role)
        {
            throw Refusal(
                .notPermitted,
                "\(provenance.actor.id) may not declare an interest of \(person).",
                remedy: "Let \(person) declare it, the \(leading) or the panel chair.")
        }
        let event = InterestDeclared(
            person: person ?? provenance.actor.id, interest: .text(interest))
        try event.validate(on: inspection, by: provenance)
        return [.interestDeclared(event)]
    }
}
