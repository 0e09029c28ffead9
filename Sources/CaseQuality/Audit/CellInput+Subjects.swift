extension CellInput {
    /// What inputs are about: an index, so that the inputs of a cell are found without looking at
    /// all of them.
    enum Subject: Hashable {
        case edition
        case sampled(CaseKey)
        case sample(Domain.ID)
        case question(Question.ID)
        case standard(Standard.ID)
        case oversight
        case recommendation(RecommendationID)
        case finding(FindingID)
    }

    /// The subjects of the input.
    var subjects: [Subject] {
        switch self {
        case .edition: [.edition]
        case .sample(let key, let domain): [.sampled(key), .sample(domain)]
        case .answer(let key, let question): [.sampled(key), .question(question)]
        case .oversight(let key): [.sampled(key), .oversight]
        case .figure(.question(let question)): [.question(question)]
        case .figure(.measure): [.oversight]
        case .standard(let id, _): [.standard(id)]
        case .recommendation(let id, _): [.recommendation(id)]
        case .finding(let id): [.finding(id)]
        case .course: []
        }
    }
}

extension Cell {
    /// The subjects of all inputs that the cell may depend on; `nil` for any input.
    func subjects(in framework: Framework?) -> [CellInput.Subject]? {
        switch self {
        case .overall: return nil
        case .standard(let id):
            guard let standard = framework?.standard(id) else { return [.edition, .standard(id)] }
            return [.edition, .standard(id), .sample(standard.domain)]
                + standard.keyQuestions.map { .question($0.id) }
        case .question(let id):
            let sample = framework?.question(id).map { [CellInput.Subject.sample($0.domain)] }
            return [.edition, .question(id)] + (sample ?? [])
        case .sampled(let key), .answer(let key, _), .caseOversight(let key):
            return [.edition, .sampled(key)]
        case .oversight:
            return [.edition, .oversight] + (framework?.domains ?? []).map { .sample($0.id) }
        case .recommendation(let id), .subPoint(let id, _): return [.edition, .recommendation(id)]
        case .finding(let id): return [.edition, .finding(id)]
        }
    }
}
