/// The source of a command: its actor, authority, reason, effective time and origin.
///
/// Every command has one; the types require it.
public struct Provenance: Hashable, Sendable {
    /// The actor.
    public var actor: Agent
    /// The authority: a rule, a mandate, a publication.
    ///
    /// At most 512 bytes; may be empty where the role alone is the authority.
    public var authority: String
    /// The reason, where the domain requires one.
    ///
    /// Organisational text, never about a child, at most ``longestReasonInBytes``.
    public var reason: String?
    /// The effective time of what the command states.
    public var effectiveAt: EffectiveTime
    /// The origin of the events.
    public var origin: Origin
    /// Why the command states something that held before the ledger could know it, if it does.
    ///
    /// Organisational text, at most ``longestBackdatingInBytes``; stored in the metadata.
    public var backdated: String?
    /// The name of the file that its answers were read from, if they were read from one.
    ///
    /// Stored in the metadata.
    public var sheet: String?

    /// The maximum length of a reason.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestReasonInBytes = 2_000
    /// The maximum length of ``backdated``.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestBackdatingInBytes = 400
    /// The maximum length of ``sheet``.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestSheetNameInBytes = 255
    /// The maximum length of an authority.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestAuthorityInBytes = 512

    /// Creates a provenance from its fields.
    public init(
        actor: Agent, authority: String = "", reason: String? = nil, effectiveAt: EffectiveTime,
        origin: Origin = .recorded, backdated: String? = nil, sheet: String? = nil
    ) {
        self.actor = actor
        self.authority = authority
        self.reason = reason
        self.effectiveAt = effectiveAt
        self.origin = origin
        self.backdated = backdated
        self.sheet = sheet
    }
}

extension Provenance {
    /// Creates the provenance of a recorded event; an erased text counts as not given.
    ///
    /// - Parameters:
    ///   - record: The event's record.
    ///   - command: The details that the events of its command share.
    public init(of record: Record, _ command: CommandDetails) {
        self.init(
            actor: Agent(record.actor, role: command.role),
            authority: command.authority?.text ?? "", reason: command.reason?.text,
            effectiveAt: record.effectiveAt, origin: record.origin,
            backdated: command.backdated?.text, sheet: command.sheet?.text)
    }
}
