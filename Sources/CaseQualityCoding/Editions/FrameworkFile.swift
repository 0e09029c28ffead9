/// The JSON structure of a framework definition.
struct FrameworkFile: Decodable {
    /// A member for the readers of the file, which no rule follows from.
    struct Unread: Decodable {
        init(from _: any Decoder) {}
    }
    struct RatingBand: Decodable {
        let rating: String
        let points: Int
        let label: Unread?
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
    struct CharacteristicEntry: Decodable {
        let id: String
        let rating: String
        let label: String
    }
    struct StandardEntry: Decodable {
        let id: String
        let title: String
        let method: String
        let core: Bool
        let stage: String?
        /// Why the key questions and prompts are not in the edition.
        let questionsNotKnown: String?
        let keyQuestions: [QuestionEntry]
        let characteristics: [CharacteristicEntry]?
    }
    struct BenchmarkEntry: Decodable {
        let measure: String
        let domain: String?
        let label: String
        let percent: Int
        let source: String
    }
    /// Standards that another edition has in a comparable form.
    struct ComparableEntry: Decodable {
        struct Pair: Decodable {
            let id: String
            let with: String?
        }
        let edition: String
        let standards: [Pair]
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
    let publisher: Unread?
    let licence: Unread?
    let source: String?
    let bandOnSource: String?
    let inForceFrom: String
    let ratings: [RatingBand]
    let bandOn: String
    let overallBands: [Overall]
    let limitingJudgements: [Limit]
    let discretion: Discretion
    let comparable: [ComparableEntry]?
    /// The answer as which information that is not on file counts, if the edition has it.
    let notOnFile: String?
    let topics: [Topic]
    let roles: [String]
    let permissions: PermissionsEntry?
    let benchmarks: [BenchmarkEntry]?
    let domains: [DomainEntry]
}
