internal import ByteCoding

/// An id that several commands share: one request of a user, one import, one batch.
///
/// It is stored as the tag ``EventTag/correlationName`` on every event, so queries can select it.
public struct CorrelationID: Name {
    /// The kind of name, for errors.
    public static let kind = "correlation id"
    /// The maximum length.
    ///
    /// Unit: UTF-8 bytes.
    public static let longestInBytes = 64
    /// Only ASCII letters, digits and `. - _ : / #`.
    public static let form = NameForm.reference
    /// The text of the name.
    public let rawValue: String

    /// Creates a name from a checked text.
    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}

extension EventTag {
    /// The name of the tag that holds a command's correlation id.
    public static let correlationName = "correlation"
    /// The name of the tag that holds the position of the event that caused a command.
    public static let causationName = "causation"

    /// The tag on the events of commands with that correlation id.
    public static func correlation(_ id: CorrelationID) -> EventTag {
        EventTag(accepted: correlationName, id.rawValue)
    }

    /// The tag on the events of a command that the event at that position caused.
    public static func causation(_ position: Position) -> EventTag {
        EventTag(accepted: causationName, position.description)
    }

    /// Whether the tag belongs to the command; an event draft must not have it.
    package var isOfCommand: Bool {
        // This runs for every recorded tag, so it compares bytes.
        name.hasSameBytes(as: Self.correlationName) || name.hasSameBytes(as: Self.causationName)
    }
}
