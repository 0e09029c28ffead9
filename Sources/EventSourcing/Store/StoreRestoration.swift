/// A ledger that was restored from a backup and checked.
public struct StoreRestoration: Hashable, Sendable {
    /// The ledger that was at the path before; it was moved, not removed.
    public struct Replaced: Hashable, Sendable {
        /// Where it is now.
        public let path: String
        /// Its last position; `nil` when it cannot be read.
        public let head: Position?
        /// The last position up to which it has the same records as the restored ledger; `nil` when it
        /// is another one, or cannot be read.
        public let common: Position?
        /// The last position that was ever seen of it, where that is beyond ``head``: then its file was
        /// an older one, or another one; `nil` when nothing is missing, or that is not known.
        public let seen: Position?
        /// How many erasures were seen of it that it does not have.
        ///
        /// As many texts that had been erased may be in the restored ledger.
        public let missingErasures: Int
        /// Whether it was the same ledger; `nil` when it cannot be read.
        public let isSameLedger: Bool?
        /// The subscriptions whose checkpoints are beyond ``common``.
        public let readers: [SubscriptionCheckpoint]
        /// Who recorded the events beyond ``common``, sorted.
        public let actors: [Agent.ID]

        /// Creates the description of a ledger that was moved.
        public init(
            path: String, head: Position?, common: Position?, isSameLedger: Bool?,
            readers: [SubscriptionCheckpoint],
            actors: [Agent.ID], seen: Position? = nil, missingErasures: Int = 0
        ) {
            self.seen = seen
            self.missingErasures = missingErasures
            self.path = path
            self.head = head
            self.common = common
            self.isSameLedger = isSameLedger
            self.readers = readers
            self.actors = actors
        }
    }

    /// Where the ledger is.
    public let path: String
    /// The id of the ledger: 16 bytes.
    public let ledgerID: [UInt8]
    /// The last position of the whole backup that it was made from.
    public let wholeThrough: Position
    /// The last position of the restored ledger.
    public let through: Position
    /// The number of increments that were applied.
    public let increments: Int
    /// The number of texts that the replaced ledger had erased, and that were erased again here; `nil`
    /// when that ledger is another one, could not be read, or did not exist.
    ///
    /// Then every text is back that was erased after the last of the backups was made.
    public let erasedAgain: Int?
    /// The ledger that was there before, if there was one.
    public let replaced: Replaced?

    /// Creates the description of a restored ledger.
    public init(
        path: String, ledgerID: [UInt8], wholeThrough: Position, through: Position,
        increments: Int, erasedAgain: Int?, replaced: Replaced?
    ) {
        self.path = path
        self.ledgerID = ledgerID
        self.wholeThrough = wholeThrough
        self.through = through
        self.increments = increments
        self.erasedAgain = erasedAgain
        self.replaced = replaced
    }
}
