public import CaseQuality
public import EventSourcing

/// Tests a decider in the order its rules are told: given what happened, when this is asked, then
/// that follows.
///
///     try GivenWhenThen(Inspection())
///         .given(.announce(announcement), .select("court-01", for: "2"))
///         .when(.judge("2.1.1", of: "court-01", .notApplicable), by: .inspector)
///         .thenRefused(.notApplicableNotAllowed)
///
/// It is a value: every `given` is a new start, and the one before can be used again. The events
/// have positions from 1 on, without a gap; a command is recorded as many microseconds after the epoch as
/// its first event's position says. It knows no
/// test library: an ``Outcome`` can be looked into, or throws a ``Mismatch`` that says what differs.
public struct GivenWhenThen<Subject: Decider>: Sendable {
    /// The decider after all that was given.
    public private(set) var subject: Subject
    /// What was given, oldest first, as a store would have recorded it.
    public private(set) var history: [Recorded<Subject.Event>] = []

    private let stream: StreamName
    private let draft: @Sendable (Subject.Event, Provenance) -> EventDraft

    /// Starts with `subject` before its first event.
    ///
    /// The records have neither tags nor payload: a decider sees its events decoded.
    public init(_ subject: Subject, in stream: StreamName = "subject") {
        self.subject = subject
        self.stream = stream
        draft = { _, _ in EventDraft(type: "event", tags: [], payload: []) }
    }

    /// Starts with `subject` before its first event; the records are what `codec` makes of them.
    public init<Codec: EventCodec>(
        _ subject: Subject, in stream: StreamName = "subject", encodedBy codec: Codec
    ) where Codec.Event == Subject.Event {
        self.subject = subject
        self.stream = stream
        draft = { codec.encode($0, by: $1) }
    }

    /// Where the last event stands; ``Position/start`` before the first.
    public var position: Position { history.last?.position ?? .start }

    /// With `events` recorded, as of one command by `provenance`.
    public func given(
        _ events: [Subject.Event], by provenance: Provenance = .someone
    ) -> GivenWhenThen {
        var next = self
        let number = position.next.rawValue
        let command = Command(
            CommandRequest(
                id: CommandID(derivedFrom: stream.rawValue, String(number)), stream: stream,
                content: CommandContent(kind: "given", arguments: []), provenance: provenance),
            events: events.map { draft($0, provenance) })
        let rehearsal = Rehearsal(
            of: command, after: position, at: Timestamp(microseconds: Int64(number)))
        let records = command.records(
            at: rehearsal.occurrences, after: StreamSequence(position.rawValue))
        for (event, record) in zip(events, records) {
            next.subject.evolve(with: event, at: record.occurrence)
            next.history.append(Recorded(event, in: record))
        }
        return next
    }

    /// With the events recorded that `command` leads to.
    ///
    /// - Throws: The decider's refusal.
    public func given(
        decided command: Subject.Command, by provenance: Provenance = .someone
    ) throws(Subject.Rejection) -> GivenWhenThen {
        given(try subject.decide(command), by: provenance)
    }

    /// What the decider makes of `command`; nothing is recorded.
    public func when(_ command: Subject.Command) -> Outcome<Subject.Event, Subject.Rejection> {
        do throws(Subject.Rejection) {
            return .happened(try subject.decide(command))
        } catch { return .refused(error) }
    }
}

extension Provenance {
    /// Somebody, some time, for no reason: for tests to which that does not matter.
    public static let someone = Provenance(
        actor: Agent("someone", role: "someone"),
        effectiveAt: .instant(Timestamp(microseconds: 0)))
}

/// What a decider made of a command.
public enum Outcome<Event: Sendable, Rejection: Error>: Sendable {
    /// It leads to these events.
    case happened([Event])
    /// The rules say no.
    case refused(Rejection)

    /// The events, or `nil` when it was refused.
    public var events: [Event]? {
        if case .happened(let events) = self { events } else { nil }
    }

    /// The refusal, or `nil` when it was not refused.
    public var refusal: Rejection? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }

    /// Says what differs unless the command leads to events, and returns them.
    ///
    /// - Throws: ``Mismatch`` when it was refused.
    @discardableResult
    public func thenHappened() throws(Mismatch) -> [Event] {
        switch self {
        case .happened(let events): return events
        case .refused(let refusal):
            throw Mismatch(expected: "events", found: "the refusal \(refusal)")
        }
    }
}

extension Outcome where Event: Equatable {
    /// Says what differs unless the command leads to exactly these events.
    ///
    /// - Throws: ``Mismatch`` with the first event that differs.
    public func then(_ expected: Event...) throws(Mismatch) {
        let found = try thenHappened()
        for (index, pair) in zip(expected, found).enumerated() where pair.0 != pair.1 {
            throw Mismatch(
                expected: "\(pair.0) as event \(index + 1)", found: "\(pair.1)")
        }
        guard expected.count == found.count else {
            throw Mismatch(expected: "\(expected.count) events", found: "\(found.count)")
        }
    }
}

extension Outcome where Rejection: Equatable {
    /// Says what differs unless the command was refused in exactly this way.
    ///
    /// - Throws: ``Mismatch``.
    public func thenRefused(with expected: Rejection) throws(Mismatch) {
        guard refusal != expected else { return }
        throw Mismatch(expected: "the refusal \(expected)", found: found)
    }
}

extension Outcome where Rejection == Refusal {
    /// Says what differs unless the command was refused by this rule.
    ///
    /// - Throws: ``Mismatch``.
    public func thenRefused(_ code: Refusal.Code) throws(Mismatch) {
        guard refusal?.code != code else { return }
        throw Mismatch(expected: "a refusal, \(code.rawValue)", found: found)
    }
}

extension Outcome {
    private var found: String {
        switch self {
        case .happened(let events): "\(events.count) events: \(events)"
        case .refused(let refusal as Refusal): "a refusal, \(refusal.code.rawValue): \(refusal)"
        case .refused(let refusal): "the refusal \(refusal)"
        }
    }
}

/// What a test expected of a decider, and what it found.
public struct Mismatch: Error, Hashable, CustomStringConvertible {
    /// What should have been.
    public let expected: String
    /// What was.
    public let found: String

    public init(expected: String, found: String) {
        self.expected = expected
        self.found = found
    }

    public var description: String { "Expected \(expected); found \(found)." }
}

extension GivenWhenThen where Subject == Inspection {
    /// With what `commands` lead to recorded, one after the other, by one person.
    ///
    /// - Throws: The first refusal.
    public func given(
        _ commands: InspectionCommand..., by role: Role = .leadInspector, authority: String = "",
        reason: String? = nil, origin: Origin = .recorded
    ) throws(Refusal) -> GivenWhenThen {
        let provenance = Provenance(role, authority, reason, origin)
        var next = self
        for command in commands {
            next = try next.given(
                decided: InspectionRequest(command, by: provenance), by: provenance)
        }
        return next
    }

    /// What the rules of an inspection make of `command`; nothing is recorded.
    public func when(
        _ command: InspectionCommand, by role: Role = .leadInspector, authority: String = "",
        reason: String? = nil, origin: Origin = .recorded
    ) -> Outcome<InspectionEvent, Refusal> {
        when(InspectionRequest(command, by: Provenance(role, authority, reason, origin)))
    }
}

extension Provenance {
    fileprivate init(_ role: Role, _ authority: String, _ reason: String?, _ origin: Origin) {
        self.init(
            actor: Agent("someone", role: role), authority: authority, reason: reason,
            effectiveAt: .instant(Timestamp(microseconds: 0)), origin: origin)
    }
}
