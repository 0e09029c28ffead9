/// Case-level answers that have the published totals.
///
/// A report prints how many cases were sufficient, never which. This deals the answers out so that
/// every total is the published one and no case contradicts itself: none has a sufficient key
/// question and no sufficient prompt, none every prompt sufficient and an insufficient key question.
/// The totals are facts. Which case got which answer is not known to anyone but the inspectors.
struct Reconstruction {
    /// The questions of one key question, itself first, with the answer of each case in order.
    private(set) var rows: [(question: Question.ID, answers: [Answer])] = []

    /// Deals out the answers of one key question and its prompts.
    ///
    /// Sufficient answers to a prompt go round the cases whose key question is sufficient, each
    /// prompt beginning where the last one stopped, and only then to the other cases.
    ///
    /// - Complexity: O(prompts x cases).
    mutating func deal(
        _ keyQuestion: (Question.ID, QuestionCounts), _ prompts: [(Question.ID, QuestionCounts)],
        cases: Int
    ) {
        let sufficient = keyQuestion.1.yes
        rows.append(
            (keyQuestion.0, (0..<cases).map { $0 < sufficient ? Answer.yes : .no }))
        var turn = 0
        for (prompt, counts) in prompts {
            let relevant = cases - counts.notApplicable
            let first = (0..<sufficient).map { (turn + $0) % sufficient }.filter { $0 < relevant }
            let then = (sufficient..<cases).filter { $0 < relevant }
            let chosen = Set((first + then).prefix(counts.yes))
            if sufficient > 0 { turn = (turn + min(counts.yes, first.count)) % sufficient }
            rows.append(
                (
                    prompt,
                    (0..<cases).map { index in
                        index >= relevant
                            ? .notApplicable : chosen.contains(index) ? .yes : .no
                    }
                ))
        }
    }
}
