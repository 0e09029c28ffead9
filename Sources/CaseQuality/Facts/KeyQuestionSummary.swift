public import EventSourcing

/// What the inspectors found on one key question, and what it rests on.
///
/// A standard that is not rated on cases is judged on these. For a question with case answers it
/// says what a report writes about them.
public struct KeyQuestionSummary: Hashable, Sendable {
    /// The key question.
    public var question: Question.ID
    /// What was found; organisational text of at most 500 bytes.
    public var statement: FreeText
    /// Whether it is a strength or an area for improvement, on balance.
    public var reads: Finding.Kind
    /// Whether a reader inferred the balance, and the source does not print it.
    public var readsIsInferred: Bool
    /// What speaks the other way; organisational text of at most 500 bytes.
    public var counterpoint: FreeText?
    /// The evidence that it rests on.
    public var evidence: [EvidenceReference]
    /// What else it rests on: findings, facts and other parts.
    public var links: [ReportLink]
    /// When it held.
    public var time: ReportedTime
    /// Where the source says it, and who says it there.
    public var citation: Citation

    /// Creates a summary from its parts.
    public init(
        question: Question.ID, statement: FreeText, reads: Finding.Kind,
        readsIsInferred: Bool = false, counterpoint: FreeText? = nil,
        evidence: [EvidenceReference] = [], links: [ReportLink] = [],
        time: ReportedTime = ReportedTime(), citation: Citation = Citation()
    ) {
        self.question = question
        self.statement = statement
        self.reads = reads
        self.readsIsInferred = readsIsInferred
        self.counterpoint = counterpoint
        self.evidence = evidence
        self.links = links
        self.time = time
        self.citation = citation
    }

    /// The fields of a summary of a command, at a path.
    static func fields(_ path: String) -> [FieldPrivacy] {
        [
            .value("\(path).question"),
            .typed("\(path).statement", about: .child),
            .value("\(path).reads"),
            .value("\(path).readsIsInferred"),
            .typed("\(path).counterpoint", about: .child),
            .value("\(path).evidence"),
            .value("\(path).links.to"),
            .value("\(path).links.isInferred"),
            .typed("\(path).links.why", about: .child),
        ] + ReportedTime.fields("\(path).time") + Citation.fields("\(path).citation")
    }
}
