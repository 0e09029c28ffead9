public import EventSourcing

/// What the judgements on evidence rest on: each proposal, each panel decision on evidence and each
/// finding, with its basis.
public struct EvidenceBasis: Hashable, Sendable {
    /// The judgements on evidence, in the edition's order.
    public let rows: [Row]

    /// A proposal, a panel decision or a finding, with its basis.
    public struct Row: Hashable, Sendable {
        /// The standard, the question or the finding.
        public let cell: Cell
        /// The judgement in words.
        public let words: String
        /// The position of its event.
        public let position: Position
        /// What it rests on; empty if no basis is recorded.
        ///
        /// The characteristics met, the questions, the references of evidence, and the evidence
        /// that was noted about it.
        public let basis: [String]
    }
}

extension InspectionHistory {
    /// What the judgements on evidence rest on.
    ///
    /// - Parameter cell: A standard, a question or a finding; `nil` for all of them.
    /// - Returns: Each decision and proposal in force and each finding, with its basis.
    /// - Complexity: O(events).
    public func evidenceBasis(of cell: Cell? = nil) -> EvidenceBasis {
        let inspection = state
        let framework = inspection.framework
        var rows: [EvidenceBasis.Row] = []
        var proposals: [Standard.ID: (QualitativeRatingProposed, Position)] = [:]
        for event in commands.lazy.flatMap(\.events) {
            if case .qualitativeRatingProposed(let proposed)? = event.event {
                proposals[proposed.standard] = (proposed, event.position)
            }
        }
        for standard in framework?.standards ?? [] {
            rows += decision(on: standard, in: inspection)
            guard let (proposed, position) = proposals[standard.id] else { continue }
            rows.append(
                EvidenceBasis.Row(
                    cell: .standard(standard.id),
                    words: "\(standard.id) \(standard.title): \(proposed.rating.label) proposed",
                    position: position,
                    basis: proposed.characteristicsMet.map {
                        "characteristic: \(standard.words(ofCharacteristic: $0))"
                    }
                        + proposed.basis.map(\.rawValue)
                        + inspection.evidenceWords(
                            about: .standard(standard.id), before: position,
                            without: proposed.basis)))
        }
        for noted in inspection.facts.findings {
            let finding = noted.value
            rows.append(
                EvidenceBasis.Row(
                    cell: .finding(finding.id),
                    words: "\(finding.kind.words) \(finding.id) on \(finding.target.words): "
                        + finding.label.words,
                    position: noted.position,
                    basis: finding.questions.map { "question \($0)" }
                        + finding.evidence.map(\.rawValue)
                        + (finding.restates.map { ["finding \($0)"] } ?? [])
                        + finding.links.filter { $0.to != .part(finding.target) }.map(\.words)
                        + inspection.evidenceWords(about: finding.target)))
        }
        for noted in inspection.facts.summaries {
            let summary = noted.value
            rows.append(
                EvidenceBasis.Row(
                    cell: .question(summary.question),
                    words: "\(summary.question.words(in: framework)): \(summary.reads.words): "
                        + summary.statement.words, position: noted.position,
                    basis: summary.evidence.map(\.rawValue) + summary.links.map(\.words)
                        + inspection.findingWords(on: summary.question)
                        + inspection.evidenceWords(about: .question(summary.question))))
        }
        guard let cell else { return EvidenceBasis(rows: rows) }
        return EvidenceBasis(
            rows: rows.filter { row in
                row.cell == cell || inspection.finding(row.cell, isAbout: cell)
            })
    }
}

extension InspectionHistory {
    /// The panel's rating of a standard that is judged on evidence, with its reason.
    private func decision(
        on standard: Standard, in inspection: Inspection
    ) -> [EvidenceBasis.Row] {
        guard let position = inspection.panelDecision(on: standard.id)?.recordedAt,
            standard.method == .qualitative
        else { return [] }
        for command in commands {
            guard let event = command.events.first(where: { $0.position == position }),
                case .panelDecisionRecorded(let decided)? = event.event
            else { continue }
            let reason = command.reason(of: event)
            return [
                EvidenceBasis.Row(
                    cell: .standard(standard.id),
                    words: "\(standard.id) \(standard.title): \(decided.decided.label) decided "
                        + "by the panel", position: position,
                    basis: reason.map { ["reason: \($0.words)"] } ?? [])
            ]
        }
        return []
    }
}

extension Inspection {
    fileprivate func evidenceWords(
        about target: ReportTarget, before position: Position? = nil,
        without named: [EvidenceReference] = []
    ) -> [String] {
        guard target != .inspection else { return [] }
        return facts.evidence.filter { noted in
            noted.value.target == target && position.map { noted.position < $0 } ?? true
                && noted.value.reference.map { !named.contains($0) } ?? true
        }.map { noted in
            let name = noted.value.reference?.rawValue ?? noted.value.label?.words
            return noted.value.kind.words + (name.map { ": \($0)" } ?? "")
        }
    }

    /// The findings on a key question, in words.
    fileprivate func findingWords(on question: Question.ID) -> [String] {
        let part = ReportTarget.question(question)
        return facts.findings.map(\.value)
            .filter { $0.restates == nil && $0.concerns(part) }
            .map { "finding \($0.id)" + ($0.isInferred(for: part) ? " (inferred)" : "") }
    }

    /// Whether the cell is a finding about another cell: a standard, or a question.
    fileprivate func finding(_ finding: Cell, isAbout cell: Cell) -> Bool {
        guard case .finding(let id) = finding,
            let found = facts.findings.first(where: { $0.value.id == id })?.value
        else { return false }
        switch (cell, found.target) {
        case (.standard(let standard), .standard(let target)): return standard == target
        case (.standard(let standard), .domain(let target)):
            return framework?.standard(standard)?.domain == target
        case (.question(let question), .question(let target)): return question == target
        case (.question(let question), _): return found.concerns(.question(question))
        default: return false
        }
    }
}
