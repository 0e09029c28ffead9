package import EventSourcing

/// What an act is about, as far as people are barred from it.
package enum Matter: Hashable, Sendable {
    /// The inspection as a whole.
    case inspection
    /// A case.
    case sampled(CaseKey)
    /// A standard, with the cases of its domain.
    case standard(Standard.ID)
    /// A request for an approval.
    case request(Position)

    var objectOfJudging: String {
        switch self {
        case .sampled(let key): "case \(key)"
        case .standard(let id): "a case of standard \(id)"
        case .inspection, .request: "a case of this inspection"
        }
    }

    var objectOfRating: String {
        if case .standard(let id) = self { "the rating of standard \(id)" } else { "a rating" }
    }

    var objectOfDeciding: String {
        switch self {
        case .sampled(let key): "a decision on a rating that rests on case \(key)"
        case .standard(let id): "the decision on standard \(id)"
        case .inspection, .request: "a decision on a rating of this inspection"
        }
    }
}
