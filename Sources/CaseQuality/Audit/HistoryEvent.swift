public import EventSourcing

/// An event of an inspection with its position and times, as the ledger has it.
public struct HistoryEvent: Hashable, Sendable {
    /// The position and times of the event.
    public let occurrence: Occurrence
    /// The name of its type.
    public let name: EventName
    /// The event; `nil` if this version cannot read it.
    public let event: InspectionEvent?
    /// Why this version cannot read the event; `nil` if it can.
    public let problem: String?

    /// Creates an event of a history.
    public init(_ event: InspectionEvent, at occurrence: Occurrence) {
        self.occurrence = occurrence
        self.event = event
        name = event.name
        problem = nil
    }

    /// Creates an event that cannot be read.
    public init(unreadable name: EventName, at occurrence: Occurrence, problem: String) {
        self.occurrence = occurrence
        self.name = name
        self.problem = problem
        event = nil
    }

    /// The same event at another occurrence.
    package func occurring(_ occurrence: Occurrence) -> HistoryEvent {
        HistoryEvent(event: event, name: name, problem: problem, occurrence: occurrence)
    }

    private init(
        event: InspectionEvent?, name: EventName, problem: String?, occurrence: Occurrence
    ) {
        self.event = event
        self.name = name
        self.problem = problem
        self.occurrence = occurrence
    }

    /// The position of the event.
    public var position: Position { occurrence.position }

    /// The value that the event sets; an unreadable event sets none.
    package var input: CellInput { event?.input ?? .course }

    /// How the event relates to a time on the effective clock.
    ///
    /// The edition, the announcement, the sample plan and the selections have always held.
    func timing(at time: Timestamp) -> EffectiveTime.Timing {
        event?.holdsAlways == true ? .held : occurrence.effectiveAt.timing(at: time)
    }
}
