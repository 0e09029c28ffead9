public import EventSourcing

/// The history of an inspection, step by step.
public struct Replay: Hashable, Sendable {
    /// The steps, oldest first.
    public let steps: [Step]

    /// What one step of a replay covers.
    public enum Grain: String, Hashable, Sendable, CaseIterable {
        /// A command: the unit of what people saw.
        case command
        /// An event; changes are shown at the end of its command.
        case event
        /// All commands of one day.
        case day
        /// All commands up to a milestone.
        case milestone
    }

    /// A step with its changes.
    public struct Step: Hashable, Sendable {
        /// The number of the step, from 1.
        public fileprivate(set) var number: Int
        /// The position of its last event.
        public let position: Position
        /// When the ledger recorded its last event.
        public let recordedAt: Timestamp
        /// When its events held: the time of all of them, or of the first and the last.
        public let effectiveAt: EffectiveTime
        /// What happened, in one sentence without a full stop.
        public let sentence: String
        /// Who gave the commands; several for a day or a milestone.
        public let actors: [Agent.ID]
        /// The authority, where it is the same for the whole step.
        public let authority: FreeText?
        /// The reason of a step of one command; `nil` if none was given, or its events differ.
        public let reason: FreeText?
        /// What changed, compared with the step before.
        public let changes: [Change]
    }
}

extension InspectionHistory {
    /// Replays the history step by step.
    ///
    /// An event that this version cannot read is shown and passed over.
    ///
    /// - Parameters:
    ///   - grain: What one step covers.
    ///   - selection: The cells whose changes are shown. Steps without such a change are left out,
    ///     unless every cell is selected.
    ///   - range: The positions of the steps; the changes are those of the whole history.
    ///   - day: The day of a time in the calendar of the inspectorate, for steps of a day.
    /// - Returns: The steps, numbered from the first step of the history.
    /// - Complexity: O(events x cases).
    public func replay(
        by grain: Replay.Grain = .command, of selection: CellSelection = .all,
        in range: PositionRange = PositionRange(), day: (Timestamp) -> PartialDate
    ) -> Replay {
        let framework = framework
        let milestones = state.milestones.named
        var groups: [(key: String, name: String?, steps: [HistoryStep])] = []
        for step in steps(of: selection) {
            let key: String
            var name: String?
            switch grain {
            case .command, .event: key = step.command.position.description
            case .day: key = day(step.command.recordedAt).description
            case .milestone:
                name =
                    milestones.first { step.command.position <= $0.position }?.name
                    ?? "since the last milestone"
                key = name ?? ""
            }
            if groups.last?.key == key {
                groups[groups.count - 1].steps.append(step)
            } else {
                groups.append((key, name, [step]))
            }
        }
        var made = groups.flatMap { group in
            grain == .event && !group.steps[0].command.isReconstruction
                ? group.steps[0].byEvent(in: framework)
                : [group.steps.joined(group.name, in: framework)]
        }
        for index in made.indices { made[index].number = index + 1 }
        return Replay(
            steps: made.filter {
                range.contains($0.position) && (selection == .all || !$0.changes.isEmpty)
            })
    }
}

extension HistoryStep {
    /// One step for each event; the last has the changes of the command.
    fileprivate func byEvent(in framework: Framework?) -> [Replay.Step] {
        command.events.map { event in
            Replay.Step(
                number: 0, position: event.position, recordedAt: command.recordedAt,
                effectiveAt: event.occurrence.effectiveAt,
                sentence: command.sentence(of: event, in: framework), actors: [command.actor],
                authority: command.authority, reason: command.reason(of: event),
                changes: event.position == command.events.last?.position
                    ? changes.filter(\.isNoted) : [])
        }
    }
}

extension [HistoryStep] {
    /// One step for all of these commands; a cell that changed twice changes once.
    fileprivate func joined(_ name: String?, in framework: Framework?) -> Replay.Step {
        let events = flatMap(\.command.events)
        var actors: [Agent.ID] = []
        for step in self where !actors.contains(step.command.actor) {
            actors.append(step.command.actor)
        }
        let authorities = Set(map(\.command.authority))
        return Replay.Step(
            number: 0, position: last?.command.position ?? .start,
            recordedAt: last?.command.recordedAt ?? Timestamp(microseconds: 0),
            effectiveAt: events.map(\.occurrence.effectiveAt).together,
            sentence: (name.map { "\($0): " } ?? "") + sentence(framework),
            actors: actors, authority: authorities.count == 1 ? authorities.first ?? nil : nil,
            reason: reason,
            changes: joinedChanges.filter {
                ($0.before != $0.after || $0.decision != nil) && $0.isNoted
            })
    }

    /// The reason of a single command, if all of its events have the same one.
    private var reason: FreeText? {
        guard count == 1, let command = first?.command else { return nil }
        let reasons = Set(command.events.map(command.reason))
        return reasons.count == 1 ? reasons.first ?? nil : nil
    }

    /// The changes of all commands; of a cell that changed twice, one.
    private var joinedChanges: [Change] {
        if count == 1 { return self[0].changes }
        var changes: [Cell: Change] = [:]
        for change in flatMap(\.changes) {
            changes[change.cell] = changes[change.cell]?.followed(by: change) ?? change
        }
        return changes.values.sorted { $0.cell < $1.cell }
    }

    private func sentence(_ framework: Framework?) -> String {
        let events = flatMap(\.command.events)
        if let command = first?.command, count == 1 {
            if command.isReconstruction {
                return "the figures of the report were entered as printed"
            }
            if events.count == 1 { return command.sentence(of: events[0], in: framework) }
            let first = command.sentence(of: events[0], in: framework)
            return "\(first), and \((events.count - 1).counted("more event"))"
        }
        return "\(count.counted("command")), \(events.count.counted("event"))"
    }
}

extension Change {
    fileprivate func followed(by later: Change) -> Change {
        Change(
            cell: cell, before: before, after: later.after,
            decision: before == later.after ? later.decision ?? decision : nil,
            causes: causes + later.causes)
    }
}

extension [EffectiveTime] {
    /// The time of all of these if it is the same, or else from the earliest to the latest.
    var together: EffectiveTime {
        guard let first else { return .instant(Timestamp(microseconds: 0)) }
        guard contains(where: { $0 != first }) else { return first }
        return EffectiveTime(
            precision: .between, earliest: map(\.earliest).min() ?? first.earliest,
            latest: map(\.latest).max() ?? first.latest)
    }
}

extension Inspection.Milestones {
    /// The milestones that were reached, oldest first, with names for the steps up to them.
    fileprivate var named: [(name: String, position: Position)] {
        let all = [
            ("up to the announcement", announced), ("up to the end of fieldwork", fieldwork),
            ("up to the panel's last decision", panel), ("up to the draft", draft),
            ("up to the publication", published),
        ]
        return all.compactMap { name, position in position.map { (name, $0) } }
            .sorted { $0.position < $1.position }
    }
}
