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
        let time: PrintedTime
        let supplier: PrintedSupplier
        let source: PrintedSource

        enum CodingKeys: String, CodingKey {
            case id, kind, topic, label, value, unit, unitNote, bound, scale, currency, base
            case baseUnit, baseBasis, nature, path, readAs
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            id = try values.decode(String.self, forKey: .id)
            kind = try values.decode(String.self, forKey: .kind)
            topic = try values.decode(String.self, forKey: .topic)
            label = try values.decodeIfPresent(String.self, forKey: .label)
            value = try values.decode(ReportedTree.self, forKey: .value)
            unit = try values.decode(String.self, forKey: .unit)
            unitNote = try values.decodeIfPresent(String.self, forKey: .unitNote)
            bound = try values.decodeIfPresent(String.self, forKey: .bound)
            scale = try values.decodeIfPresent(PrintedScale.self, forKey: .scale)
            currency = try values.decodeIfPresent(String.self, forKey: .currency)
            base = try values.decodeIfPresent(Int.self, forKey: .base)
            baseUnit = try values.decodeIfPresent(String.self, forKey: .baseUnit)
            baseBasis = try values.decodeIfPresent(String.self, forKey: .baseBasis)
            nature = try values.decode(String.self, forKey: .nature)
            path = try values.decodeIfPresent(String.self, forKey: .path)
            readAs = try values.decodeIfPresent(ReadAs.self, forKey: .readAs)
            time = try PrintedTime(from: decoder)
            supplier = try PrintedSupplier(from: decoder)
            source = try PrintedSource(from: decoder)
        }
    }

    struct FigureEntry: Decodable {
        let id: String
        let question: String
        let value: Int
        let base: Int?
        let baseBasis: String?
        let sample: String?
        let time: PrintedTime
        let supplier: PrintedSupplier
        let source: PrintedSource

        enum CodingKeys: String, CodingKey { case id, question, value, base, baseBasis, sample }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            id = try values.decode(String.self, forKey: .id)
            question = try values.decode(String.self, forKey: .question)
            value = try values.decode(Int.self, forKey: .value)
            base = try values.decodeIfPresent(Int.self, forKey: .base)
            baseBasis = try values.decodeIfPresent(String.self, forKey: .baseBasis)
            sample = try values.decodeIfPresent(String.self, forKey: .sample)
            time = try PrintedTime(from: decoder)
            supplier = try PrintedSupplier(from: decoder)
            source = try PrintedSource(from: decoder)
        }
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
        let source: PrintedSource

        enum CodingKeys: String, CodingKey {
            case id, question, standard, fact, yes, no, of, words, unit, percent
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            id = try values.decode(String.self, forKey: .id)
            question = try values.decodeIfPresent(String.self, forKey: .question)
            standard = try values.decodeIfPresent(String.self, forKey: .standard)
            fact = try values.decodeIfPresent(String.self, forKey: .fact)
            yes = try values.decodeIfPresent(Int.self, forKey: .yes)
            no = try values.decodeIfPresent(Int.self, forKey: .no)
            of = try values.decodeIfPresent(ReportedTree.self, forKey: .of)
            words = try values.decodeIfPresent(String.self, forKey: .words)
            unit = try values.decode(String.self, forKey: .unit)
            percent = try values.decodeIfPresent(Int.self, forKey: .percent)
            source = try PrintedSource(from: decoder)
        }
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
