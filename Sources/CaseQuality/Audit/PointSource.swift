/// Where the points of a standard come from.
package enum PointSource: Hashable, Sendable, CaseIterable {
    /// The inspectors judged the standard on evidence.
    case evidence
    /// The rule counted the answers.
    case counted
    /// A panel decided by discretion.
    case discretion
    /// A publication, or its correction, gives the rating.
    case published
    /// The standard is not rated, for a stated reason.
    case notRated
    /// Nothing is decided yet.
    case open

    /// The source of a rating's points.
    package init(of rated: StandardRating) {
        switch rated.decidedBy {
        case .qualitative: self = .evidence
        case .rule: self = .counted
        case .panel: self = .discretion
        case .published: self = .published
        case .notRated: self = .notRated
        case .undetermined: self = .open
        }
    }

    /// Whether standards of this source have points.
    package var givesPoints: Bool { self != .notRated && self != .open }

    /// The source in words, after a number of points: `"by discretion"`.
    package var adjective: String {
        switch self {
        case .evidence: "judged on evidence"
        case .counted: "counted"
        case .discretion: "by discretion"
        case .published: "as published"
        case .notRated: "not rated"
        case .open: "not rated yet"
        }
    }
}
