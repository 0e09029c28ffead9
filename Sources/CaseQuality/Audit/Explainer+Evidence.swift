internal import EventSourcing

// What a judgement on evidence rests on.

extension Explainer {
    /// What a standard that is judged on evidence rests on.
    func evidence(for standard: Standard, _ rated: StandardRating) -> [Explanation] {
        var nodes: [Explanation] = []
        if rated.panelOutcome != nil { nodes += decision(.standard(standard.id, .decision)) }
        nodes += decision(.standard(standard.id, .proposal)).map { proposal in
            guard
                case .qualitativeRatingProposed(let proposed)? = lastEvent(
                    .standard(standard.id, .proposal))
            else { return proposal }
            let met = proposed.characteristicsMet.map {
                Explanation(
                    nil, "characteristic met: \(standard.words(ofCharacteristic: $0))")
            }
            let basis = proposed.basis.map { Explanation(nil, "evidence: \($0)") }
            // What was noted or found before it is a basis too; what came later is not.
            let before = proposal.positions.last
            let questions = inspection.summaries(of: standard, before: before)
            let noted = inspection.facts.evidence.count {
                $0.value.target == .standard(standard.id) && $0.position < before ?? .start
            }
            let rests = [
                questions.isEmpty
                    ? nil : "what was found on \(questions.count.counted("key question"))",
                noted == 0 ? nil : "evidence that was noted about it before",
            ].compactMap(\.self)
            let none =
                rests.isEmpty
                ? withoutBasis : Explanation(nil, "rests on " + rests.joined(separator: ", and "))
            var node = proposal
            node.children = (met.isEmpty && basis.isEmpty ? [none] : met + basis) + node.children
            return node
        }
        nodes += found(on: .standard(standard.id))
        return nodes + standard.keyQuestions.map { question($0.question) }
    }

    /// A question that is judged on evidence: what was found, or that nothing is recorded.
    func qualitative(_ question: Question, _ state: CellState) -> Explanation {
        let summary = inspection.facts.summaries.first { $0.value.question == question.id }
        let nodes = summary.map(nodes(of:)) ?? []
        let found = found(on: .question(question.id))
        let all = nodes + found
        let reads = summary.map { ": \($0.value.reads.words)" } ?? ""
        return Explanation(
            .question(question.id), "\(question.id) \(question.label)\(reads)", state: state,
            children: all.isEmpty ? [withoutBasis] : all)
    }

    /// That nothing is recorded on which a judgement rests.
    private var withoutBasis: Explanation {
        Explanation(
            nil, inspection.isFromPublication ? "basis not known" : "no basis recorded")
    }

    /// What was found on a key question, what speaks the other way, and what both rest on.
    private func nodes(of noted: ReportFacts.Noted<KeyQuestionSummary>) -> [Explanation] {
        let summary = noted.value
        let balance = summary.readsIsInferred ? " (the balance is inferred)" : ""
        var nodes = [
            Explanation(
                nil, "found: \(summary.statement.words)\(balance)", positions: [noted.position],
                children: summary.evidence.map { Explanation(nil, "evidence: \($0)") }
                    + summary.links.map { Explanation(nil, $0.words) })
        ]
        if let counterpoint = summary.counterpoint {
            nodes.append(
                Explanation(
                    nil, "on the other hand: \(counterpoint.words)", positions: [noted.position]))
        }
        return nodes
    }

    /// The findings and the evidence about a standard or a question.
    ///
    /// A finding that says another one again is left out.
    private func found(on target: ReportTarget) -> [Explanation] {
        let findings = inspection.facts.findings.filter { noted in
            noted.value.restates == nil && noted.value.concerns(target)
        }.map { noted in
            Explanation(
                .finding(noted.value.id),
                "\(noted.value.kind.words) \(noted.value.id): \(noted.value.label.words)"
                    + (noted.value.isInferred(for: target) ? " (link inferred)" : ""),
                state: .value(.finding(CellValue.NotedFinding(noted))), positions: [noted.position],
                children: noted.value.evidence.map { Explanation(nil, "evidence: \($0)") })
        }
        let evidence = inspection.facts.evidence.filter { $0.value.target == target }.map {
            Explanation(nil, "evidence: \($0.value.words)", positions: [$0.position])
        }
        return findings + evidence
    }
}

extension Inspection {
    /// The key questions of a standard on which something was found before a position.
    fileprivate func summaries(
        of standard: Standard, before position: Position?
    ) -> [Question.ID] {
        standard.keyQuestions.map(\.id).filter { id in
            facts.summaries.contains {
                $0.value.question == id
                    && (isFromPublication || $0.position < position ?? .start)
            }
        }
    }
}
