package import ByteCoding

/// The digest of a command's request: 16 bytes, the first half of a SHA-256.
///
/// Two sends of one command have the same digest under the same salts, whenever they are sent. The
/// digest does not cover observation, recorded time, position, correlation, causation and metadata.
/// The store computes it.
public struct CommandDigest: Hashable, Sendable, LosslessStringConvertible {
    private let content: Bytes16

    /// The 16 bytes.
    public var bytes: [UInt8] { content.bytes }

    /// Computes the digest of a request.
    ///
    /// It covers commitments instead of texts, so it reveals nothing about a text once its salt is
    /// erased.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - commitment: Returns the commitment to a text of the request; called for each text it
    ///     has.
    package init(
        of request: CommandRequest, _ commitment: (TextField) -> ContentDigest
    ) {
        let provenance = request.provenance
        var content = ByteWriter(reserving: 256 + request.content.arguments.count)
        content.text(request.stream.rawValue)
        content.text(request.content.kind.rawValue)
        content.flag(request.content.argumentsHaveText)
        if request.content.argumentsHaveText {
            content.raw(commitment(.arguments).bytes)
        } else {
            content.count(request.content.arguments.count)
            content.raw(request.content.arguments)
        }
        content.text(provenance.actor.id.rawValue)
        content.text(provenance.actor.role.rawValue)
        content.optional(provenance.authority.isEmpty ? nil : TextField.authority) {
            $0.raw(commitment($1).bytes)
        }
        content.optional(provenance.reason == nil ? nil : TextField.reason) {
            $0.raw(commitment($1).bytes)
        }
        content.optional(request.content.effectiveAt) { $0.time($1) }
        content.integer(provenance.origin.rawValue)
        self.content = Bytes16(of: ContentDigest(of: content.bytes))
    }

    /// Creates a digest from stored bytes; `nil` unless there are 16.
    public init?(bytes: [UInt8]) { self.init(bytes.span) }

    /// Creates a digest from stored bytes; `nil` unless there are 16.
    package init?(_ bytes: Span<UInt8>) {
        guard let content = Bytes16(bytes) else { return nil }
        self.content = content
    }

    /// Reads ``description``: 32 hexadecimal digits, in either case.
    public init?(_ description: String) {
        guard let bytes = [UInt8](hexadecimal: description) else { return nil }
        self.init(bytes: bytes)
    }

    /// Writes the 16 bytes.
    package func write(into writer: inout ByteWriter) { writer.raw(content) }

    /// Thirty-two hexadecimal digits.
    public var description: String { bytes.hexadecimal }
}

extension CommandContent {
    /// Creates the content of a command that consists only of its events.
    ///
    /// - Parameters:
    ///   - events: The events, in order.
    ///   - effectiveAt: The effective time, if the caller gave one.
    public init(of events: [EventDraft], effectiveAt: EffectiveTime?) {
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
            content.list(event.texts) { content, text in
                content.integer(text.field.rawValue)
                content.text(text.value)
            }
        }
        self.init(
            kind: "events", arguments: content.bytes,
            argumentsHaveText: events.contains { !$0.texts.isEmpty }, effectiveAt: effectiveAt)
    }
}

extension ByteWriter {
    fileprivate mutating func time(_ time: EffectiveTime) {
        integer(time.precision.rawValue)
        integer(time.earliest.microseconds)
        integer(time.latest.microseconds)
    }
}
