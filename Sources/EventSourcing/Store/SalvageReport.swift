/// What a salvage copied from a damaged ledger, and what it could not.
public struct SalvageReport: Hashable, Sendable {
    /// The last position of the new ledger.
    public let head: Position
    /// How many commands were copied whole.
    public let commands: Int
    /// How many records they have.
    public let records: Int
    /// How many texts were copied, including the mark of each erased one.
    public let texts: Int
    /// The positions that are lost, in order; a marker stands at each of them.
    public let missing: [Missing]
    /// The texts that are lost although their records are whole, in order; they read as erased.
    public let lostTexts: [LostText]
    /// What is damaged in the file, in the order in which it was found.
    public let problems: [String]

    /// Whether everything was copied.
    public var isComplete: Bool { missing.isEmpty && lostTexts.isEmpty }

    /// Creates a report from its fields.
    public init(
        head: Position, commands: Int, records: Int, texts: Int, missing: [Missing],
        lostTexts: [LostText], problems: [String]
    ) {
        self.head = head
        self.commands = commands
        self.records = records
        self.texts = texts
        self.missing = missing
        self.lostTexts = lostTexts
        self.problems = problems
    }

    /// Positions one after another that are lost.
    public struct Missing: Hashable, Sendable {
        /// The first of them.
        public let first: Position
        /// The last of them.
        public let last: Position
        /// The stream that they belong to; `nil` when that is not known.
        public let stream: StreamName?
        /// Whether the index, or a record of the same command, names the stream.
        ///
        /// If not, it is one of several that are possible.
        public let isCertain: Bool

        /// Creates a range from its fields.
        public init(
            first: Position, last: Position, stream: StreamName?, isCertain: Bool
        ) {
            self.first = first
            self.last = last
            self.stream = stream
            self.isCertain = isCertain
        }
    }

    /// A text that is lost.
    public struct LostText: Hashable, Sendable {
        /// The position of its record.
        public let position: Position
        /// Its field.
        public let field: TextField

        /// Creates a text from its fields.
        public init(position: Position, field: TextField) {
            self.position = position
            self.field = field
        }
    }
}
