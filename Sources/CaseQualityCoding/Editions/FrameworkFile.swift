internal import CaseQuality
internal import EventSourcing
internal import Foundation

/// The JSON structure of a framework definition.
struct FrameworkFile: Decodable {
    struct RatingBand: Decodable {
        let rating: String
        let points: Int
        let share: String
        let fromPercent: Int
    }
    struct Overall: Decodable {
        struct Band: Decodable {
            let rating: String
            let from: Int
            let through: Int
        }
        let maximum: Int
        let source: String
        let bands: [Band]
    }
    struct Limit: Decodable {
        let standard: String
        let rated: String
        let prevents: String
        let limitsTo: String
        let source: String
    }
    struct Discretion: Decodable {
        let withinPoints: Int
        let casesToChange: Int
        let smallSample: Int
        let source: String
    }
    struct Topic: Decodable {
        let id: String
        let label: String
    }
    struct DomainEntry: Decodable {
        let id: String
        let title: String
        let sample: String?
        let casePrefix: String?
        let standards: [StandardEntry]
    }
    struct StandardEntry: Decodable {
        let id: String
        let title: String
        let method: String
        let core: Bool
        let stage: String?
        let keyQuestions: [QuestionEntry]
    }
    struct BenchmarkEntry: Decodable {
        let measure: String
        let domain: String?
        let label: String
        let percent: Int
        let source: String
    }
    struct GrantEntry: Decodable {
        let roles: [String]
        let `if`: String?
    }
    struct PermissionEntry: Decodable {
        let act: String
        let roles: [String]?
        let grants: [GrantEntry]?
        let bars: [String]?
        let within: String?
        let onlyPersonMayWithReason: Bool?
        let source: String?
    }
    struct PermissionTable: Decodable {
        let kinds: [String]
        let source: String
        let blindUntil: String?
        let keepsCaseKeys: Bool?
        let acts: [PermissionEntry]
    }
    /// The word `unguarded`, or tables.
    enum PermissionsEntry: Decodable {
        case word(String)
        case tables([PermissionTable])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let word = try? container.decode(String.self) {
                self = .word(word)
            } else {
                self = .tables(try container.decode([PermissionTable].self))
            }
        }
    }
    struct QuestionEntry: Decodable {
        let id: String
        let letter: String?
        let theme: String?
        let label: String
        let denominator: String?
        let allowsNotApplicable: Bool?
        let topics: [String]?
        let prompts: [QuestionEntry]?
    }

    let schema: String
    let id: String
    let title: String
    let source: String?
    let bandOnSource: String?
    let inForceFrom: String
    let ratings: [RatingBand]
    let bandOn: String
    let overallBands: [Overall]
    let limitingJudgements: [Limit]
    let discretion: Discretion
    /// The answer as which information that is not on file counts, if the edition has it.
    let notOnFile: String?
    let topics: [Topic]
    let roles: [String]
    let permissions: PermissionsEntry?
    let benchmarks: [BenchmarkEntry]?
    let domains: [DomainEntry]

    func frameworkID() throws(InvalidFramework) -> Framework.ID {
        guard schema == "case-ledger/framework/1" else {
            throw InvalidFramework("schema: expected \"case-ledger/framework/1\".")
        }
        return try name(id, "id")
    }

    func inForce() throws(InvalidFramework) -> PartialDate {
        guard let date = PartialDate(inForceFrom) else {
            throw InvalidFramework("inForceFrom: expected a year, month or day, such as 2021-07.")
        }
        return date
    }

    func scale() throws(InvalidFramework) -> RatingScale {
        var bands: [RatingScale.Band] = []
        for band in ratings {
            guard (0...100).contains(band.fromPercent) else {
                throw InvalidFramework("ratings: fromPercent \(band.fromPercent) is not 0...100.")
            }
            bands.append(
                RatingScale.Band(
                    rating: try rating(band.rating, "ratings"), fromPercent: band.fromPercent,
                    share: band.share, points: band.points))
        }
        let points = ratings.map(\.points)
        guard points.allSatisfy((0...100).contains) else {
            throw InvalidFramework("ratings: expected points in 0...100.")
        }
        guard let basis = RatingScale.Basis(rawValue: bandOn) else {
            throw InvalidFramework("bandOn: expected \"rounded\" or \"exact\".")
        }
        let scale = RatingScale(bands: bands, basis: basis)
        guard scale.bands.map(\.rating) == Rating.allCases, scale.bands.first?.fromPercent == 0,
            Set(scale.bands.map(\.fromPercent)).count == bands.count
        else {
            throw InvalidFramework(
                "ratings: expected each rating once, from 0 percent, the best one highest.")
        }
        guard zip(scale.bands, scale.bands.dropFirst()).allSatisfy({ $0.points < $1.points }) else {
            throw InvalidFramework("ratings: expected more points for a better rating.")
        }
        return scale
    }

    func overall() throws(InvalidFramework) -> [OverallBands] {
        var tables: [OverallBands] = []
        for table in overallBands {
            guard (1...10_000).contains(table.maximum) else {
                throw InvalidFramework("overallBands: maximum \(table.maximum) is not 1...10000.")
            }
            guard !tables.contains(where: { $0.maximum == table.maximum }) else {
                throw InvalidFramework("overallBands, maximum \(table.maximum): occurs twice.")
            }
            var bands: [OverallBands.Band] = []
            var next = 0
            for band in table.bands {
                guard band.from == next, band.through >= band.from, band.through <= table.maximum
                else {
                    throw InvalidFramework(
                        "overallBands, maximum \(table.maximum): expected a band from \(next).")
                }
                next = band.through + 1
                bands.append(
                    OverallBands.Band(
                        rating: try rating(band.rating, "overallBands"),
                        totals: band.from...band.through))
            }
            guard next == table.maximum + 1 else {
                throw InvalidFramework(
                    "overallBands, maximum \(table.maximum): the bands end at \(next - 1).")
            }
            guard zip(bands, bands.dropFirst()).allSatisfy({ $0.rating < $1.rating }) else {
                throw InvalidFramework(
                    "overallBands, maximum \(table.maximum): expected a better rating for more.")
            }
            tables.append(
                OverallBands(maximum: table.maximum, bands: bands, source: table.source))
        }
        return tables
    }

    func limits() throws(InvalidFramework) -> [LimitingJudgement] {
        var limits: [LimitingJudgement] = []
        for limit in limitingJudgements {
            let read = LimitingJudgement(
                standard: try name(limit.standard, "limitingJudgements"),
                rated: try rating(limit.rated, "limitingJudgements"),
                prevents: try rating(limit.prevents, "limitingJudgements"),
                limitsTo: try rating(limit.limitsTo, "limitingJudgements"), source: limit.source)
            guard read.limitsTo < read.prevents else {
                throw InvalidFramework(
                    "limitingJudgements: expected limitsTo below prevents.")
            }
            limits.append(read)
        }
        return limits
    }

    func domainList() throws(InvalidFramework) -> [Domain] {
        var list: [Domain] = []
        for domain in domains {
            let id: Domain.ID = try name(domain.id, "domains")
            guard !list.contains(where: { $0.id == id }) else {
                throw InvalidFramework("domains: \(id) occurs twice.")
            }
            var standards: [Standard] = []
            for entry in domain.standards { standards.append(try standard(entry, in: id)) }
            list.append(
                Domain(
                    id: id, title: domain.title, sample: domain.sample,
                    casePrefix: domain.casePrefix, standards: standards))
        }
        return list
    }

    func benchmarkList() throws(InvalidFramework) -> [Benchmark] {
        var list: [Benchmark] = []
        for entry in benchmarks ?? [] {
            guard (0...100).contains(entry.percent) else {
                throw InvalidFramework("benchmarks: \(entry.percent)% is not in 0...100.")
            }
            let domain: Domain.ID? = try entry.domain.map { id throws(InvalidFramework) in
                try name(id, "benchmarks")
            }
            list.append(
                Benchmark(
                    measure: try name(entry.measure, "benchmarks"), domain: domain,
                    label: entry.label, percent: entry.percent, source: entry.source))
        }
        return list
    }

    private func standard(
        _ entry: StandardEntry, in domain: Domain.ID
    ) throws(InvalidFramework) -> Standard {
        let id: Standard.ID = try name(entry.id, "standards")
        guard let method = Standard.Method(rawValue: entry.method) else {
            throw InvalidFramework("Standard \(id): method must be caseData or qualitative.")
        }
        var stage: OversightStage?
        if let word = entry.stage {
            stage = OversightStage(word)
            guard stage != nil else {
                throw InvalidFramework(
                    "Standard \(id): stage must be "
                        + OversightStage.allCases.map(\.description).joined(separator: ", ") + ".")
            }
        }
        var keyQuestions: [KeyQuestion] = []
        for entry in entry.keyQuestions {
            let keyQuestion: Question.ID = try name(entry.id, "standard \(id)")
            let question = try question(
                entry, .keyQuestion, of: keyQuestion, standard: id, domain: domain)
            var prompts: [Prompt] = []
            for prompt in entry.prompts ?? [] {
                let topics = prompt.topics ?? []
                for topic in topics where !self.topics.contains(where: { $0.id == topic }) {
                    throw InvalidFramework("Prompt \(prompt.id) has unknown topic \(topic).")
                }
                prompts.append(
                    Prompt(
                        question: try self.question(
                            prompt, .prompt, of: keyQuestion, standard: id, domain: domain),
                        printedLetter: prompt.letter ?? "", topics: topics))
            }
            keyQuestions.append(
                KeyQuestion(question: question, theme: entry.theme, prompts: prompts))
        }
        return Standard(
            id: id, title: entry.title, domain: domain, method: method, isCore: entry.core,
            stage: stage, keyQuestions: keyQuestions)
    }

    private func question(
        _ entry: QuestionEntry, _ kind: Question.Kind, of keyQuestion: Question.ID,
        standard: Standard.ID, domain: Domain.ID
    ) throws(InvalidFramework) -> Question {
        let id: Question.ID = try name(entry.id, "standard \(standard)")
        guard let denominator = Question.Denominator(rawValue: entry.denominator ?? "allCases")
        else {
            throw InvalidFramework(
                "Question \(id): denominator must be allCases or relevantCases.")
        }
        return Question(
            id: id, kind: kind, standard: standard, keyQuestion: keyQuestion, domain: domain,
            label: entry.label, denominator: denominator,
            allowsNotApplicable: entry.allowsNotApplicable ?? (kind == .prompt))
    }

    private func rating(_ word: String, _ place: String) throws(InvalidFramework) -> Rating {
        guard let rating = Rating(word) else {
            throw InvalidFramework(
                "\(place): expected inadequate, requiresImprovement, good or outstanding.")
        }
        return rating
    }

    private func name<ID: Name>(_ text: String, _ place: String) throws(InvalidFramework) -> ID {
        do { return try ID(validating: text) } catch {
            throw InvalidFramework("\(place): \(error)")
        }
    }
}

extension FrameworkFile {
    /// Whether information that is not on file is an answer, which counts as not sufficient.
    func countsNotOnFile() throws(InvalidFramework) -> Bool {
        guard let notOnFile else { return false }
        guard notOnFile == Answer.no.description else {
            throw InvalidFramework(
                "notOnFile: expected no, because it counts as not sufficient, or no such entry.")
        }
        return true
    }
}
