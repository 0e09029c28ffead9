/// How far a projection of a store is.
public struct ProjectionStatus: Hashable, Sendable {
    /// Which one.
    public let name: ProjectionName
    /// Which meaning of the fold.
    public let revision: UInt32
    /// Every command up to here is folded into stored rows, or into rows in memory.
    public let builtThrough: Position
    /// Whether the stored rows are read; until then, rows are folded from the records as they are asked
    /// for, which takes longer and gives the same answers.
    public let isBuilt: Bool
    /// The streams that have no rows from some event on, because the projection cannot read it.
    public let setAside: [SetAside]
    /// Why no stream is folded any further: a record that is damaged; `nil` when nothing is.
    public let failure: String?
    /// How many stored rows were found damaged since the store was opened; they were folded from the
    /// records instead.
    public let damagedRows: Int

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

    /// A stream that has no rows from an event on.
    public struct SetAside: Hashable, Sendable {
        /// The stream.
        public let stream: StreamName
        /// The event that cannot be read.
        public let position: Position
        /// Why, without the payload.
        public let problem: String

        public init(stream: StreamName, position: Position, problem: String) {
            self.stream = stream
            self.position = position
            self.problem = problem
        }
    }
}
