public import EventSourcing

/// The challenges of an inspection as of a day: what was raised, how it ended, and its effect.
public struct ChallengeTable: Hashable, Sendable {
    /// The day that decides what is overdue.
    public let day: PartialDate
    /// The challenges, in the order in which they were raised.
    public let rows: [Row]
    /// Whether the counts are known; `false` where a publication tells of no challenge.
    public let isKnown: Bool

    /// One challenge.
    public struct Row: Hashable, Sendable {
        /// The challenge and its outcome.
        public let challenge: Challenge
        /// What it is about, in words of the edition.
        public let target: String
        /// In which role it was raised; `nil` where a view has no command of it.
        public let raisedRole: Role?
        /// When the ledger recorded it.
        public let raisedAt: Timestamp?
        /// When it held; `nil` where a view has no command of it.
        public let raisedHeldAt: EffectiveTime?
        /// In which role it was resolved; `nil` while it is open.
        public let resolvedRole: Role?
        /// When the ledger recorded the outcome; `nil` while it is open.
        public let resolvedAt: Timestamp?
        /// When the outcome held; `nil` while it is open.
        public let resolvedHeldAt: EffectiveTime?
        /// The reason of the outcome; `nil` while it is open, and where none was given.
        public let reason: FreeText?
        /// The time since the due date of an open challenge.
        ///
        /// Unit: days, at least 1; `nil` for a challenge that is resolved, has no due date, or is
        /// not overdue.
        public let overdueDays: Int?
        /// The events that followed from it, oldest first.
        ///
        /// The events that the outcome names, those of commands that state the challenge or its
        /// outcome as their cause, and those that share a correlation id with one of the two.
        public let followed: [HistoryEntry]
        /// The ratings that differ between the moment before it was raised and its outcome, or the
        /// moment of the view while it is open.
        ///
        /// Not every difference follows from the challenge: other events may lie between the two.
        public let effects: [Effect]

        /// Whether it is not resolved.
        public var isOpen: Bool { challenge.resolved == nil }
    }

    /// A rating that differs.
    public struct Effect: Hashable, Sendable {
        /// The service or a standard.
        public let cell: Cell
        /// What was known of it before.
        public let before: CellState
        /// What was known of it after.
        public let after: CellState
    }

    /// The number of challenges without an outcome.
    public var open: Int { rows.count(where: \.isOpen) }
    /// The number of challenges with an outcome.
    public var resolved: Int { rows.count - open }
    /// The number of open challenges after their due date.
    public var overdue: Int { rows.count { $0.overdueDays != nil } }
    /// The number of challenges that were accepted, in whole or in part.
    public var successful: Int {
        rows.count { $0.challenge.resolved.map { $0.outcome != .rejected } ?? false }
    }
}

extension InspectionHistory {
    /// Lists the challenges of the inspection.
    ///
    /// - Parameter day: The day that decides what is overdue.
    /// - Returns: The challenges with their outcomes and effects.
    /// - Complexity: O(events) for each challenge.
    public func challenges(on day: PartialDate) -> ChallengeTable {
        let state = state
        return ChallengeTable(
            day: day,
            rows: state.challenges.map { row(of: $0, in: state, on: day) },
            isKnown: !state.isFromPublication || !state.challenges.isEmpty)
    }

    private func row(
        of challenge: Challenge, in state: Inspection, on day: PartialDate
    ) -> ChallengeTable.Row {
        let raised = commands.first { $0.hasEvent(at: challenge.raisedAt) }
        let resolved = challenge.resolvedAt.flatMap { position in
            commands.first { $0.hasEvent(at: position) }
        }
        let due = challenge.raised.due
        let late = due.map { day.lastDayNumber - $0.lastDayNumber } ?? 0
        return ChallengeTable.Row(
            challenge: challenge, target: challenge.raised.target.words(in: framework),
            raisedRole: raised?.role, raisedAt: raised?.recordedAt,
            raisedHeldAt: raised?.event(at: challenge.raisedAt)?.occurrence.effectiveAt,
            resolvedRole: resolved?.role, resolvedAt: resolved?.recordedAt,
            resolvedHeldAt: challenge.resolvedAt.flatMap { resolved?.event(at: $0) }?
                .occurrence.effectiveAt,
            reason: resolved?.reason,
            overdueDays: challenge.resolved == nil && late > 0 ? late : nil,
            followed: entries { event, command in
                command.isNamed(by: challenge, event)
                    || command.follows(challenge, raised: raised, resolved: resolved)
            },
            effects: effects(of: challenge, raised: raised, resolved: resolved))
    }

    /// What the commands that followed from a challenge did to ratings.
    private func effects(
        of challenge: Challenge, raised: HistoryCommand?, resolved: HistoryCommand?
    ) -> [ChallengeTable.Effect] {
        let followed = commands.filter { command in
            command.events.contains { command.isNamed(by: challenge, $0) }
                || command.follows(challenge, raised: raised, resolved: resolved)
        }
        var effects: [ChallengeTable.Effect] = []
        for command in followed {
            let later = asOf(command.position).state
            for effect in before(command).state.ratings(comparedWith: later) {
                guard let index = effects.firstIndex(where: { $0.cell == effect.cell }) else {
                    effects.append(effect)
                    continue
                }
                effects[index] = ChallengeTable.Effect(
                    cell: effect.cell, before: effects[index].before, after: effect.after)
            }
        }
        return effects.filter { $0.before != $0.after }
    }

    /// The history before a command.
    func before(_ command: HistoryCommand) -> InspectionHistory {
        let last = commands.last { $0.position < command.position }
        return asOf(last?.position ?? .start)
    }
}

extension Inspection {
    /// The ratings of the service and its standards that differ in another state.
    package func ratings(comparedWith later: Inspection) -> [ChallengeTable.Effect] {
        let standards = (later.framework ?? framework)?.standards ?? []
        let cells = [Cell.overall] + standards.map { Cell.standard($0.id) }
        return cells.compactMap { cell in
            let (before, after) = (state(of: cell), later.state(of: cell))
            guard before != after else { return nil }
            return ChallengeTable.Effect(cell: cell, before: before, after: after)
        }
    }
}

extension HistoryCommand {
    /// Whether an event of the command stands at this position.
    func hasEvent(at position: Position) -> Bool { event(at: position) != nil }

    /// The event of the command at this position; `nil` if another command has it.
    fileprivate func event(at position: Position) -> HistoryEvent? {
        events.first { $0.position == position }
    }

    /// Whether the outcome of a challenge names this event of the command.
    fileprivate func isNamed(by challenge: Challenge, _ event: HistoryEvent) -> Bool {
        challenge.resolved?.events.contains(event.position) == true
    }

    /// Whether the command states a challenge or its outcome as its cause, or shares the
    /// correlation id of one of the two.
    fileprivate func follows(
        _ challenge: Challenge, raised: HistoryCommand?, resolved: HistoryCommand?
    ) -> Bool {
        guard id != raised?.id, id != resolved?.id, position > challenge.raisedAt else {
            return false
        }
        if let causation, causation == challenge.raisedAt || causation == challenge.resolvedAt {
            return true
        }
        return correlation.map { $0 == raised?.correlation || $0 == resolved?.correlation } ?? false
    }
}
