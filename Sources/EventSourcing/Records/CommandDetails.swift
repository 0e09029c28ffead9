/// What all events of one command share.
public struct CommandDetails: Hashable, Sendable {
    /// The command's id, unique within its stream.
    public let id: CommandID
    /// What the command said, with commitments in the place of texts.
    public let digest: CommandDigest
    /// The function in which the actor acted.
    public let role: Role
    /// On what authority; `nil` where none was given.
    public let authority: FreeText?
    /// Why; `nil` where no reason was given.
    public let reason: FreeText?
    /// Pairs of the caller's own, each as `key=value`, in the order of their keys.
    public let metadata: [FreeText]
    /// What the decision depended on: an event in between would have refused the command.
    public let dependsOn: Observation
    /// What the actor had seen, where the caller gave the token of a read; `nil` where nothing is known
    /// of it.
    public let seen: Observation?

    /// - Parameters:
    ///   - id: The command's id.
    ///   - digest: What it said.
    ///   - role: The function in which the actor acted.
    ///   - texts: The texts of its first record, of which its own are taken.
    ///   - dependsOn: What the decision depended on.
    ///   - seen: What the actor had seen.
    public init(
        id: CommandID, digest: CommandDigest, role: Role, texts: [RecordedText] = [],
        dependsOn: Observation, seen: Observation?
    ) {
        self.id = id
        self.digest = digest
        self.role = role
        authority = texts[.authority]
        reason = texts[.reason]
        metadata = texts.filter { $0.field.number == TextField.metadata(0).number }.map(\.text)
        self.dependsOn = dependsOn
        self.seen = seen
    }
}
