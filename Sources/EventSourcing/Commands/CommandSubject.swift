/// What a ``CommandHandler`` must know of the streams that it handles commands for.
///
/// A ``Decider`` with an ``EventCodec`` is one: see ``DecidedSubject``.
public protocol CommandSubject<Command, State>: Sendable {
    associatedtype Command: Sendable
    associatedtype Event: Sendable
    associatedtype State: Sendable
    associatedtype Rejection: Error

    /// The state of a stream before its first event.
    var initialState: State { get }

    /// Reads an event.
    func decode(_ event: borrowing EncodedEvent) throws(UnreadableEvent) -> Event

    /// Changes the state by what happened.
    func evolve(_ state: inout State, with event: Event, at occurrence: Occurrence)

    /// Reads an event and changes the state by it; for long streams, where an event need not be made.
    func fold(
        _ event: borrowing EncodedEvent, into state: inout State
    ) throws(UnreadableEvent)

    /// What a command says, by which a second send of it is known.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - effectiveAt: When it held, if the caller said so.
    /// - Returns: The same content for the same command.
    func content(of command: Command, effectiveAt: EffectiveTime?) -> CommandContent

    /// The events that a command leads to, or a refusal; it changes nothing.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - state: The stream as it stands.
    ///   - stream: Its name.
    ///   - provenance: Who asks, on what authority, why, and when it held.
    ///   - now: The time on the clock of the ledger.
    /// - Returns: The decision.
    /// - Throws: The refusal of the rules.
    func decide(
        _ command: Command, on state: State, in stream: StreamName, by provenance: Provenance,
        at now: Timestamp
    ) throws(Rejection) -> Decision
}

extension CommandSubject {
    public func fold(
        _ event: borrowing EncodedEvent, into state: inout State
    ) throws(UnreadableEvent) {
        evolve(&state, with: try decode(event), at: event.occurrence)
    }
}

/// What a command leads to, and what that depends on.
public struct Decision: Hashable, Sendable {
    /// The events, in order; at least one.
    public let events: [EventDraft]
    /// Which events would have changed the decision: it is made again when one of them comes in between.
    public let dependsOn: Query

    public init(_ events: [EventDraft], dependingOn query: Query) {
        self.events = events
        dependsOn = query
    }
}

/// A decider with a codec, as a subject: its decisions depend on all of their stream.
///
/// A command's canonical bytes are its caller's: they tell a second send from another command.
public struct DecidedSubject<Subject: Decider, Codec: EventCodec>: CommandSubject
where Codec.Event == Subject.Event {
    public let initialState: Subject
    private let codec: Codec
    private let describe: @Sendable (Subject.Command) -> (name: CommandName, arguments: [UInt8])

    /// - Parameters:
    ///   - subject: The decider before its first event.
    ///   - codec: The mapping between its events and their bytes.
    ///   - describe: The name and the canonical bytes of a command: equal commands, and no others, have
    ///     equal ones. Texts that somebody typed may be among the bytes; they are salted before they are
    ///     hashed.
    public init(
        _ subject: Subject, codec: Codec,
        describing describe:
            @escaping @Sendable (Subject.Command) -> (name: CommandName, arguments: [UInt8])
    ) {
        initialState = subject
        self.codec = codec
        self.describe = describe
    }

    public func decode(
        _ event: borrowing EncodedEvent
    ) throws(UnreadableEvent) -> Subject.Event { try codec.decode(event) }

    public func evolve(
        _ state: inout Subject, with event: Subject.Event, at occurrence: Occurrence
    ) { state.evolve(with: event, at: occurrence) }

    public func content(
        of command: Subject.Command, effectiveAt: EffectiveTime?
    ) -> CommandContent {
        let (name, arguments) = describe(command)
        return CommandContent(
            kind: name, arguments: arguments, argumentsHaveText: true, effectiveAt: effectiveAt)
    }

    public func decide(
        _ command: Subject.Command, on state: Subject, in stream: StreamName,
        by provenance: Provenance, at now: Timestamp
    ) throws(Subject.Rejection) -> Decision {
        let events = try state.decide(command)
        return Decision(
            events.map { codec.encode($0, by: provenance) }, dependingOn: .stream(stream))
    }
}
