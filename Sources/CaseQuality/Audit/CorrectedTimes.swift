package import EventSourcing

/// The times at which judgements held whose records were corrected as wrong.
///
/// A correction of what was misrecorded says what the record should always have said. On the
/// effective clock the corrected judgement therefore holds from the time of its correction, also
/// where the record had another time.
package struct CorrectedTimes: Sendable {
    /// The correction of each corrected event: where it is, and from when it holds.
    private var corrections: [Position: (position: Position, heldAt: EffectiveTime)] = [:]

    /// The types of the events that can correct a record.
    package static let types: [EventName] = [JudgementCorrected.name, OversightJudged.name]

    package init() {}

    /// Adds an event, if it corrects the record of another one.
    package mutating func take(_ event: InspectionEvent, at occurrence: Occurrence) {
        guard event.isMisrecorded else { return }
        let corrected: Position? =
            switch event {
            case .judgementCorrected(let event): event.supersedes
            case .oversightJudged(let event): event.supersedes
            default: nil
            }
        guard let corrected else { return }
        corrections[corrected] = (occurrence.position, occurrence.effectiveAt)
    }

    /// The time from which an event holds, by the last correction of its record.
    ///
    /// - Parameters:
    ///   - position: The position of the event.
    ///   - stated: The time that the event states.
    /// - Returns: The corrected time, or the stated one.
    /// - Complexity: O(corrections of that record).
    package func time(at position: Position, stated: EffectiveTime) -> EffectiveTime {
        guard !corrections.isEmpty else { return stated }
        var (position, held) = (position, stated)
        // A correction comes after what it corrects.
        while let correction = corrections[position], correction.position > position {
            (position, held) = (correction.position, correction.heldAt)
        }
        return held
    }
}
