public import EventSourcing

/// The inspectors noted a line of facts of which one led to the next.
public struct ChainNoted: InspectionEventContent {
    public static let name: EventName = "chain-noted"
    package static let fields: [FieldPrivacy] =
        [
            .value("chain.id"),
            .text("chain.what", 2, about: .child),
            .value("chain.facts"),
        ] + Citation.fields("chain.citation", places: 3, note: 4)
    /// The chain.
    public let chain: Chain

    package init(chain: Chain) { self.chain = chain }

    package var input: CellInput { .course }

    package func tags(in framework: Framework?, by provenance: Provenance) -> TagValues {
        [.measure: chain.id.rawValue]
    }

    package func validate(on inspection: Inspection, by provenance: Provenance) throws(Refusal) {
        _ = try inspection.announced()
        let id = chain.id
        guard !inspection.facts.chains.contains(where: { $0.value.id == id }) else {
            throw ReportFacts.again("Chain \(id)")
        }
        guard (2...Chain.mostFacts).contains(chain.facts.count) else {
            throw Refusal(
                .invalidNumber, "Chain \(id) has \(chain.facts.count) facts.",
                remedy: "Give 2 to \(Chain.mostFacts) facts, in order.")
        }
        if let twice = chain.facts.first(where: { fact in chain.facts.count { $0 == fact } > 1 }) {
            throw Refusal(
                .alreadyRecorded, "Chain \(id) names \(twice) twice.",
                remedy: "Name each fact once, in order.")
        }
        let known = Set(inspection.facts.measures)
        let unknown = chain.facts.filter { !known.contains($0) }
        guard unknown.isEmpty else {
            throw Refusal(
                .unknownFact,
                "Chain \(id) names \(unknown.map(\.rawValue).listed), which "
                    + "\(unknown.count == 1 ? "is" : "are") not recorded.",
                remedy: "Record the facts first.")
        }
        try inspection.require(chain.what, "Chain \(id)", atMost: ReportFacts.longest.text)
        try inspection.check(chain.citation, of: "chain \(id)")
    }

    package func evolve(_ inspection: inout Inspection, at occurrence: Occurrence) {
        inspection.facts.chains.append(ReportFacts.Noted(chain, at: occurrence))
    }

    package func sentence(in framework: Framework?, by provenance: Provenance) -> String {
        "\(provenance.who("the report")) noted chain \(chain.id) of "
            + chain.facts.count.counted("fact")
    }
}
