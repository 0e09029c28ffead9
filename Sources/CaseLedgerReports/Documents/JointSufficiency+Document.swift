public import CaseLedger
internal import CaseQuality

extension JointSufficiency: DocumentedAnswer {
    public var subject: String { "cases sufficient in several questions" }

    public var unlisted: String? { !isSampleKnown ? "the cases of domain \(domain)" : nil }

    public var blocks: [Document.Block] {
        let what =
            questions.count == 1 ? "question \(questions[0])" : "all \(questions.count) questions"
        var blocks: [Document.Block] = []
        switch result {
        case .counted(let count):
            blocks.append(
                .paragraph(
                    "\(count) of \(cases.counted("case")) of domain \(domain) are sufficient in "
                        + "\(what). The answers are \(origin.description)."))
        case .unknown(let bounds):
            let between =
                bounds.map { "Between \($0.lowerBound) and \($0.upperBound)" }
                ?? "An unknown number"
            blocks.append(
                .paragraph(
                    "\(between) of \(cases.counted("case")) of domain \(domain) are sufficient in "
                        + "\(what). Which case got which answer is not known: the answers are "
                        + "\(origin.description)."))
        }
        if incomplete > 0 {
            blocks.append(
                .note("\(incomplete.counted("case")) without an answer to one of the questions."))
        }
        return blocks
    }
}
