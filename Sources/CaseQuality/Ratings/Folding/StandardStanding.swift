internal import EventSourcing

/// How a standard stands, without its name and the names of what decides: the form in which a fold
/// compares ratings after every answer, for most answers change none.
struct StandardStanding: Hashable, Sendable {
    var ruleRating: Rating?
    var proposedRating: Rating?
    var provisionalRating: Rating?
    var rating: Rating?
    var decidedBy = DecidedBy.undetermined
    /// Which of the standard's key questions decide: their places in its order.
    var deciding = SmallSet()
    /// The raw values of the triggers that are met.
    var eligibility = SmallSet()
    var evidence = StandardRating.Evidence.insufficientEvidence
    var notRated: NotRatedReason?
    var panelOutcome: PanelOutcome?
    var isStale = false
    var origin: Origin

    /// The row of `part`, which stands so; ``StandardRating`` reads it.
    func row(of part: RatedParts.RatedStandard, in framework: Framework) -> ProjectedRow {
        let keyQuestions = part.keyQuestions.lowerBound
        var writer = ByteWriter(reserving: 40 + 16 * deciding.count)
        writer.value(ifAny: ruleRating)
        writer.value(ifAny: proposedRating)
        writer.value(ifAny: provisionalRating)
        writer.value(ifAny: rating)
        writer.value(decidedBy)
        writer.count(deciding.count)
        deciding.forEach {
            writer.text(framework.parts.keyQuestions[keyQuestions + $0].id.rawValue)
        }
        writer.count(eligibility.count)
        eligibility.forEach { writer.bytes.append(UInt8($0)) }
        writer.value(evidence)
        writer.value(ifAny: notRated)
        writer.value(ifAny: panelOutcome)
        writer.flag(isStale)
        writer.value(origin)
        return ProjectedRow(key: part.rowKey, value: writer.finish())
    }
}

extension StandardRating {
    /// The rating of `part`, which stands so.
    init(
        _ standing: StandardStanding, of part: RatedParts.RatedStandard, in framework: Framework
    ) {
        self.init(
            id: part.id, ruleRating: standing.ruleRating,
            proposedRating: standing.proposedRating,
            provisionalRating: standing.provisionalRating, rating: standing.rating,
            decidedBy: standing.decidedBy,
            decidingKeyQuestions: standing.deciding.elements.map {
                framework.parts.keyQuestions[part.keyQuestions.lowerBound + $0].id
            },
            eligibility: standing.eligibility.elements.compactMap {
                DiscretionTrigger(rawValue: UInt8($0))
            },
            evidence: standing.evidence, notRated: standing.notRated,
            panelOutcome: standing.panelOutcome, isStale: standing.isStale,
            origin: standing.origin)
    }
}
