/// The progress of a projection in a store.
public struct ProjectionStatus: Hashable, Sendable {
    /// The name of the projection.
    public let name: ProjectionName
    /// The revision of the fold.
    public let revision: UInt32
    /// Every command up to this position is folded into rows, stored or in memory.
    public let builtThrough: Position
    /// Whether reads use the stored rows.
    ///
    /// Until then rows are folded from the records on demand, which takes longer and gives the same
    /// answers.
    public let isBuilt: Bool
    /// The streams without rows after some event, because the projection cannot read that event.
    public let setAside: [SetAside]
    /// The reason why no stream is folded further: a damaged record.
    ///
    /// `nil` without one.
    public let failure: String?
    /// How many damaged stored rows were found since the store was opened.
    ///
    /// They were folded from the records instead.
    public let damagedRows: Int

    /// Creates a status from its fields.
    public init(
        name: ProjectionName, revision: UInt32, builtThrough: Position, isBuilt: Bool,
        setAside: [SetAside] = [], failure: String? = nil, damagedRows: Int = 0
    ) {
        self.name = name
        self.revision = revision
        self.builtThrough = builtThrough
        self.isBuilt = isBuilt
        self.setAside = setAside
        self.failure = failure
        self.damagedRows = damagedRows
    }

    /// A stream that has no rows after an event.
    public struct SetAside: Hashable, Sendable {
        /// The stream.
        public let stream: StreamName
        /// The position of the event that cannot be read.
        public let position: Position
        /// The reason, without the payload.
        public let problem: String

        /// Creates an entry from its fields.
        public init(stream: StreamName, position: Position, problem: String) {
            self.stream = stream
            self.position = position
            self.problem = problem
        }
    }
}
