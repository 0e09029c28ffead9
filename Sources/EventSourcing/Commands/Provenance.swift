/// On whose word a command rests.
///
/// Every command has one; the types ask for it.
public struct Provenance: Hashable, Sendable {
    /// Who acted.
    public var actor: Agent
    /// On what authority: a rule, a mandate, a publication.
    ///
    /// At most 512 bytes; may be empty where the role alone is the authority.
    public var authority: String
    /// Why, where the domain demands it.
    ///
    /// Organisational text, never about a child, at most ``longestReasonInBytes``.
    public var reason: String?
    /// When what the command says held.
    public var effectiveAt: EffectiveTime
    /// Where the events come from.
    public var origin: Origin

    /// The longest reason.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestReasonInBytes = 2_000
    /// The longest authority.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestAuthorityInBytes = 512

    public init(
        actor: Agent, authority: String = "", reason: String? = nil, effectiveAt: EffectiveTime,
        origin: Origin = .recorded
    ) {
        self.actor = actor
        self.authority = authority
        self.reason = reason
        self.effectiveAt = effectiveAt
        self.origin = origin
    }
}

extension Provenance {
    /// On whose word a recorded event rests; a text that was erased counts as not given.
    ///
    /// - Parameters:
    ///   - record: The event's record.
    ///   - command: What its command shares among its events.
    public init(of record: Record, _ command: CommandDetails) {
        self.init(
            actor: Agent(record.actor, role: command.role),
            authority: command.authority?.text ?? "", reason: command.reason?.text,
            effectiveAt: record.effectiveAt, origin: record.origin)
    }
}
