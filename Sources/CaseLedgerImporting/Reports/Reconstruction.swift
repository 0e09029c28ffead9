/// Reconstructs case-level answers that have the published totals.
///
/// A report prints how many cases were sufficient, and not which ones. The reconstruction
/// distributes the answers so that every total is the published one and no case contradicts itself:
/// no case has a sufficient key question without a sufficient prompt, or only sufficient prompts
/// with an insufficient key question. The totals are facts. Only the inspectors know which case got
/// which answer.
struct Reconstruction {
    /// The questions of one key question, starting with itself, and the answer of each case.
    private(set) var rows: [(question: Question.ID, answers: [Answer])] = []

    /// Distributes the answers of one key question and its prompts over the cases.
    ///
    /// The sufficient answers to a prompt are first assigned in rotation to the cases whose key
    /// question is sufficient. Each prompt starts after the last case of the previous prompt. The
    /// remaining ones are assigned to the other cases.
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
