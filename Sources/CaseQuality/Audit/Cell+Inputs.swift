extension Cell {
    /// The input that holds the judgement of a case; `nil` for a cell that is computed.
    var ownInput: CellInput? {
        switch self {
        case .answer(let key, let question): .answer(key, question)
        case .caseOversight(let key): .oversight(key)
        default: nil
        }
    }

    /// The subjects of the inputs that the value is computed from, each once.
    func subjects(in framework: Framework?) -> [CellInput.Subject] {
        switch self {
        case .overall:
            let standards = framework?.standards ?? []
            return Array(
                standards.reduce(into: [.edition, .service]) { $0.formUnion(Self.subjects(of: $1)) }
                    as Set)
        case .standard(let id):
            return framework?.standard(id).map(Self.subjects) ?? [.edition, .standard(id)]
        case .question(let id):
            guard let question = framework?.question(id) else { return [.edition, .question(id)] }
            return [.edition, .question(id), .sample(question.domain)]
        case .sampled(let key): return [.sampled(key)]
        case .answer(let key, let question):
            return [.edition, .sampled(key), .answer(key, question)]
        case .caseOversight(let key): return [.sampled(key), .caseOversight(key)]
        case .oversight: return [.oversight] + (framework?.domains ?? []).map { .sample($0.id) }
        case .recommendation(let id): return [.recommendation(id)]
        case .subPoint(let id, let number): return [.made(id), .progress(id, number)]
        case .finding(let id): return [.finding(id)]
        }
    }

    private static func subjects(of standard: Standard) -> [CellInput.Subject] {
        [.edition, .standard(standard.id)]
            + (standard.method == .caseData ? [.sample(standard.domain)] : [])
            + standard.keyQuestions.map { .question($0.id) }
    }
}
