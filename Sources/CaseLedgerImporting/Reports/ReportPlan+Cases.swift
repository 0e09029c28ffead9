extension ReportPlan {
    /// Adds the steps for the sample plans and the selected cases.
    mutating func recordSamples(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        for domain in framework.domains {
            guard let name = domain.sample, let sample = file.samples?[name] else { continue }
            let isRated = domain.standards.contains { hasCases(entries[$0.id.rawValue]) }
            if sample.cases == 0, !isRated { continue }
            if let level = sample.confidenceLevel, !(0.01...0.99).contains(level) {
                throw ReportProblem(
                    "samples.\(name).confidenceLevel", "the level is not in 0.01...0.99.",
                    remedy: "Give a share such as 0.8.")
            }
            guard sample.cases >= 1, sample.cases <= 1_000 else {
                throw ReportProblem(
                    "samples.\(name)", "\(sample.cases) cases is not a valid sample size.",
                    remedy: "Give the number of inspected cases, 1 to 1,000.")
            }
            steps.append(
                Step(
                    name: "sample \(domain.id)",
                    command: .planSample(
                        PlanSample(
                            domain: domain.id, target: sample.cases,
                            confidencePercent: sample.confidenceLevel.map {
                                Int(($0 * 100).rounded())
                            }, marginPoints: sample.marginOfErrorPoints,
                            strata: sample.stratifiedBy ?? [], basis: sample.basis)),
                    effectiveAt: times.announced, origin: .published))
            let purpose: CasePurpose = isRated ? .primary : .illustrative
            steps.append(
                Step(
                    name: "cases \(domain.id)",
                    command: .selectCases(
                        try (0..<sample.cases).mapThrowing { index throws(ReportProblem) in
                            SelectCases.Selection(
                                caseKey: try key(of: index, in: domain), domain: domain.id,
                                purpose: purpose)
                        }), effectiveAt: judged(name), origin: .reconstructed))
        }
    }

    /// Adds one step for each case with its reconstructed answers, and the printed figures.
    mutating func recordCases(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        for domain in framework.domains {
            var reconstruction = Reconstruction()
            var figures: [RecordPublishedFigures.Figure] = []
            var cases = 0
            for standard in domain.standards {
                guard let entry = entries[standard.id.rawValue], hasCases(entry) else { continue }
                guard let name = domain.sample, let sample = file.samples?[name] else {
                    throw ReportProblem(
                        "samples",
                        "standard \(standard.id) is rated on cases, but sample "
                            + "\(domain.sample ?? "") is missing.",
                        remedy: "Give the number of inspected cases of domain \(domain.id).")
                }
                cases = sample.cases
                try read(standard, entry, cases, &reconstruction, &figures)
            }
            for index in 0..<cases {
                let judgements = reconstruction.rows.map {
                    RecordJudgements.Judgement(question: $0.question, answer: $0.answers[index])
                }
                guard !judgements.isEmpty else { continue }
                let key = try key(of: index, in: domain)
                reconstructed += judgements.count
                steps.append(
                    Step(
                        name: "case \(key)",
                        command: .recordJudgements(
                            RecordJudgements(caseKey: key, judgements: judgements)),
                        effectiveAt: judged(domain.sample), origin: .reconstructed))
            }
            // A file of schema 2 has each printed figure as one of its own.
            if !figures.isEmpty, file.publishedFigures == nil {
                steps.append(
                    Step(
                        name: "figures \(domain.id)", command: .recordPublishedFigures(figures),
                        effectiveAt: times.fieldwork, origin: .published))
            }
        }
    }

    /// Whether an entry tells of cases: a standard that was not rated may have none.
    private func hasCases(_ entry: ReportFile.StandardEntry?) -> Bool {
        guard let entry, entry.method == "caseData" else { return false }
        return !isNotRated(entry.publishedRating) || entry.keyQuestions?.isEmpty == false
    }

    /// Reads the questions of one standard.
    ///
    /// Known counts are distributed over the cases. A percentage that fits several counts is kept
    /// as printed.
    private mutating func read(
        _ standard: Standard, _ entry: ReportFile.StandardEntry, _ cases: Int,
        _ reconstruction: inout Reconstruction, _ figures: inout [RecordPublishedFigures.Figure]
    ) throws(ReportProblem) {
        let given = Dictionary(
            (entry.keyQuestions ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var readings: [(KeyQuestion, QuestionCounts.Reading, ReportFile.QuestionEntry)] = []
        for keyQuestion in standard.keyQuestions {
            guard let entry = given[keyQuestion.id.rawValue] else {
                throw ReportProblem(
                    "standard \(standard.id)", "key question \(keyQuestion.id) is missing.",
                    remedy: "Give every key question; the rating needs all of them.")
            }
            readings.append(
                (
                    keyQuestion,
                    try QuestionCounts.read(entry, of: keyQuestion.question, cases: cases), entry
                ))
        }
        // A case answers either all key questions of a standard or none of them. One ambiguous
        // count therefore leaves the whole standard with its printed figures.
        let isKnown = readings.allSatisfy {
            if case .counts = $0.1 { true } else { false }
        }
        for (keyQuestion, reading, entry) in readings {
            guard isKnown, case .counts(let counts) = reading else {
                if case .ambiguous = reading { ambiguous.append(keyQuestion.id) }
                figures.append(try figure(reading, keyQuestion.question, cases))
                try checkPrompts(of: keyQuestion, entry, cases)
                continue
            }
            var prompts: [(Question.ID, QuestionCounts)] = []
            let promptEntries = Dictionary(
                (entry.prompts ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for prompt in keyQuestion.prompts {
                guard let entry = promptEntries[prompt.id.rawValue] else { continue }
                let reading = try QuestionCounts.read(entry, of: prompt.question, cases: cases)
                switch reading {
                case .counts(let counts):
                    prompts.append((prompt.id, counts))
                case .ambiguous:
                    ambiguous.append(prompt.id)
                    figures.append(try figure(reading, prompt.question, cases))
                }
            }
            reconstruction.deal((keyQuestion.id, counts), prompts, cases: cases)
        }
    }

    /// Checks the prompts that are not recorded; their figures must still be possible.
    private func checkPrompts(
        of keyQuestion: KeyQuestion, _ entry: ReportFile.QuestionEntry, _ cases: Int
    ) throws(ReportProblem) {
        for prompt in keyQuestion.prompts {
            guard let given = entry.prompts?.first(where: { $0.id == prompt.id.rawValue }) else {
                continue
            }
            _ = try QuestionCounts.read(given, of: prompt.question, cases: cases)
        }
    }

    /// The percentage of a question without its answers, as printed or as counted.
    private func figure(
        _ reading: QuestionCounts.Reading, _ question: Question, _ cases: Int
    ) throws(ReportProblem) -> RecordPublishedFigures.Figure {
        switch reading {
        case .ambiguous(let percent, let base, _):
            return RecordPublishedFigures.Figure(
                question: question.id, percent: percent, base: base, place: "question table")
        case .counts(let counts):
            let base = counts.base(of: question)
            guard let percent = RatingScale.percent(counts.yes, of: base) else {
                throw ReportProblem(
                    "question \(question.id)", "it applies to no case, so it has no percentage.",
                    remedy: "Omit the question.")
            }
            return RecordPublishedFigures.Figure(
                question: question.id, percent: percent, base: base, place: "question table")
        }
    }

    private func key(of index: Int, in domain: Domain) throws(ReportProblem) -> CaseKey {
        let number = String(index + 1)
        let padded = String(repeating: "0", count: max(0, 2 - number.count)) + number
        let text = "\(domain.casePrefix ?? "domain\(domain.id)")-\(padded)"
        guard let key = CaseKey(rawValue: text) else {
            throw ReportProblem(
                "domain \(domain.id)", "its case prefix does not make a valid case key.",
                remedy: "Use letters and digits.")
        }
        return key
    }
}

extension Sequence {
    /// A `map` whose closure throws one type of error.
    fileprivate func mapThrowing<Value, Failure: Error>(
        _ transform: (Element) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try transform(element)) }
        return values
    }
}
