internal import EventSourcing

/// Finds the answers whose judge was named by mistake, while the events of an inspection are read.
struct Attributions {
    /// The answers of which a correction says that another person judged.
    private(set) var mistaken: Set<Position> = []
    /// The earlier answers that each answer says again, by its position.
    private var sameJudgement: [Position: [Position]] = [:]

    /// Notes an event.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - occurrence: Where it was recorded, and by whom.
    ///   - inspection: The inspection before it.
    mutating func note(
        _ event: InspectionEvent, at occurrence: Occurrence, on inspection: Inspection
    ) {
        guard event.isMisrecorded else { return }
        let before: (position: Position, judge: Agent.ID?)?
        switch event {
        case .judgementCorrected(let correction):
            before = inspection.answers[correction.question, case: correction.caseKey].map {
                ($0.position, $0.judge)
            }
        case .oversightJudged(let judged):
            before = inspection.oversight[judged.caseKey].map { ($0.position, $0.judge) }
        default: before = nil
        }
        guard let before else { return }
        let earlier = (sameJudgement[before.position] ?? []) + [before.position]
        if before.judge == occurrence.judge(event.judgedBy) {
            sameJudgement[occurrence.position] = earlier
        } else {
            mistaken.formUnion(earlier)
        }
    }
}
