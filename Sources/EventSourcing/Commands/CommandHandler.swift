/// Decides commands on streams of a store, and records the resulting events.
///
/// A command is decided at once on the current state, guarded by what its decision depends on. If
/// another event was recorded meanwhile, the command takes its stream's turn and is decided again;
/// later commands wait for the turn. So a command never conflicts with another command of this
/// handler. Against other handlers and processes it is retried until it is recorded or cancelled.
/// Only a caller that passes an observation gets a conflict error, because that observation is then
/// out of date.
public final class CommandHandler<Subject: CommandSubject>: Sendable {
    let subject: Subject
    let store: any EventStore
    let clock: LedgerClock
    let states: StateCache<Subject>
    private let turns = StreamTurns()

    /// Creates a handler for one kind of subject in a store.
    ///
    /// - Parameters:
    ///   - subject: The rules and the event mapping of the streams.
    ///   - store: The store of the streams.
    ///   - clock: The default effective time of a command.
    public init(_ subject: Subject, store: any EventStore, clock: LedgerClock = .system) {
        self.subject = subject
        self.store = store
        self.clock = clock
        states = StateCache(subject)
    }

    /// Why a command was not recorded.
    public enum Failure: Error {
        /// The rules rejected the command.
        case rejected(Subject.Rejection)
        /// The store refused the command or failed.
        case store(EventStoreError)
    }

    /// Decides on a command and records the resulting events, completely or not at all.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - stream: The stream that gets the events.
    ///   - actor: The person who acts, with their role.
    ///   - options: The optional properties of the command.
    /// - Returns: The positions of the events.
    /// - Throws: ``Failure``. After an error nothing of this command is recorded, unless the
    ///   message says that the outcome is unknown.
    @discardableResult
    public func handle(
        _ command: Subject.Command, in stream: StreamName, by actor: Agent,
        _ options: CommandOptions = CommandOptions()
    ) async throws(Failure) -> Receipt {
        let now = clock.now
        let request = CommandRequest(
            id: options.id ?? .random(), stream: stream,
            content: subject.content(of: command, effectiveAt: options.effectiveAt),
            provenance: Provenance(
                actor: actor, authority: options.authority, reason: options.reason,
                effectiveAt: options.effectiveAt ?? .instant(now), origin: options.origin,
                backdated: options.backdated))
        if options.id != nil, let receipt = try await receipt(of: request) { return receipt }
        return try await inTurn(
            of: stream, retrying: options.observation == nil,
            { () async throws(Failure) in
                options.id == nil ? nil : try await receipt(of: request)
            }
        ) { () async throws(Failure) in
            try await attempt(command, request, options, at: now)
        }
    }

    /// Makes attempts until one succeeds; after a conflict, later ones hold the stream's turn.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - retries: Whether another attempt follows a conflict.
    ///   - recorded: The result of an earlier send, if there is one.
    ///   - attempt: The attempt.
    /// - Returns: The result of the attempt, or of an earlier send.
    /// - Throws: The error of the last attempt, or the cancellation.
    func inTurn<Value>(
        of stream: StreamName, retrying retries: Bool,
        _ recorded: () async throws(Failure) -> Value?,
        _ attempt: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        var turn: StreamTurns.Turn?
        defer {
            if let turn { turns.leave(turn) }
        }
        do throws(EventStoreError) { turn = try await turns.enter(stream) } catch {
            throw .store(error)
        }
        while true {
            do throws(Failure) {
                return try await attempt()
            } catch {
                // The rules may reject only because another sender of this same command was faster.
                if let value = try await recorded() { return value }
                guard case .store(let failure) = error else { throw error }
                // A read that was cancelled comes before the append.
                if failure == .cancelled { throw .store(.cancelledBeforeDecision) }
                guard failure.code == .conflict, retries else { throw error }
            }
            do throws(EventStoreError) {
                if turn == nil { turn = try await turns.take(stream) }
                if Task.isCancelled { throw .cancelledBeforeDecision }
            } catch { throw .store(error) }
        }
    }

    /// The state of a stream as of a position.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - position: The last position to include. Use the end of a command: a command that ends
    ///     after it is left out.
    /// - Returns: The state, and whether the stream had no event by then.
    /// - Throws: Code `integrity` for an event that cannot be read, or a failure of the storage.
    public func state(
        of stream: StreamName, asOf position: Position
    ) async throws(EventStoreError) -> (state: Subject.State, isEmpty: Bool) {
        let head = try await store.head()
        let entry = try await states.entry(
            of: stream, upTo: position, erasedTexts: head.erasedTexts, from: store)
        return (entry.state, entry.count == .start)
    }

    private func attempt(
        _ command: Subject.Command, _ request: CommandRequest, _ options: CommandOptions,
        at now: Timestamp
    ) async throws(Failure) -> Receipt {
        let heads: (ledger: Head, stream: StreamHead?)
        do throws(EventStoreError) {
            if let observation = options.observation {
                try await checkNothingCame(since: observation)
            }
            heads = try await store.heads(of: request.stream)
        } catch { throw .store(error) }
        let use = try await decide(command, request, upTo: heads, at: now)
        let decision: Decision
        do throws(Subject.Rejection) { decision = try use.result.get() } catch {
            throw .rejected(error)
        }
        let guarded = GuardedCommand(
            Command(
                request, events: decision.events, correlation: options.correlation,
                causation: options.causation,
                metadata: options.metadata.adding(options.backdated, for: Metadata.backdated)),
            basedOn: options.observation,
            dependingOn: ObservedQuery(of: decision.dependsOn, upTo: use.upTo))
        do throws(EventStoreError) {
            let receipt = try await store.append(guarded)
            states.take(guarded.command, receipt, in: use.cell)
            return receipt
        } catch { throw .store(error) }
    }

    private func decide(
        _ command: Subject.Command, _ request: CommandRequest,
        upTo heads: (ledger: Head, stream: StreamHead?), at now: Timestamp
    ) async throws(Failure) -> StateCache<Subject>.Use<Result<Decision, Subject.Rejection>> {
        do throws(EventStoreError) {
            return try await states.withState(of: request.stream, upTo: heads, from: store) {
                state in
                do throws(Subject.Rejection) {
                    return .success(
                        try subject.decide(
                            command, on: state, in: request.stream, by: request.provenance,
                            at: now))
                } catch { return .failure(error) }
            }
        } catch { throw .store(error) }
    }

    /// Reports a conflict before deciding.
    ///
    /// A caller with an outdated view then gets the newer events, and not the verdict of the rules
    /// on a state that the caller never saw.
    func checkNothingCame(since observation: ObservedQuery) async throws(EventStoreError) {
        let page: RecordPage
        do throws(EventStoreError) {
            page = try await store.page(
                of: observation.query, in: .after(observation.position), order: .forward,
                limit: Conflict.mostRecords)
        } catch {
            guard error.code == .beyondHead else { throw error }
            let head = try await store.head().position
            throw .observationBeyondHead(observation, head: head)
        }
        guard !page.records.isEmpty else { return }
        var count = page.records.count
        var rest = page.rest
        while let range = rest {
            let more = try await store.page(
                of: observation.query, in: range, order: .forward, limit: 512)
            count += more.records.count
            rest = more.rest
        }
        throw .conflict(observation, records: page.records, count: count)
    }

    private func receipt(of request: CommandRequest) async throws(Failure) -> Receipt? {
        do throws(EventStoreError) { return try await store.receipt(of: request) } catch {
            throw .store(error == .cancelled ? .cancelledBeforeDecision : error)
        }
    }
}

extension EventStoreError {
    /// The error when a task is cancelled while it waits for a stream's turn.
    static let cancelledBeforeDecision = EventStoreError(
        .cancelled,
        "The task was cancelled before its command was decided. Nothing was written.",
        remedy: "Send the command again if it is still needed.")
}
