public import EventSourcing

/// The commands of one inspection with their events, up to a point on each clock.
///
/// It is a value: audit, trace, difference, explanation and replay are functions of it. It can be
/// made from events without a store.
///
/// On the recorded clock a command is the unit of what people saw. On the effective clock its
/// events have their own times, so a command may be there in part. Events that are known to have
/// held within a period of time only are uncertain while the asked time is inside that period.
public struct InspectionHistory: Hashable, Sendable {
    /// The inspection's id.
    public let inspection: StreamName
    /// The commands, oldest first; without those that have no event on the effective clock.
    public let commands: [HistoryCommand]
    /// The position up to which the ledger was read: the end of a command.
    public let asOf: Position
    /// The time on the effective clock; `nil` for a history on the recorded clock alone.
    public let effectiveBy: Timestamp?
    /// How uncertain events are treated.
    public let uncertainEvents: UncertainEvents
    /// The positions of the uncertain events.
    public let uncertain: [Position]
    /// All commands up to ``asOf``, whatever the effective clock.
    private let recorded: [HistoryCommand]

    /// The treatment of events whose time contains the asked time.
    public enum UncertainEvents: Hashable, Sendable {
        /// They are left out.
        case leftOut
        /// They are included.
        case included
    }

    /// Creates the history of an inspection.
    ///
    /// - Parameters:
    ///   - inspection: The inspection's id.
    ///   - commands: Its commands, oldest first, all of them up to `asOf`.
    ///   - asOf: The position up to which the commands were read.
    public init(of inspection: StreamName, _ commands: [HistoryCommand], asOf: Position) {
        let commands = commands.withReasonsOfRequests()
        self.init(
            of: inspection, commands, recorded: commands, asOf: asOf, effectiveBy: nil,
            uncertainEvents: .leftOut, uncertain: [])
    }

    /// Creates the history of an inspection from recorded events, oldest first.
    ///
    /// Events of a command whose first record is missing are left out.
    public init(of inspection: StreamName, _ events: [Recorded<InspectionEvent>]) {
        var commands: [HistoryCommand] = []
        for recorded in events {
            let event = HistoryEvent(recorded.event, at: recorded.occurrence)
            if let details = recorded.record.command {
                commands.append(HistoryCommand(recorded.record, details, events: [event]))
            } else if commands.last?.position == recorded.record.lastOfCommand {
                commands[commands.count - 1].events.append(event)
            }
        }
        self.init(of: inspection, commands, asOf: commands.last?.position ?? .start)
    }

    private init(
        of inspection: StreamName, _ commands: [HistoryCommand], recorded: [HistoryCommand],
        asOf: Position, effectiveBy: Timestamp?, uncertainEvents: UncertainEvents,
        uncertain: [Position]
    ) {
        self.inspection = inspection
        self.commands = commands
        self.recorded = recorded
        self.asOf = asOf
        self.effectiveBy = effectiveBy
        self.uncertainEvents = uncertainEvents
        self.uncertain = uncertain
    }

    /// The history as of an earlier position: the commands that ended by then.
    ///
    /// On the effective clock, records that were corrected later hold as they stood by then.
    public func asOf(_ position: Position) -> InspectionHistory {
        let earlier = InspectionHistory(
            of: inspection,
            (effectiveBy == nil ? commands : recorded).filter {
                $0.position <= position
            }, recorded: recorded.filter { $0.position <= position }, asOf: min(position, asOf),
            effectiveBy: nil, uncertainEvents: .leftOut, uncertain: [])
        guard let effectiveBy else { return earlier }
        return earlier.effective(by: effectiveBy, uncertainEvents: uncertainEvents)
    }

    /// The events that had held by a time on the effective clock.
    ///
    /// The edition, the announcement, the sample plan and the selections have always held. A
    /// judgement whose record was corrected as wrong holds from the corrected time.
    ///
    /// - Parameters:
    ///   - time: The time.
    ///   - uncertainEvents: How to treat events whose time contains `time`.
    /// - Returns: The history on both clocks.
    public func effective(
        by time: Timestamp, uncertainEvents: UncertainEvents = .leftOut
    ) -> InspectionHistory {
        var corrected = CorrectedTimes()
        for event in recorded.lazy.flatMap(\.events) {
            if let known = event.event { corrected.take(known, at: event.occurrence) }
        }
        var uncertain: [Position] = []
        let kept = recorded.keeping { event in
            switch event.timing(at: time, corrected) {
            case .held: return true
            case .notYet: return false
            case .uncertain:
                uncertain.append(event.position)
                return uncertainEvents == .included
            }
        }
        return InspectionHistory(
            of: inspection, kept, recorded: recorded, asOf: asOf, effectiveBy: time,
            uncertainEvents: uncertainEvents, uncertain: uncertain)
    }

    /// The same history on the recorded clock alone.
    public var onRecordedClock: InspectionHistory {
        InspectionHistory(of: inspection, recorded, asOf: asOf)
    }

    /// The history without some of its events.
    public func without(_ positions: Set<Position>) -> InspectionHistory {
        InspectionHistory(
            of: inspection, commands.keeping { !positions.contains($0.position) },
            recorded: recorded, asOf: asOf, effectiveBy: effectiveBy,
            uncertainEvents: uncertainEvents, uncertain: uncertain)
    }

    /// The same events under another edition of the rules.
    package func under(_ framework: Framework) -> InspectionHistory {
        mapping { event in
            guard case .frameworkRegistered? = event.event else { return event }
            return HistoryEvent(
                .frameworkRegistered(FrameworkRegistered(framework: framework)),
                at: event.occurrence)
        }
    }

    /// The history with each event replaced by another one, on both clocks.
    package func mapping(_ transform: (HistoryEvent) -> HistoryEvent) -> InspectionHistory {
        func mapped(_ commands: [HistoryCommand]) -> [HistoryCommand] {
            commands.map { command in
                var command = command
                command.events = command.events.map(transform)
                return command
            }
        }
        let all = mapped(recorded)
        return InspectionHistory(
            of: inspection, effectiveBy == nil ? all : mapped(commands), recorded: all, asOf: asOf,
            effectiveBy: effectiveBy, uncertainEvents: uncertainEvents, uncertain: uncertain)
    }

    /// The inspection that these events lead to.
    ///
    /// - Complexity: O(events).
    public var state: Inspection {
        var inspection = Inspection()
        for event in commands.lazy.flatMap(\.events) {
            if let known = event.event { inspection.evolve(with: known, at: event.occurrence) }
        }
        return inspection
    }

    /// The edition of the rules; `nil` before the announcement.
    public var framework: Framework? {
        for event in commands.lazy.flatMap(\.events) {
            if case .frameworkRegistered(let registered)? = event.event {
                return registered.framework
            }
        }
        return nil
    }

    /// The combined origin of all events; `nil` for an empty history.
    package var origin: Origin? { commands.lazy.flatMap(\.events).map(\.occurrence.origin).joined }

    /// The combined origin of the events that a cell is computed from; `nil` without one.
    package func origin(of cell: Cell) -> Origin? {
        let subjects = cell.subjects(in: framework)
        return commands.lazy.flatMap(\.events).filter { $0.input.concerns(subjects) }
            .map(\.occurrence.origin).joined
    }

    /// The commands as people saw them: the commands in a row that enter the printed figures of a
    /// report are one.
    var commandsAsSeen: [HistoryCommand] {
        var seen: [HistoryCommand] = []
        seen.reserveCapacity(commands.count)
        for command in commands {
            if command.isReconstruction, let last = seen.last, last.isReconstruction {
                seen[seen.count - 1] = command.joining(last)
            } else {
                seen.append(command)
            }
        }
        return seen
    }

    /// The people who gave commands, are named as judges or sat on a panel, sorted.
    public var people: [Agent.ID] {
        var people: Set<Agent.ID> = []
        for command in commands {
            people.insert(command.actor)
            for event in command.events {
                people.formUnion(event.event?.people ?? [])
            }
        }
        return people.sorted()
    }
}

extension [HistoryCommand] {
    /// The commands with only some of their events, without those that have none left.
    fileprivate func keeping(_ keeps: (HistoryEvent) -> Bool) -> [HistoryCommand] {
        compactMap { command in
            var command = command
            command.events = command.events.filter(keeps)
            return command.events.isEmpty ? nil : command
        }
    }
}
