extension AnswerSheet {
    /// The problems of the entries that the rules refuse, each with its row and its column.
    func problems(of refused: [RefusedEntry]) -> SheetProblems {
        var problems = SheetProblems()
        var told: Set<CaseKey> = []
        for refused in refused {
            let entry = entries[refused.index]
            let refusal = refused.refusal
            // A problem of a case affects all of its answers, so it is reported once.
            let isAboutCase = [.caseNotSelected, .caseWithdrawn, .neverJudged].contains(
                refusal.code)
            if isAboutCase, !told.insert(entry.content.caseKey).inserted { continue }
            problems.add(
                SheetProblem(
                    row: entry.row, column: isAboutCase ? caseColumn : entry.column,
                    refusal.message, remedy: refusal.remedy, refusal: refusal.code))
        }
        return problems
    }

    /// Checks that the domain in the sheet is the one that the case was drawn for.
    func checkDomains(of inspection: Inspection, _ problems: inout SheetProblems) {
        for sampled in inspection.cases {
            guard let stated = domains[sampled.caseKey], stated != sampled.domain else { continue }
            problems.add(
                SheetProblem(
                    row: row(of: sampled.caseKey), column: caseColumn,
                    "case \(sampled.caseKey) was drawn for domain \(sampled.domain); the sheet says "
                        + "\(stated).", remedy: "Correct the domain, or the case's key."))
        }
    }

    /// The first row of a case.
    func row(of key: CaseKey) -> Int? { entries.first { $0.content.caseKey == key }?.row }
}
