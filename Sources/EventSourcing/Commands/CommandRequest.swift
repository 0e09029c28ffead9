/// A request to a stream before any decision: its actor, its id and its content.
///
/// A repeated request is recognised by its content, even if the rules would decide differently
/// today.
public struct CommandRequest: Hashable, Sendable {
    /// Identifies the command within its stream, permanently.
    public let id: CommandID
    /// The stream that the request goes to.
    public let stream: StreamName
    /// The content of the request.
    public let content: CommandContent
    /// The actor, the authority, the reason and the effective time.
    public let provenance: Provenance

    /// Creates a request from its fields.
    public init(
        id: CommandID, stream: StreamName, content: CommandContent, provenance: Provenance
    ) {
        self.id = id
        self.stream = stream
        self.content = content
        self.provenance = provenance
    }
}

/// The content of a command, without its actor.
public struct CommandContent: Hashable, Sendable {
    /// The kind of command.
    public let kind: CommandName
    /// The arguments of the command, as canonical bytes.
    public let arguments: [UInt8]
    /// Whether the arguments contain free text.
    ///
    /// They are then salted before they are hashed.
    public let argumentsHaveText: Bool
    /// The effective time, if the caller gave one.
    ///
    /// A default that means "now" is not content; otherwise a second send would differ from the
    /// first.
    public let effectiveAt: EffectiveTime?

    /// Creates content from its fields.
    public init(
        kind: CommandName, arguments: [UInt8], argumentsHaveText: Bool = false,
        effectiveAt: EffectiveTime? = nil
    ) {
        self.kind = kind
        self.arguments = arguments
        self.argumentsHaveText = argumentsHaveText
        self.effectiveAt = effectiveAt
    }
}
