/// The rules and the event mapping that a ``CommandHandler`` needs for its streams.
///
/// ``DecidedSubject`` makes one from a ``Decider`` and an ``EventCodec``.
public protocol CommandSubject<Command, State>: Sendable {
    /// The type of the commands.
    associatedtype Command: Sendable
    /// The type of the events.
    associatedtype Event: Sendable
    /// The type of a stream's state.
    associatedtype State: Sendable
    /// The error with which the rules reject a command.
    associatedtype Rejection: Error

    /// The state of a stream before its first event.
    var initialState: State { get }

    /// Decodes an event.
    ///
    /// - Throws: ``UnreadableEvent`` when this code cannot decode it.
    func decode(_ event: borrowing EncodedEvent) throws(UnreadableEvent) -> Event

    /// Applies an event to the state.
    func evolve(_ state: inout State, with event: Event, at occurrence: Occurrence)

    /// Decodes an event and applies it to the state.
    ///
    /// Implement it to fold long streams without creating event values.
    ///
    /// - Throws: ``UnreadableEvent`` when this code cannot decode the event.
    func fold(
        _ event: borrowing EncodedEvent, into state: inout State
    ) throws(UnreadableEvent)

    /// The content of a command, by which a second send of it is recognised.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - effectiveAt: The effective time, if the caller gave one.
    /// - Returns: The content, which is the same for equal commands.
    func content(of command: Command, effectiveAt: EffectiveTime?) -> CommandContent

    /// Decides which events result from a command, without changing anything.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - state: The current state of the stream.
    ///   - stream: The name of the stream.
    ///   - provenance: The actor, the authority, the reason and the effective time.
    ///   - now: The current time of the ledger's clock.
    /// - Returns: The decision.
    /// - Throws: The rejection of the rules.
    func decide(
        _ command: Command, on state: State, in stream: StreamName, by provenance: Provenance,
        at now: Timestamp
    ) throws(Rejection) -> Decision
}

extension CommandSubject {
    /// Decodes the event and applies it with ``evolve(_:with:at:)``.
    public func fold(
        _ event: borrowing EncodedEvent, into state: inout State
    ) throws(UnreadableEvent) {
        evolve(&state, with: try decode(event), at: event.occurrence)
    }
}

/// The result of deciding a command, with the events that the decision depends on.
public struct Decision: Hashable, Sendable {
    /// The events, in order; at least one.
    public let events: [EventDraft]
    /// Selects the events that would change the decision.
    ///
    /// The command is decided again when one of them is recorded before it.
    public let dependsOn: Query

    /// Creates a decision.
    ///
    /// - Parameters:
    ///   - events: The events, in order; at least one.
    ///   - query: Selects the events that would change the decision.
    public init(_ events: [EventDraft], dependingOn query: Query) {
        self.events = events
        dependsOn = query
    }
}

/// A subject made from a decider and a codec.
///
/// Its decisions depend on the whole stream.
///
/// The caller supplies the canonical bytes of a command. They distinguish a second send from a
/// different command.
public struct DecidedSubject<Subject: Decider, Codec: EventCodec>: CommandSubject
where Codec.Event == Subject.Event {
    /// The decider before its first event.
    public let initialState: Subject
    private let codec: Codec
    private let describe: @Sendable (Subject.Command) -> (name: CommandName, arguments: [UInt8])

    /// Creates a subject from a decider and a codec.
    ///
    /// - Parameters:
    ///   - subject: The decider before its first event.
    ///   - codec: The mapping between its events and their bytes.
    ///   - describe: Returns the name and the canonical bytes of a command. Only equal commands may
    ///     have equal bytes. The bytes may contain free text; they are salted before they are
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

    /// Decodes an event with the codec.
    public func decode(
        _ event: borrowing EncodedEvent
    ) throws(UnreadableEvent) -> Subject.Event { try codec.decode(event) }

    /// Applies an event to the decider.
    public func evolve(
        _ state: inout Subject, with event: Subject.Event, at occurrence: Occurrence
    ) { state.evolve(with: event, at: occurrence) }

    /// The content of a command, from the closure that describes commands.
    public func content(
        of command: Subject.Command, effectiveAt: EffectiveTime?
    ) -> CommandContent {
        let (name, arguments) = describe(command)
        return CommandContent(
            kind: name, arguments: arguments, argumentsHaveText: true, effectiveAt: effectiveAt)
    }

    /// Decides with the decider and encodes the resulting events.
    public func decide(
        _ command: Subject.Command, on state: Subject, in stream: StreamName,
        by provenance: Provenance, at now: Timestamp
    ) throws(Subject.Rejection) -> Decision {
        let events = try state.decide(command)
        return Decision(
            events.map { codec.encode($0, by: provenance) }, dependingOn: .stream(stream))
    }
}
