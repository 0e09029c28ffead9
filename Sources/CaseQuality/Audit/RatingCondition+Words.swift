extension RatingCondition {
    /// The condition in words, with the certainty of its rule.
    func explained(in framework: Framework) -> Explanation.Condition {
        let discretion = RuleSource(framework.discretion.source).isConfirmed
        let isConfirmed: Bool
        switch kind {
        case .nearBoundary, .fewJudgements, .smallSample: isConfirmed = discretion
        case .limited(let standard, _):
            isConfirmed =
                framework.limitingJudgements.first { $0.standard == standard }
                .map { RuleSource($0.source).isConfirmed } ?? true
        default: isConfirmed = true
        }
        return Explanation.Condition(words: words, isMet: isMet, isConfirmed: isConfirmed)
    }

    /// The condition with its values, without a full stop.
    var words: String {
        switch kind {
        case .everyKeyQuestionBanded: "every key question has a band"
        case .everyCaseAnswered: "every case that counts has an answer to every key question"
        case .nearBoundary(let points, let within):
            "the lowest percentage is within \(within.counted("point")) of a boundary"
                + (points.map { " (\($0))" } ?? " (not known)")
        case .fewJudgements(let needed, let most):
            "at most \(most.counted("judgement")) would have to change for another rating"
                + (needed.map { " (\($0))" } ?? " (not known)")
        case .smallSample(let cases, let most):
            "the sample has at most \(most.counted("case")) (\(cases))"
        case .everyStandardRated: "every standard is rated, or not rated for a stated reason"
        case .bandTable(let maximum):
            "the edition has bands for a maximum of \(maximum.counted("point"))"
        case .limited(let standard, let rated):
            "\(standard) limits the overall rating (\(rated?.label ?? "not rated"))"
        }
    }
}
