internal import EventSourcing

// Words that the sentences of events share.

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
    func tags(in framework: Framework?) -> TagValues {
        var tags: TagValues = [.question: rawValue]
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
