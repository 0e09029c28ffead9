internal import ByteCoding
public import CaseQuality
public import EventSourcing

extension InspectionCommand {
    /// The content of the command as a store keeps it.
    ///
    /// - Parameter effectiveAt: The time from which the command holds, if the caller gave one.
    /// - Returns: The content, which is the same for equal commands.
    public func content(effectiveAt: EffectiveTime?) -> CommandContent {
        CommandContent(
            kind: name, arguments: arguments, argumentsHaveText: takesText,
            effectiveAt: effectiveAt)
    }

    /// The fields of the command as canonical bytes.
    package var arguments: [UInt8] {
        var writer = ByteWriter()
        coded.write(into: &writer)
        return writer.bytes
    }
}
