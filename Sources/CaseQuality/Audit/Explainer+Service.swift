internal import EventSourcing

extension Explainer {
    /// The rating of the service: the points of each source, and the limit.
    var service: Explanation {
        let state = inspection.state(of: .overall)
        guard let reasons = inspection.overallReasons else {
            return Explanation(.overall, "overall: \(state.words)", state: state)
        }
        let groups = PointSource.allCases.compactMap { source in
            group(source, points: reasons.points)
        }
        let sum = groups.compactMap { group in
            group.points.map { "\($0) \(group.source.adjective)" }
        }.joined(separator: " + ")
        let rating = reasons.rating
        let words =
            "overall: \(state.words)" + (sum.isEmpty ? "" : "; \(rating.total) = \(sum)")
        let separate = framework.standards.filter { !$0.isCore }.map(standard)
        return Explanation(
            .overall, words, state: state, rule: framework.totalRule(forMaximum: rating.maximum),
            points: rating.total,
            conditions: reasons.conditions.map { $0.explained(in: framework) },
            children: groups.map(\.node) + separate)
    }

    private func group(
        _ source: PointSource, points: [Standard.ID: Int]
    ) -> (node: Explanation, source: PointSource, points: Int?)? {
        let standards = framework.standards.filter { standard in
            standard.isCore
                && inspection.standardRating(standard.id).map { PointSource(of: $0) } == source
        }
        guard !standards.isEmpty else { return nil }
        let ids = standards.map(\.id.rawValue).joined(separator: ", ")
        let sum =
            source.givesPoints ? standards.reduce(0) { $0 + (points[$1.id] ?? 0) } : nil
        let words =
            sum.map { "\($0.counted("point")) \(source.adjective): \(ids)" }
            ?? "\(source.adjective): \(ids)"
        return (
            Explanation(nil, words, points: sum, children: standards.map(standard)), source, sum
        )
    }
}
