package import EventSourcing

/// Confirms the answers of cases that somebody else entered for the actor.
public struct AttestJudgements: InspectionCommandContent {
    package static let name: CommandName = "attest-judgements"
    package static let fields: [FieldPrivacy] = [.value("cases", about: .child)]

    /// The cases; empty for every case with such answers.
    public var cases: [CaseKey]

    /// Creates the command.
    public init(_ cases: [CaseKey] = []) { self.cases = cases }

    package func acts(on _: Inspection) -> [RequestedAct] {
        cases.isEmpty
            ? [RequestedAct(.attest)] : cases.map { RequestedAct(.attest, .sampled($0)) }
    }

    package func dependencies(in queries: InspectionQueries) -> Query { queries.everything }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let waiting = inspection.selected.filter {
            inspection.unattested(of: $0)[provenance.actor.id] != nil
                && inspection.basis.cases[$0]?.isWithdrawn == false
        }
        let keys = cases.isEmpty ? waiting : cases
        guard !keys.isEmpty else {
            throw .nothing(
                "No answer was entered for \(provenance.actor.id) and waits to be attested.",
                remedy: "No command is needed.")
        }
        var events: [InspectionEvent] = []
        for key in keys {
            let event = JudgementAttested(caseKey: key)
            try event.validate(on: inspection, by: provenance)
            events.append(.judgementAttested(event))
        }
        return events
    }
}
