internal import ByteCoding

/// What several commands have in common: one request of a user, one import, one batch.
///
/// It is kept as the tag ``EventTag/correlationName`` on every event, so it can be searched for.
public struct CorrelationID: Name {
    public static let kind = "correlation id"
    public static let longestInBytes = 64
    public static let form = NameForm.reference
    public let rawValue: String

    public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
}

extension EventTag {
    /// The name of the tag that holds a command's correlation id.
    public static let correlationName = "correlation"
    /// The name of the tag that holds the position of the event that caused a command.
    public static let causationName = "causation"

    /// The tag that events carry whose command has that correlation id.
    public static func correlation(_ id: CorrelationID) -> EventTag {
        EventTag(accepted: correlationName, id.rawValue)
    }

    /// The tag that events carry whose command was caused by the event at that position.
    public static func causation(_ position: Position) -> EventTag {
        EventTag(accepted: causationName, position.description)
    }

    /// Whether it is of the command and not of its events: no event may bring it along.
    package var isOfCommand: Bool {
        // This is asked of every tag that is recorded.
        name.hasSameBytes(as: Self.correlationName) || name.hasSameBytes(as: Self.causationName)
    }
}
