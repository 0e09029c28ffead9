internal import EventSourcing

extension Explainer {
    /// A standard: who or what decided, and what the rule gives on its key questions.
    func standard(_ standard: Standard) -> Explanation {
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
            children: counts == nil
                ? decision(.figure(.question(question.id)))
                : answers(to: question, counting: counting, flips))
    }

    /// The answers to a question, by answer; only counts where a report does not tell the cases.
    private func answers(
        to question: Question, counting: [CaseKey], _ flips: DecidingFlips?
    ) -> [Explanation] {
        let given = counting.map { (key: $0, answer: inspection.answers[question.id, case: $0]) }
        return ((Answer.allCases + [nil]) as [Answer?]).compactMap { answer in
            let cases = given.filter { $0.answer?.answer == answer }
            guard !cases.isEmpty else { return nil }
            let isDeciding = answer.map { flips?.decides($0, on: question.id) ?? false } ?? false
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

    // MARK: - Evidence

    /// What a standard that is judged on evidence rests on.
    private func evidence(for standard: Standard, _ rated: StandardRating) -> [Explanation] {
        var nodes: [Explanation] = []
        if rated.panelOutcome != nil { nodes += decision(.standard(standard.id, .decision)) }
        nodes += decision(.standard(standard.id, .proposal)).map { proposal in
            guard
                case .qualitativeRatingProposed(let proposed)? = lastEvent(
                    .standard(standard.id, .proposal))
            else { return proposal }
            let met = proposed.characteristicsMet.map {
                Explanation(nil, "characteristic met: \($0.words)")
            }
            let basis = proposed.basis.map { Explanation(nil, "evidence: \($0)") }
            let none = withoutBasis
            var node = proposal
            node.children = (met.isEmpty && basis.isEmpty ? [none] : met + basis) + node.children
            return node
        }
        nodes += found(on: .standard(standard.id))
        return nodes + standard.keyQuestions.map { question($0.question) }
    }

    /// A question that is judged on evidence: what was found, or that nothing is recorded.
    private func qualitative(_ question: Question, _ state: CellState) -> Explanation {
        let found = found(on: .question(question.id))
        return Explanation(
            .question(question.id), "\(question.id) \(question.label)", state: state,
            children: found.isEmpty ? [withoutBasis] : found)
    }

    /// That nothing is recorded on which a judgement rests.
    private var withoutBasis: Explanation {
        Explanation(
            nil, inspection.isFromPublication ? "basis not known" : "no basis recorded")
    }

    /// The findings and the evidence about a standard or a question.
    private func found(on target: ReportTarget) -> [Explanation] {
        let findings = inspection.facts.findings.filter { noted in
            if noted.value.target == target { return true }
            if case .question(let id) = target { return noted.value.questions.contains(id) }
            return false
        }.map { noted in
            Explanation(
                .finding(noted.value.id),
                "\(noted.value.kind.words) \(noted.value.id): \(noted.value.label.words)",
                state: .value(.finding(CellValue.NotedFinding(noted))), positions: [noted.position],
                children: noted.value.evidence.map { Explanation(nil, "evidence: \($0)") })
        }
        let evidence = inspection.facts.evidence.filter { $0.value.target == target }.map {
            Explanation(
                nil,
                "evidence: \($0.value.kind.words)"
                    + ($0.value.reference.map { " \($0)" } ?? ""), positions: [$0.position])
        }
        return findings + evidence
    }
}

extension Inspection {
    /// The cases of a domain that count.
    func counting(in domain: Domain.ID) -> [CaseKey] {
        cases.filter { $0.domain == domain && $0.counts }.map(\.caseKey)
    }
}
