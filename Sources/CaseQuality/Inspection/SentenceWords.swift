internal import EventSourcing

// Words that the sentences of events share.

extension Provenance {
    /// Who acted: the actor's key, or `collective`, the people whom a publication speaks of.
    func who(_ collective: String) -> String {
        origin == .recorded ? actor.id.rawValue : collective
    }

    /// Who judged: `judge`, or who recorded the judgement in person.
    func judge(_ judge: Agent.ID?) -> String { judge?.rawValue ?? who("inspectors") }

    /// `"; entered by a-7"` where somebody else judged, and nothing otherwise.
    func entered(for judge: Agent.ID?) -> String {
        judge == nil || judge == actor.id ? "" : "; entered by \(actor.id)"
    }

    /// The inspector of a judgement, for its tag; `nil` when nobody is known.
    func inspector(_ judge: Agent.ID?) -> String? {
        if let judge { return judge.rawValue }
        return origin == .recorded ? actor.id.rawValue : nil
    }
}

extension Question.ID {
    /// `"2.1.3 (Assessment: risk of harm)"`; the id alone without an edition that has it.
    func words(in framework: Framework?) -> String {
        guard let question = framework?.question(self),
            let standard = framework?.standard(question.standard)
        else { return rawValue }
        let theme = standard.keyQuestions.first { $0.id == question.keyQuestion }?.theme
        return "\(self) (\(standard.title)\(theme.map { ": \($0)" } ?? ""))"
    }

    /// The tags of a question: itself, its standard, and the key question when it is one.
    func tags(in framework: Framework?) -> [TagName: String] {
        var tags: [TagName: String] = [.question: rawValue]
        if let question = framework?.question(self) {
            tags[.standard] = question.standard.rawValue
            if question.kind == .keyQuestion { tags[.keyQuestion] = rawValue }
        }
        return tags
    }
}

extension Standard.ID {
    /// `"2.1 Assessment"`; the id alone without an edition that has it.
    func words(in framework: Framework?) -> String {
        framework?.standard(self).map { "\(self) \($0.title)" } ?? rawValue
    }
}

extension Domain.ID {
    /// `"domain 2, court disposals"`; the id alone without an edition that has it.
    func words(in framework: Framework?) -> String {
        framework?.domain(self).map { "domain \(self), \($0.title)" } ?? "domain \(self)"
    }
}

extension Answer {
    /// The answer as a judgement: `"sufficient"`, `"not sufficient"`, `"not applicable"`.
    var words: String {
        switch self {
        case .yes: "sufficient"
        case .no: "not sufficient"
        case .notApplicable: "not applicable"
        }
    }
}

extension Int {
    /// `"1 case"`, `"3 cases"`.
    func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
