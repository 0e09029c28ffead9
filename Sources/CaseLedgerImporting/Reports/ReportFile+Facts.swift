internal import Foundation

extension ReportFile {
    struct RecommendationEntry: Decodable {
        let id: String
        let addressee: String
        let partner: String?
        let topic: String
        let subPoints: [String]?
        let standards: [String]?
        let actionPlanDue: String?
        let addresseeName: String?
        let partnerRole: String?
        let standardsLinkOrigin: String?
        let links: [LinkEntry]?
        let place: PrintedPlace?
    }
    struct FindingEntry: Decodable {
        let id: String
        let domain: Int?
        let standard: String?
        let kind: String
        let label: String
        let links: [LinkEntry]?
        let asOf: String?
        let asOfBasis: String?
        let event: String?
        let attributedTo: String?
        let place: PrintedPlace?
        let anomalyRefs: [String]?

        var time: PrintedTime {
            PrintedTime(asOf: asOf, asOfBasis: asOfBasis, period: nil, event: event)
        }
    }
    struct TimelineItem: Decodable {
        let date: String
        let dateTo: String?
        let what: String
        let whereSaid: String?
        let status: String?
        let basis: String?
        let attributedTo: String?
        let place: PrintedPlace?

        enum CodingKeys: String, CodingKey {
            case date, dateTo, what, status, basis, attributedTo, place
            case whereSaid = "where"
        }
    }
    struct EvidenceItem: Decodable {
        let kind: String
        let count: Int?
        let unit: String?
        let label: String?
        let base: Int?
        let asOf: String?
        let asOfBasis: String?
        let event: String?
        let supplier: String?
        let supplierOrigin: String?
        let place: PrintedPlace?

        var time: PrintedTime {
            PrintedTime(asOf: asOf, asOfBasis: asOfBasis, period: nil, event: event)
        }
    }
    struct QuotationPlace: Decodable {
        let at: String
        let speaker: String?
        let duplicates: String?
        let reads: String?
        let readsOrigin: String?
        let summary: String?
        let place: PrintedPlace?
    }
    struct OversightEntry: Decodable {
        let sufficientPercentOfRelevantCases: Int?
        let relevantCases: Int?
        let relevantCasesReason: String?
        let staffRatingVeryOrQuiteGoodPercent: Int?
        let supplier: String?
        let attributedTo: String?
        let place: PrintedPlace?
        let anomalyRefs: [String]?
    }
    struct StaffSurvey: Decodable {
        let base: Int?
        let baseReason: String?
        let percent: [String: Int]?
        let supplier: String?
        let supplierOrigin: String?
    }
    struct FactSource: Decodable {
        let supplier: String?
        let asOf: String?
        let place: String?
    }
}

/// A part of a report that is kept unchanged, whatever its structure.
indirect enum ReportedTree: Decodable {
    case number(ReportedNumber)
    case text(String)
    case list([ReportedTree])
    /// The members by name.
    case group([(name: String, value: ReportedTree)])
    /// No value, or a value that is not a figure.
    case nothing

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: AnyKey.self) {
            self = .group(
                try members.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
                    ($0.stringValue, try members.decode(ReportedTree.self, forKey: $0))
                })
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() || (try? value.decode(Bool.self)) != nil {
            self = .nothing
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([ReportedTree].self) {
            self = .list(list)
        } else {
            guard let printed = try? value.decode(Decimal.self),
                let number = ReportedNumber("\(printed)")
            else {
                throw DecodingError.dataCorruptedError(
                    in: value, debugDescription: "more digits than a report prints")
            }
            self = .number(number)
        }
    }

    /// Whether the value has members.
    var isGroup: Bool { if case .group = self { true } else { false } }

    /// A copy without the members that match.
    func without(_ isLeftOut: (ReportedTree) -> Bool) -> ReportedTree {
        guard case .group(let members) = self else { return self }
        return .group(members.filter { !isLeftOut($0.value) })
    }

    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
