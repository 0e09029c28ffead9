public import EventSourcing

/// A dated edition of the rules: domains, standards, questions and how ratings follow.
///
/// Frameworks are data. An inspection keeps the edition of its announcement, and stores the bytes
/// of that edition in its stream.
public final class Framework: Identifiable, Sendable {
    /// The name of the edition: `"hmip-youth-2021"`.
    public let id: ID
    /// The title of the edition.
    public let title: String
    /// The date from which the edition is in force: a year, a month or a day.
    public let inForceFrom: PartialDate
    /// Where the rules are published, and how certain that is.
    public let source: RuleSource
    /// Where it is published on which percentage the bands are, and how certain that is.
    public let bandSource: RuleSource
    /// The scale from a share of sufficient cases to a rating, and from a rating to points.
    public let scale: RatingScale
    /// The tables from a total to an overall rating, one for each known maximum.
    public let overallBands: [OverallBands]
    /// The standards whose rating limits the overall rating.
    public let limitingJudgements: [LimitingJudgement]
    /// The standards that other editions have in a comparable form.
    public let comparable: [ComparableStandard]
    /// The conditions under which a panel may use discretion.
    public let discretion: DiscretionRule
    /// Whether "information not on file" is an answer; it counts as not sufficient.
    public let countsNotOnFile: Bool
    /// The domains, in order.
    public let domains: [Domain]
    /// The labels of the topics, by topic id.
    public let topics: [String: String]
    /// The roles in which people act.
    public let roles: Set<Role>
    /// Who may do what, by kind of inspection.
    public let permissions: Permissions
    /// Published figures for comparison, with their sources.
    public let benchmarks: [Benchmark]

    /// The bytes of the edition's definition, at most ``longestDefinitionInBytes``.
    public let definition: [UInt8]
    /// The digest of ``definition``, which identifies the edition.
    public let contentHash: ContentDigest

    /// The standards of all domains, in order.
    public let standards: [Standard]
    /// The form of the keys of its cases.
    let formOfCases: MadeKey
    private let standardsByID: [Standard.ID: Standard]
    private let questionsByID: [Question.ID: Question]

    /// The name of a framework edition.
    public struct ID: Name {
        public static let kind = "framework id"
        public static let longestInBytes = 64
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }

    /// Creates an edition from parts that the reader of definitions checked.
    package init(
        id: ID, title: String, inForceFrom: PartialDate, source: RuleSource,
        bandSource: RuleSource, scale: RatingScale,
        overallBands: [OverallBands], limitingJudgements: [LimitingJudgement],
        comparable: [ComparableStandard], discretion: DiscretionRule, countsNotOnFile: Bool,
        domains: [Domain],
        topics: [String: String],
        roles: Set<Role>, permissions: Permissions, benchmarks: [Benchmark], definition: [UInt8]
    ) {
        self.id = id
        self.title = title
        self.inForceFrom = inForceFrom
        self.source = source
        self.bandSource = bandSource
        self.scale = scale
        self.overallBands = overallBands
        self.limitingJudgements = limitingJudgements
        self.comparable = comparable
        self.discretion = discretion
        self.countsNotOnFile = countsNotOnFile
        self.domains = domains
        self.topics = topics
        self.roles = roles
        self.permissions = permissions
        self.benchmarks = benchmarks
        self.definition = definition
        contentHash = ContentDigest(of: definition)
        standards = domains.flatMap(\.standards)
        formOfCases = MadeKey(words: Self.wordsOfCases(in: domains))
        let questions = standards.flatMap(\.questions)
        standardsByID = Dictionary(
            standards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        questionsByID = Dictionary(
            questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The standard with this id; `nil` when the edition has none.
    public func standard(_ id: Standard.ID) -> Standard? { standardsByID[id] }

    /// The question with this id; `nil` when the edition has none.
    public func question(_ id: Question.ID) -> Question? { questionsByID[id] }

    /// The domain with this id; `nil` when the edition has none.
    public func domain(_ id: Domain.ID) -> Domain? { domains.first { $0.id == id } }

    /// The standards whose key questions and prompts the edition lacks.
    ///
    /// Cases cannot be judged on them; what a report prints of them can be recorded.
    public var standardsWithoutQuestions: [Standard] {
        standards.filter { $0.questionsNotKnown != nil }
    }

    /// The bands for a maximum; `nil` when the edition has none.
    public func bands(forMaximum maximum: Int) -> OverallBands? {
        overallBands.first { $0.maximum == maximum }
    }

    /// The longest definition, which must fit into one record.
    ///
    /// Unit: bytes.
    public static let longestDefinitionInBytes = 60_000
}

/// Two editions are equal when their definitions have the same bytes.
extension Framework: Hashable {
    public static func == (left: Framework, right: Framework) -> Bool {
        left.contentHash == right.contentHash
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}
