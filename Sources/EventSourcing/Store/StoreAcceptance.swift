/// A ledger that was accepted as it is.
public struct StoreAcceptance: Hashable, Sendable {
    /// The head after which commands are recorded again.
    public let head: Head
    /// What was wrong; `nil` when nothing was.
    public let found: Found?

    /// Creates an acceptance from its fields.
    public init(head: Head, found: Found?) {
        self.head = head
        self.found = found
    }

    /// What was wrong with an accepted ledger.
    public struct Found: Hashable, Sendable {
        /// The difference from the ledger that was seen last.
        public let cause: RollbackCause
        /// The last position that had been seen; `nil` for another ledger.
        public let seen: Position?
        /// What was wrong, in words.
        public let problem: String

        /// Creates a finding from its fields.
        public init(cause: RollbackCause, seen: Position?, problem: String) {
            self.cause = cause
            self.seen = seen
            self.problem = problem
        }
    }
}

/// How a ledger differs from the one that its last reader saw.
public enum RollbackCause: UInt8, Spelled {
    /// It ends before the last position that was seen.
    case olderFile = 0
    /// It has another record at the last position that was seen.
    case otherRecord = 1
    /// It has another id.
    case otherLedger = 2

    /// The cause in words.
    public var words: String {
        switch self {
        case .olderFile: "an older file"
        case .otherRecord: "a file with another record"
        case .otherLedger: "another ledger"
        }
    }

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .olderFile: "older-file"
        case .otherRecord: "other-record"
        case .otherLedger: "other-ledger"
        }
    }
}
