internal import EventSourcing

// Words for the sentences of events.

extension Question.ID {
    /// The question in a sentence: `"2.1.3 (Assessment: risk of harm)"`.
    ///
    /// Only the id when there is no edition, or the edition has no such question.
    func words(in framework: Framework?) -> String {
        guard let question = framework?.question(self),
            let standard = framework?.standard(question.standard)
        else { return rawValue }
        let theme = standard.keyQuestions.first { $0.id == question.keyQuestion }?.theme
        return "\(self) (\(standard.title)\(theme.map { ": \($0)" } ?? ""))"
    }

    /// The tags of a question: its id, its standard, and its key question if it is one.
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
    /// The standard in a sentence: `"2.1 Assessment"`.
    ///
    /// Only the id when there is no edition, or the edition has no such standard.
    func words(in framework: Framework?) -> String {
        framework?.standard(self).map { "\(self) \($0.title)" } ?? rawValue
    }
}

extension Domain.ID {
    /// The domain in a sentence: `"domain 2, court disposals"`.
    ///
    /// Only the id when there is no edition, or the edition has no such domain.
    func words(in framework: Framework?) -> String {
        framework?.domain(self).map { "domain \(self), \($0.title)" } ?? "domain \(self)"
    }
}
