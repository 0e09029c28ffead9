public import EventSourcing

/// Somebody made this ledger from a backup.
public struct LedgerRestored: CustodyEventContent {
    public static let name: EventName = "ledger-restored"
    package static let fields: [FieldPrivacy] = [
        .value("wholeThrough"),
        .value("increments"),
        .value("through"),
        .value("erasedAgain"),
        .value("replaced"),
        .text("path", 6, about: .staff),
        .text("moved", 7, about: .staff),
    ]
    /// The last position of the whole backup.
    public let wholeThrough: Position
    /// The number of increments that were applied to it.
    public let increments: Int
    /// The last position that was restored.
    public let through: Position
    /// The number of texts that had been erased after the backups were made, and were erased again.
    public let erasedAgain: Int
    /// The last position of the ledger that was moved to make room; `nil` when there was none, or none
    /// that could be read.
    public let replaced: Position?
    /// Where the whole backup was.
    public let path: FreeText
    /// The name of the ledger that was moved to make room, which is beside this one; `nil` when there was
    /// none.
    public let moved: FreeText?

    /// Creates the event.
    public init(
        wholeThrough: Position, increments: Int, through: Position, erasedAgain: Int,
        replaced: Position?, path: FreeText, moved: FreeText?
    ) {
        self.wholeThrough = wholeThrough
        self.increments = increments
        self.through = through
        self.erasedAgain = erasedAgain
        self.replaced = replaced
        self.path = path
        self.moved = moved
    }

    package var texts: [(number: UInt8, value: FreeText)] {
        var texts: [(number: UInt8, value: FreeText)] = [(6, path)]
        if let moved { texts.append((7, moved)) }
        return texts
    }

    package func sentence(by actor: Agent.ID) -> String {
        let parts =
            increments == 0 ? "" : " and \(increments) increment\(increments == 1 ? "" : "s")"
        let old = replaced.map { ", in the place of one that ended at position \($0)" } ?? ""
        return "\(actor) restored the ledger up to position \(through), from a whole backup up to "
            + "position \(wholeThrough)\(parts)\(old)"
    }
}
