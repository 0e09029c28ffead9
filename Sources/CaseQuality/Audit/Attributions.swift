internal import EventSourcing

/// Finds the answers whose judge was named by mistake, while the events of an inspection are read.
struct Attributions {
    /// The answers of which a correction says that another person judged.
    private(set) var mistaken: Set<Position> = []
    /// The earlier answers that each answer says again, by its position.
    private var sameJudgement: [Position: [Named]] = [:]

    /// An answer with the judge that the record names.
    private struct Named {
        let position: Position
        let judge: Agent.ID?
        let isEntered: Bool
    }

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
        let before: Named?
        switch event {
        case .judgementCorrected(let correction):
            before = inspection.answers[correction.question, case: correction.caseKey].map {
                Named(position: $0.position, judge: $0.judge, isEntered: $0.isEntered)
            }
        case .oversightJudged(let judged):
            before = inspection.oversight[judged.caseKey].map {
                Named(position: $0.position, judge: $0.judge, isEntered: $0.isEntered)
            }
        default: before = nil
        }
        guard let before, let key = event.content.input.caseKey else { return }
        let earlier = (sameJudgement[before.position] ?? []) + [before]
        if before.judge == occurrence.judge(event.judgedBy) {
            sameJudgement[occurrence.position] = earlier
        } else {
            // Who recorded or attested an answer judged it, whatever others say later.
            mistaken.formUnion(
                earlier.filter {
                    inspection.isNamedByOthersOnly($0.judge, $0.isEntered, at: $0.position, of: key)
                }.map(\.position))
        }
    }
}
