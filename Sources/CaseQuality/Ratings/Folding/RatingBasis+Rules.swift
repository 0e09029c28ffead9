internal import EventSourcing

extension RatingBasis {
    /// How a key question stands; `nil` for an id that is none.
    func score(_ id: Question.ID) -> KeyQuestionScore? {
        guard let framework, let number = framework.parts.keyQuestion(id) else { return nil }
        return KeyQuestionScore(standing(ofKeyQuestion: number, framework), of: id)
    }

    /// How the key question with this number stands.
    func standing(ofKeyQuestion number: Int, _ framework: Framework) -> KeyQuestionStanding {
        let domain = framework.parts.keyQuestions[number].domain
        let denominator = framework.parts.keyQuestions[number].denominator
        let tally = keyQuestions[number].tally
        let unanswered = counting[domain] - tally.answered
        if tally.answered == 0, let figure = keyQuestions[number].figure {
            return KeyQuestionStanding(
                yes: nil, no: nil, notApplicable: nil, unanswered: unanswered,
                assessed: figure.base, percent: figure.percent,
                band: framework.scale.rating(percent: figure.percent), origin: figure.origin)
        }
        let assessed = denominator.assessed(
            yes: tally.yes, no: tally.no, notApplicable: tally.notApplicable)
        return KeyQuestionStanding(
            yes: tally.yes, no: tally.no, notApplicable: tally.notApplicable,
            unanswered: unanswered, assessed: assessed,
            percent: RatingScale.percent(tally.yes, of: assessed),
            band: framework.scale.rating(sufficient: tally.yes, of: assessed),
            origin: tally.origin ?? origin)
    }

    /// How many cases of a domain count.
    func counting(in domain: Domain.ID) -> Int {
        framework?.parts.domain(domain).map { counting[$0] } ?? 0
    }

    /// How a standard is rated; `nil` for an id that is none.
    func standardRating(_ id: Standard.ID) -> StandardRating? {
        guard let framework, let number = framework.parts.standard(id) else { return nil }
        let part = framework.parts.standards[number]
        return StandardRating(standing(number, framework), of: part, in: framework)
    }

    /// The panel's decision on a standard; `nil` for none.
    func decision(on id: Standard.ID) -> Decision? {
        framework?.parts.standard(id).flatMap { standards[$0].decision }
    }

    /// Whether a standard was left unrated.
    func isNotRated(_ id: Standard.ID) -> Bool {
        framework?.parts.standard(id).map { standards[$0].notRated != nil } ?? false
    }

    /// The service as a whole; `nil` before there is an edition.
    var overall: OverallRating? {
        guard let framework else { return nil }
        return overall(framework.parts.standards.indices.map { standing($0, framework) }, framework)
    }

    /// How the standard with this number is rated.
    private func standing(_ number: Int, _ framework: Framework) -> StandardStanding {
        let scores = framework.parts.standards[number].keyQuestions.map {
            standing(ofKeyQuestion: $0, framework)
        }
        return standing(number, scores.span, framework)
    }

    /// How the standard with this number is rated, its key questions standing at `scores`.
    func standing(
        _ number: Int, _ scores: Span<KeyQuestionStanding>, _ framework: Framework
    ) -> StandardStanding {
        let known = standards[number]
        if let reason = known.notRated, known.correction == nil {
            return StandardStanding(
                decidedBy: .notRated, evidence: .notRated, notRated: reason.value,
                origin: reason.origin)
        }
        let rule =
            framework.parts.standards[number].method == .caseData
            ? self.rule(scores, counting[framework.parts.standards[number].domain], framework) : nil
        var standing = StandardStanding(
            ruleRating: rule?.rating, proposedRating: known.proposal?.value,
            provisionalRating: rule?.provisional, deciding: rule?.deciding ?? SmallSet(),
            eligibility: rule?.eligibility ?? SmallSet(), panelOutcome: known.decision?.outcome,
            isStale: known.decision?.isStale ?? false, origin: origin)
        if let correction = known.correction {
            (standing.rating, standing.decidedBy) = (correction.value, .published)
        } else if let decision = known.decision {
            standing.rating = decision.decided
            standing.decidedBy =
                switch decision.outcome {
                case .confirmed: .rule
                case .discretion: .panel
                case .qualitative: .qualitative
                }
        } else if let ruled = rule?.rating {
            (standing.rating, standing.decidedBy) = (ruled, .rule)
        } else if let proposal = known.proposal {
            (standing.rating, standing.decidedBy) = (proposal.value, .qualitative)
        } else if let printed = known.printed {
            (standing.rating, standing.decidedBy) = (printed.value, .published)
        }
        if standing.rating != nil, rule?.rating == nil, known.decision == nil {
            standing.evidence = .complete
        } else {
            standing.evidence =
                rule?.evidence ?? (standing.rating == nil ? .insufficientEvidence : .complete)
        }
        var origin = rule?.origin
        origin.join(known.proposal?.origin)
        origin.join(known.printed?.origin)
        origin.join(known.decision?.origin)
        origin.join(known.correction?.origin)
        standing.origin = origin ?? self.origin
        return standing
    }

    /// The service as a whole, from how its standards stand.
    func overall(_ standings: [StandardStanding], _ framework: Framework) -> OverallRating {
        var total = 0
        var maximum = 0
        var isComplete = true
        var origin = origin
        // By their numbers: neither is copied to be looked at.
        for number in standings.indices {
            origin = origin.and(standings[number].origin)
            let rating = standings[number].rating
            let isRated = standings[number].decidedBy != .notRated
            if rating == nil, isRated { isComplete = false }
            guard framework.parts.standards[number].isCore, isRated else { continue }
            maximum += framework.scale.mostPoints
            if let rating { total += framework.scale.points(for: rating) }
        }
        let table = framework.bands(forMaximum: maximum)
        let earned = isComplete ? table?.rating(total: total) : nil
        let limit = earned.flatMap { earned in
            framework.limitingJudgements.first { limit in
                limit.limits(
                    earned,
                    with: framework.parts.standard(limit.standard).flatMap { standings[$0].rating })
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
        var deciding = SmallSet()
        var eligibility = SmallSet()
        var evidence = StandardRating.Evidence.insufficientEvidence
        var origin: Origin?
    }

    /// What the rule makes of the scores of a standard's key questions.
    private func rule(
        _ scores: Span<KeyQuestionStanding>, _ cases: Int, _ framework: Framework
    ) -> Rule {
        var rule = Rule()
        var lowest: Rating?
        var lowestPercent: Int?
        var isBanded = true
        var isSettled = true
        for place in scores.indices {
            let score = scores[place]
            if let band = score.band {
                lowest = min(lowest ?? band, band)
                rule.origin.join(score.origin)
            } else {
                isBanded = false
                if score.isAllNotApplicable { rule.origin.join(score.origin) }
            }
            if let percent = score.percent {
                lowestPercent = min(lowestPercent ?? percent, percent)
            }
            if score.yes != nil, score.unanswered != 0 || cases <= 0 { isSettled = false }
        }
        guard let lowest else { return rule }
        for place in scores.indices {
            let score = scores[place]
            if score.percent == lowestPercent, score.band == lowest { rule.deciding.append(place) }
        }
        guard isBanded else {
            rule.provisional = lowest
            return rule
        }
        rule.evidence = isSettled ? .complete : .provisional
        if isSettled {
            rule.rating = lowest
            rule.eligibility = eligibility(scores, lowest, lowestPercent, cases, framework)
        } else {
            rule.provisional = lowest
        }
        return rule
    }

    /// Which triggers of the discretion rule a standard with these scores meets.
    private func eligibility(
        _ scores: Span<KeyQuestionStanding>, _ rating: Rating, _ lowestPercent: Int?,
        _ cases: Int, _ framework: Framework
    ) -> SmallSet {
        let rule = framework.discretion
        let scale = framework.scale
        var triggers = SmallSet()
        if let lowestPercent,
            scale.bands.dropFirst().contains(where: {
                abs($0.fromPercent - lowestPercent) <= rule.withinPoints
            })
        {
            triggers.append(Int(DiscretionTrigger.nearBoundary.rawValue))
        }
        let change = judgementsToChange(scores, rating, scale)
        if let fewest = [change.up, change.down].compactMap({ $0 }).min(),
            fewest <= rule.casesToChange
        {
            triggers.append(Int(DiscretionTrigger.oneCase.rawValue))
        }
        if cases > 0, cases <= rule.smallSample {
            triggers.append(Int(DiscretionTrigger.smallSample.rawValue))
        }
        return triggers
    }

    /// How many judgements of key questions would have to be different for the next better rating,
    /// and for the next lower one; `nil` where there is none, or the answers are not known.
    private func judgementsToChange(
        _ scores: Span<KeyQuestionStanding>, _ rating: Rating, _ scale: RatingScale
    ) -> (up: Int?, down: Int?) {
        var up: Int?
        var down: Int?
        if let better = Rating(rawValue: rating.rawValue + 1) {
            var sum = 0
            var isKnown = true
            for place in scores.indices {
                let score = scores[place]
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
            for place in scores.indices {
                let score = scores[place]
                guard let yes = score.yes, let assessed = score.assessed,
                    let need = scale.need(for: rating, of: assessed)
                else { continue }
                down = min(down ?? .max, yes - need + 1)
            }
        }
        return (up, down)
    }
}

extension Origin? {
    /// Takes in where another input comes from, if there is one.
    mutating func join(_ other: Origin?) {
        if let other { self = self?.and(other) ?? other }
    }
}

extension Question.Denominator {
    /// How many cases a percentage divides by.
    func assessed(yes: Int, no: Int, notApplicable: Int) -> Int {
        switch self {
        case .allCases: yes + no + notApplicable
        case .relevantCases: yes + no
        }
    }
}
