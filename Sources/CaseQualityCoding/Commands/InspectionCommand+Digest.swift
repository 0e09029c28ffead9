internal import ByteCoding
public import CaseQuality
public import EventSourcing

extension InspectionCommand {
    /// The digest under which this command is known for ever.
    ///
    /// - Parameters:
    ///   - stream: The inspection it goes to.
    ///   - provenance: Who asks, on what authority and why.
    ///   - effectiveAt: When it held, if the caller said so.
    /// - Returns: The same digest for the same content, sent at any time and based on anything.
    public func digest(
        in stream: StreamName, _ provenance: Provenance, effectiveAt: EffectiveTime?
    ) -> CommandDigest {
        CommandDigest(
            kind: name, arguments: arguments, stream: stream, provenance: provenance,
            effectiveAt: effectiveAt)
    }

    /// What the command asks with, as canonical bytes.
    package var arguments: [UInt8] {
        var writer = ByteWriter()
        coded.write(into: &writer)
        return writer.bytes
    }
}
