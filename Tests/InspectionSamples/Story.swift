internal import CaseLedger
package import CaseLedgerTesting
package import CaseQuality
internal import CaseQualityCoding
package import EventSourcing
internal import Testing

/// An inspection in the state that a test has given.
package typealias Story = GivenWhenThen<Inspection>

extension Story {
    /// An inspection that was announced on an edition.
    package static func announced(
        on framework: Framework = .unguardedYouth2021, origin: Origin = .recorded,
        announcedOn date: PartialDate? = nil
    ) throws -> Story {
        var announce = AnnounceInspection.on(framework)
        announce.announcedOn = date
        return try GivenWhenThen(
            Inspection(), encodedBy: InspectionEventCodec(framework: framework)
        ).given(
            .announce(announce), by: origin.isOwn ? .leadInspector : .importer, origin: origin)
    }

    /// Adds cases for a domain: `d2-01`, `d2-02`, ...
    package func sampled(_ domain: Domain.ID, _ count: Int) throws -> Story {
        guard count > 0 else { return self }
        let cases = (1...count).map {
            SelectCases.Selection(caseKey: .numbered($0, domain), domain: domain)
        }
        return try given(.selectCases(cases))
    }

    /// Answers one question in the first cases of its domain.
    ///
    /// The answers are yes, then no, then not applicable.
    package func answered(
        _ question: Question.ID, yes: Int, no: Int = 0, notApplicable: Int = 0,
        origin: Origin = .recorded
    ) throws -> Story {
        let domain = try #require(subject.framework?.question(question)).domain
        let answers =
            Array(repeating: Answer.yes, count: yes) + Array(repeating: .no, count: no)
            + Array(repeating: .notApplicable, count: notApplicable)
        var story = self
        for (index, answer) in answers.enumerated() {
            story = try story.given(
                .judge(question, of: .numbered(index + 1, domain), answer), origin: origin)
        }
        return story
    }

    /// Answers every key question of a standard in `count` cases, `yes` of them with yes.
    package func answered(
        standard: Standard.ID, yes: [Int], of count: Int, origin: Origin = .recorded
    ) throws -> Story {
        let keyQuestions = try #require(subject.framework?.standard(standard)).keyQuestions
        var story = self
        for (question, yes) in zip(keyQuestions, yes) {
            story = try story.answered(question.id, yes: yes, no: count - yes, origin: origin)
        }
        return story
    }

    /// Records these ratings as printed, in the order of the edition's standards.
    package func printed(_ ratings: [Rating], skipping skipped: Set<Standard.ID> = []) throws
        -> Story
    {
        let standards = try #require(subject.framework).standards.filter {
            !skipped.contains($0.id)
        }
        return try given(
            .recordPublishedRatings(
                zip(standards, ratings).map {
                    RecordPublishedRatings.Rated(standard: $0.id, rating: $1, place: "table")
                }), by: .importer, origin: .published)
    }

    /// Convenes a panel.
    package func panelConvened() throws -> Story {
        try given(.convenePanel(ConvenePanel(chair: "p-1")))
    }

    /// The rating of a standard, which must exist.
    package func rating(_ standard: Standard.ID) throws -> StandardRating {
        try #require(subject.standardRating(standard))
    }

    /// The rating of the service.
    package func overall() throws -> OverallRating { try #require(subject.overallRating) }

    /// The row of a question in the table of key questions.
    package func row(_ question: Question.ID) throws -> KeyQuestionTable.Row {
        try #require(
            KeyQuestionTable(of: subject).questions.first { $0.question.id == question })
    }

    /// The position of the answer.
    package func place(of question: Question.ID, in key: CaseKey) throws -> Position {
        try #require(subject.answer(to: question, in: key)).recordedAt
    }
}

extension AnnounceInspection {
    package static func on(_ framework: Framework) -> AnnounceInspection {
        AnnounceInspection(
            framework: framework, service: "leicestershire", serviceNames: ["Leicestershire"])
    }
}

extension CaseKey {
    package static func numbered(_ number: Int, _ domain: Domain.ID) -> CaseKey {
        CaseKey(stringLiteral: "d\(domain)-" + (number < 10 ? "0" : "") + String(number))
    }
}

extension CorrectJudgement {
    package init(_ key: CaseKey, _ question: Question.ID, at position: Position, to answer: Answer)
    {
        self.init(
            caseKey: key, question: question, supersedes: position, to: answer,
            stage: .moderation)
    }
}
