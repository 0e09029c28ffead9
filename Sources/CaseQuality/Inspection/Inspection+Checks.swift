internal import EventSourcing

// Checks that decisions and events share. Each check throws a refusal that names the wrong value.

extension Inspection {
    /// The edition of an announced inspection; every command but the announcement needs it.
    ///
    /// - Throws: ``Refusal`` with code `notAnnounced`.
    func announced() throws(Refusal) -> Framework {
        guard announcement != nil, let framework else {
            throw Refusal(
                .notAnnounced, "This inspection was not announced.",
                remedy: "Announce the inspection first, on an edition of the rules.")
        }
        return framework
    }

    /// The edition of an inspection whose report is not published.
    ///
    /// - Throws: ``Refusal`` with code `notAnnounced` or `alreadyPublished`.
    func open() throws(Refusal) -> Framework {
        let framework = try announced()
        if let published = milestones.published {
            throw Refusal(
                .alreadyPublished, "The report was published at position \(published).",
                remedy: "Change a published rating by correcting the report.")
        }
        return framework
    }

    /// Checks that a name is not that of a standard, a question, or a thing of another kind.
    ///
    /// Otherwise an answer that names a cell could mean either of them.
    ///
    /// - Throws: ``Refusal`` with code `reservedName`.
    func requireOwnName(_ name: String) throws(Refusal) {
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        let isAnswer =
            parts.count == 2
            && (parts[1] == "oversight"
                || Question.ID(rawValue: parts[1]).flatMap { framework?.question($0) } != nil)
        if isAnswer || Cell.prefixes.contains(where: { name.hasPrefix($0 + ":") }) {
            throw Refusal(
                .reservedName, "\(name) has the form of a target: a prefix, or a part of a case.",
                remedy: "Use a name without a colon and a slash.")
        }
        guard let taken = cells(named: name).first else { return }
        throw Refusal(
            .reservedName,
            "\(name) is already the name of \(taken.kindWithArticle) of this inspection.",
            remedy: "Use another name.")
    }

    /// Checks the role, the authority and the reason of a request.
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
        if provenance.origin.isOwn { try checkPerson(provenance.actor.id) }
        try framework?.check(provenance.actor.role)
        try checkPermission(of: request)
        guard provenance.reason == nil || request.command.content.keepsReason else {
            throw Refusal(
                .reasonNotKept,
                "\(request.command.name) stores no free text, which could be about a child.",
                remedy: "Omit the reason, and refer to evidence by its key.")
        }
    }

    /// Checks that the actor may give this command.
    ///
    /// What a document says is the importer's to record, on the document's authority.
    private func checkPermission(of request: InspectionRequest) throws(Refusal) {
        guard let table = table(for: request.command) else { return }
        let provenance = request.provenance
        guard provenance.origin.isOwn else {
            guard provenance.actor.role == .importer else {
                throw Refusal(
                    .notPermitted,
                    "The role \(provenance.actor.role) may not record what a document says.",
                    remedy: "The importer may, on the authority of the document.")
            }
            return
        }
        for asked in request.command.content.acts(on: self) {
            try permit(asked, by: provenance, in: table)
        }
    }

    /// The reason of a command that requires one.
    ///
    /// - Throws: ``Refusal`` with code `reasonMissing`.
    @discardableResult
    func reason(of provenance: Provenance, for what: String) throws(Refusal) -> String {
        guard let reason = provenance.reason, !reason.allSatisfy(\.isWhitespace) else {
            throw Refusal(
                .reasonMissing, "\(what) needs a reason.",
                remedy: "Give the reason in organisational terms, without details about a child.")
        }
        return reason
    }

    /// Checks the length and the characters of an optional organisational text.
    func check(_ text: String?, _ what: String, atMost limit: Int) throws(Refusal) {
        guard let text else { return }
        guard text.utf8.count <= limit else {
            throw Refusal(
                .textTooLong, "\(what) has \(text.utf8.count) bytes; the limit is \(limit) bytes.",
                remedy: "Shorten the text, and refer to evidence by its key.")
        }
        // A blank text counts as missing: a check that requires a text refuses it.
        if text.allSatisfy(\.isWhitespace) { return }
        if let problem = TextProblem(of: text, allowing: ["\n", "\t"]) {
            throw Refusal(
                .textUnprintable, "\(what) \(problem).",
                remedy: "Use visible characters only, without white space at the ends.")
        }
        if let problem = TextIdentifying(text, in: yearOfAnnouncement).problem {
            throw Refusal(
                .textIdentifies, "\(what) has \(problem).",
                remedy:
                    "Refer to evidence by its key, and name no child and no date of birth. Give "
                    + "an old date of the work without its day.")
        }
    }

    /// The year in which the inspection was announced; `nil` before that.
    private var yearOfAnnouncement: Int? {
        announcement?.announcedOn?.year ?? announcedAt.flatMap { Int($0.shortWords.prefix(4)) }
    }

    /// Checks the name of a file from which answers are read, which is stored with them.
    ///
    /// - Throws: ``Refusal`` with code `textTooLong`, `textUnprintable` or `textIdentifies`.
    package func check(nameOfSheet name: String?) throws(Refusal) {
        try check(name, "The name of the file", atMost: Provenance.longestSheetNameInBytes)
    }

    /// Checks an optional organisational text; an erased text was checked when it was recorded.
    func check(_ text: FreeText?, _ what: String, atMost limit: Int) throws(Refusal) {
        try check(text?.text, what, atMost: limit)
    }

    /// Checks a required organisational text; an erased text was checked when it was recorded.
    func require(_ text: FreeText, _ what: String, atMost limit: Int) throws(Refusal) {
        if let text = text.text { try require(text, what, atMost: limit) }
    }

    /// Checks a required organisational text.
    func require(_ text: String, _ what: String, atMost limit: Int) throws(Refusal) {
        guard !text.allSatisfy(\.isWhitespace) else {
            throw Refusal(.textMissing, "\(what) is empty.", remedy: "Give a text for it.")
        }
        try check(text, what, atMost: limit)
    }

    /// The standard with this id.
    ///
    /// - Throws: ``Refusal`` with code `unknownStandard`.
    func standard(_ id: Standard.ID, in framework: Framework) throws(Refusal) -> Standard {
        guard let standard = framework.standard(id) else {
            throw Refusal(
                .unknownStandard, "Edition \(framework.id) has no standard \(id).",
                remedy: Refusal.use(framework.standards.map(\.id)))
        }
        return standard
    }

    /// The domain with this id.
    ///
    /// - Throws: ``Refusal`` with code `unknownDomain`.
    func domain(_ id: Domain.ID, in framework: Framework) throws(Refusal) -> Domain {
        guard let domain = framework.domain(id) else {
            throw Refusal(
                .unknownDomain, "Edition \(framework.id) has no domain \(id).",
                remedy: Refusal.use(framework.domains.map(\.id)))
        }
        return domain
    }

    /// The domain with this id, if cases are drawn for it.
    ///
    /// - Throws: ``Refusal`` with code `unknownDomain` or `notRatedOnCases`.
    func sampledDomain(_ id: Domain.ID, in framework: Framework) throws(Refusal) -> Domain {
        let domain = try domain(id, in: framework)
        guard domain.sample != nil else {
            throw Refusal(
                .notRatedOnCases, "No cases are drawn for domain \(id), \(domain.title).",
                remedy: "Select cases for a domain that is inspected on cases.")
        }
        return domain
    }

    /// The question with this id.
    ///
    /// - Throws: ``Refusal`` with code `unknownQuestion`.
    func question(_ id: Question.ID, in framework: Framework) throws(Refusal) -> Question {
        guard let question = framework.question(id) else {
            throw Refusal(
                .unknownQuestion, "Edition \(framework.id) has no question \(id).",
                remedy: "Use the number of a key question or prompt of that edition.")
        }
        return question
    }

    /// The case with this key, if it is in the sample and was not withdrawn.
    ///
    /// - Throws: ``Refusal`` with code `caseNotSelected` or `caseWithdrawn`.
    func sampledCase(_ key: CaseKey) throws(Refusal) -> RatingBasis.SampledCase {
        guard let sampled = basis.cases[key] else {
            throw Refusal(
                .caseNotSelected, "Case \(key) is not in the sample.",
                remedy: "Select the case first, or check its key.")
        }
        guard !sampled.isWithdrawn else {
            throw Refusal(
                .caseWithdrawn, "Case \(key) was withdrawn from the sample.",
                remedy: "Earlier views keep its answers. Select another case instead.")
        }
        return sampled
    }

    /// Checks that a question can be answered for a case of the sample.
    func checkAnswer(
        _ answer: Answer, to id: Question.ID, of key: CaseKey, in framework: Framework
    ) throws(Refusal) {
        let sampled = try sampledCase(key)
        try checkAnswer(
            answer, to: id, of: key, in: sampled.domain, sampled.purpose, framework)
    }

    /// Checks that a question can be answered for a case of a domain.
    func checkAnswer(
        _ answer: Answer, to id: Question.ID, of key: CaseKey, in domain: Domain.ID,
        _ purpose: CasePurpose, _ framework: Framework
    ) throws(Refusal) {
        let question = try question(id, in: framework)
        guard question.domain == domain else {
            throw Refusal(
                .otherDomain,
                "Case \(key) was drawn for domain \(domain); question \(id) belongs to domain "
                    + "\(question.domain).",
                remedy: "Judge the questions of the domain that the case was drawn for.")
        }
        guard answer != .notApplicable || question.allowsNotApplicable else {
            throw Refusal(
                .notApplicableNotAllowed, "Question \(id) applies to every case.",
                remedy: "Answer yes or no.")
        }
        try framework.check(answer)
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

    /// The refusal of a command that leads to no event.
    static func nothing(_ message: String, remedy: String) -> Refusal {
        Refusal(.nothingChanged, message, remedy: remedy)
    }
}

extension Framework {
    /// Checks that the edition says how an answer counts.
    ///
    /// - Throws: ``Refusal`` with code `notOnFileNotAllowed`.
    func check(_ answer: Answer) throws(Refusal) {
        guard answer != .notOnFile || countsNotOnFile else {
            throw Refusal(
                .notOnFileNotAllowed,
                "Edition \(id) does not say how information that is not on file counts.",
                remedy: "Answer yes or no.")
        }
    }

    /// Checks that the edition has a role.
    ///
    /// - Throws: ``Refusal`` with code `unknownRole`.
    func check(_ role: Role) throws(Refusal) {
        guard !roles.contains(role) else { return }
        let known = roles.sorted().map(\.rawValue).joined(separator: ", ")
        throw Refusal(
            .unknownRole, "Edition \(id) has no role \(role).",
            remedy: "Act in one of these roles: \(known).")
    }
}
