public import EventSourcing

/// A recorded fact was corrected: the next event of the command stands in its place.
///
/// Both events stay in the stream. The reason is that of the command.
public struct FactCorrected: InspectionEventContent {
    public static let name: EventName = "fact-corrected"
    package static let fields: [FieldPrivacy] = [.value("kind"), .value("supersedes")]
    /// The kind of the fact.
    public let kind: FactKind
    /// The position of the event that recorded it, or corrected it last.
    public let supersedes: Position

    package init(kind: FactKind, supersedes: Position) {
        self.kind = kind
        self.supersedes = supersedes
    }

    package var input: CellInput { .course }

    package func tags(in _: Framework?, by provenance: Provenance) -> TagValues { [:] }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        let framework = try inspection.announced()
        let origin = try inspection.origin(of: kind, at: supersedes)
        if origin.isOwn, !provenance.origin.isOwn {
            throw Refusal(
                .notPermitted,
                "The fact at position \(supersedes) was recorded by the inspection itself, and a "
                    + "document cannot correct it.",
                remedy: "Let \(inspection.words(whoMay: RequestedAct(.correctFacts))) correct it.")
        }
        try checkLatest(on: inspection)
        if case .figure(let figure)? = inspection.fact(kind, at: supersedes)?.value,
            case .question(let id) = figure.item, let published = inspection.milestones.published,
            framework.standards.contains(where: { $0.keyQuestions.contains { $0.id == id } })
        {
            throw Refusal(
                .alreadyPublished,
                "The report was published at position \(published), with a rating that rests on the "
                    + "figure of \(id).",
                remedy: "Correct the rating with a correction of the report.")
        }
        try inspection.reason(of: provenance, for: "A correction of \(kind.words)")
    }

    /// Checks that no later figure of the same subject was recorded since.
    private func checkLatest(on inspection: Inspection) throws(Refusal) {
        guard kind == .figure,
            let item = inspection.facts.figures.first(where: { $0.position == supersedes })?
                .value.item,
            let later = inspection.facts.figures.last(where: { $0.value.item == item }),
            later.position > supersedes
        else { return }
        throw Refusal(
            .superseded,
            "A later figure of the same subject was recorded at position \(later.position).",
            remedy: "Correct the later one.")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.supersede(kind, at: supersedes, by: occurrence.position)
    }

    package func sentence(in _: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the report")) corrected \(kind.words) of position \(supersedes)"
    }
}
