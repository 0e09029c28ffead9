extension CommandHandler {
    /// Decides commands one after another and records all of their events in one commit, or none.
    ///
    /// Each command is decided on the state that the commands before it lead to. Use it for one
    /// request that makes more events than one command may have.
    ///
    /// - Parameters:
    ///   - commands: The commands, in order.
    ///   - stream: The stream that gets the events.
    ///   - actor: The person who acts, with their role.
    ///   - options: The optional properties of each command; an id is not used.
    /// - Returns: The receipts, in the order of the commands.
    /// - Throws: ``Failure``. After an error nothing is recorded, unless the message says that the
    ///   outcome is unknown.
    public func handle(
        together commands: [Subject.Command], in stream: StreamName, by actor: Agent,
        _ options: CommandOptions = CommandOptions()
    ) async throws(Failure) -> [Receipt] {
        let now = clock.now
        let provenance = Provenance(
            actor: actor, authority: options.authority, reason: options.reason,
            effectiveAt: options.effectiveAt ?? .instant(now), origin: options.origin,
            backdated: options.backdated)
        let requests = commands.map { command in
            CommandRequest(
                id: .random(), stream: stream,
                content: subject.content(of: command, effectiveAt: options.effectiveAt),
                provenance: provenance)
        }
        let all = Array(zip(commands, requests))
        return try await inTurn(
            of: stream, retrying: options.observation == nil,
            { () async throws(Failure) in nil }
        ) { () async throws(Failure) in
            try await attempt(all, in: stream, options, at: now)
        }
    }

    private func attempt(
        _ commands: [(Subject.Command, CommandRequest)], in stream: StreamName,
        _ options: CommandOptions, at now: Timestamp
    ) async throws(Failure) -> [Receipt] {
        let use: StateCache<Subject>.Use<Result<[DecidedCommand], Failure>>
        do throws(EventStoreError) {
            if let observation = options.observation {
                try await checkNothingCame(since: observation)
            }
            let heads = try await store.heads(of: stream)
            use = try await states.withState(of: stream, upTo: heads, from: store) { state in
                do throws(Failure) {
                    return .success(try decide(commands, on: state, options, after: heads, at: now))
                } catch { return .failure(error) }
            }
        } catch { throw .store(error) }
        let decided = try use.result.get()
        do throws(EventStoreError) {
            let receipts = try await store.append(
                together: decided.map {
                    GuardedCommand(
                        $0.command, basedOn: options.observation,
                        dependingOn: ObservedQuery(of: $0.dependsOn, upTo: use.upTo))
                })
            for (decided, receipt) in zip(decided, receipts) {
                states.take(decided.command, receipt, in: use.cell)
            }
            return receipts
        } catch { throw .store(error) }
    }

    /// Decides commands, each on the state that those before it lead to.
    private func decide(
        _ commands: [(Subject.Command, CommandRequest)], on state: Subject.State,
        _ options: CommandOptions, after heads: (ledger: Head, stream: StreamHead?),
        at now: Timestamp
    ) throws(Failure) -> [DecidedCommand] {
        var state = state
        var position = heads.ledger.position
        var sequence = heads.stream?.sequence ?? .start
        var decided: [DecidedCommand] = []
        for (command, request) in commands {
            let decision: Decision
            do throws(Subject.Rejection) {
                decision = try subject.decide(
                    command, on: state, in: request.stream, by: request.provenance, at: now)
            } catch { throw .rejected(error) }
            let made = Command(
                request, events: decision.events, correlation: options.correlation,
                causation: options.causation,
                metadata: options.metadata.adding(options.backdated, for: Metadata.backdated))
            decided.append(DecidedCommand(command: made, dependsOn: decision.dependsOn))
            let rehearsal = Rehearsal(of: made, after: position, at: now)
            do throws(UnreadableEvent) {
                try subject.fold(
                    made, at: rehearsal.occurrences, from: sequence.next, into: &state)
            } catch { throw .store(EventStoreError(unreadable: error)) }
            position = rehearsal.last
            sequence = StreamSequence(sequence.rawValue + UInt64(decision.events.count))
        }
        return decided
    }
}

/// A command with the events that were decided for it.
private struct DecidedCommand: Sendable {
    let command: Command
    /// Selects the events that would change the decision.
    let dependsOn: Query
}
