extension Cell {
    /// Whether the value of the cell is computed from an input.
    ///
    /// - Parameters:
    ///   - input: The input.
    ///   - framework: The inspection's edition; without one, a rating depends on the edition only.
    /// - Returns: Whether an event that sets the input can change the value.
    package func depends(on input: CellInput, in framework: Framework?) -> Bool {
        input.concerns(subjects(in: framework))
    }

    /// The input that holds the judgement of a case; `nil` for a cell that is computed.
    var ownInput: CellInput? {
        switch self {
        case .answer(let key, let question): .answer(key, question)
        case .caseOversight(let key): .oversight(key)
        default: nil
        }
    }

    /// The subjects of the inputs that the value is computed from.
    func subjects(in framework: Framework?) -> Set<CellInput.Subject> {
        switch self {
        case .overall:
            return (framework?.standards ?? []).reduce([.edition]) {
                $0.union(Self.subjects(of: $1))
            }
        case .standard(let id):
            return framework?.standard(id).map(Self.subjects) ?? [.edition, .standard(id)]
        case .question(let id):
            guard let question = framework?.question(id) else { return [.edition, .question(id)] }
            return [.edition, .question(id), .sample(question.domain)]
        case .sampled(let key): return [.sampled(key)]
        case .answer(let key, let question):
            return [.edition, .sampled(key), .answer(key, question)]
        case .caseOversight(let key): return [.sampled(key), .caseOversight(key)]
        case .oversight:
            return (framework?.domains ?? []).reduce(into: [.oversight]) {
                $0.insert(.sample($1.id))
            }
        case .recommendation(let id): return [.recommendation(id)]
        case .subPoint(let id, let number): return [.made(id), .progress(id, number)]
        case .finding(let id): return [.finding(id)]
        }
    }

    private static func subjects(of standard: Standard) -> Set<CellInput.Subject> {
        var subjects: Set<CellInput.Subject> = [.edition, .standard(standard.id)]
        if standard.method == .caseData { subjects.insert(.sample(standard.domain)) }
        for keyQuestion in standard.keyQuestions { subjects.insert(.question(keyQuestion.id)) }
        return subjects
    }
}
