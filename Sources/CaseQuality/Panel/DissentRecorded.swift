public import EventSourcing

/// A person dissented from a decision in which they took part; the decision stands.
public struct DissentRecorded: InspectionEventContent {
    public static let name: EventName = "dissent-recorded"
    package static let fields: [FieldPrivacy] = [.value("target", about: .child)]
    /// What the person dissents from.
    public let target: DissentTarget

    package init(from target: DissentTarget) { self.target = target }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        switch target {
        case .decision(let id): [.standard: id.rawValue]
        case .moderation(let key): [.caseKey: key.rawValue]
        }
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.announced()
        switch target {
        case .decision(let id):
            let standard = try inspection.standard(id, in: framework)
            guard inspection.basis.decision(on: standard.id) != nil else {
                throw Refusal(
                    .noSuchDecision, "Standard \(id) has no panel decision.",
                    remedy: "Dissent from a decision that stands.")
            }
        case .moderation(let key):
            _ = try inspection.sampledCase(key)
            guard inspection.people.moderators[key] != nil else {
                throw Refusal(
                    .noSuchDecision, "Case \(key) was not moderated.",
                    remedy: "Dissent from a moderation that was recorded.")
            }
        }
        guard inspection.people.dissenters[target]?.contains(provenance.actor.id) != true else {
            throw Refusal(
                .alreadyRecorded,
                "\(provenance.actor.id) already dissented from \(target.words).",
                remedy: "A person dissents once from a decision. No command is needed.")
        }
        if provenance.origin.isOwn { try checkNotOwn(provenance.actor.id, on: inspection) }
        try inspection.reason(of: provenance, for: "A dissent")
    }

    /// Checks that a person did not vote for the decision, or make it.
    ///
    /// - Throws: ``Refusal`` with code `ownDecision`.
    private func checkNotOwn(_ person: Agent.ID, on inspection: Inspection) throws(Refusal) {
        switch target {
        case .decision(let id):
            guard inspection.people.voters[id]?[person] == .inFavour else { return }
            throw Refusal(
                .ownDecision,
                "\(person) voted for \(target.words), and so cannot dissent from it.",
                remedy:
                    "If the votes were recorded wrongly, let the panel reverse the decision and "
                    + "record it again with the votes as they were.")
        case .moderation(let key):
            guard inspection.assessments[key]?.moderator == person else { return }
            throw Refusal(
                .ownDecision, "\(person) made \(target.words), and so cannot dissent from it.",
                remedy: "Moderate the case again, with the answers that you hold right.")
        }
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.people.dissenters[target, default: []].insert(occurrence.actor)
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        switch target {
        case .decision(let id):
            "\(provenance.actor.id) dissented from the panel decision on "
                + id.words(in: framework)
        case .moderation(let key):
            "\(provenance.actor.id) dissented from the moderation of \(key)"
        }
    }
}
