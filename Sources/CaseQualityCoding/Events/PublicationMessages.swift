internal import EventSourcing
internal import SwiftProtobuf

extension ReportPublished: WireEvent {
    var event: InspectionEvent { .reportPublished(self) }

    func tags(in framework: Framework?) -> [String: String] {
        [Milestone.tag.name: Milestone.tag.value]
    }

    var message: WireReportPublished {
        .with {
            $0.ratings = ratings.map(\.message)
            $0.total = UInt32(total)
            $0.maximum = UInt32(maximum)
            $0.overall = WireRating(overall)
            if let publishedOn { $0.publishedOn = publishedOn.description }
        }
    }

    init?(_ message: WireReportPublished) {
        guard let ratings = message.ratings.ratings,
            let overall = stated(message.overall != .none, Rating(message.overall)),
            let publishedOn = stated(message.hasPublishedOn, PartialDate(message.publishedOn))
        else { return nil }
        self.init(
            ratings: ratings, total: Int(message.total), maximum: Int(message.maximum),
            overall: overall, publishedOn: publishedOn)
    }
}

extension ReportCorrected: WireEvent {
    var event: InspectionEvent { .reportCorrected(self) }

    func tags(in framework: Framework?) -> [String: String] {
        ["standard": standard.rawValue, Milestone.tag.name: Milestone.tag.value]
    }

    var message: WireReportCorrected {
        .with {
            $0.standard = standard.rawValue
            $0.from = WireRating(from)
            $0.to = WireRating(to)
        }
    }

    init?(_ message: WireReportCorrected) {
        guard let standard = Standard.ID(rawValue: message.standard),
            let from = stated(message.from != .none, Rating(message.from)),
            let to = Rating(message.to)
        else { return nil }
        self.init(standard: standard, from: from, to: to)
    }
}
