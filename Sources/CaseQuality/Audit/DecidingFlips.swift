/// The answers of which the fewest changes would give another rating by rule.
///
/// An answer is deciding if it is in a set of changes, between "sufficient" and "not sufficient",
/// that gives the next better or the next lower rating with as few changes as possible.
struct DecidingFlips: Hashable {
    private var deciding: Set<Flip> = []

    private struct Flip: Hashable {
        let question: Question.ID
        let answer: Answer
    }

    /// Finds the deciding answers of a standard; none without a rating by rule.
    init(of standard: Standard, in inspection: Inspection, ruleRating rating: Rating?) {
        guard let rating, let scale = inspection.framework?.scale else { return }
        let scores = standard.keyQuestions.compactMap { inspection.basis.score($0.id) }
        if let better = Rating(rawValue: rating.rawValue + 1) {
            let needs = scores.map { score in
                score.assessed.flatMap { scale.need(for: better, of: $0) }
                    .map { max(0, $0 - (score.yes ?? 0)) }
            }
            let isReachable = zip(scores, needs).allSatisfy { score, need in
                need.map { $0 <= score.no ?? 0 } ?? false
            }
            if isReachable {
                for (score, need) in zip(scores, needs) where (need ?? 0) > 0 {
                    deciding.insert(Flip(question: score.id, answer: .no))
                }
            }
        }
        guard rating > .inadequate else { return }
        let losses = scores.map { score in
            score.assessed.flatMap { scale.need(for: rating, of: $0) }
                .flatMap { need in score.yes.map { $0 - need + 1 } }
        }
        guard let fewest = losses.compactMap(\.self).min() else { return }
        for (score, loss) in zip(scores, losses) where loss == fewest {
            deciding.insert(Flip(question: score.id, answer: .yes))
        }
    }

    /// Whether the answers of this kind to a key question are deciding.
    func decides(_ answer: Answer, on question: Question.ID) -> Bool {
        deciding.contains(Flip(question: question, answer: answer))
    }
}
