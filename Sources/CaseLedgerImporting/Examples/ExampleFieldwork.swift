/// The cases of an example inspection, and the answers that its inspectors give at first.
///
/// Sufficient work is not spread evenly: a case that is strong in one question is more often strong
/// in another one.
struct ExampleFieldwork: Sendable {
    /// The edition of the questions.
    let framework: Framework
    /// The samples, in the order of their domains.
    let samples: [ExampleSample]

    private var answers: [CaseKey: [Question.ID: Answer]] = [:]
    private var oversight: [CaseKey: Answer] = [:]
    private let draw: ExampleDraw

    /// Draws the answers.
    ///
    /// - Parameters:
    ///   - framework: The edition of the questions.
    ///   - samples: The samples with the quality of their work.
    ///   - withdrawn: The cases that are withdrawn later and do not count.
    ///   - draw: The draws.
    init(
        on framework: Framework, _ samples: [(sample: ExampleSample, quality: ExampleQuality)],
        withdrawn: Set<CaseKey>, _ draw: ExampleDraw
    ) {
        self.framework = framework
        self.samples = samples.map(\.sample)
        self.draw = draw
        for (sample, quality) in samples {
            let keys = sample.cases.map(\.key)
            let counted = sample.cases.filter { $0.selection.purpose == .primary }.map(\.key)
                .filter { !withdrawn.contains($0) }
            for standard in framework.standards where standard.domain == sample.domain {
                let counts = quality.sufficient[standard.id] ?? []
                for (keyQuestion, count) in zip(standard.keyQuestions, counts) {
                    let best = best(count, of: counted, at: keyQuestion.id.rawValue)
                    for key in keys {
                        answer(keyQuestion, of: key, counted.contains(key) ? best : nil)
                    }
                }
            }
            let best = best(quality.oversight, of: counted, at: "oversight")
            for key in keys { oversight[key] = best.contains(key) ? .yes : .no }
        }
    }

    /// The cases with the best work at something.
    private func best(_ count: Int, of keys: [CaseKey], at name: String) -> Set<CaseKey> {
        let strengths = keys.map { key in
            let ofCase = draw.number(below: 1_000, key.rawValue, "work as a whole")
            return (key, ofCase + draw.number(below: 1_500, key.rawValue, name))
        }
        return Set(strengths.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(count).map(\.0))
    }

    /// Draws the answers of a case to a key question and its prompts.
    ///
    /// - Parameters:
    ///   - keyQuestion: The key question.
    ///   - key: The case.
    ///   - best: The cases that are sufficient; `nil` for a case that does not count.
    private mutating func answer(
        _ keyQuestion: KeyQuestion, of key: CaseKey, _ best: Set<CaseKey>?
    ) {
        func percent(_ question: Question.ID) -> Int {
            draw.number(below: 100, key.rawValue, question.rawValue, "answer")
        }
        let isSufficient = best?.contains(key) ?? (percent(keyQuestion.id) < 50)
        answers[key, default: [:]][keyQuestion.id] = isSufficient ? .yes : .no
        for prompt in keyQuestion.prompts {
            // 4 in 100 prompts are not answered, and 8 do not apply.
            let answer: Answer? =
                switch percent(prompt.id) {
                case ..<4: nil
                case ..<12: .notApplicable
                case let number: number < (isSufficient ? 86 : 42) ? .yes : .no
                }
            answers[key, default: [:]][prompt.id] = answer
        }
    }

    /// The case with this key; a key without a case stops the process.
    func sampled(_ key: CaseKey) -> ExampleSample.Case {
        guard let found = samples.flatMap(\.cases).first(where: { $0.key == key }) else {
            preconditionFailure("the example has no case \(key)")
        }
        return found
    }

    /// The answers of a case to the questions of a standard, in the edition's order.
    func answers(
        of key: CaseKey, to standard: Standard.ID
    ) -> [(question: Question.ID, answer: Answer)] {
        questions(of: standard).compactMap { question in
            answers[key]?[question].map { (question, $0) }
        }
    }

    /// The answers of a case to all key questions, in the edition's order.
    func keyAnswers(of key: CaseKey) -> [(question: Question.ID, answer: Answer)] {
        standards(of: sampled(key).selection.domain).flatMap { answers(of: key, to: $0) }
            .filter { framework.question($0.question)?.kind == .keyQuestion }
    }

    /// The answer about the management oversight of a case.
    func oversight(of key: CaseKey) -> Answer { oversight[key] ?? .no }

    /// The days on which cases are judged, in their order.
    var days: [PartialDate] {
        samples.flatMap(\.cases).map(\.judgedOn).reduce(into: []) { days, day in
            if !days.contains(day) { days.append(day) }
        }
    }

    /// The people who judge the cases, in the order in which they begin.
    var inspectors: [Agent.ID] {
        samples.flatMap(\.cases).map(\.inspector).reduce(into: []) { people, person in
            if !people.contains(person) { people.append(person) }
        }
    }

    /// The cases that a person judges.
    func keys(of inspector: Agent.ID) -> [CaseKey] {
        samples.flatMap(\.cases).filter { $0.inspector == inspector }.map(\.key)
    }

    /// The key questions and prompts of a standard, in the edition's order.
    func questions(of standard: Standard.ID) -> [Question.ID] {
        (framework.standard(standard)?.questions ?? []).map(\.id)
    }

    /// The standards that are rated on the cases of a domain.
    func standards(of domain: Domain.ID) -> [Standard.ID] {
        framework.standards.filter { $0.domain == domain && $0.method == .caseData }.map(\.id)
    }
}
