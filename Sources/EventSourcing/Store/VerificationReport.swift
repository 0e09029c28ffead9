/// The counts and findings of a verification.
public struct VerificationReport: Hashable, Sendable {
    /// Pages of the file whose structure was walked; 0 for an engine without pages.
    public var pages: Int
    /// Records that were read, decoded and checked against their checksums.
    public var records: Int
    /// Streams whose sequence numbers were checked.
    public var streams: Int
    /// Index entries compared with the records.
    public var indexEntries: Int
    /// Projection rows compared with a fold from the first event.
    public var rows: Int
    /// Texts compared with the commitments of the records, including erased texts.
    public var texts: Int
    /// Texts that were erased.
    public var erasedTexts: Int
    /// All problems, in the order they were found, at most 100.
    public var findings: [Finding]

    /// Conditions that are no damage, and that a reader of the report must know: at most 100.
    public var notices: [Finding]
    /// Every record up to this position is intact; `.start` when the first one is not, or was not
    /// checked.
    public var intactThrough: Position

    /// What to do about a problem that is no damage; `nil` for damage.
    public var remedy: String?

    /// Whether no problem was found.
    public var passed: Bool { findings.isEmpty }

    /// The first position that a problem concerns.
    public var firstBadPosition: Position? {
        var first: Position?
        for finding in findings {
            guard let position = finding.position else { continue }
            if let known = first, known <= position { continue }
            first = position
        }
        return first
    }

    /// Creates a report from its fields.
    public init(
        pages: Int = 0, records: Int = 0, streams: Int = 0, indexEntries: Int = 0, rows: Int = 0,
        texts: Int = 0, erasedTexts: Int = 0, findings: [Finding] = [], notices: [Finding] = [],
        intactThrough: Position = .start, remedy: String? = nil
    ) {
        self.pages = pages
        self.records = records
        self.streams = streams
        self.indexEntries = indexEntries
        self.rows = rows
        self.texts = texts
        self.erasedTexts = erasedTexts
        self.findings = findings
        self.notices = notices
        self.intactThrough = intactThrough
        self.remedy = remedy
    }

    /// One problem.
    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        /// The first affected position; `nil` when no position is affected.
        public let position: Position?
        /// The problem, with values.
        public let problem: String

        /// Creates a finding from its fields.
        public init(at position: Position?, _ problem: String) {
            self.position = position
            self.problem = problem
        }

        /// The position, if any, and the problem.
        public var description: String {
            position.map { "position \($0): \(problem)" } ?? problem
        }
    }
}
