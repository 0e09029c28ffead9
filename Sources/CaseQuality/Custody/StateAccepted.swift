public import EventSourcing

/// Somebody accepted the ledger as it is, although it was not the one that had been seen last.
public struct StateAccepted: CustodyEventContent {
    public static let name: EventName = "state-accepted"
    package static let fields: [FieldPrivacy] = [
        .value("cause"),
        .value("seen"),
        .value("through"),
    ]
    /// How the ledger differed from the one that had been seen.
    public let cause: RollbackCause
    /// The last position that had been seen; `nil` for another ledger.
    public let seen: Position?
    /// The last position of the ledger that was accepted.
    public let through: Position

    /// Creates the event.
    public init(cause: RollbackCause, seen: Position?, through: Position) {
        self.cause = cause
        self.seen = seen
        self.through = through
    }

    package var texts: [(number: UInt8, value: FreeText)] { [] }

    package func sentence(by actor: Agent.ID) -> String {
        let why =
            switch cause {
            case .olderFile: "an older file was put back"
            case .otherRecord: "it has another record there"
            case .otherLedger: "another ledger was here before"
            }
        let seen = seen.map { "position \($0) had been seen, but " } ?? ""
        return "\(actor) accepted the ledger up to position \(through) as it was: \(seen)\(why)"
    }
}
