internal import CaseQuality
internal import EventSourcing

/// The commands of the planned steps, derived from the current inspection.
extension GeneratedInspection {
    /// The command of a step; `nil` when the step no longer applies.
    mutating func ask(_ step: Step, at time: WorkingTime) -> Asked? {
        switch step {
        case .announce: announcement(at: time)
        case .planSample(let domain, let target): samplePlan(of: domain, target)
        case .select(let drawn): selection(of: drawn)
        case .withdraw(let index, let why):
            isInSample(index)
                ? Asked(
                    command: .withdrawCase(WithdrawCase(caseKey: cases[index].key, why: why)),
                    actor: team.lead, reason: "Out of scope after all.") : nil
        case .judge(let index, let questions): judgements(of: index, questions, at: time)
        case .judgeOversight(let index): oversight(of: index, at: time)
        case .changeOversight(let index): changedOversight(of: index)
        case .changeAnswer(let index, let stage): changedAnswer(of: index, stage)
        case .proposeRating(let standard): proposal(for: standard)
        case .doNotRate(let target):
            Asked(command: .doNotRate(DoNotRate(target, why: .noCases)), actor: team.lead)
        case .convenePanel: panel()
        case .decide(let domain): decisions(on: framework.domain(domain)?.standards ?? [])
        case .takeBack(let standard): reversal(of: standard)
        case .decideAgain: decisions(on: framework.standards.filter(mustBeDecidedAgain))
        case .publish: publication(at: time)
        case .approve: approval(at: time)
        case .nameTeam:
            Asked(
                command: .nameTeam(NameTeam(team.members(with: service))), actor: team.lead)
        case .correctReport: correctedReport()
        case .recommend: recommendations(at: time)
        case .followUp(let command, let reason):
            Asked(
                command: .followUp(command), actor: command.isReview ? team.lead : service.manager,
                reason: reason)
        }
    }

    // MARK: - The announcement and the sample

    private mutating func announcement(at time: WorkingTime) -> Asked {
        Asked(
            command: .announce(
                AnnounceInspection(
                    framework: framework, service: service.id, serviceNames: [service.name],
                    region: service.region,
                    kind: reinspectionOf == nil ? .inspection : .reinspection,
                    announcedOn: time.date, isJoint: random.happens(.jointInspection),
                    reinspectionOf: reinspectionOf)),
            actor: team.lead, authority: "inspection programme", held: time.wholeDay)
    }

    private mutating func samplePlan(of domain: Domain.ID, _ target: Int) -> Asked {
        Asked(
            command: .planSample(
                PlanSample(
                    domain: domain, eligiblePopulation: target + random.draw(0...(3 * target)),
                    target: target, confidencePercent: 80, marginPoints: 5,
                    strata: ["sentence type", "risk of harm", "safety and wellbeing"])),
            actor: team.lead)
    }

    private mutating func selection(of drawn: [Int]) -> Asked? {
        guard !drawn.isEmpty else { return nil }
        return Asked(
            command: .selectCases(
                drawn.map { index in
                    SelectCases.Selection(
                        caseKey: cases[index].key, domain: cases[index].domain,
                        stratum: .numbered("stratum", random.draw(1...5)),
                        team: .numbered("team", random.draw(1...4)),
                        caseManager: .numbered("case-manager", random.draw(1...24)),
                        purpose: cases[index].purpose)
                }), actor: team.lead)
    }

    /// Whether a case was selected and not withdrawn.
    private func isInSample(_ index: Int) -> Bool {
        inspection.cases.contains { $0.caseKey == cases[index].key && !$0.isWithdrawn }
    }

    // MARK: - Judgements

    private mutating func judgements(
        of index: Int, _ questions: [Question.ID], at time: WorkingTime
    ) -> Asked? {
        guard isInSample(index) else { return nil }
        return Asked(
            command: .recordJudgements(
                RecordJudgements(
                    caseKey: cases[index].key,
                    judgements: questions.compactMap { question in
                        answer(to: question, in: cases[index]).map { answer in
                            RecordJudgements.Judgement(
                                question: question, answer: answer, evidence: evidence())
                        }
                    })),
            actor: team.inspectors[cases[index].inspector],
            held: held(before: time, of: cases[index].key))
    }

    private mutating func answer(to id: Question.ID, in drawn: DrawnCase) -> Answer? {
        guard let question = framework.question(id) else { return nil }
        if question.allowsNotApplicable, random.happens(.notApplicable) { return .notApplicable }
        let keyQuestion = framework.standard(question.standard)?.keyQuestions
            .first { $0.id == question.keyQuestion }
        let share = quality.share(
            question.standard, on: keyQuestion?.theme, differing: drawn.difference)
        return random.happens(share) ? .yes : .no
    }

    private mutating func evidence() -> EvidenceReference? {
        guard random.happens(.withEvidence) else { return nil }
        return EvidenceReference(
            stringLiteral: "file-\(random.draw(1...9_999).padded(to: 4))")
    }

    /// The effective time of work that is sent at `time`: slightly earlier, sometimes by days, and
    /// not before the selection of its case.
    private mutating func held(before time: WorkingTime, of key: CaseKey) -> EffectiveTime {
        let held: EffectiveTime =
            random.happens(.recordedLate)
            ? (time + -random.draw(1...3) * WorkingTime.day).wholeDay
            : .instant((time + -random.draw(0...25) * WorkingTime.minute).timestamp)
        guard let selected = inspection.selectedAt[key]?.earliest, held.latest < selected else {
            return held
        }
        return .instant(selected)
    }

    private mutating func oversight(of index: Int, at time: WorkingTime) -> Asked? {
        guard isInSample(index) else { return nil }
        let drawn = cases[index]
        let standard = framework.standards.first { $0.domain == drawn.domain }
        let share = standard.map {
            quality.share($0.id, on: nil, differing: drawn.difference)
        }
        var aspects: [OversightAspectJudgement] = []
        if random.happens(.oversightByAspect), let theme = random.pick(framework.themes) {
            for stage in OversightStage.allCases {
                aspects.append(
                    OversightAspectJudgement(
                        OversightAspect(stage, theme),
                        share.map { random.happens($0) } == true ? .yes : .no))
            }
        }
        let overall: Answer =
            random.happens(.notApplicable)
            ? .notApplicable : share.map { random.happens($0) } == true ? .yes : .no
        return Asked(
            command: .judgeOversight(
                JudgeOversight(caseKey: drawn.key, overall: overall, aspects: aspects)),
            actor: team.inspectors[drawn.inspector], held: held(before: time, of: drawn.key))
    }

    // MARK: - Corrections

    private mutating func changedOversight(of index: Int) -> Asked? {
        guard isInSample(index), let standing = inspection.oversightJudgement(of: cases[index].key)
        else { return nil }
        return Asked(
            command: .judgeOversight(
                JudgeOversight(
                    caseKey: cases[index].key, overall: standing.overall == .yes ? .no : .yes,
                    supersedes: standing.recordedAt, stage: .moderation)),
            actor: team.moderator, reason: random.pick(Reasons.moderation))
    }

    private mutating func changedAnswer(of index: Int, _ stage: CorrectionStage) -> Asked? {
        let key = cases[index].key
        let answered = questions(of: index).filter { inspection.answer(to: $0, in: key) != nil }
        guard isInSample(index), let question = random.pick(answered),
            let standing = inspection.answer(to: question, in: key)
        else { return nil }
        let (actor, reasons): (Agent?, [String]) =
            switch stage {
            case .inspector: (team.inspectors[cases[index].inspector], Reasons.secondLook)
            case .moderation: (team.moderator, Reasons.moderation)
            case .factualAccuracy: (lookingAgain(at: key), Reasons.factualAccuracy)
            }
        guard let actor else { return nil }
        return Asked(
            command: .correctJudgement(
                CorrectJudgement(
                    caseKey: key, question: question, supersedes: standing.recordedAt,
                    to: standing.answer == .yes ? .no : .yes, stage: stage)),
            actor: actor, reason: random.pick(reasons))
    }

    /// Who may correct an answer after the check of the draft; `nil` if everybody had a part in it.
    private func lookingAgain(at key: CaseKey) -> Agent? {
        [team.lead, team.moderator].first {
            inspection.mayAct(RequestedAct(.correctAtFactualAccuracy, .sampled(key)), $0)
        }
    }

    private mutating func correctedReport() -> Asked? {
        guard
            let standard = random.pick(
                framework.standards.filter {
                    inspection.standardRating($0.id)?.rating != nil
                }),
            let rating = inspection.standardRating(standard.id)?.rating,
            let other = random.neighbour(of: rating, upwards: .discretionUpwards)
        else { return nil }
        return Asked(
            command: .correctReport(CorrectReport(standard: standard.id, to: other)),
            actor: team.lead, authority: "complaint upheld",
            reason: random.pick(Reasons.correctedReport))
    }
}

extension FollowUp {
    /// Whether the step is the inspectors', and not the addressee's.
    fileprivate var isReview: Bool {
        switch step {
        case .response, .actionPlan, .action: false
        case .progress, .closing: true
        }
    }
}

extension GroupKey {
    fileprivate static func numbered(_ name: String, _ number: Int) -> GroupKey {
        GroupKey(stringLiteral: "\(name)-\(number)")
    }
}

extension SeededGenerator {
    /// The next better or the next lower rating; the other one if there is no such rating.
    mutating func neighbour(of rating: Rating, upwards share: Share) -> Rating? {
        let step = happens(share) ? 1 : -1
        return Rating(rawValue: UInt8(clamping: Int(rating.rawValue) + step))
            .flatMap { $0 == rating ? nil : $0 }
            ?? Rating(rawValue: UInt8(clamping: Int(rating.rawValue) - step))
    }
}
