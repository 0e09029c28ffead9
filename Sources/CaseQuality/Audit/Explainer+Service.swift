internal import EventSourcing

extension Explainer {
    /// The rating of the service: the points of each source, and the limit.
    var service: Explanation {
        let state = inspection.state(of: .overall)
        guard let reasons = inspection.overallReasons else {
            return Explanation(.overall, "overall: \(state.words)", state: state)
        }
        let groups = PointGroup.groups(
            of: framework.standards.compactMap { inspection.standardRating($0.id) }, in: framework)
        let sum = groups.compactMap { group in
            group.points.map { "\($0) \(group.source.adjective)" }
        }.joined(separator: " + ")
        let rating = reasons.rating
        let words =
            "overall: \(state.words)"
            + (sum.isEmpty || !rating.isFromStandards ? "" : "; \(rating.total ?? 0) = \(sum)")
        let separate = framework.standards.filter { !$0.isCore }.map(standard)
        return Explanation(
            .overall, words, state: state,
            rule: rating.maximum.flatMap(framework.totalRule(forMaximum:)),
            points: rating.total,
            conditions: reasons.conditions.map { $0.explained(in: framework) },
            children: decision(.printedResult) + groups.map(node) + separate)
    }

    private func node(_ group: PointGroup) -> Explanation {
        let standards = group.standards.compactMap { framework.standard($0.id) }
        let words =
            group.points.map { "\($0.counted("point")) \(group.source.adjective): \(group.ids)" }
            ?? "\(group.source.adjective): \(group.ids)"
        return Explanation(
            nil, words, points: group.points, children: standards.map(standard))
    }
}
