/// The condition of an open store: what is wrong, and how much of it is in use.
public struct StoreHealth: Hashable, Sendable {
    /// The end of the ledger.
    public let head: Head
    /// Why no command is recorded; `nil` when commands are.
    public let refusal: String?
    /// What else every reader must know, in sentences.
    public let warnings: [String]
    /// The position up to which the index is on disk; the rest is in memory.
    public let indexedThrough: Position
    /// How many texts a salvage did not find.
    public let lostTexts: Int
    /// The progress of each projection.
    public let projections: [ProjectionStatus]
    /// The records that are stamped ahead of the machine's clock; `nil` when there are none.
    public let clockAhead: ClockStretch?
    /// The use of the file; `nil` for an engine without one.
    public let file: File?
    /// The snapshots that are being read; `nil` for an engine without them.
    public let readers: Readers?

    /// Creates a condition from its fields.
    public init(
        head: Head, refusal: String? = nil, warnings: [String] = [], indexedThrough: Position,
        lostTexts: Int = 0, projections: [ProjectionStatus],
        clockAhead: ClockStretch? = nil, file: File? = nil, readers: Readers? = nil
    ) {
        self.head = head
        self.refusal = refusal
        self.warnings = warnings
        self.indexedThrough = indexedThrough
        self.lostTexts = lostTexts
        self.projections = projections
        self.clockAhead = clockAhead
        self.file = file
        self.readers = readers
    }

    /// The records at the end of a ledger that are stamped ahead of the machine's clock.
    public struct ClockStretch: Hashable, Sendable {
        /// How far a time of recording may be ahead of the clock without being called wrong.
        ///
        /// Unit: microseconds.
        public static let toleranceInMicroseconds: Int64 = 60_000_000

        /// The first of them.
        public let first: Position
        /// The last of them.
        public let last: Position
        /// The time of the last one.
        public let latest: Timestamp

        /// Creates a stretch from its fields.
        public init(first: Position, last: Position, latest: Timestamp) {
            self.first = first
            self.last = last
            self.latest = latest
        }
    }

    /// The use of the ledger's file.
    public struct File: Hashable, Sendable {
        /// Its size, including free pages.
        ///
        /// Unit: bytes.
        public let sizeInBytes: Int
        /// The size up to which it grows without a pause.
        ///
        /// Unit: bytes.
        public let mapSizeInBytes: Int

        /// Creates a use from its fields.
        public init(sizeInBytes: Int, mapSizeInBytes: Int) {
            self.sizeInBytes = sizeInBytes
            self.mapSizeInBytes = mapSizeInBytes
        }
    }

    /// The snapshots that are being read, in all processes.
    public struct Readers: Hashable, Sendable {
        /// How many are being read.
        public let count: Int
        /// How many can be read at the same time.
        public let maximum: Int
        /// How many commits were made since the oldest snapshot; `nil` without a reader.
        ///
        /// The file cannot reuse the pages that were freed since.
        public let oldestIsBehind: Int?
        /// The process of the oldest snapshot; `nil` without a reader.
        public let oldestProcess: Int?

        /// Creates a use from its fields.
        public init(count: Int, maximum: Int, oldestIsBehind: Int?, oldestProcess: Int?) {
            self.count = count
            self.maximum = maximum
            self.oldestIsBehind = oldestIsBehind
            self.oldestProcess = oldestProcess
        }
    }
}

extension StoreHealth {
    /// More commits than this since the oldest snapshot are worth a word.
    private static let mostCommitsBehind = 1_000

    /// What is wrong, each in one sentence; none when all is well.
    public var problems: [String] {
        var problems: [String] = []
        if let refusal { problems.append(refusal) }
        problems += warnings
        if lostTexts > 0 {
            problems.append(
                (lostTexts == 1 ? "1 text was" : "\(lostTexts) texts were")
                    + " lost to damage. case-ledger verify says where.")
        }
        for status in projections { problems += status.problems(head: head.position) }
        if let clockAhead {
            problems.append(
                """
                The records from position \(clockAhead.first) to \(clockAhead.last) are stamped ahead of \
                this machine's clock, up to \(clockAhead.latest). All later records get that time until \
                the clock has passed it. Correct the clock of the machine that is wrong.
                """)
        }
        if let readers, let behind = readers.oldestIsBehind, behind > Self.mostCommitsBehind {
            let process = readers.oldestProcess.map { " of process \($0)" } ?? ""
            problems.append(
                """
                A reader\(process) holds a snapshot that is \(behind) commits old. The file grows until \
                it ends.
                """)
        }
        if let readers, readers.count * 10 >= readers.maximum * 9 {
            problems.append(
                "\(readers.count) of \(readers.maximum) snapshots are being read: close some readers."
            )
        }
        return problems
    }
}

extension ProjectionStatus {
    /// More records than this behind the head are worth a word.
    private static let mostRecordsBehind: UInt64 = 65_536

    /// What is wrong with this projection, each in one sentence.
    fileprivate func problems(head: Position) -> [String] {
        var problems: [String] = []
        if let failure { problems.append("The rows of \(name) stand still: \(failure)") }
        for aside in setAside.prefix(10) {
            problems.append(
                "The rows of \(name) leave out \(aside.stream) from position \(aside.position) on: "
                    + aside.problem)
        }
        if setAside.count > 10 {
            problems.append("\(name) leaves out \(setAside.count - 10) more.")
        }
        if damagedRows > 0 {
            problems.append(
                "\(damagedRows) stored rows of \(name) are damaged; answers are folded from the events."
            )
        }
        let behind = head.rawValue - min(builtThrough.rawValue, head.rawValue)
        if isBuilt, behind > Self.mostRecordsBehind {
            problems.append("The rows of \(name) are \(behind) records behind the head.")
        }
        return problems
    }
}
