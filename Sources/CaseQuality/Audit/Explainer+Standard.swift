internal import EventSourcing

extension Explainer {
    /// A standard: who or what decided, what the rule gives on its key questions, and what a report
    /// prints beside it.
    func standard(_ standard: Standard) -> Explanation {
        var node = decided(standard)
        node.children += printed(of: standard.id)
        return node
    }

    private func decided(_ standard: Standard) -> Explanation {
        let cell = Cell.standard(standard.id)
        let state = inspection.state(of: cell)
        guard let reasons = inspection.reasons(for: standard.id) else { return value(of: cell) }
        let rated = reasons.rating
        let words = "\(standard.id) \(standard.title): \(state.words)"
        let points =
            standard.isCore ? rated.rating.map(framework.scale.points(for:)) : nil
        // A confirmed rating stays if answers change, so it may differ from the rule.
        let isByRule = rated.decidedBy == .rule && rated.rating == rated.ruleRating
        if isByRule || (rated.decidedBy == .undetermined && reasons.ruling != nil) {
            var node = byRule(standard, reasons, words)
            if rated.panelOutcome == .confirmed {
                node.children = decision(.standard(standard.id, .decision)) + node.children
            }
            (node.cell, node.state, node.points) = (cell, state, points)
            return node
        }
        var children: [Explanation]
        let rule: AppliedRule.ID
        switch rated.decidedBy {
        case .panel, .rule:
            (rule, children) = (.panelDecision, decision(.standard(standard.id, .decision)))
        case .published:
            (rule, children) = (.publication, decision(.standard(standard.id, .print)))
        case .correction:
            (rule, children) = (.publication, decision(.standard(standard.id, .correction)))
        case .notRated:
            (rule, children) = (.notRated, decision(.standard(standard.id, .notRated)))
        case .qualitative, .undetermined:
            (rule, children) = (.evidence, evidence(for: standard, rated))
        }
        if reasons.ruling != nil {
            let ruled = rated.ruleRating ?? rated.provisionalRating
            children.append(
                byRule(
                    standard, reasons,
                    "by rule: "
                        + (ruled?.label ?? (isHidden(standard) ? "not known" : "no rating"))
                        + (rated.ruleRating == nil && ruled != nil ? ", provisional" : "")))
        } else if rated.decidedBy.isPublication || rated.decidedBy == .notRated {
            children += evidence(for: standard, rated)
        }
        return Explanation(
            cell, words, state: state, rule: AppliedRule(rule, framework.source), points: points,
            children: children)
    }

    /// What the rule gives on the key questions of a standard.
    private func byRule(
        _ standard: Standard, _ reasons: StandardReasons, _ words: String
    ) -> Explanation {
        let test = reasons.ruling?.discretion
        let flips = DecidingFlips(
            of: standard, in: inspection, ruleRating: reasons.rating.ruleRating)
        return Explanation(
            nil, words,
            state: reasons.rating.ruleRating.map {
                .value(
                    .standard(
                        CellValue.RatedStandard(
                            rating: $0, decidedBy: .rule, outcome: nil, isStale: false)))
            },
            rule: AppliedRule(.lowestKeyQuestion, framework.source),
            conditions: isHidden(standard)
                ? [] : reasons.conditions.map { $0.explained(in: framework) },
            distance: test.map {
                Explanation.Distance(up: $0.judgementsUp, down: $0.judgementsDown)
            },
            children: standard.keyQuestions.map { keyQuestion in
                question(
                    keyQuestion.question,
                    isDeciding: reasons.rating.decidingKeyQuestions.contains(keyQuestion.id),
                    flips: flips)
            })
    }

    /// Whether a publication tells nothing of the key questions of a standard.
    private func isHidden(_ standard: Standard) -> Bool {
        standard.keyQuestions.allSatisfy {
            inspection.state(of: .question($0.id)).isNotKnown
        }
    }

    // MARK: - Questions

    /// A question: its counts, its share and the answers.
    func question(
        _ question: Question, isDeciding: Bool = false, flips: DecidingFlips? = nil
    ) -> Explanation {
        let cell = Cell.question(question.id)
        let state = inspection.state(of: cell)
        let isKeyQuestion = question.kind == .keyQuestion
        let counting = inspection.counting(in: question.domain)
        guard case .question(let figure)? = state.value else {
            guard framework.standard(question.standard)?.method == .caseData else {
                return qualitative(question, state)
            }
            return unanswered(question, state, counting)
        }
        var counts: Explanation.Counts?
        var fraction: Explanation.Fraction?
        var distance: Explanation.Distance?
        if let yes = figure.yes, let no = figure.no, let notApplicable = figure.notApplicable {
            counts = Explanation.Counts(
                yes: yes, no: no, notApplicable: notApplicable,
                unanswered: counting.count - yes - no - notApplicable)
            let assessed =
                question.denominator == .relevantCases ? yes + no : yes + no + notApplicable
            fraction = figure.percent.map {
                Explanation.Fraction(numerator: yes, denominator: assessed, percent: $0)
            }
            if isKeyQuestion {
                distance = Explanation.Distance(
                    up: framework.scale.casesUp(sufficient: yes, of: assessed)
                        .flatMap { $0 <= no ? $0 : nil },
                    down: framework.scale.casesDown(sufficient: yes, of: assessed))
            }
        }
        return Explanation(
            cell,
            "\(question.id) \(question.label): \(state.words)"
                + (figure.band.map { ", \($0.label)" } ?? ""),
            state: state, rule: isKeyQuestion ? framework.shareRule : nil, fraction: fraction,
            counts: counts, isDeciding: isDeciding, distance: distance,
            children: (counts == nil
                ? decision(.figure(.question(question.id)))
                : answers(to: question, counting: counting, flips)) + printed(of: question.id))
    }

    /// The answers to a question, by answer; only counts where a report does not tell the cases.
    private func answers(
        to question: Question, counting: [CaseKey], _ flips: DecidingFlips?
    ) -> [Explanation] {
        let given = counting.map { (key: $0, answer: inspection.answers[question.id, case: $0]) }
        return ((Answer.allCases + [nil]) as [Answer?]).compactMap { answer in
            let cases = given.filter { $0.answer?.answer == answer }
            guard !cases.isEmpty else { return nil }
            // Information that is not on file counts as not sufficient.
            let counted = answer == .notOnFile ? .no : answer
            let isDeciding = counted.map { flips?.decides($0, on: question.id) ?? false } ?? false
            let known = cases.filter { !inspection.isNotKnown($0.key) }
            let words = answer?.words ?? "not answered"
            guard !known.isEmpty else {
                return Explanation(
                    nil, "\(cases.count.counted("case")) \(words); which is not known",
                    isDeciding: isDeciding)
            }
            return Explanation(
                nil, "\(cases.count.counted("case")) \(words)", isDeciding: isDeciding,
                children: known.map { key, recorded in
                    Explanation(
                        .answer(key, question.id),
                        "\(key): \(words)\(judging(of: key, question.id))",
                        state: inspection.state(of: .answer(key, question.id)),
                        isDeciding: isDeciding,
                        positions: recorded.map { [$0.position] } ?? [])
                })
        }
    }

    /// A question that is counted, and that no case has an answer to yet.
    private func unanswered(
        _ question: Question, _ state: CellState, _ counting: [CaseKey]
    ) -> Explanation {
        let words = "\(question.id) \(question.label): \(state.words)"
        if state.isNotKnown { return Explanation(.question(question.id), words, state: state) }
        return Explanation(
            .question(question.id), words, state: state,
            counts: Explanation.Counts(
                yes: 0, no: 0, notApplicable: 0, unanswered: counting.count),
            children: [
                Explanation(nil, "\(counting.count.counted("case")) without an answer")
            ])
    }
}

extension Inspection {
    /// The cases of a domain that count.
    func counting(in domain: Domain.ID) -> [CaseKey] {
        cases.filter { $0.domain == domain && $0.counts }.map(\.caseKey)
    }
}
