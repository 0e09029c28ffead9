/// Where the points of a standard come from.
package enum PointSource: Hashable, Sendable, CaseIterable {
    /// The inspectors judged the standard on evidence.
    case evidence
    /// The rule counted the answers.
    case counted
    /// A panel decided by discretion.
    case discretion
    /// A publication gives the rating.
    case published
    /// A correction of the publication gives the rating.
    case corrected
    /// The standard is not rated, for a stated reason.
    case notRated
    /// The documents do not tell the rating.
    case notKnown
    /// Nothing is decided yet.
    case open

    /// The source of a rating's points.
    package init(of rated: StandardRating) {
        switch rated.decidedBy {
        case .qualitative: self = .evidence
        case .rule: self = .counted
        case .panel: self = .discretion
        case .published: self = .published
        case .correction: self = .corrected
        case .notRated: self = .notRated
        case .undetermined: self = rated.evidence == .notKnown ? .notKnown : .open
        }
    }

    /// Whether standards of this source have points.
    package var givesPoints: Bool { ![.notRated, .notKnown, .open].contains(self) }

    /// The source in words, after a number of points: `"by discretion"`.
    package var adjective: String {
        switch self {
        case .evidence: "judged on evidence"
        case .counted: "counted"
        case .discretion: "by discretion"
        case .published: "as published"
        case .corrected: "corrected after publication"
        case .notRated: "not rated"
        case .notKnown: "not known"
        case .open: "not rated yet"
        }
    }
}

/// The core standards whose points come from one source.
package struct PointGroup: Hashable, Sendable {
    package let source: PointSource
    /// The standards, in the order of the edition.
    package let standards: [StandardRating]
    /// Their points; `nil` for a source that gives none.
    package let points: Int?

    /// The standards' ids with commas.
    package var ids: String { standards.map(\.id.rawValue).joined(separator: ", ") }

    /// Groups core standards by the source of their points, in the order of the sources.
    package static func groups(
        of standards: [StandardRating], in framework: Framework
    ) -> [PointGroup] {
        let core = standards.filter { framework.standard($0.id)?.isCore == true }
        return PointSource.allCases.compactMap { source in
            let own = core.filter { PointSource(of: $0) == source }
            guard !own.isEmpty else { return nil }
            let points = own.compactMap(\.rating).map(framework.scale.points(for:))
            return PointGroup(
                source: source, standards: own,
                points: source.givesPoints ? points.reduce(0, +) : nil)
        }
    }
}
