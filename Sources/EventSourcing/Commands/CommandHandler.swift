/// Decides commands on streams of a store, and records what follows from them.
///
/// A command is decided at once, on what is there, and guarded by what its decision depends on. When
/// something came in between, it takes its stream's turn and is decided again; commands that come
/// meanwhile wait for the turn. So nobody conflicts with another command of this handler, and with other
/// handlers and processes it is tried until it is recorded or cancelled. Only a caller who gives an
/// observation is told of a conflict: then what it had seen does not hold any more.
public final class CommandHandler<Subject: CommandSubject>: Sendable {
    private let subject: Subject
    private let store: any EventStore
    private let clock: LedgerClock
    private let states: StateCache<Subject>
    private let turns = StreamTurns()

    /// - Parameters:
    ///   - subject: What the streams are.
    ///   - store: Where they are.
    ///   - clock: Says when a command holds that does not say so.
    public init(_ subject: Subject, store: any EventStore, clock: LedgerClock = .system) {
        self.subject = subject
        self.store = store
        self.clock = clock
        states = StateCache(subject)
    }

    /// Why a command was not recorded.
    public enum Failure: Error {
        /// The rules say no.
        case rejected(Subject.Rejection)
        /// The store does.
        case store(EventStoreError)
    }

    /// Decides on a command and records what follows from it: all of it, or nothing.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - stream: The stream it goes to.
    ///   - actor: Who asks, and in which function.
    ///   - options: Everything else that may be said of it.
    /// - Returns: Where the events stand.
    /// - Throws: ``Failure``; whatever is thrown, nothing of this command was recorded, unless the message
    ///   says that it is not known.
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
                effectiveAt: options.effectiveAt ?? .instant(now), origin: options.origin))
        if options.id != nil, let receipt = try await receipt(of: request) { return receipt }
        var turn: StreamTurns.Turn?
        defer {
            if let turn { turns.leave(turn) }
        }
        do throws(EventStoreError) { turn = try await turns.enter(stream) } catch {
            throw .store(error)
        }
        while true {
            do throws(Failure) {
                return try await attempt(command, request, options, at: now)
            } catch {
                // The rules may refuse only because another sender of this very command was faster.
                if options.id != nil, let receipt = try await receipt(of: request) {
                    return receipt
                }
                guard case .store(let failure) = error else { throw error }
                // A read that was cancelled comes before the append.
                if failure == .cancelled { throw .store(.cancelledBeforeDecision) }
                guard failure.code == .conflict, options.observation == nil else { throw error }
            }
            do throws(EventStoreError) {
                if turn == nil { turn = try await turns.take(stream) }
                if Task.isCancelled { throw .cancelledBeforeDecision }
            } catch { throw .store(error) }
        }
    }

    /// A stream as it stands at a position.
    ///
    /// - Parameters:
    ///   - stream: Which stream.
    ///   - position: Up to where; the end of a command, or the command that it is in is left out.
    /// - Returns: The state, and whether the stream had an event by then.
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
                causation: options.causation, metadata: options.metadata),
            basedOn: options.observation,
            dependingOn: Observation(of: decision.dependsOn, upTo: use.upTo))
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

    /// Reports a conflict before deciding: a caller who decides on an old view is told what came since,
    /// not what the rules would say of a state that they never saw.
    private func checkNothingCame(since observation: Observation) async throws(EventStoreError) {
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

/// What may be said of a command besides what it asks and who asks.
public struct CommandOptions: Hashable, Sendable {
    /// On what authority, at most 512 bytes.
    public var authority: String
    /// Why, where the rules ask for it; at most 2,000 bytes, never about a child.
    public var reason: String?
    /// When it held; the time of recording unless told.
    public var effectiveAt: EffectiveTime?
    /// Where it comes from.
    public var origin: Origin
    /// What the caller had seen, from a read: kept with the command, and part of its guard.
    public var observation: Observation?
    /// Identifies the command for ever: sent again, it is not recorded again.
    public var id: CommandID?
    /// What it has in common with other commands.
    public var correlation: CorrelationID?
    /// The event that caused it.
    public var causation: Position?
    /// Pairs of the caller's own.
    public var metadata: Metadata

    public init(
        authority: String = "", reason: String? = nil, effectiveAt: EffectiveTime? = nil,
        origin: Origin = .recorded, basedOn observation: Observation? = nil, id: CommandID? = nil,
        correlation: CorrelationID? = nil, causation: Position? = nil, metadata: Metadata = .none
    ) {
        self.authority = authority
        self.reason = reason
        self.effectiveAt = effectiveAt
        self.origin = origin
        self.observation = observation
        self.id = id
        self.correlation = correlation
        self.causation = causation
        self.metadata = metadata
    }
}

extension EventStoreError {
    /// The end of a wait for a stream's turn.
    static let cancelledBeforeDecision = EventStoreError(
        .cancelled,
        "The task was cancelled before its command was decided. Nothing was written.",
        remedy: "Send the command again if it is still wanted.")
}
