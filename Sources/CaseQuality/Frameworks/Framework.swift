public import EventSourcing

/// A dated edition of the rules: what is inspected, asked and rated, and how ratings follow.
///
/// Frameworks are data. An inspection stays on the edition it was announced with, and keeps that
/// edition's very bytes in its stream.
public final class Framework: Sendable {
    /// Which edition: `"hmip-youth-2021"`.
    public let id: ID
    /// Its name.
    public let title: String
    /// From when it holds: a year, a month or a day.
    public let inForceFrom: PartialDate
    /// How a share of sufficient cases becomes a rating, and a rating points.
    public let scale: RatingScale
    /// How a total becomes an overall rating, one table for each maximum that is known.
    public let overallBands: [OverallBands]
    /// What keeps the overall rating down.
    public let limitingJudgements: [LimitingJudgement]
    /// When a panel may use discretion.
    public let discretion: DiscretionRule
    /// The domains, in order.
    public let domains: [Domain]
    /// Topic ids and their labels.
    public let topics: [String: String]
    /// The functions in which people act.
    public let roles: Set<Role>
    /// Figures of other inspections to hold results against, with their sources.
    public let benchmarks: [Benchmark]

    /// The definition's bytes.
    public let definition: [UInt8]
    /// The digest of those bytes: the edition's identity.
    public let contentHash: ContentDigest

    /// All standards, in order.
    public let standards: [Standard]
    private let standardsByID: [Standard.ID: Standard]
    private let questionsByID: [Question.ID: Question]

    /// A framework edition's name.
    public struct ID: Name {
        public static let kind = "framework id"
        public static let longestInBytes = 64
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }

    /// Makes an edition of its parts, and checks that they agree with each other.
    ///
    /// - Throws: ``InvalidFramework`` for an id that stands twice, a limiting judgement on an unknown
    ///   standard, and a standard that is rated on cases and has no key question, or too many.
    package init(
        id: ID, title: String, inForceFrom: PartialDate, scale: RatingScale,
        overallBands: [OverallBands], limitingJudgements: [LimitingJudgement],
        discretion: DiscretionRule, domains: [Domain], topics: [String: String],
        roles: Set<Role>, benchmarks: [Benchmark], definition: [UInt8]
    ) throws(InvalidFramework) {
        self.id = id
        self.title = title
        self.inForceFrom = inForceFrom
        self.scale = scale
        self.overallBands = overallBands
        self.limitingJudgements = limitingJudgements
        self.discretion = discretion
        self.domains = domains
        self.topics = topics
        self.roles = roles
        self.benchmarks = benchmarks
        self.definition = definition
        contentHash = ContentDigest(of: definition)
        standards = domains.flatMap(\.standards)
        let questions = standards.flatMap(\.keyQuestions).flatMap {
            [$0.question] + $0.prompts.map(\.question)
        }
        standardsByID = Dictionary(
            standards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        questionsByID = Dictionary(
            questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        guard standardsByID.count == standards.count, questionsByID.count == questions.count else {
            let ids = standards.map(\.id.rawValue) + questions.map(\.id.rawValue)
            let twice = Dictionary(grouping: ids, by: \.self).filter { $1.count > 1 }.keys.sorted()
            throw InvalidFramework("These ids stand twice: \(twice.joined(separator: ", ")).")
        }
        for (what, count) in [
            ("standards", standards.count),
            ("key questions", standards.reduce(0) { $0 + $1.keyQuestions.count }),
        ] where count > PartPlaces.most {
            throw InvalidFramework("It has \(count) \(what); at most \(PartPlaces.most) are rated.")
        }
        for limit in limitingJudgements where standardsByID[limit.standard] == nil {
            throw InvalidFramework("A limiting judgement names unknown standard \(limit.standard).")
        }
        for standard in standards {
            guard standard.method != .caseData || !standard.keyQuestions.isEmpty else {
                throw InvalidFramework(
                    "Standard \(standard.id) is rated on cases but has no key question.")
            }
        }
    }

    /// The standard with this id, or `nil`.
    public func standard(_ id: Standard.ID) -> Standard? { standardsByID[id] }

    /// The question with this id, or `nil`.
    public func question(_ id: Question.ID) -> Question? { questionsByID[id] }

    /// The domain with this id, or `nil`.
    public func domain(_ id: Domain.ID) -> Domain? { domains.first { $0.id == id } }

    /// The bands for a maximum, or `nil` when the edition has none.
    public func bands(forMaximum maximum: Int) -> OverallBands? {
        overallBands.first { $0.maximum == maximum }
    }

    /// The most bytes of a definition: it must fit into one record.
    public static let longestDefinitionInBytes = 60_000
}

/// Editions are the same when their bytes are.
extension Framework: Hashable {
    public static func == (left: Framework, right: Framework) -> Bool {
        left.contentHash == right.contentHash
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}
