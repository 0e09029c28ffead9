/// A command with its guard: what the caller saw, and what its decision depends on.
public struct GuardedCommand: Hashable, Sendable {
    /// The command to record.
    public let command: Command
    /// The observation that a read returned to the caller.
    ///
    /// It is part of the guard and is stored as the knowledge of the actor; `nil` when the caller
    /// gave none.
    public let seen: ObservedQuery?
    /// The events that the decision depends on; also part of the guard.
    public let dependsOn: ObservedQuery

    /// Creates a guarded command.
    ///
    /// - Parameters:
    ///   - command: The command to record.
    ///   - observation: What the caller saw; `nil`, or an observation of nothing, when that is not
    ///     known.
    ///   - dependsOn: The events that the decision depends on.
    public init(
        _ command: Command, basedOn observation: ObservedQuery? = nil,
        dependingOn dependsOn: ObservedQuery = .nothing
    ) {
        self.command = command
        seen = observation.flatMap { $0.query.clauses.isEmpty ? nil : $0 }
        self.dependsOn = dependsOn
    }

    /// The guard.
    ///
    /// The store refuses the command when a later event matches one of its two parts.
    package var guards: AppendGuard { AppendGuard(seen: seen, dependsOn: dependsOn) }
}

/// The guard of an append: no later event may match one of its two observations.
package struct AppendGuard: Sendable {
    /// What the caller saw.
    package let seen: ObservedQuery?
    /// The events that the decision depends on.
    package let dependsOn: ObservedQuery

    package init(seen: ObservedQuery?, dependsOn: ObservedQuery) {
        self.seen = seen
        self.dependsOn = dependsOn
    }

    /// The position up to which no event can conflict; `nil` when nothing is guarded.
    package var start: Position? {
        let own = dependsOn.query.clauses.isEmpty ? nil : dependsOn.position
        guard let seen else { return own }
        return own.map { min($0, seen.position) } ?? seen.position
    }

    /// The higher position of the two observations.
    package var end: Position { max(dependsOn.position, seen?.position ?? .start) }

    /// Selects the events that can conflict.
    package var query: Query { seen.map { $0.query.or(dependsOn.query) } ?? dependsOn.query }

    /// The observation that a conflict reports: that of the caller, otherwise that of the decision.
    package var named: ObservedQuery { seen ?? dependsOn }

    /// Whether the event at `position` conflicts; `matches` tests the event against a query.
    package func forbids<Failure: Error>(
        _ position: Position, _ matches: (Query) throws(Failure) -> Bool
    ) throws(Failure) -> Bool {
        if position > dependsOn.position, try matches(dependsOn.query) { return true }
        guard let seen, position > seen.position else { return false }
        return try matches(seen.query)
    }
}

/// The result of an append: the receipt, or the error why the command was not recorded.
public typealias AppendOutcome = Result<Receipt, EventStoreError>

extension [GuardedCommand] {
    /// Checks that these commands can be recorded together, before any of them is looked at.
    ///
    /// - Throws: Code `invalid` for commands of two streams, or for an id that occurs twice.
    package func checkTogether() throws(EventStoreError) {
        var ids: Set<CommandID> = []
        for guarded in self {
            let command = guarded.command
            if let first, first.command.stream != command.stream {
                throw EventStoreError(
                    .invalid,
                    "The commands that were sent together are for the streams "
                        + "\(first.command.stream) and \(command.stream). Nothing was written.",
                    remedy: "Send the commands of each stream on their own.")
            }
            guard ids.insert(command.id).inserted else {
                throw EventStoreError(
                    .invalid,
                    "Command \(command.id) of stream \(command.stream) was sent twice in one call. "
                        + "Nothing was written.",
                    remedy: "Send each command once.")
            }
        }
    }
}
