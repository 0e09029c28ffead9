internal import EventSourcing

/// Everything that ratings follow from: the edition, the sample, the answers to key questions,
/// proposals, panel decisions and what a publication printed.
///
/// Prompts are not here: they never enter a rating.
struct RatingBasis: Hashable, Sendable {
    /// The edition of the rules, and where it was registered.
    var framework: Framework?
    var frameworkAt = Position.start
    /// Where the inspection itself comes from: what nothing was recorded of yet has this origin.
    var origin = Origin.recorded

    var cases: [CaseKey: SampledCase] = [:]
    var counting: [Domain.ID: Int] = [:]
    var answers: [Question.ID: [CaseKey: Given]] = [:]
    var tallies: [Question.ID: Tally] = [:]
    var proposals: [Standard.ID: Sourced<Rating>] = [:]
    var notRated: [Standard.ID: Sourced<NotRatedReason>] = [:]
    var decisions: [Standard.ID: Decision] = [:]
    var printedRatings: [Standard.ID: Sourced<Rating>] = [:]
    var printedFigures: [Question.ID: Figure] = [:]
    var corrections: [Standard.ID: Sourced<Rating>] = [:]

    init() {}

    struct SampledCase: Hashable, Sendable {
        let domain: Domain.ID
        let purpose: CasePurpose
        var isWithdrawn = false

        var counts: Bool { purpose == .primary && !isWithdrawn }
    }

    struct Given: Hashable, Sendable {
        let answer: Answer
        let origin: Origin
    }

    struct Tally: Hashable, Sendable {
        var yes = 0
        var no = 0
        var notApplicable = 0
        var origin: Origin?

        var answered: Int { yes + no + notApplicable }

        mutating func add(_ answer: Answer, _ count: Int) {
            switch answer {
            case .yes: yes += count
            case .no: no += count
            case .notApplicable: notApplicable += count
            }
        }
    }

    struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
        let value: Value
        let origin: Origin
    }

    struct Decision: Hashable, Sendable {
        let decided: Rating
        let outcome: PanelOutcome
        let position: Position
        let origin: Origin
        var isStale = false
    }

    struct Figure: Hashable, Sendable {
        let percent: Int
        let base: Int?
        let origin: Origin
    }

    /// What an event touched: whose values must be looked at again.
    struct Touched {
        var questions: [Question.ID] = []
        var standards: [Standard.ID] = []
        var everything = false
    }

    /// Takes in what happened; says whose values may have changed.
    @discardableResult
    mutating func evolve(with recorded: Recorded<InspectionEvent>) -> Touched {
        let origin = recorded.record.origin
        switch recorded.event {
        case .frameworkRegistered(let event):
            framework = Framework.known(event.definition)
            frameworkAt = recorded.position
            self.origin = origin
            return Touched(everything: true)
        case .caseSelected(let event):
            let selected = SampledCase(domain: event.domain, purpose: event.purpose)
            cases[event.caseKey] = selected
            guard selected.counts else { return Touched() }
            counting[event.domain, default: 0] += 1
            return touchCases(of: event.domain)
        case .caseWithdrawn(let event):
            return withdraw(event.caseKey)
        case .judgementRecorded(let event):
            return answer(event.question, of: event.caseKey, event.answer, origin)
        case .judgementCorrected(let event):
            return answer(event.question, of: event.caseKey, event.to, origin)
        case .qualitativeRatingProposed(let event):
            proposals[event.standard] = Sourced(value: event.rating, origin: origin)
            decisions[event.standard]?.isStale = true
            return Touched(standards: [event.standard])
        case .standardNotRated(let event):
            notRated[event.standard] = Sourced(value: event.why, origin: origin)
            return Touched(standards: [event.standard])
        case .panelDecisionRecorded(let event):
            decisions[event.standard] = Decision(
                decided: event.decided, outcome: event.outcome, position: recorded.position,
                origin: origin)
            return Touched(standards: [event.standard])
        case .panelDecisionReversed(let event):
            decisions[event.standard] = nil
            return Touched(standards: [event.standard])
        case .reportCorrected(let event):
            corrections[event.standard] = Sourced(value: event.to, origin: origin)
            return Touched(standards: [event.standard])
        case .publishedRatingRecorded(let event):
            printedRatings[event.standard] = Sourced(value: event.rating, origin: origin)
            return Touched(standards: [event.standard])
        case .publishedFigureRecorded(let event):
            guard let id = event.question, let question = framework?.question(id),
                question.kind == .keyQuestion
            else { return Touched() }
            printedFigures[id] = Figure(
                percent: event.percent, base: event.base, origin: origin)
            return touch([id], of: [question.standard])
        case .serviceRegistered, .inspectionAnnounced, .samplePlanned, .oversightJudged,
            .panelConvened, .reportPublished, .recommendationMade,
            .recommendationResponseRecorded, .actionPlanReceived, .actionUpdated,
            .progressReviewed, .recommendationClosed, .findingRecorded, .evidenceNoted,
            .contextFactRecorded, .surveyRecorded, .timelineEntryNoted, .anomalyNoted:
            return Touched()
        }
    }

    private mutating func answer(
        _ id: Question.ID, of key: CaseKey, _ answer: Answer, _ origin: Origin
    ) -> Touched {
        guard let question = framework?.question(id), question.kind == .keyQuestion,
            let sampled = cases[key]
        else { return Touched() }
        let before = answers[id, default: [:]].updateValue(
            Given(answer: answer, origin: origin), forKey: key)
        guard sampled.counts else { return Touched() }
        var tally = tallies[id] ?? Tally()
        if let before { tally.add(before.answer, -1) }
        tally.add(answer, 1)
        tally.origin = tally.origin?.and(origin) ?? origin
        tallies[id] = tally
        return touch([id], of: [question.standard])
    }

    private mutating func withdraw(_ key: CaseKey) -> Touched {
        guard var sampled = cases[key], !sampled.isWithdrawn else { return Touched() }
        let counted = sampled.counts
        sampled.isWithdrawn = true
        cases[key] = sampled
        guard counted else { return Touched() }
        counting[sampled.domain, default: 1] -= 1
        for (id, given) in answers {
            guard let answer = given[key] else { continue }
            tallies[id]?.add(answer.answer, -1)
        }
        return touchCases(of: sampled.domain)
    }

    /// The case standards of a domain, and their key questions.
    private mutating func touchCases(of domain: Domain.ID) -> Touched {
        let standards = framework?.domain(domain)?.standards.filter { $0.method == .caseData } ?? []
        return touch(
            standards.flatMap(\.keyQuestions).map(\.id), of: standards.map(\.id))
    }

    /// Evidence behind these standards moved: a decision made before is stale.
    private mutating func touch(_ questions: [Question.ID], of standards: [Standard.ID]) -> Touched
    {
        for standard in standards { decisions[standard]?.isStale = true }
        return Touched(questions: questions, standards: standards)
    }
}

extension RatingBasis {
    /// How a key question stands; `nil` for an id that is none.
    func score(_ id: Question.ID) -> KeyQuestionScore? {
        guard let framework, let question = framework.question(id),
            question.kind == .keyQuestion
        else { return nil }
        let tally = tallies[id] ?? Tally()
        let unanswered = counting[question.domain, default: 0] - tally.answered
        if tally.answered == 0, let figure = printedFigures[id] {
            return KeyQuestionScore(
                id: id, yes: nil, no: nil, notApplicable: nil, unanswered: unanswered,
                assessed: figure.base, percent: figure.percent,
                band: framework.scale.rating(percent: figure.percent), origin: figure.origin)
        }
        let assessed = question.assessed(
            yes: tally.yes, no: tally.no, notApplicable: tally.notApplicable)
        return KeyQuestionScore(
            id: id, yes: tally.yes, no: tally.no, notApplicable: tally.notApplicable,
            unanswered: unanswered, assessed: assessed,
            percent: RatingScale.percent(tally.yes, of: assessed),
            band: framework.scale.rating(sufficient: tally.yes, of: assessed),
            origin: tally.origin ?? origin)
    }

    /// How a standard is rated; `nil` for an id that is none.
    func standardRating(_ id: Standard.ID) -> StandardRating? {
        guard let framework, let standard = framework.standard(id) else { return nil }
        let decision = decisions[id]
        if let reason = notRated[id], corrections[id] == nil {
            return StandardRating(
                id: id, ruleRating: nil, proposedRating: nil, provisionalRating: nil, rating: nil,
                decidedBy: .notRated, decidingKeyQuestions: [], eligibility: [],
                evidence: .notRated, notRated: reason.value, panelOutcome: nil, isStale: false,
                origin: reason.origin)
        }
        let rule = standard.method == .caseData ? self.rule(for: standard, framework) : nil
        let proposal = proposals[id]
        let printed = printedRatings[id]
        let correction = corrections[id]

        let rating: Rating?
        let decidedBy: DecidedBy
        if let correction {
            (rating, decidedBy) = (correction.value, .published)
        } else if let decision {
            rating = decision.decided
            decidedBy =
                switch decision.outcome {
                case .confirmed: .rule
                case .discretion: .panel
                case .qualitative: .qualitative
                }
        } else if let ruled = rule?.rating {
            (rating, decidedBy) = (ruled, .rule)
        } else if let proposal {
            (rating, decidedBy) = (proposal.value, .qualitative)
        } else if let printed {
            (rating, decidedBy) = (printed.value, .published)
        } else {
            (rating, decidedBy) = (nil, .undetermined)
        }
        let origins = [
            rule?.origin, proposal?.origin, printed?.origin, decision?.origin, correction?.origin,
        ].compactMap { $0 }
        return StandardRating(
            id: id, ruleRating: rule?.rating, proposedRating: proposal?.value,
            provisionalRating: rule?.provisional, rating: rating, decidedBy: decidedBy,
            decidingKeyQuestions: rule?.deciding ?? [], eligibility: rule?.eligibility ?? [],
            evidence: rating != nil && rule?.rating == nil && decision == nil
                ? .complete : rule?.evidence ?? (rating == nil ? .insufficientEvidence : .complete),
            notRated: nil, panelOutcome: decision?.outcome, isStale: decision?.isStale ?? false,
            origin: origins.dropFirst().reduce(origins.first ?? origin) { $0.and($1) })
    }

    /// The service as a whole, from its standards' ratings.
    func overall(_ ratings: [Standard.ID: StandardRating]) -> OverallRating? {
        guard let framework else { return nil }
        var total = 0
        var maximum = 0
        var isComplete = true
        var origin = origin
        for standard in framework.standards {
            guard let rated = ratings[standard.id] else { return nil }
            origin = origin.and(rated.origin)
            if rated.rating == nil, rated.decidedBy != .notRated { isComplete = false }
            guard standard.isCore, rated.decidedBy != .notRated else { continue }
            maximum += framework.scale.mostPoints
            if let rating = rated.rating { total += framework.scale.points(for: rating) }
        }
        let table = framework.bands(forMaximum: maximum)
        let earned = isComplete ? table?.rating(total: total) : nil
        let limit = earned.flatMap { earned in
            framework.limitingJudgements.first {
                $0.limits(earned, with: ratings[$0.standard]?.rating)
            }
        }
        return OverallRating(
            total: total, maximum: maximum, isComplete: isComplete, hasNoBandTable: table == nil,
            beforeLimiting: earned, rating: limit?.limitsTo ?? earned,
            limitedBy: limit?.standard, origin: origin)
    }

    private struct Rule {
        var rating: Rating?
        var provisional: Rating?
        var deciding: [Question.ID] = []
        var eligibility: [DiscretionTrigger] = []
        var evidence = StandardRating.Evidence.insufficientEvidence
        var origin: Origin?
    }

    private func rule(for standard: Standard, _ framework: Framework) -> Rule {
        let scores = standard.keyQuestions.compactMap { score($0.id) }
        var rule = Rule()
        let answered = scores.filter { $0.band != nil || $0.isAllNotApplicable }
        rule.origin = answered.dropFirst().reduce(answered.first?.origin) { $0?.and($1.origin) }
        guard let lowest = scores.compactMap(\.band).min() else { return rule }
        let lowestPercent = scores.compactMap(\.percent).min()
        rule.deciding = scores.filter { $0.percent == lowestPercent && $0.band == lowest }.map(\.id)
        guard scores.allSatisfy({ $0.band != nil }) else {
            rule.provisional = lowest
            return rule
        }
        let cases = counting[standard.domain, default: 0]
        let settled = scores.allSatisfy {
            $0.yes == nil || ($0.unanswered == 0 && cases > 0)
        }
        rule.evidence = settled ? .complete : .provisional
        if settled {
            rule.rating = lowest
            rule.eligibility = eligibility(scores, lowest, cases, framework)
        } else {
            rule.provisional = lowest
        }
        return rule
    }

    /// Which triggers of the discretion rule a standard with these scores meets.
    private func eligibility(
        _ scores: [KeyQuestionScore], _ rating: Rating, _ cases: Int, _ framework: Framework
    ) -> [DiscretionTrigger] {
        let rule = framework.discretion
        let scale = framework.scale
        var triggers: [DiscretionTrigger] = []
        if let lowest = scores.compactMap(\.percent).min(),
            scale.bands.dropFirst().contains(where: {
                abs($0.fromPercent - lowest) <= rule.withinPoints
            })
        {
            triggers.append(.nearBoundary)
        }
        let change = judgementsToChange(scores, rating, scale)
        if let fewest = [change.up, change.down].compactMap({ $0 }).min(),
            fewest <= rule.casesToChange
        {
            triggers.append(.oneCase)
        }
        if cases > 0, cases <= rule.smallSample { triggers.append(.smallSample) }
        return triggers
    }

    /// How many judgements of key questions would have to be different for the next better rating,
    /// and for the next lower one; `nil` where there is none, or the answers are not known.
    func judgementsToChange(
        _ scores: [KeyQuestionScore], _ rating: Rating, _ scale: RatingScale
    ) -> (up: Int?, down: Int?) {
        var up: Int?
        var down: Int?
        if let better = Rating(rawValue: rating.rawValue + 1) {
            var sum = 0
            var isKnown = true
            for score in scores {
                guard let yes = score.yes, let assessed = score.assessed,
                    let need = scale.need(for: better, of: assessed)
                else {
                    isKnown = false
                    break
                }
                sum += max(0, need - yes)
            }
            up = isKnown ? sum : nil
        }
        if rating > .inadequate {
            for score in scores {
                guard let yes = score.yes, let assessed = score.assessed,
                    let need = scale.need(for: rating, of: assessed)
                else { continue }
                down = min(down ?? .max, yes - need + 1)
            }
        }
        return (up, down)
    }
}

extension Question {
    /// How many cases the percentage divides by.
    func assessed(yes: Int, no: Int, notApplicable: Int) -> Int {
        switch denominator {
        case .allCases: yes + no + notApplicable
        case .relevantCases: yes + no
        }
    }
}
