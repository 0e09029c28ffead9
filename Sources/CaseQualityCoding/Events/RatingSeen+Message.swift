internal import CaseQuality
internal import EventSourcing
internal import SwiftProtobuf

extension RatingSeen {
    var message: WireRatingSeen {
        .with {
            $0.standard = standard.rawValue
            $0.rating = WireRating(rating)
        }
    }
}

extension [WireRatingSeen] {
    var ratings: [RatingSeen]? {
        var ratings: [RatingSeen] = []
        for message in self {
            guard let standard = Standard.ID(stored: message.standard),
                let rating = stated(message.rating != .none, Rating(message.rating))
            else { return nil }
            ratings.append(RatingSeen(standard: standard, rating: rating))
        }
        return ratings
    }
}
