public import EventSourcing
internal import Foundation
internal import Synchronization

/// A dated edition of the rules: what is inspected, asked and rated, and how ratings follow.
///
/// Frameworks are data. An inspection stays on the edition it was announced with, and keeps that
/// edition's very bytes in its stream.
public final class Framework: Sendable {
    /// Which edition: `"hmip-youth-2021"`.
    public let id: ID
    /// Its name.
    public let title: String
    /// From when it holds: a year, or a year and month.
    public let inForceFrom: String
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
    /// Its domains, standards and key questions by number.
    let parts: RatedParts
    private let standardsByID: [Standard.ID: Standard]
    private let questionsByID: [Question.ID: Question]

    /// A framework edition's name.
    public struct ID: Name {
        public static let kind = "framework id"
        public static let longestInBytes = 64
        public let rawValue: String

        public init?(rawValue: String) {
            guard Self.accepts(rawValue) else { return nil }
            self.rawValue = rawValue
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

    /// Reads and checks a definition.
    ///
    /// - Throws: ``InvalidFramework`` with the place and what would be right.
    public init(definition: [UInt8]) throws(InvalidFramework) {
        guard definition.count <= Self.longestDefinitionInBytes else {
            throw InvalidFramework(
                "The definition has \(definition.count) bytes; at most "
                    + "\(Self.longestDefinitionInBytes) fit into a record. Shorten labels.")
        }
        let file: FrameworkFile
        do {
            file = try JSONDecoder().decode(FrameworkFile.self, from: Data(definition))
        } catch let error as DecodingError {
            throw InvalidFramework(error.place)
        } catch {
            throw InvalidFramework("The definition is no JSON.")
        }
        self.definition = definition
        contentHash = ContentDigest(of: definition)
        id = try file.frameworkID()
        title = file.title
        inForceFrom = file.inForceFrom
        scale = try file.scale()
        limitingJudgements = try file.limits()
        discretion = DiscretionRule(
            withinPoints: file.discretion.withinPoints,
            casesToChange: file.discretion.casesToChange,
            smallSample: file.discretion.smallSample, source: file.discretion.source)
        overallBands = try file.overall()
        topics = Dictionary(
            file.topics.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        roles = Set(file.roles.compactMap(Role.init(rawValue:)))
        benchmarks = try file.benchmarkList()
        domains = try file.domainList()
        standards = domains.flatMap(\.standards)
        parts = RatedParts(domains)
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
        for limit in limitingJudgements where standardsByID[limit.standard] == nil {
            throw InvalidFramework("A limiting judgement names unknown standard \(limit.standard).")
        }
        for standard in standards where standard.method == .caseData {
            guard !standard.keyQuestions.isEmpty else {
                throw InvalidFramework(
                    "Standard \(standard.id) is rated on cases but has no key question.")
            }
        }
    }

    /// The framework of a definition that was checked before, parsed once in a process.
    ///
    /// Every inspection registers its edition, and most inspections share one: comparing the bytes
    /// with those that have the stated digest already costs less than a digest of them.
    ///
    /// - Returns: `nil` when the bytes are no definition this code can read.
    static func known(_ definition: [UInt8], stated: ContentDigest) -> Framework? {
        let alike = parsed.withLock { $0[stated] }
        if let alike, alike.definition.hasSameBytes(as: definition) { return alike }
        let hash = ContentDigest(of: definition)
        if let known = parsed.withLock({ $0[hash] }) { return known }
        guard let framework = try? Framework(definition: definition) else { return nil }
        parsed.withLock { $0[hash] = framework }
        return framework
    }

    /// Parsed definitions by content hash: immutable, so whoever parses first parses for all.
    private static let parsed = Mutex<[ContentDigest: Framework]>([:])
}

/// Editions are the same when their bytes are.
extension Framework: Hashable {
    public static func == (left: Framework, right: Framework) -> Bool {
        left.contentHash == right.contentHash
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}
