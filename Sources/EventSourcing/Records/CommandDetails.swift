/// What all events of one command share.
public struct CommandDetails: Hashable, Sendable {
    /// The command's id, unique within its stream.
    public let id: CommandID
    /// What the command said.
    public let digest: CommandDigest
    /// How many events it recorded, at least 1.
    public let eventCount: UInt16
    /// The function in which the actor acted.
    public let role: Role
    /// On what authority; may be empty.
    public let authority: String
    /// Why, where a reason was given.
    public let reason: String?
    /// What the actor had seen.
    public let observation: Observation

    public init(
        id: CommandID, digest: CommandDigest, eventCount: UInt16, role: Role, authority: String,
        reason: String?, observation: Observation
    ) {
        self.id = id
        self.digest = digest
        self.eventCount = eventCount
        self.role = role
        self.authority = authority
        self.reason = reason
        self.observation = observation
    }
}
