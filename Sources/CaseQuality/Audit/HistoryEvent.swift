public import EventSourcing

/// An event of an inspection with its position and times, as the ledger has it.
public struct HistoryEvent: Sendable {
    /// The event, behind one reference: answers copy events often, and an event has many fields.
    private let stored: Stored

    /// Creates an event of a history.
    public init(_ event: InspectionEvent, at occurrence: Occurrence) {
        stored = Stored(occurrence, event.name, event)
    }

    /// Creates an event that cannot be read.
    public init(unreadable name: EventName, at occurrence: Occurrence, problem: String) {
        stored = Stored(occurrence, name, nil, problem)
    }

    /// The same event at another occurrence.
    package func occurring(_ occurrence: Occurrence) -> HistoryEvent {
        HistoryEvent(Stored(occurrence, name, event, problem))
    }

    private init(_ stored: Stored) { self.stored = stored }

    /// The position and times of the event.
    public var occurrence: Occurrence { stored.occurrence }

    /// The name of its type.
    public var name: EventName { stored.name }

    /// The event; `nil` if this version cannot read it.
    public var event: InspectionEvent? { stored.event }

    /// Why this version cannot read the event; `nil` if it can.
    public var problem: String? { stored.problem }

    /// The position of the event.
    public var position: Position { stored.occurrence.position }

    /// The content of the event; `nil` if this version cannot read it.
    var content: (any InspectionEventContent)? { stored.content }

    /// The value that the event sets; an unreadable event sets none.
    package var input: CellInput { stored.input }

    /// How the event relates to a time on the effective clock.
    ///
    /// The edition, the announcement, the sample plan and the selections have always held.
    func timing(at time: Timestamp, _ corrected: CorrectedTimes) -> EffectiveTime.Timing {
        guard event?.holdsAlways != true else { return .held }
        return corrected.time(at: position, stated: occurrence.effectiveAt).timing(at: time)
    }
}

extension HistoryEvent: Hashable {
    public static func == (left: HistoryEvent, right: HistoryEvent) -> Bool {
        left.stored === right.stored
            || left.occurrence == right.occurrence && left.name == right.name
                && left.event == right.event && left.problem == right.problem
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(occurrence)
        hasher.combine(name)
        hasher.combine(event)
        hasher.combine(problem)
    }
}

extension HistoryEvent {
    /// The fields of an event, and what is often asked of it.
    private final class Stored: Sendable {
        let occurrence: Occurrence
        let name: EventName
        let event: InspectionEvent?
        let problem: String?
        let content: (any InspectionEventContent)?
        let input: CellInput

        init(
            _ occurrence: Occurrence, _ name: EventName, _ event: InspectionEvent?,
            _ problem: String? = nil
        ) {
            self.occurrence = occurrence
            self.name = name
            self.event = event
            self.problem = problem
            content = event?.content
            input = content?.input ?? .course
        }
    }
}
