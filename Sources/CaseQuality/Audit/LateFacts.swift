internal import EventSourcing

/// The facts that were recorded much later than they held.
///
/// A fact is late if it was recorded more than a number of days after it held, or if it had held by
/// a milestone and was recorded after it. Facts of a publication are recorded afterwards by their
/// nature, so only their number is given.
public struct LateFacts: Hashable, Sendable {
    /// The number of days after which a fact is late.
    public let days: Int
    /// The late facts, oldest first.
    public let facts: [Fact]
    /// The number of facts that come from a publication.
    public let published: Int

    /// A late fact.
    public struct Fact: Hashable, Sendable {
        /// The event.
        public let entry: HistoryEntry
        /// The time from the latest moment at which it may have held to its recording.
        ///
        /// Unit: whole days.
        public let delayInDays: Int
        /// The milestones by which it had held, and after which it was recorded.
        public let missed: [Milestone]
    }

    /// A milestone of an inspection.
    public enum Milestone: String, Hashable, Sendable, CaseIterable {
        case fieldwork
        case panel
        case published
    }
}

extension InspectionHistory {
    /// Finds the facts that were recorded much later than they held.
    ///
    /// - Parameter days: The number of days after which a fact is late, at least 0.
    /// - Returns: The late facts.
    /// - Complexity: O(events).
    public func lateFacts(after days: Int = 30) -> LateFacts {
        let milestones = state.milestones
        let reached = [
            (LateFacts.Milestone.fieldwork, milestones.fieldwork), (.panel, milestones.panel),
            (.published, milestones.published),
        ].compactMap { milestone, position in
            position.flatMap { position in
                commands.first { $0.position == position }
                    .map { (milestone: milestone, position: position, time: $0.recordedAt) }
            }
        }
        let framework = framework
        var facts: [LateFacts.Fact] = []
        var published = 0
        for command in commands {
            for event in command.events where event.event?.holdsAlways != true {
                guard event.occurrence.origin.isOwn else {
                    published += 1
                    continue
                }
                let held = event.occurrence.effectiveAt.latest
                let delay = Int(
                    (command.recordedAt.microseconds - held.microseconds) / 86_400_000_000)
                let missed = reached.filter {
                    held <= $0.time && command.position > $0.position
                }.map(\.milestone)
                guard delay > days || !missed.isEmpty else { continue }
                facts.append(
                    LateFacts.Fact(
                        entry: HistoryEntry(event, of: command, in: framework),
                        delayInDays: max(0, delay), missed: missed))
            }
        }
        return LateFacts(days: days, facts: facts, published: published)
    }
}
