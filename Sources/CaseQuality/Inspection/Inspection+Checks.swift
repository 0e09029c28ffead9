internal import EventSourcing

// Checks that decisions and events share. Each throws a refusal that says what is wrong, with values.

extension Inspection {
    /// The edition, for every command but the announcement.
    func announced() throws(Refusal) -> Framework {
        guard announcement != nil, let framework else {
            throw Refusal(
                .notAnnounced, "This inspection was not announced.",
                remedy: "Announce it first, with the edition of the rules that it follows.")
        }
        return framework
    }

    /// The edition, for everything that must come before publication.
    func open() throws(Refusal) -> Framework {
        let framework = try announced()
        if let published = milestones.published {
            throw Refusal(
                .alreadyPublished, "The report was published at position \(published).",
                remedy: "Change a published rating by correcting the report.")
        }
        return framework
    }

    /// Checks who asks, and what they say of why.
    package func check(_ request: InspectionRequest) throws(Refusal) {
        let provenance = request.provenance
        try check(provenance.reason, "The reason", atMost: Provenance.longestReasonInBytes)
        try check(provenance.authority, "The authority", atMost: Provenance.longestAuthorityInBytes)
        let framework: Framework?
        if case .announce(let command) = request.command {
            framework = command.framework
        } else {
            framework = self.framework
        }
        if let framework, !framework.roles.contains(provenance.actor.role) {
            let known = framework.roles.sorted().map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                .unknownRole, "Edition \(framework.id) has no role \(provenance.actor.role).",
                remedy: "Act as one of \(known).")
        }
        guard provenance.reason == nil || request.command.content.keepsReason else {
            throw Refusal(
                .reasonNotKept,
                "\(request.command.name) keeps no free text: it could be about a child.",
                remedy: "Leave the reason out; refer to evidence by its key.")
        }
    }

    /// The reason of a command that must give one.
    @discardableResult
    func reason(of provenance: Provenance, for what: String) throws(Refusal) -> String {
        guard let reason = provenance.reason, !reason.allSatisfy(\.isWhitespace) else {
            throw Refusal(
                .reasonMissing, "\(what) needs a reason.",
                remedy: "Say why, in organisational terms and without anything about a child.")
        }
        return reason
    }

    /// Checks an organisational text that may be absent: its length, and that all of it can be seen.
    func check(_ text: String?, _ what: String, atMost limit: Int) throws(Refusal) {
        guard let text else { return }
        guard text.utf8.count <= limit else {
            throw Refusal(
                .textTooLong, "\(what) has \(text.utf8.count) bytes; at most \(limit) are kept.",
                remedy: "Shorten it, and keep evidence where it belongs, by reference.")
        }
        // A blank text says nothing: who needs one refuses it as missing.
        if text.allSatisfy(\.isWhitespace) { return }
        if let problem = TextProblem(of: text, allowing: ["\n", "\t"]) {
            throw Refusal(
                .textUnprintable, "\(what) \(problem).",
                remedy: "Write it in visible characters, without white space at its ends.")
        }
    }

    /// Checks an organisational text that may be absent; one that was erased was checked before.
    func check(_ text: FreeText?, _ what: String, atMost limit: Int) throws(Refusal) {
        try check(text?.text, what, atMost: limit)
    }

    /// Checks an organisational text that must be there; one that was erased was checked before.
    func require(_ text: FreeText, _ what: String, atMost limit: Int) throws(Refusal) {
        if let text = text.text { try require(text, what, atMost: limit) }
    }

    /// Checks an organisational text that must be there.
    func require(_ text: String, _ what: String, atMost limit: Int) throws(Refusal) {
        guard !text.allSatisfy(\.isWhitespace) else {
            throw Refusal(.textMissing, "\(what) is empty.", remedy: "Say what it is.")
        }
        try check(text, what, atMost: limit)
    }

    /// A standard of the edition.
    func standard(_ id: Standard.ID, in framework: Framework) throws(Refusal) -> Standard {
        guard let standard = framework.standard(id) else {
            throw Refusal(
                .unknownStandard, "Edition \(framework.id) has no standard \(id).",
                remedy: Refusal.use(framework.standards.map(\.id)))
        }
        return standard
    }

    /// A domain of the edition.
    func domain(_ id: Domain.ID, in framework: Framework) throws(Refusal) -> Domain {
        guard let domain = framework.domain(id) else {
            throw Refusal(
                .unknownDomain, "Edition \(framework.id) has no domain \(id).",
                remedy: Refusal.use(framework.domains.map(\.id)))
        }
        return domain
    }

    /// A domain of the edition that cases are drawn for.
    func sampledDomain(_ id: Domain.ID, in framework: Framework) throws(Refusal) -> Domain {
        let domain = try domain(id, in: framework)
        guard domain.sample != nil else {
            throw Refusal(
                .notRatedOnCases, "No cases are drawn for domain \(id), \(domain.title).",
                remedy: "Select cases for a domain that is inspected on cases.")
        }
        return domain
    }

    /// A question of the edition.
    func question(_ id: Question.ID, in framework: Framework) throws(Refusal) -> Question {
        guard let question = framework.question(id) else {
            throw Refusal(
                .unknownQuestion, "Edition \(framework.id) has no question \(id).",
                remedy: "Use the number of a key question or prompt of that edition.")
        }
        return question
    }

    /// A case that is in the sample and was not withdrawn.
    func sampledCase(_ key: CaseKey) throws(Refusal) -> RatingBasis.SampledCase {
        guard let sampled = basis.cases[key] else {
            throw Refusal(
                .caseNotSelected, "Case \(key) is not in the sample.",
                remedy: "Select the case first, or check its key.")
        }
        guard !sampled.isWithdrawn else {
            throw Refusal(
                .caseWithdrawn, "Case \(key) was withdrawn from the sample.",
                remedy: "Its answers stay in earlier views; select another case instead.")
        }
        return sampled
    }

    /// Checks that an answer can be given to a question in a case of the sample.
    func checkAnswer(
        _ answer: Answer, to id: Question.ID, of key: CaseKey, in framework: Framework
    ) throws(Refusal) {
        let sampled = try sampledCase(key)
        try checkAnswer(
            answer, to: id, of: key, in: sampled.domain, sampled.purpose, framework)
    }

    /// Checks that an answer can be given to a question in a case of a domain.
    func checkAnswer(
        _ answer: Answer, to id: Question.ID, of key: CaseKey, in domain: Domain.ID,
        _ purpose: CasePurpose, _ framework: Framework
    ) throws(Refusal) {
        let question = try question(id, in: framework)
        guard question.domain == domain else {
            throw Refusal(
                .otherDomain,
                "Case \(key) was drawn for domain \(domain); question \(id) is of domain "
                    + "\(question.domain).",
                remedy: "Judge the questions of the case's own domain.")
        }
        guard answer != .notApplicable || question.allowsNotApplicable else {
            throw Refusal(
                .notApplicableNotAllowed, "Question \(id) applies to every case.",
                remedy: "Answer yes or no.")
        }
        guard
            framework.standard(question.standard)?.method == .caseData || purpose == .illustrative
        else {
            throw Refusal(
                .notRatedOnCases,
                "Standard \(question.standard) is rated on qualitative evidence, not on cases.",
                remedy: "Propose a rating for it instead.")
        }
    }
}

extension Refusal {
    /// A remedy that names the known ids: `"Use one of 2.1, 2.2."`.
    static func use(_ known: [some Name]) -> String {
        "Use one of \(known.map(\.rawValue).joined(separator: ", "))."
    }

    /// Refuses a command that leads to no event.
    static func nothing(_ message: String, remedy: String) -> Refusal {
        Refusal(.nothingChanged, message, remedy: remedy)
    }
}
