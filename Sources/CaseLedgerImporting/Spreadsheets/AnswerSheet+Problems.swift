extension AnswerSheet {
    /// The problems of the entries that the rules refuse, each with its row and its column.
    func problems(of refused: [RefusedEntry]) -> SheetProblems {
        var problems = SheetProblems()
        var told: Set<CaseKey> = []
        var toldRows: Set<Int> = []
        for refused in refused {
            let entry = entries[refused.index]
            let refusal = refused.refusal
            // A problem of a case affects all of its answers, so it is reported once.
            let isAboutCase = [.caseNotSelected, .caseWithdrawn, .neverJudged].contains(
                refusal.code)
            if isAboutCase, !told.insert(entry.content.caseKey).inserted { continue }
            // So does the judge of a row.
            let isAboutJudge = refusal.code == .notPermitted
            if isAboutJudge, !toldRows.insert(entry.row).inserted { continue }
            let wrong = isAboutCase ? caseColumn : isAboutJudge ? judgeColumn : nil
            problems.add(
                SheetProblem(
                    row: entry.row, column: wrong ?? entry.column,
                    keys.words(refusal.message, about: entry.content.caseKey),
                    remedy: refusal.remedy, refusal: refusal.code))
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

    /// The new cases whose keys are spelt like another key of the sheet or of the sample.
    ///
    /// Two keys that the sample already has are known to be two.
    func similarKeys(in inspection: Inspection) -> SheetProblems {
        var problems = SheetProblems()
        guard !keepsSimilarKeysApart else { return problems }
        let sampled = inspection.cases.map(\.caseKey)
        var known: [String: [(key: CaseKey, row: Int?, spelling: CaseKeySpelling)]] = [:]
        var seen: Set<CaseKey> = []
        for key in sampled where seen.insert(key).inserted {
            let spelling = CaseKeySpelling(key)
            known[spelling.plain, default: []].append((key, nil, spelling))
        }
        let rows =
            entries.map { ($0.content.caseKey, $0.row) }
            + empty.map { ($0.content.caseKey, $0.row) }
        for (key, row) in rows.sorted(by: { $0.1 < $1.1 }) where seen.insert(key).inserted {
            let spelling = CaseKeySpelling(key)
            if let other = known[spelling.plain]?.first(where: { $0.spelling.isLike(spelling) }) {
                let place = other.row.map { "row \($0)" } ?? "the sample"
                problems.add(
                    SheetProblem(
                        row: row, column: caseColumn,
                        "case \(key) is spelt like case \(other.key) of \(place): they differ "
                            + "only in zeros, letter case or separators.",
                        remedy: "Write \(other.key) if they are one case. If they are two, say so "
                            + "with --distinct."))
            }
            known[spelling.plain, default: []].append((key, row, spelling))
        }
        return problems
    }
}
