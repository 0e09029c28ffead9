internal import Foundation

/// A published inspection report as data, schema `case-quality-ledger/inspection-report/2` or `/1`.
///
/// It reads every fact and figure of the file. ``ReportPlan`` turns them into commands.
struct ReportFile: Decodable {
    struct Source: Decodable {
        let title: String
        let publisher: String?
        let published: String?
    }
    struct NotInReport: Decodable {
        let publicationDate: String?
        let fieldworkMonth: String?
        let reason: String?
    }
    struct Service: Decodable {
        let name: String
        let shortName: String?
    }
    struct FrameworkReference: Decodable {
        let id: String
    }
    struct Sample: Decodable {
        let cases: Int
        let confidenceLevel: Double?
        let marginOfErrorPoints: Int?
        let stratifiedBy: [String]?
        let basis: String?
        let rated: Bool?
    }
    struct Override: Decodable {
        let applied: Bool
        let fromRating: String?
        let toRating: String?
        let reason: String?
        let ground: String?
        let anomalyRefs: [String]?
        let milestone: String?
        let place: PrintedPlace?
    }
    struct StandardEntry: Decodable {
        let id: String
        let title: String?
        let method: String
        let publishedRating: String?
        /// Why the standard is not rated, as printed.
        let notRatedReason: String?
        let points: Int?
        let ruleRating: String?
        let override: Override?
        let keyQuestions: [QuestionEntry]?
        let qualityStatement: QualityStatementEntry?
        let otherTextCounts: [OtherCountEntry]?
    }
    struct QuestionEntry: Decodable {
        let id: String
        let published: Int?
        let implied: Implied?
        let textCounts: TextCounts?
        let answers: Answers?
        let prompts: [QuestionEntry]?
        /// What was found on a key question.
        let summary: SummaryEntry?
    }
    struct Answers: Decodable {
        let yes: Int
        let no: Int
        let notApplicable: Int
    }
    struct Result: Decodable {
        let totalScore: Int?
        let maxScore: Int?
        let overallRating: String?
        let resettlementRating: String?
        let scoreWithoutOverrides: Int?
        let domainPoints: [String: Int]?
    }
    struct AnomalyEntry: Decodable {
        let id: String
        let kind: String
        let detail: String?
        let origin: String?
        let places: [PrintedPlace]?
    }

    /// The counts that a printed percentage implies: one, or several that fit equally.
    struct Implied: Decodable {
        let counts: [Int]
        let base: Int

        enum CodingKeys: String, CodingKey {
            case n
            case N
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            base = try container.decode(Int.self, forKey: .N)
            if let one = try? container.decode(Int.self, forKey: .n) {
                counts = [one]
            } else {
                counts = try container.decode([Int].self, forKey: .n)
            }
        }
    }

    /// The counts that the text states, where it states any.
    struct TextCounts: Decodable {
        let yes: Int?
        let no: Int?
        /// The number of cases; `nil` for words without a number such as "relevant cases".
        let base: Int?

        enum CodingKeys: String, CodingKey {
            case yes
            case no
            case base = "of"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            yes = try container.decodeIfPresent(Int.self, forKey: .yes)
            no = try container.decodeIfPresent(Int.self, forKey: .no)
            base = try? container.decode(Int.self, forKey: .base)
        }
    }

    let schema: String
    let source: Source
    let notInReport: NotInReport?
    let service: Service
    let framework: FrameworkReference
    let samples: [String: Sample]?
    let standards: [StandardEntry]
    let result: Result?
    let anomalies: [AnomalyEntry]?
    /// The units of the file, each with its meaning.
    let units: [String: String]?
    let recommendations: [RecommendationEntry]?
    let recommendationsNote: String?
    let managementOversight: OversightEntry?
    let staffSurvey: StaffSurvey?
    let findings: [FindingEntry]?
    let timeline: [TimelineItem]?
    let evidenceBase: [EvidenceItem]?
    let quotationPlaces: [QuotationPlace]?
    let fieldwork: ReportedTree?
    let staffing: ReportedTree?
    let finance: ReportedTree?
    let context: ReportedTree?
    let diversity: ReportedTree?
    let governance: ReportedTree?
    let milestones: [MilestoneEntry]?
    let facts: [Sourced<FactEntry>]?
    let publishedFigures: [Sourced<FigureEntry>]?
    let statedCounts: [Sourced<CountEntry>]?
    let summaryFindings: [SummaryFindingEntry]?
    let chains: [ChainEntry]?
    let practiceExamples: [PracticeExampleEntry]?
    let footnotes: [FootnoteEntry]?
    /// The supplier and the date of figures, by the prefix of their names.
    let factSources: [String: FactSource]?
    /// The samples with all their figures.
    private(set) var sampleFacts: [String: ReportedTree]?
    /// The publication, who did what in it, and the service, with all their members.
    private(set) var identity: [(name: String, tree: ReportedTree)] = []

    /// Parts with all their members; ``ReportFile`` has only those that the plan reads by name.
    private struct WholeParts: Decodable {
        let samples: [String: ReportedTree]?
        let source: ReportedTree?
        let attribution: ReportedTree?
        let service: ReportedTree?
    }

    /// The members of the file that are read by name.
    private enum CodingKeys: String, CodingKey {
        case schema, source, notInReport, service, framework, samples, standards, result, anomalies
        case units
        case recommendations, recommendationsNote, managementOversight, staffSurvey, findings
        case timeline, evidenceBase, quotationPlaces, fieldwork, staffing, finance, context
        case diversity, governance, milestones, facts, publishedFigures, statedCounts
        case summaryFindings, chains, practiceExamples, footnotes, factSources
    }

    static let schema = "case-quality-ledger/inspection-report/2"
    /// The schema of earlier files: figures without unit, place and attribution.
    static let firstSchema = "case-quality-ledger/inspection-report/1"

    /// Whether each fact of the file has its own unit, time, supplier and place.
    var hasSources: Bool { schema == Self.schema }

    /// Reads the content of a file.
    ///
    /// - Throws: Code `invalidInput` with the place of the error and the expected value.
    static func read(_ bytes: [UInt8]) throws(LedgerError) -> ReportFile {
        let file: ReportFile
        do {
            let decoder = JSONDecoder()
            var read = try decoder.decode(ReportFile.self, from: Data(bytes))
            let parts = try decoder.decode(WholeParts.self, from: Data(bytes))
            read.sampleFacts = parts.samples
            read.identity = [
                ("publication", parts.source), ("attribution", parts.attribution),
                ("service", parts.service),
            ].compactMap { name, tree in tree.map { (name, $0) } }
            file = read
        } catch let error as DecodingError {
            throw LedgerError(
                .invalidInput, "The report cannot be read. \(error.place)",
                remedy:
                    "Give a report file of schema \(schema), and correct it where the message says. "
                    + "Nothing was recorded.")
        } catch {
            throw LedgerError(
                .invalidInput, "The report cannot be read: it is not valid JSON.",
                remedy: "Give a report file of schema \(schema). Nothing was recorded.")
        }
        guard file.schema == schema || file.schema == firstSchema else {
            throw LedgerError(
                .invalidInput, "schema: expected \"\(schema)\" or \"\(firstSchema)\".",
                remedy: "Give a report file of that schema. Nothing was recorded.")
        }
        return file
    }
}
