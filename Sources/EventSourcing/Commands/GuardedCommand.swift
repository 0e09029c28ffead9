/// A command with its guard: what was seen, and what its decision depends on.
public struct GuardedCommand: Hashable, Sendable {
    /// What is asked of the store.
    public let command: Command
    /// What the caller had seen, as the read returned it: part of the guard, and kept as what the actor
    /// knew; `nil` when the caller gave nothing.
    public let seen: Observation?
    /// What the decision depends on: part of the guard too.
    public let dependsOn: Observation

    /// - Parameters:
    ///   - command: What is asked of the store.
    ///   - observation: What the caller had seen; `nil`, or an observation of nothing, when nothing is
    ///     known of it.
    ///   - dependsOn: What the decision depends on.
    public init(
        _ command: Command, basedOn observation: Observation? = nil,
        dependingOn dependsOn: Observation = .nothing
    ) {
        self.command = command
        seen = observation.flatMap { $0.query.clauses.isEmpty ? nil : $0 }
        self.dependsOn = dependsOn
    }

    /// The guard: the command is refused when an event came that one of its parts forbids.
    package var guards: AppendGuard { AppendGuard(seen: seen, dependsOn: dependsOn) }
}

/// What must not have happened for a command to be recorded: the union of two observations.
package struct AppendGuard: Sendable {
    /// What the caller had seen.
    package let seen: Observation?
    /// What the decision depends on.
    package let dependsOn: Observation

    package init(seen: Observation?, dependsOn: Observation) {
        self.seen = seen
        self.dependsOn = dependsOn
    }

    /// The position up to which nothing can be forbidden; `nil` when nothing is guarded.
    package var start: Position? {
        let own = dependsOn.query.clauses.isEmpty ? nil : dependsOn.position
        guard let seen else { return own }
        return own.map { min($0, seen.position) } ?? seen.position
    }

    /// The last position that one of them was answered at.
    package var end: Position { max(dependsOn.position, seen?.position ?? .start) }

    /// The events that may matter.
    package var query: Query { seen.map { $0.query.or(dependsOn.query) } ?? dependsOn.query }

    /// The observation that a conflict names: what the caller gave, else what the decision depends on.
    package var named: Observation { seen ?? dependsOn }

    /// Whether the event at a position is forbidden, `matches` being whether it matches a query.
    package func forbids<Failure: Error>(
        _ position: Position, _ matches: (Query) throws(Failure) -> Bool
    ) throws(Failure) -> Bool {
        if position > dependsOn.position, try matches(dependsOn.query) { return true }
        guard let seen, position > seen.position else { return false }
        return try matches(seen.query)
    }
}

/// How an append ended: the receipt, or why nothing of the command was recorded.
public typealias AppendOutcome = Result<Receipt, EventStoreError>
