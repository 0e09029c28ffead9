public import EventSourcing

extension Inspection {
    /// The positions of the standing facts of a kind, oldest first.
    private func positions(of kind: FactKind) -> [Position] {
        switch kind {
        case .finding: facts.findings.map(\.position)
        case .evidence: facts.evidence.map(\.position)
        case .context: facts.context.map(\.position)
        case .survey: facts.surveys.map(\.position)
        case .figure: facts.figures.map(\.position)
        case .summary: facts.summaries.map(\.position)
        }
    }

    /// The origin of the standing fact at a position.
    ///
    /// - Throws: ``Refusal`` with code `superseded` or `unknownFact`; it names the facts of the kind.
    func origin(of kind: FactKind, at position: Position) throws(Refusal) -> Origin {
        if let found = fact(kind, at: position) { return found.origin }
        if let by = facts.corrected[position] { throw Self.corrected(position, at: by) }
        let known = positions(of: kind)
        let shown = known.prefix(Self.mostFactsShown).map(\.description)
        throw Refusal(
            .unknownFact, "No \(kind) is recorded at position \(position).",
            remedy: known.isEmpty
                ? "The inspection has no \(kind) to correct."
                : known.count > shown.count
                    ? "There are \(known.count), the first at \(shown.listed)."
                    : "There is one at \(shown.listedForChoice).")
    }

    /// The most positions that a refusal lists.
    private static let mostFactsShown = 10

    /// The standing fact of a kind at a position; `nil` when there is none.
    func fact(_ kind: FactKind, at position: Position) -> (value: CorrectedFact, origin: Origin)? {
        switch kind {
        case .finding:
            facts.findings.first { $0.position == position }.map { (.finding($0.value), $0.origin) }
        case .evidence:
            facts.evidence.first { $0.position == position }
                .map { (.evidence($0.value), $0.origin) }
        case .context:
            facts.context.first { $0.position == position }.map { (.context($0.value), $0.origin) }
        case .survey:
            facts.surveys.first { $0.position == position }.map { (.survey($0.value), $0.origin) }
        case .figure:
            facts.figures.first { $0.position == position }.map { figure in
                let value = figure.value
                return (
                    .figure(
                        RecordPublishedFigures.Figure(
                            item: value.item, percent: value.percent, base: value.base,
                            baseBasis: value.baseBasis, time: value.time,
                            supplier: value.supplier, citation: value.citation)), figure.origin
                )
            }
        case .summary:
            facts.summaries.first { $0.position == position }
                .map { (.summary($0.value), $0.origin) }
        }
    }

    /// The refusal to correct a fact that was corrected.
    private static func corrected(_ position: Position, at correction: Position) -> Refusal {
        Refusal(
            .superseded,
            "The fact at position \(position) was corrected at position \(correction).",
            remedy: "Correct the fact as it is now, at position \(correction.next).")
    }

    /// The position of the fact that a person means: after a correction the corrected fact stands.
    ///
    /// - Parameter position: The position of a fact, or of the event that says that it was corrected.
    /// - Returns: The position of the event with the fact.
    func positionOfFact(meant position: Position) -> Position {
        facts.corrected.values.contains(position) ? position.next : position
    }

    /// The standing fact that a person means by a position.
    ///
    /// - Parameter position: The position of the event that recorded the fact, or corrected it last.
    /// - Returns: The fact as it stands.
    /// - Throws: ``Refusal`` with code `superseded` for a corrected fact, `unknownFact` for an event
    ///   that is no fact.
    /// - Complexity: O(facts of the inspection).
    public func fact(meantBy position: Position) throws(Refusal) -> CorrectedFact {
        let meant = positionOfFact(meant: position)
        for kind in FactKind.allCases {
            if let found = fact(kind, at: meant) { return found.value }
        }
        if let by = facts.corrected[meant] { throw Self.corrected(position, at: by) }
        throw Refusal(
            .unknownFact,
            "No finding, evidence, fact, survey, figure or summary stands at position \(position).",
            remedy: "Give the position of a fact, as the answers about facts list it.")
    }

    /// Removes a fact, in whose place the next event of the command stands.
    mutating func supersede(_ kind: FactKind, at position: Position, by correction: Position) {
        switch kind {
        case .finding: facts.findings.removeAll { $0.position == position }
        case .evidence: facts.evidence.removeAll { $0.position == position }
        case .context: facts.context.removeAll { $0.position == position }
        case .survey: facts.surveys.removeAll { $0.position == position }
        case .figure: facts.figures.removeAll { $0.position == position }
        case .summary: facts.summaries.removeAll { $0.position == position }
        }
        facts.corrected[position] = correction
        facts.correcting = kind
    }

    /// The edition, for a fact that is recorded before the publication, or corrected at any time.
    ///
    /// - Throws: ``Refusal`` with code `notAnnounced` or `alreadyPublished`.
    func openFor(_ kind: FactKind) throws(Refusal) -> Framework {
        try facts.correcting == kind ? announced() : open()
    }
}
