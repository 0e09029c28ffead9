public import CaseLedger

/// A ledger that was accepted as it is.
public struct AcceptedLedger: Sendable {
    /// Its folder.
    public let path: String
    /// The position from which recording goes on.
    public let through: Position
    /// What was wrong; `nil` when nothing was.
    public let problem: String?

    /// Creates the result.
    public init(path: String, through: Position, problem: String?) {
        self.path = path
        self.through = through
        self.problem = problem
    }

    /// The result in words.
    public var sentence: String {
        guard let problem else {
            return "Nothing was in question: the ledger continues from position \(through)."
        }
        return "Accepted: \(problem) Recording continues from position \(through)."
    }
}

extension AcceptedLedger: JSONMapped {
    public static let jsonMapping = JSONMapping<AcceptedLedger>(
        "AcceptedLedger", "A ledger that was accepted as it is.",
        JSONField("ledger", "Its folder.") { $0.path },
        JSONField("through", "The position from which recording goes on.") { $0.through },
        JSONField("problem", "What was wrong; null when nothing was.") { $0.problem })
}
