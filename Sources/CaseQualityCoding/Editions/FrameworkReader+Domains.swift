internal import CaseQuality

// Domains with their standards and questions.

extension FrameworkReader {
    /// The domains.
    mutating func domains() -> [Domain] {
        var list: [Domain] = []
        for (index, entry) in file.domains.enumerated() {
            let path = "domains[\(index)]"
            let id: Domain.ID? = name(entry.id, "\(path).id")
            if let id, list.contains(where: { $0.id == id }) {
                report("\(path).id", "domain \(id) occurs twice.")
            }
            var standards: [Standard] = []
            for (number, standard) in entry.standards.enumerated() {
                let read = self.standard(standard, in: id, "\(path).standards[\(number)]")
                if let read { standards.append(read) }
            }
            guard let id else { continue }
            list.append(
                Domain(
                    id: id, title: entry.title, sample: entry.sample,
                    casePrefix: entry.casePrefix, standards: standards))
        }
        let standards = list.flatMap(\.standards)
        for (what, count) in [
            ("standards", standards.count),
            ("key questions", standards.reduce(0) { $0 + $1.keyQuestions.count }),
        ] where count > PartPlaces.most {
            report("domains", "\(count) \(what) are more than the limit of \(PartPlaces.most).")
        }
        return list
    }

    private mutating func standard(
        _ entry: FrameworkFile.StandardEntry, in domain: Domain.ID?, _ path: String
    ) -> Standard? {
        let id: Standard.ID? = name(entry.id, "\(path).id")
        if let id, places.standards.updateValue(path, forKey: id) != nil {
            report("\(path).id", "standard \(id) occurs twice.")
        }
        let method = Standard.Method(rawValue: entry.method)
        if method == nil {
            report(
                "\(path).method", "standard \(entry.id): expected caseData or qualitative.")
        }
        let stage: OversightStage? = entry.stage.flatMap { value($0, "\(path).stage") }
        checkQuestionsKnown(of: entry, method, path)
        var keyQuestions: [KeyQuestion] = []
        for (index, question) in entry.keyQuestions.enumerated() {
            let read = keyQuestion(
                question, of: id, in: domain, "\(path).keyQuestions[\(index)]")
            if let read { keyQuestions.append(read) }
        }
        let characteristics = characteristics(of: entry, method, path)
        guard let id, let domain, let method else { return nil }
        return Standard(
            id: id, title: entry.title, domain: domain, method: method, isCore: entry.core,
            stage: stage, keyQuestions: keyQuestions, characteristics: characteristics,
            questionsNotKnown: entry.questionsNotKnown.map { RuleSource($0) })
    }

    private mutating func characteristics(
        of entry: FrameworkFile.StandardEntry, _ method: Standard.Method?, _ path: String
    ) -> [Characteristic] {
        let entries = entry.characteristics ?? []
        if method == .caseData, !entries.isEmpty {
            report(
                "\(path).characteristics",
                "standard \(entry.id) is rated on cases; only one on evidence has characteristics.")
        }
        var list: [Characteristic] = []
        for (index, met) in entries.enumerated() {
            let place = "\(path).characteristics[\(index)]"
            let id: Characteristic.ID? = name(met.id, "\(place).id")
            if let id, list.contains(where: { $0.id == id }) {
                report("\(place).id", "characteristic \(id) of \(entry.id) occurs twice.")
            }
            if met.label.allSatisfy(\.isWhitespace) {
                report("\(place).label", "characteristic \(met.id.prefix(32)) has no label.")
            }
            guard let rating = rating(met.rating, "\(place).rating"), let id else { continue }
            list.append(Characteristic(id: id, rating: rating, label: met.label))
        }
        return list
    }

    private mutating func checkQuestionsKnown(
        of entry: FrameworkFile.StandardEntry, _ method: Standard.Method?, _ path: String
    ) {
        switch (entry.keyQuestions.isEmpty, entry.questionsNotKnown) {
        case (true, nil):
            guard method == .caseData else { return }
            report(
                "\(path).keyQuestions",
                "standard \(entry.id) is rated on cases but has no key question. Give them, or "
                    + "say why the edition lacks them in questionsNotKnown.")
        case (_, ""?):
            report("\(path).questionsNotKnown", "expected why the questions are not known.")
        case (false, _?):
            report(
                "\(path).questionsNotKnown",
                "standard \(entry.id) has key questions, and says that they are not known.")
        default: break
        }
    }

    private mutating func keyQuestion(
        _ entry: FrameworkFile.QuestionEntry, of standard: Standard.ID?, in domain: Domain.ID?,
        _ path: String
    ) -> KeyQuestion? {
        let id: Question.ID? = name(entry.id, "\(path).id")
        let read = question(entry, id, .keyQuestion, of: id, standard, domain, path)
        var prompts: [Prompt] = []
        for (index, prompt) in (entry.prompts ?? []).enumerated() {
            let place = "\(path).prompts[\(index)]"
            for (number, topic) in (prompt.topics ?? []).enumerated()
            where !file.topics.contains(where: { $0.id == topic }) {
                report(
                    "\(place).topics[\(number)]",
                    "prompt \(prompt.id) has the unknown topic \(topic.prefix(48)).")
            }
            let own: Question.ID? = name(prompt.id, "\(place).id")
            guard let asked = question(prompt, own, .prompt, of: id, standard, domain, place)
            else { continue }
            prompts.append(
                Prompt(
                    question: asked, printedLetter: prompt.letter ?? "",
                    topics: prompt.topics ?? []))
        }
        return read.map { KeyQuestion(question: $0, theme: entry.theme, prompts: prompts) }
    }

    private mutating func question(
        _ entry: FrameworkFile.QuestionEntry, _ id: Question.ID?, _ kind: Question.Kind,
        of keyQuestion: Question.ID?, _ standard: Standard.ID?, _ domain: Domain.ID?,
        _ path: String
    ) -> Question? {
        if let id, places.questions.updateValue(path, forKey: id) != nil {
            report("\(path).id", "question \(id) occurs twice.")
        }
        let denominator = Question.Denominator(rawValue: entry.denominator ?? "allCases")
        if denominator == nil {
            report(
                "\(path).denominator",
                "question \(entry.id): expected allCases or relevantCases.")
        }
        guard let id, let denominator, let keyQuestion, let standard, let domain else {
            return nil
        }
        return Question(
            id: id, kind: kind, standard: standard, keyQuestion: keyQuestion, domain: domain,
            label: entry.label, denominator: denominator,
            allowsNotApplicable: entry.allowsNotApplicable ?? (kind == .prompt))
    }
}
