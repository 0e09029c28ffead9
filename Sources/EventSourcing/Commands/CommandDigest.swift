internal import ByteCoding

/// The digest of what a command asks for: 16 bytes, the first half of a SHA-256.
///
/// Two sends of one command have the same digest whenever and against whatever they are sent:
/// observation, recorded time and position are no part of it.
public struct CommandDigest: Hashable, Sendable, CustomStringConvertible {
    private let content: Bytes16

    /// The 16 bytes.
    public var bytes: [UInt8] { content.bytes }

    /// The digest of a command's content.
    ///
    /// - Parameters:
    ///   - kind: What the command asks for.
    ///   - arguments: What it asks with, as canonical bytes.
    ///   - stream: The stream it goes to.
    ///   - provenance: Who asks, on what authority and why.
    ///   - effectiveAt: When it held, if the caller said so. A default that stands for "now" is no
    ///     content, or no command could be sent twice.
    public init(
        kind: CommandName, arguments: [UInt8], stream: StreamName, provenance: Provenance,
        effectiveAt: EffectiveTime?
    ) {
        var content = ByteWriter()
        content.text(stream.rawValue)
        content.text(kind.rawValue)
        content.integer(UInt32(arguments.count))
        content.raw(arguments)
        content.text(provenance.actor.id.rawValue)
        content.text(provenance.actor.role.rawValue)
        content.text(provenance.authority)
        content.optional(provenance.reason) { $0.text($1) }
        content.optional(effectiveAt) { $0.time($1) }
        content.integer(provenance.origin.rawValue)
        self.content = Bytes16(of: ContentDigest(of: content.bytes))
    }

    /// The digest of a command that is nothing but its events.
    ///
    /// - Parameters:
    ///   - events: The events, in order.
    ///   - stream: The stream they go to.
    ///   - provenance: Who asks, on what authority and why.
    ///   - effectiveAt: When it held, if the caller said so.
    public init(
        of events: [EventDraft], stream: StreamName, provenance: Provenance,
        effectiveAt: EffectiveTime?
    ) {
        var content = ByteWriter()
        content.list(events) { content, event in
            content.text(event.type.rawValue)
            content.integer(event.schemaVersion)
            content.list(event.tags) { content, tag in
                content.text(tag.name)
                content.text(tag.value)
            }
            content.count(event.payload.count)
            content.raw(event.payload)
            content.optional(event.effectiveAt) { $0.time($1) }
        }
        self.init(
            kind: "events", arguments: ContentDigest(of: content.bytes).bytes, stream: stream,
            provenance: provenance, effectiveAt: effectiveAt)
    }

    /// Takes stored bytes; `nil` unless there are 16.
    public init?(bytes: [UInt8]) { self.init(bytes.span) }

    /// Takes stored bytes; `nil` unless there are 16.
    package init?(_ bytes: Span<UInt8>) {
        guard let content = Bytes16(bytes) else { return nil }
        self.content = content
    }

    /// Thirty-two hexadecimal digits.
    public var description: String { bytes.hexadecimal }
}

extension ByteWriter {
    fileprivate mutating func time(_ time: EffectiveTime) {
        integer(time.precision.rawValue)
        integer(time.earliest.microseconds)
        integer(time.latest.microseconds)
    }
}
