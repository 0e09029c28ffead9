/// What is asked of a stream, before anything is decided: by whom, under which id, with what.
///
/// A request that is sent again is known by it, whatever its decision would be today.
public struct CommandRequest: Hashable, Sendable {
    /// Identifies the command within its stream, for ever.
    public let id: CommandID
    /// The stream that it goes to.
    public let stream: StreamName
    /// What it says.
    public let content: CommandContent
    /// Who asks, on what authority, why and as of when it held.
    public let provenance: Provenance

    public init(
        id: CommandID, stream: StreamName, content: CommandContent, provenance: Provenance
    ) {
        self.id = id
        self.stream = stream
        self.content = content
        self.provenance = provenance
    }
}

/// What a command says, besides who says it.
public struct CommandContent: Hashable, Sendable {
    /// What it asks for.
    public let kind: CommandName
    /// What it asks with, as canonical bytes.
    public let arguments: [UInt8]
    /// Whether somebody's text is among the arguments: they are salted before they are hashed then.
    public let argumentsHaveText: Bool
    /// When it held, if the caller said so.
    ///
    /// A default that stands for "now" is no content, or no command could be sent twice.
    public let effectiveAt: EffectiveTime?

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
