public import EventSourcing

/// What happened in an inspection, on both clocks: when it held, and when it was recorded.
///
/// An entry is all that one kind of event brought on one day. Answers of many cases are one entry,
/// and what was recorded late is an entry of its own. Findings, evidence, context and printed
/// figures are not decisions, and are left out.
public struct InspectionTimeline: Hashable, Sendable {
    /// The number of days after which a fact is late.
    public let days: Int
    /// The entries, in the order of recording.
    public let entries: [Entry]

    /// Events of one kind that were recorded on one day.
    public struct Entry: Hashable, Sendable {
        /// What happened.
        public let kind: Kind
        /// The number of events, at least 1.
        public let count: Int
        /// The standards that it is about, in the order of recording; empty for most kinds.
        public let standards: [Standard.ID]
        /// When it held: one time, or the time from the first to the last event.
        public let held: EffectiveTime
        /// The day of recording.
        public let recordedOn: PartialDate
        /// Where the events come from.
        public let origin: Origin
        /// How late it was recorded: from the fewest to the most days.
        ///
        /// Unit: whole days. `nil` for what was not late.
        public let daysLate: ClosedRange<Int>?
        /// The milestones by which it had held, and after which it was recorded.
        public let missed: [LateFacts.Milestone]
        /// The position of the first event.
        public let position: Position

        /// What happened, with its number: `"12 answers judged"`.
        public var words: String { kind.words(count, standards.map(\.rawValue)) }
    }
}

extension InspectionHistory {
    /// Lists what happened, on both clocks.
    ///
    /// - Parameters:
    ///   - days: The number of days after which a fact is late, at least 0.
    ///   - day: The day of a time in the calendar of the inspectorate.
    /// - Returns: The timeline.
    /// - Complexity: O(events x kinds).
    public func timeline(
        lateAfter days: Int = 30, day: (Timestamp) -> PartialDate
    ) -> InspectionTimeline {
        var late: [Position: LateFacts.Fact] = [:]
        for fact in lateFacts(after: days).facts { late[fact.entry.cause.position] = fact }
        var groups: [InspectionTimeline.Group] = []
        var places: [InspectionTimeline.Group.Key: Int] = [:]
        for command in commands {
            let recordedOn = day(command.recordedAt)
            for event in command.events {
                guard let known = event.event,
                    let kind = InspectionTimeline.Kind(of: known)
                else { continue }
                let fact = late[event.position]
                let key = InspectionTimeline.Group.Key(
                    kind: kind, recordedOn: recordedOn, origin: event.occurrence.origin,
                    missed: fact?.missed, isHeldThatDay: event.holds(on: recordedOn, day))
                let place = places[key] ?? groups.count
                if place == groups.count {
                    places[key] = place
                    groups.append(InspectionTimeline.Group(key: key, position: event.position))
                }
                groups[place].add(event, known.standardOfTimeline, daysLate: fact?.delayInDays)
            }
        }
        return InspectionTimeline(days: days, entries: groups.map(\.entry))
    }
}

extension InspectionTimeline {
    /// The events of an entry, while they are collected.
    fileprivate struct Group {
        struct Key: Hashable {
            let kind: Kind
            let recordedOn: PartialDate
            let origin: Origin
            let missed: [LateFacts.Milestone]?
            let isHeldThatDay: Bool
        }

        let key: Key
        let position: Position
        var times: [EffectiveTime] = []
        var standards: [Standard.ID] = []
        var daysLate: [Int] = []

        mutating func add(_ event: HistoryEvent, _ standard: Standard.ID?, daysLate: Int?) {
            times.append(event.occurrence.effectiveAt)
            if let standard, !standards.contains(standard) { standards.append(standard) }
            if let daysLate { self.daysLate.append(daysLate) }
        }

        var entry: Entry {
            Entry(
                kind: key.kind, count: times.count, standards: standards, held: times.together,
                recordedOn: key.recordedOn, origin: key.origin,
                daysLate: daysLate.min().flatMap { least in
                    daysLate.max().map { least...$0 }
                }, missed: key.missed ?? [], position: position)
        }

        init(key: Key, position: Position) {
            self.key = key
            self.position = position
        }
    }
}

extension HistoryEvent {
    /// Whether the event held on a day, and on no other.
    fileprivate func holds(on date: PartialDate, _ day: (Timestamp) -> PartialDate) -> Bool {
        day(occurrence.effectiveAt.earliest) == date && day(occurrence.effectiveAt.latest) == date
    }
}

extension InspectionEvent {
    /// The standard that a decision is about; `nil` for other events.
    fileprivate var standardOfTimeline: Standard.ID? {
        switch self {
        case .qualitativeRatingProposed(let event): event.standard
        case .standardNotRated(let event): event.standard
        case .panelDecisionRecorded(let event): event.standard
        case .panelDecisionReversed(let event): event.standard
        case .reportCorrected(let event): event.standard
        default: nil
        }
    }
}
