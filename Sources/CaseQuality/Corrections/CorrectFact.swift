public import EventSourcing

/// Corrects a finding, evidence, a context fact, a survey result, a printed figure or a summary.
public struct CorrectFact: InspectionCommandContent {
    package static let name: CommandName = "correct-fact"
    package static let fields: [FieldPrivacy] = [
        .value("supersedes"),
        .typed("to", about: .child),
    ]

    /// The position of the event that recorded the fact, or corrected it last.
    public var supersedes: Position
    /// The fact as it should have been; of a finding, the id stays, of a figure, the subject.
    public var to: CorrectedFact

    /// Creates the command, which needs a reason.
    public init(at position: Position, to fact: CorrectedFact) {
        supersedes = position
        to = fact
    }

    package var keepsReason: Bool { true }

    package func acts(on _: Inspection) -> [RequestedAct] { [RequestedAct(.correctFacts)] }

    package func dependencies(in queries: InspectionQueries) -> Query {
        queries.milestones.or(queries.ofType([FactCorrected.name]))
    }

    package func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent] {
        let supersedes = inspection.positionOfFact(meant: supersedes)
        let corrected = FactCorrected(kind: to.kind, supersedes: supersedes)
        try corrected.validate(on: inspection, by: provenance)
        let before = inspection.fact(to.kind, at: supersedes)?.value
        guard before != to else {
            throw .nothing(
                "The fact at position \(supersedes) is what the correction says.",
                remedy: "No command is needed.")
        }
        try checkSubject(before)
        var next = inspection
        next.supersede(to.kind, at: supersedes, by: supersedes)
        let event = to.event
        try event.validate(on: next, by: provenance)
        return [.factCorrected(corrected), event.event]
    }

    /// Checks that a finding keeps its id, and a figure its subject.
    private func checkSubject(_ before: CorrectedFact?) throws(Refusal) {
        switch (before, to) {
        case (.finding(let one)?, .finding(let other)) where one.id != other.id:
            throw Refusal(
                .unknownFact,
                "The finding at position \(supersedes) is \(one.id), not \(other.id).",
                remedy: "Keep its id.")
        case (.figure(let one)?, .figure(let other)) where one.item != other.item:
            throw Refusal(
                .unknownFact,
                "The figure at position \(supersedes) is of another question or measure.",
                remedy: "Keep its subject; record a figure of another one by itself.")
        case (.summary(let one)?, .summary(let other)) where one.question != other.question:
            throw Refusal(
                .unknownFact,
                "The summary at position \(supersedes) is of \(one.question), not "
                    + "\(other.question).",
                remedy: "Keep its question.")
        default: return
        }
    }
}
