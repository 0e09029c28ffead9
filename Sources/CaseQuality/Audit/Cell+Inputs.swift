extension Cell {
    /// Whether the value of the cell is computed from an input.
    ///
    /// - Parameters:
    ///   - input: The input.
    ///   - framework: The inspection's edition; without one, only the edition is an input.
    /// - Returns: Whether an event that sets the input can change the value.
    package func depends(on input: CellInput, in framework: Framework?) -> Bool {
        switch (self, input) {
        case (.overall, .edition), (.standard, .edition), (.question, .edition),
            (.answer, .edition):
            true
        case (.overall, .standard): true
        case (.overall, .sample(_, let domain)):
            framework?.domain(domain)?.standards.contains { $0.method == .caseData } ?? false
        case (.overall, .answer(_, let id)), (.overall, .figure(.question(let id))):
            framework?.question(id)?.kind == .keyQuestion
        case (.standard(let id), .standard(let decided, _)): id == decided
        case (.standard(let id), .sample(_, let domain)):
            framework?.standard(id).map { $0.domain == domain && $0.method == .caseData } ?? false
        case (.standard(let id), .answer(_, let question)),
            (.standard(let id), .figure(.question(let question))):
            framework?.question(question).map {
                $0.standard == id && $0.kind == .keyQuestion
            } ?? false
        case (.question(let id), .sample(_, let domain)):
            framework?.question(id)?.domain == domain
        case (.question(let id), .answer(_, let question)),
            (.question(let id), .figure(.question(let question))):
            id == question
        case (.sampled(let key), .sample(let selected, _)): key == selected
        case (.answer(let key, _), .sample(let selected, _)): key == selected
        case (.answer(let key, let id), .answer(let judged, let question)):
            key == judged && id == question
        case (.caseOversight(let key), .sample(let selected, _)): key == selected
        case (.caseOversight(let key), .oversight(let judged)): key == judged
        case (.oversight, .sample), (.oversight, .oversight): true
        case (.oversight, .figure(.measure(let measure))): measure == .sufficientOversight
        case (.recommendation(let id), .recommendation(let made, _)): id == made
        case (.subPoint(let id, let number), .recommendation(let made, let part)):
            id == made && (part == .made || part == .progress(number))
        case (.finding(let id), .finding(let recorded)): id == recorded
        default: false
        }
    }
}
