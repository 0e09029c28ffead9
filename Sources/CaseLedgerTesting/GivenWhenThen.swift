public import CaseQuality
public import EventSourcing

/// Tests a decider: given these events, when this command is given, then that follows.
///
/// ```swift
/// try GivenWhenThen(Inspection())
///     .given(.announce(announcement), .select("court-01", for: "2"))
///     .when(.judge("2.1.1", of: "court-01", .notApplicable), by: .inspector)
///     .thenRefused(.notApplicableNotAllowed)
/// ```
///
/// It is a value: every `given` returns a new state, and the previous state can be used again. The
/// events have positions from 1, without a gap. The recording time of a command is the position of
/// its first event, in microseconds after the epoch. The type does not depend on a test library: an
/// ``Outcome`` can be inspected, or throws a ``Mismatch`` that describes the difference.
public struct GivenWhenThen<Subject: Decider>: Sendable {
    /// The decider after all given events.
    public private(set) var subject: Subject
    /// The given events, oldest first, as a store would have recorded them.
    public private(set) var history: [Recorded<Subject.Event>] = []

    private let stream: StreamName
    private let draft: @Sendable (Subject.Event, Provenance) -> EventDraft

    /// Starts with `subject` before its first event.
    ///
    /// The records have no tags and no payload, because a decider gets decoded events.
    public init(_ subject: Subject, in stream: StreamName = "subject") {
        self.subject = subject
        self.stream = stream
        draft = { _, _ in EventDraft(type: "event", tags: [], payload: []) }
    }

    /// Starts with `subject` before its first event, and encodes records with `codec`.
    public init<Codec: EventCodec>(
        _ subject: Subject, in stream: StreamName = "subject", encodedBy codec: Codec
    ) where Codec.Event == Subject.Event {
        self.subject = subject
        self.stream = stream
        draft = { codec.encode($0, by: $1) }
    }

    /// The position of the last event; ``Position/start`` before the first.
    public var position: Position { history.last?.position ?? .start }

    /// Returns the state after `events`, recorded as one command by `provenance`.
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

    /// Returns the state after the events that `command` leads to.
    ///
    /// - Throws: The decider's refusal.
    public func given(
        decided command: Subject.Command, by provenance: Provenance = .someone
    ) throws(Subject.Rejection) -> GivenWhenThen {
        given(try subject.decide(command), by: provenance)
    }

    /// Decides `command` without recording its events.
    public func when(_ command: Subject.Command) -> Outcome<Subject.Event, Subject.Rejection> {
        do throws(Subject.Rejection) {
            return .happened(try subject.decide(command))
        } catch { return .refused(error) }
    }
}

extension Provenance {
    /// A provenance for tests that do not depend on one: actor `someone`, at the epoch.
    public static let someone = Provenance(
        actor: Agent("some-1", role: "someone"),
        effectiveAt: .instant(Timestamp(microseconds: 0)))
}

/// The outcome of a command.
public enum Outcome<Event: Sendable, Rejection: Error>: Sendable {
    /// The command leads to these events.
    case happened([Event])
    /// The rules refuse the command.
    case refused(Rejection)

    /// The events; `nil` for a refusal.
    public var events: [Event]? {
        if case .happened(let events) = self { events } else { nil }
    }

    /// The refusal; `nil` for events.
    public var refusal: Rejection? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }

    /// Returns the events of the command.
    ///
    /// - Throws: ``Mismatch`` when the command was refused.
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
    /// Checks that the command leads to exactly these events.
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
    /// Checks that the command was refused with exactly this refusal.
    ///
    /// - Throws: ``Mismatch`` otherwise.
    public func thenRefused(with expected: Rejection) throws(Mismatch) {
        guard refusal != expected else { return }
        throw Mismatch(expected: "the refusal \(expected)", found: found)
    }
}

extension Outcome where Rejection == Refusal {
    /// Checks that the command was refused by this rule.
    ///
    /// - Throws: ``Mismatch`` otherwise.
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

/// A difference between the expected and the actual outcome.
public struct Mismatch: Error, Hashable, CustomStringConvertible {
    /// The expected outcome.
    public let expected: String
    /// The actual outcome.
    public let found: String

    /// Creates a mismatch from its parts.
    public init(expected: String, found: String) {
        self.expected = expected
        self.found = found
    }

    /// The difference as a sentence.
    public var description: String { "Expected \(expected); found \(found)." }
}

extension GivenWhenThen where Subject == Inspection {
    /// Returns the state after `commands`, given one after the other by one actor.
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

    /// Decides `command` on the inspection without recording its events.
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
            actor: Agent("some-1", role: role), authority: authority, reason: reason,
            effectiveAt: .instant(Timestamp(microseconds: 0)), origin: origin)
    }
}
