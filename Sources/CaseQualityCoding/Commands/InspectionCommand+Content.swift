internal import ByteCoding
public import CaseQuality
public import EventSourcing

extension InspectionCommand {
    /// What the command says, as a store knows it for ever.
    ///
    /// - Parameter effectiveAt: When it held, if the caller said so.
    /// - Returns: The same content for the same command.
    public func content(effectiveAt: EffectiveTime?) -> CommandContent {
        CommandContent(
            kind: name, arguments: arguments, argumentsHaveText: takesText,
            effectiveAt: effectiveAt)
    }

    /// What the command asks with, as canonical bytes.
    package var arguments: [UInt8] {
        var writer = ByteWriter()
        coded.write(into: &writer)
        return writer.bytes
    }
}
