/// The optional properties of a command.
public struct CommandOptions: Hashable, Sendable {
    /// The authority for the command, at most 512 bytes.
    public var authority: String
    /// The reason, where the rules require one; at most 2,000 bytes, never about a child.
    public var reason: String?
    /// The effective time; the time of recording by default.
    public var effectiveAt: EffectiveTime?
    /// The origin of the events.
    public var origin: Origin
    /// Why the command states something that held before the ledger could know it, if it does; at
    /// most 400 bytes.
    public var backdated: String?
    /// The observation that a read returned: stored with the command, and part of its guard.
    public var observation: ObservedQuery?
    /// Identifies the command permanently: a second send under the same id records nothing.
    public var id: CommandID?
    /// An id that this command shares with related commands.
    public var correlation: CorrelationID?
    /// The event that caused it.
    public var causation: Position?
    /// Key-value pairs of the caller.
    public var metadata: Metadata

    /// Creates options; each one has a default.
    public init(
        authority: String = "", reason: String? = nil, effectiveAt: EffectiveTime? = nil,
        origin: Origin = .recorded, basedOn observation: ObservedQuery? = nil, id: CommandID? = nil,
        correlation: CorrelationID? = nil, causation: Position? = nil, metadata: Metadata = .none,
        backdated: String? = nil
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
        self.backdated = backdated
    }
}
