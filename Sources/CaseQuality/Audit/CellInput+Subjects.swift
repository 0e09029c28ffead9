extension CellInput {
    /// What inputs are about.
    ///
    /// A cell depends on an input that has one of its subjects. An index by subject finds the inputs
    /// of a cell without looking at all of them.
    enum Subject: Hashable {
        case edition
        case sampled(CaseKey)
        case sample(Domain.ID)
        case answer(CaseKey, Question.ID)
        case question(Question.ID)
        case standard(Standard.ID)
        case caseOversight(CaseKey)
        case oversight
        case recommendation(RecommendationID)
        case made(RecommendationID)
        case progress(RecommendationID, Int)
        case finding(FindingID)
        case service
    }

    /// The subjects of the input.
    var subjects: [Subject] {
        switch self {
        case .edition: [.edition]
        case .sample(let key, let domain): [.sampled(key), .sample(domain)]
        case .answer(let key, let question): [.answer(key, question), .question(question)]
        case .oversight(let key): [.caseOversight(key), .oversight]
        case .figure(.question(let question)): [.question(question)]
        case .figure(.measure(let measure)): measure == .sufficientOversight ? [.oversight] : []
        case .standard(let id, _): [.standard(id)]
        case .recommendation(let id, .made): [.recommendation(id), .made(id)]
        case .recommendation(let id, .progress(let number?)):
            [.recommendation(id), .progress(id, number)]
        case .recommendation(let id, _): [.recommendation(id)]
        case .finding(let id): [.finding(id)]
        case .printedResult: [.service]
        case .course: []
        }
    }

    /// Whether the input is about one of these subjects.
    func concerns(_ subjects: [Subject]) -> Bool {
        self.subjects.contains(where: subjects.contains)
    }
}
