internal import CaseLedger
internal import CaseLedgerTesting
package import CaseQuality
package import EventSourcing

/// Inspections from random commands, as far as the rules accept them.
package struct RandomHistory {
    package let framework: Framework
    var random: SeededGenerator

    package init(seed: UInt64, framework: Framework) {
        self.framework = framework
        random = SeededGenerator(seed: seed)
    }

    /// An announced inspection after `count` accepted commands.
    ///
    /// Some inspections are published, and are then corrected. Some are those of a report, which
    /// does not tell all ratings.
    package func story(of count: Int) throws -> Story {
        var history = self
        var story = try Story.announced(
            on: framework, origin: history.chance(6) ? .published : .recorded)
        var taken = 0
        var tries = 0
        while taken < count, tries < 60 * count {
            tries += 1
            let (command, provenance) = history.next(
                for: story.subject, late: taken > count * 4 / 5)
            let request = InspectionRequest(command, by: provenance)
            guard let next = try? story.given(decided: request, by: provenance) else { continue }
            story = next
            taken += 1
        }
        return story
    }

    /// A random command for an inspection, which its rules may refuse.
    ///
    /// - Parameters:
    ///   - inspection: The inspection now.
    ///   - late: Whether the command may end the work: publish, or leave a standard unrated.
    /// - Returns: The command and its provenance.
    package mutating func next(
        for inspection: Inspection, late: Bool
    ) -> (command: InspectionCommand, provenance: Provenance) {
        let (command, reason) = step(for: inspection, late: late)
        // A second judgement is another person's.
        let actor: Agent.ID =
            if case .recordSecondJudgements = command { "other-1" } else { "some-1" }
        return (command, provenance(reason, of: actor))
    }

    private mutating func provenance(_ reason: String?, of actor: Agent.ID) -> Provenance {
        Provenance(
            actor: Agent(actor, role: .leadInspector), reason: reason,
            effectiveAt: .instant(Timestamp(microseconds: 0)),
            origin: Origin.allCases[chance(4) ? below(3) : 0], backdated: "random")
    }

    /// The next command, and its reason if it needs one.
    private mutating func step(
        for inspection: Inspection, late: Bool
    ) -> (command: InspectionCommand, reason: String?) {
        // After the publication most commands are refused; a correction of the report is not.
        guard chance(inspection.publication == nil ? 8 : 2) else {
            let command = command(for: inspection, late: late)
            return switch command {
            case .doNotRate, .correctFact, .correctRecommendation: (command, "reason")
            default: (command, nil)
            }
        }
        let standard = framework.standards[below(framework.standards.count)].id
        if inspection.publication != nil {
            return (
                .correctReport(CorrectReport(standard: standard, to: Rating.allCases[below(4)])),
                "reason"
            )
        }
        if chance(4) {
            let challenge = challenge(inspection)
            if case .raiseChallenge = challenge { return (challenge, nil) }
            return (challenge, "reason")
        }
        let decided = framework.standards.map(\.id).compactMap { id in
            inspection.panelDecision(on: id).map { (id: id, place: $0.recordedAt) }
        }
        if chance(4), let decision = decided.randomElement(using: &random) {
            return (
                .reversePanelDecision(
                    ReversePanelDecision(standard: decision.id, supersedes: decision.place)),
                "reason"
            )
        }
        let questions = framework.standards.flatMap(\.keyQuestions).map(\.id)
        let question = questions[below(questions.count)]
        let key = inspection.cases.randomElement(using: &random)?.caseKey ?? "c-1"
        let place = inspection.answer(to: question, in: key)?.recordedAt ?? .start
        if chance(5) {
            return (
                .retractJudgement(
                    RetractJudgement(caseKey: key, question: question, supersedes: place)),
                "reason"
            )
        }
        var correction = CorrectJudgement(
            key, question, at: place, to: Answer.allCases[below(3)])
        correction.ground = CorrectionGround.allCases[below(CorrectionGround.allCases.count)]
        return (.correctJudgement(correction), "reason")
    }

    /// A challenge, or the outcome of one.
    private mutating func challenge(_ inspection: Inspection) -> InspectionCommand {
        let open = inspection.challenges.filter { $0.resolved == nil }.map(\.raised.id)
        if chance(2), let id = open.randomElement(using: &random) {
            return .resolveChallenge(
                ResolveChallenge(id, ChallengeOutcome.allCases[below(3)]))
        }
        let standard = framework.standards[below(framework.standards.count)]
        let targets: [ChallengeTarget] =
            [.overall, .text, .standard(standard.id)]
            + standard.keyQuestions.prefix(1).map { .question($0.id) }
        return .raiseChallenge(
            RaiseChallenge(
                ChallengeID(stringLiteral: "C\(inspection.challenges.count + 1)"),
                to: targets[below(targets.count)], kind: .evidenceNotSeen, ground: "ground"))
    }

    private mutating func command(for inspection: Inspection, late: Bool) -> InspectionCommand {
        let cases = inspection.cases.map(\.caseKey)
        let rated = framework.standards.filter { $0.method == .caseData }
        guard let key = cases.randomElement(using: &random),
            let standard = framework.standards.randomElement(using: &random),
            let domain = framework.domains.randomElement(using: &random),
            let keyQuestion = rated.randomElement(using: &random)?.keyQuestions
                .randomElement(using: &random)
        else { return select(framework.domains[0].id, 1) }
        if chance(12) { return unrated(key, keyQuestion.id, number: below(9)) }
        if chance(20), let correction = correction(on: inspection) { return correction }
        if chance(20) { return second(key, keyQuestion.id, on: inspection) }
        let rating = Rating.allCases[below(4)]
        switch below(100) {
        case 0..<6 where !late || chance(10): return select(domain.id, cases.count + 1)
        case 6..<7:
            return .replaceCase(
                ReplaceCase(
                    key, by: CaseKey(stringLiteral: "c-\(cases.count + 1)"), why: .transferred))
        case 7..<9:
            return .withdrawCase(
                WithdrawCase(
                    caseKey: key, why: .duplicate, extent: chance(3) ? .neverEligible : .fromNow))
        case 9..<15:
            let prompt = keyQuestion.prompts.randomElement(using: &random)
            return .judge(prompt?.id ?? keyQuestion.id, of: key, Answer.allCases[below(3)])
        case 15..<70: return .judge(keyQuestion.id, of: key, Answer.allCases[below(8) % 3])
        case 70..<76:
            return .proposeRating(ProposeQualitativeRating(standard: standard.id, rating: rating))
        case 76..<79 where late:
            return .doNotRate(DoNotRate(.standard(standard.id), why: .outOfScope))
        case 79..<80: return .convenePanel(ConvenePanel(chair: "p-1"))
        case 80..<90:
            return .recordPanelDecisions([
                RecordPanelDecisions.Decision(
                    standard: standard.id, decided: rating, ground: .other, reason: "reason")
            ])
        case 90..<93:
            return .recordPublishedRatings([
                RecordPublishedRatings.Rated(standard: standard.id, rating: rating, place: "t")
            ])
        case 93..<95:
            return .recordPublishedFigures([
                RecordPublishedFigures.Figure(
                    question: keyQuestion.id, percent: below(101), base: nil, place: "t")
            ])
        case 95..<98 where late: return .publishReport(publication)
        default:
            let open = cases.first { inspection.answer(to: keyQuestion.id, in: $0) == nil }
            return .judge(keyQuestion.id, of: open ?? key, .yes)
        }
    }

    /// A publication, which may state a result.
    private var publication: PublishReport {
        mutating get {
            guard chance(2) else { return PublishReport() }
            let most = framework.scale.mostPoints * framework.standards.count(where: \.isCore)
            let total = chance(2) ? below(most + 1) : nil
            return PublishReport(
                statedTotal: total, statedMaximum: total.map { _ in most },
                statedOverall: chance(2) ? Rating.allCases[below(4)] : nil)
        }
    }

    /// A command that gives no rating, or a sheet, which may give one.
    private mutating func unrated(
        _ key: CaseKey, _ question: Question.ID, number: Int
    ) -> InspectionCommand {
        switch below(5) {
        case 0: return .judgeOversight(of: key, Answer.allCases[below(3)])
        case 1: return .recommend(RecommendationID(stringLiteral: "R\(number)"), subPoints: number)
        case 2:
            return .followUp(
                FollowUp(
                    RecommendationID(stringLiteral: "R\(number)"),
                    .progress(RecommendationProgress.allCases[below(3)], subPoint: nil)))
        case 3:
            return .recordReportFacts(
                RecordReportFacts(
                    findings: chance(2)
                        ? [
                            Finding(
                                id: FindingID(stringLiteral: "F\(number)"),
                                target: .question(question), kind: .strength, label: "label")
                        ] : [],
                    evidence: [
                        Evidence(target: .question(question), kind: .caseFile, count: number)
                    ]))
        default:
            return .sheet(
                .of(key, question, Answer.allCases[below(3)], by: "i-1"),
                .oversight(key, Answer.allCases[below(3)]), .of("n-1", question, .no),
                selecting: true)
        }
    }

    private mutating func select(_ domain: Domain.ID, _ number: Int) -> InspectionCommand {
        .select(
            CaseKey(stringLiteral: "c-\(number)"), for: domain,
            purpose: chance(5) ? .illustrative : .primary)
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
    mutating func chance(_ oneIn: Int) -> Bool { below(oneIn) == 0 }
}
