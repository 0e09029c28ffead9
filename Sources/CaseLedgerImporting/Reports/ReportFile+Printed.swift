/// The parts of schema 2: what a report prints, with place, time, supplier and attribution.
extension ReportFile {
    /// A place in the printed report.
    struct PrintedPlace: Decodable {
        let section: String
        let heading: String
        let part: String?
        let question: String?
        let page: Int?
        let pageTo: Int?
        let lines: [Int]?
    }

    /// When something held: a date, a period or a milestone, and how that is known.
    struct PrintedTime: Decodable {
        struct Period: Decodable {
            let from: String?
            let to: String?
            let label: String?
        }

        let asOf: String?
        let asOfBasis: String?
        let period: Period?
        let event: String?
    }

    /// Who supplied something.
    struct PrintedSupplier: Decodable {
        let footnotes: [Int]?
        let supplier: String?
        let supplierReason: String?
        let supplierOrigin: String?
        let supplierNote: String?
    }

    /// Where something is printed, and who says it.
    struct PrintedSource: Decodable {
        let place: PrintedPlace?
        let alsoAt: [PrintedPlace]?
        let places: [PrintedPlace]?
        let attributedTo: String?
        let anomalyRefs: [String]?
        let origin: String?
        let originNote: String?
        let note: String?
    }

    /// An entry with its time, supplier and source, which stand beside its own members.
    @dynamicMemberLookup
    struct Sourced<Entry: Decodable>: Decodable {
        let entry: Entry
        let time: PrintedTime
        let supplier: PrintedSupplier
        let source: PrintedSource

        init(from decoder: any Decoder) throws {
            entry = try Entry(from: decoder)
            time = try PrintedTime(from: decoder)
            supplier = try PrintedSupplier(from: decoder)
            source = try PrintedSource(from: decoder)
        }

        subscript<Value>(dynamicMember member: KeyPath<Entry, Value>) -> Value {
            entry[keyPath: member]
        }
    }

    struct PrintedScale: Decodable {
        let min: ReportedTree?
        let max: ReportedTree?
        let minReason: String?
        let maxMeans: String?
    }

    struct ReadAs: Decodable {
        let value: Int
        let unit: String
        let why: String?
    }

    struct FactEntry: Decodable {
        let id: String
        let kind: String
        let topic: String
        let label: String?
        let value: ReportedTree
        let unit: String
        let unitNote: String?
        let bound: String?
        let scale: PrintedScale?
        let currency: String?
        let base: Int?
        let baseUnit: String?
        let baseBasis: String?
        let nature: String
        let path: String?
        let readAs: ReadAs?
    }

    struct FigureEntry: Decodable {
        let id: String
        let question: String
        let value: Int
        let base: Int?
        let baseBasis: String?
        let sample: String?
    }

    struct CountEntry: Decodable {
        let id: String
        let question: String?
        let standard: String?
        let fact: String?
        let yes: Int?
        let no: Int?
        let of: ReportedTree?
        let words: String?
        let unit: String
        let percent: Int?
    }

    /// What a standard asks for.
    struct QualityStatementEntry: Decodable {
        let statement: String
        let wording: String?
        let place: PrintedPlace?
        let anomalyRefs: [String]?
    }

    /// A count that the text states on a standard, outside its questions.
    struct OtherCountEntry: Decodable {
        let fact: String?
        let ofReason: String?
    }

    struct SummaryEntry: Decodable {
        let statement: String
        let reads: String
        let readsOrigin: String?
        let readsRule: String?
        let counterpoint: String?
        let attributedTo: String?
        let place: PrintedPlace?
    }

    struct SummaryFindingEntry: Decodable {
        let id: String
        let kind: String
        let finding: String
        let listedUnderBut: Bool?
        let differs: String?
        let place: PrintedPlace?
    }

    struct LinkEntry: Decodable {
        let to: String
        let linkOrigin: String
        let why: String?
    }

    struct ChainEntry: Decodable {
        let id: String
        let what: String
        let facts: [String]
        let linkOrigin: String?
        let place: PrintedPlace?
    }

    struct PracticeExampleEntry: Decodable {
        let id: String
        let quotation: Int?
        let fact: String?
        let at: String
        let reads: String?
        let readsOrigin: String?
        let summary: String
        let place: PrintedPlace?
    }

    struct FootnoteEntry: Decodable {
        let n: Int
        let meaning: String
        let effect: String?
        let place: PrintedPlace?
        let placeReason: String?
        let markerAt: [PrintedPlace]?
    }

    struct MilestoneEntry: Decodable {
        let id: String
        let what: String
        let date: String?
        let earliest: String?
        let latest: String?
        let earliestBasis: String?
        let latestBasis: String?
        let basis: String?
        let note: String?
        let place: PrintedPlace?
    }
}
