internal import EventSourcing

// What a report prints about a value, beside what follows from the answers.

extension Explainer {
    /// The percentage and the counts that a report prints of a question, and where they disagree.
    func printed(of question: Question.ID) -> [Explanation] {
        let figures = inspection.facts.figures.filter { $0.value.item == .question(question) }
        let counts = inspection.facts.counts.filter { $0.value.subject == .question(question) }
        return figures.map(node) + counts.map(node)
            + anomalies(of: figures.map(\.value.citation) + counts.map(\.value.citation))
    }

    /// The counts that the text of a report states on a standard, outside its questions.
    func printed(of standard: Standard.ID) -> [Explanation] {
        let counts = inspection.facts.counts.filter {
            if case .other(standard, _) = $0.value.subject { true } else { false }
        }
        return counts.map(node) + anomalies(of: counts.map(\.value.citation))
    }

    private func node(_ figure: ReportFacts.Noted<PublishedFigureRecorded>) -> Explanation {
        let value = figure.value
        let base = value.base.map { " of \($0.counted("case"))" } ?? ""
        return Explanation(
            nil, "printed: \(value.percent)%\(base)\(place(of: value.citation))",
            positions: [figure.position])
    }

    private func node(_ count: ReportFacts.Noted<StatedCount>) -> Explanation {
        let value = count.value
        let what = value.subject.words.map { " \($0.words):" } ?? ""
        let percent = value.percent.map { " (\($0)%)" } ?? ""
        return Explanation(
            nil, "the text states:\(what) \(value.words)\(percent)\(place(of: value.citation))",
            positions: [count.position])
    }

    private func place(of citation: Citation) -> String {
        citation.place.map { "; \($0.words)" } ?? ""
    }

    /// The anomalies that touch printed values, each once.
    private func anomalies(of citations: [Citation]) -> [Explanation] {
        let cited = Set(citations.flatMap(\.anomalies))
        return inspection.facts.anomalies.filter { cited.contains($0.value.id) }.map { noted in
            Explanation(
                nil, "anomaly \(noted.value.id): \(noted.value.detail.words)",
                positions: [noted.position])
        }
    }
}
