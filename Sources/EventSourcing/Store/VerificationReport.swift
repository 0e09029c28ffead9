/// What a verification looked at, and what it found.
public struct VerificationReport: Hashable, Sendable {
    /// Records read, decoded and checked against their checksum.
    public var records: Int
    /// Streams whose sequence numbers were followed.
    public var streams: Int
    /// Index entries compared with what the records say.
    public var indexEntries: Int
    /// Projection rows compared with a fold from zero.
    public var rows: Int
    /// Texts compared with what the records commit to, those that were erased among them.
    public var texts: Int
    /// Texts that were erased.
    public var erasedTexts: Int
    /// Everything wrong, in the order found, at most 100.
    public var findings: [Finding]

    /// Whether nothing is wrong.
    public var passed: Bool { findings.isEmpty }

    public init(
        records: Int = 0, streams: Int = 0, indexEntries: Int = 0, rows: Int = 0,
        texts: Int = 0, erasedTexts: Int = 0, findings: [Finding] = []
    ) {
        self.records = records
        self.streams = streams
        self.indexEntries = indexEntries
        self.rows = rows
        self.texts = texts
        self.erasedTexts = erasedTexts
        self.findings = findings
    }

    /// One thing that is wrong.
    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// The first position it concerns; `nil` when it concerns none.
        public let position: Position?
        /// What is wrong, with values.
        public let problem: String

        public init(at position: Position?, _ problem: String) {
            self.position = position
            self.problem = problem
        }

        public var description: String {
            position.map { "position \($0): \(problem)" } ?? problem
        }
    }
}
