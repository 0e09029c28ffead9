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

/// A field that may be absent.
///
/// - Returns: `nil` when it is there with a value that cannot be: what is there is never dropped.
func stated<Value>(_ isStated: Bool, _ value: @autoclosure () -> Value?) -> Value?? {
    guard isStated else { return .some(nil) }
    return value().map(Optional.some)
}

extension [String] {
    /// The texts as names; `nil` when one of them cannot be one.
    func names<N: Name>(_: N.Type) -> [N]? {
        let names = compactMap(N.init(stored:))
        return names.count == count ? names : nil
    }
}

extension RawRepresentable<UInt8> {
    /// The message's number is ours plus one, so that its 0 is "not stated".
    init?<Wire: SwiftProtobuf.Enum>(stored wire: Wire) {
        guard let small = UInt8(exactly: wire.rawValue - 1) else { return nil }
        self.init(rawValue: small)
    }

    /// The message's value; a number that it does not know is kept as it is.
    func wire<Wire: SwiftProtobuf.Enum>() -> Wire {
        Wire(rawValue: Int(rawValue) + 1) ?? Wire()
    }
}

extension WireRating {
    init(_ rating: Rating?) {
        self =
            switch rating {
            case nil: .none
            case .inadequate: .inadequate
            case .requiresImprovement: .requiresImprovement
            case .good: .good
            case .outstanding: .outstanding
            }
    }
}

extension Rating {
    init?(_ message: WireRating) {
        switch message {
        case .inadequate: self = .inadequate
        case .requiresImprovement: self = .requiresImprovement
        case .good: self = .good
        case .outstanding: self = .outstanding
        case .none, .UNRECOGNIZED: return nil
        }
    }
}

extension WireAnswer {
    init(_ answer: Answer) {
        self =
            switch answer {
            case .yes: .yes
            case .no: .no
            case .notApplicable: .notApplicable
            }
    }
}

extension Answer {
    init?(_ message: WireAnswer) {
        switch message {
        case .yes: self = .yes
        case .no: self = .no
        case .notApplicable: self = .notApplicable
        case .unspecified, .UNRECOGNIZED: return nil
        }
    }
}
