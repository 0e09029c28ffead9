package import EventSourcing

/// The law of ratings, over plain values: what a key question, a standard and the service are rated, and
/// why.
///
/// It stands once. The fold in `Folding/` keeps counts and calls it after every event; explanations call
/// it for its reasons.
package enum RatingRule {
    /// The score of a key question.
    ///
    /// A printed percentage counts only where no answer is known.
    ///
    /// - Parameters:
    ///   - tally: The answers, over the cases that count.
    ///   - printed: What a publication printed, if it did.
    ///   - cases: How many cases count. Unit: cases.
    ///   - denominator: Which cases the percentage divides by.
    ///   - scale: The edition's scale.
    ///   - origin: Where the inspection itself comes from: the origin of a score without answers.
    /// - Returns: The counts, the share and its band.
    package static func score(
        of tally: AnswerTally, printed: PrintedPercentage?, cases: Int,
        denominator: Question.Denominator, on scale: RatingScale, origin: Origin
    ) -> KeyQuestionStanding {
        let unanswered = cases - tally.answered
        if tally.answered == 0, let printed {
            return KeyQuestionStanding(
                yes: nil, no: nil, notApplicable: nil, unanswered: unanswered,
                assessed: printed.base, percent: printed.percent,
                band: scale.rating(percent: printed.percent), origin: printed.origin)
        }
        let assessed = tally.assessed(by: denominator)
        return KeyQuestionStanding(
            yes: tally.yes, no: tally.no, notApplicable: tally.notApplicable,
            unanswered: unanswered, assessed: assessed,
            percent: RatingScale.percent(tally.yes, of: assessed),
            band: scale.rating(sufficient: tally.yes, of: assessed),
            origin: tally.origin ?? origin)
    }

    /// The rating that a standard's key questions earn, and why: the lowest band among them.
    ///
    /// There is a rating once every key question has a band and every case that counts has an answer to
    /// every key question; until then the figures are provisional.
    ///
    /// - Parameters:
    ///   - scores: The standard's key questions, in its order.
    ///   - cases: How many cases count. Unit: cases.
    ///   - scale: The edition's scale.
    /// - Returns: The rating, or what is missing for one, with the reasons.
    package static func ruling(
        on scores: ArraySlice<KeyQuestionStanding>, cases: Int, scale: RatingScale
    ) -> StandardRuling {
        var ruling = StandardRuling()
        ruling.isEveryKeyQuestionBanded = true
        ruling.isEveryCaseAnswered = true
        for score in scores {
            if let band = score.band {
                ruling.lowestBand = min(ruling.lowestBand ?? band, band)
                ruling.origin.join(score.origin)
            } else {
                ruling.isEveryKeyQuestionBanded = false
                if score.isAllNotApplicable { ruling.origin.join(score.origin) }
            }
            if let percent = score.percent {
                ruling.lowestPercent = min(ruling.lowestPercent ?? percent, percent)
            }
            if score.yes != nil, score.unanswered != 0 || cases <= 0 {
                ruling.isEveryCaseAnswered = false
            }
        }
        guard let lowest = ruling.lowestBand else { return ruling }
        for (place, score) in scores.enumerated()
        where score.percent == ruling.lowestPercent && score.band == lowest {
            ruling.deciding.insert(place)
        }
        guard ruling.isEveryKeyQuestionBanded else {
            ruling.provisional = lowest
            return ruling
        }
        guard ruling.isEveryCaseAnswered else {
            ruling.evidence = .provisional
            ruling.provisional = lowest
            return ruling
        }
        ruling.evidence = .complete
        ruling.rating = lowest
        let change = judgementsToChange(scores, lowest, scale)
        ruling.discretion = DiscretionTest(
            pointsToEdge: ruling.lowestPercent.flatMap(scale.pointsToEdge(from:)),
            judgementsUp: change.up, judgementsDown: change.down, cases: cases)
        return ruling
    }

    /// How many judgements of key questions would have to be different for the next better rating, and
    /// for the next lower one; `nil` where there is none, or the answers are not known.
    private static func judgementsToChange(
        _ scores: ArraySlice<KeyQuestionStanding>, _ rating: Rating, _ scale: RatingScale
    ) -> (up: Int?, down: Int?) {
        var up: Int?
        var down: Int?
        if let better = Rating(rawValue: rating.rawValue + 1) {
            up = 0
            for score in scores {
                guard let sum = up, let yes = score.yes, let assessed = score.assessed,
                    let need = scale.need(for: better, of: assessed)
                else {
                    up = nil
                    break
                }
                up = sum + max(0, need - yes)
            }
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

    /// The rating of a standard, from what the rule says and what was decided about it.
    ///
    /// The strongest source wins: a correction of the publication, the panel's decision, the rating by
    /// rule, a qualitative proposal, a printed rating. A standard that is not rated has none, unless the
    /// publication was corrected.
    ///
    /// - Parameters:
    ///   - inputs: What was decided about it.
    ///   - ruling: What the rule says; `nil` for qualitative standards.
    ///   - discretion: The edition's discretion rule.
    ///   - origin: Where the inspection itself comes from: the origin of a standard without inputs.
    /// - Returns: The rating that holds, who or what decided it, and what else was said.
    package static func standing(
        _ inputs: StandardInputs, _ ruling: StandardRuling?, discretion: DiscretionRule,
        origin: Origin
    ) -> StandardStanding {
        if let reason = inputs.notRated, inputs.correction == nil {
            return StandardStanding(
                decidedBy: .notRated, evidence: .notRated, notRated: reason.value,
                origin: reason.origin)
        }
        var standing = StandardStanding(
            ruleRating: ruling?.rating, proposedRating: inputs.proposal?.value,
            provisionalRating: ruling?.provisional,
            deciding: ruling?.deciding ?? PartPlaces(),
            eligibility: ruling?.discretion?.triggers(of: discretion) ?? DiscretionTriggers(),
            panelOutcome: inputs.decision?.outcome, isStale: inputs.decision?.isStale ?? false,
            origin: origin)
        if let correction = inputs.correction {
            (standing.rating, standing.decidedBy) = (correction.value, .published)
        } else if let decision = inputs.decision {
            (standing.rating, standing.decidedBy) = (decision.decided, decision.outcome.decidedBy)
        } else if let ruled = ruling?.rating {
            (standing.rating, standing.decidedBy) = (ruled, .rule)
        } else if let proposal = inputs.proposal {
            (standing.rating, standing.decidedBy) = (proposal.value, .qualitative)
        } else if let printed = inputs.printed {
            (standing.rating, standing.decidedBy) = (printed.value, .published)
        }
        if standing.rating != nil, ruling?.rating == nil, inputs.decision == nil {
            standing.evidence = .complete
        } else {
            standing.evidence =
                ruling?.evidence ?? (standing.rating == nil ? .insufficientEvidence : .complete)
        }
        var sources = ruling?.origin
        sources.join(inputs.proposal?.origin)
        sources.join(inputs.printed?.origin)
        sources.join(inputs.decision?.origin)
        sources.join(inputs.correction?.origin)
        standing.origin = sources ?? origin
        return standing
    }

    /// The ratings that other sources would give a standard, strongest first, without the one that holds.
    package static func displaced(
        _ inputs: StandardInputs, _ ruling: StandardRuling?
    ) -> [StandardReasons.Displaced] {
        let all: [(DecidedBy, Rating?)] = [
            (.published, inputs.correction?.value),
            (inputs.decision?.outcome.decidedBy ?? .panel, inputs.decision?.decided),
            (.rule, ruling?.rating), (.qualitative, inputs.proposal?.value),
            (.published, inputs.printed?.value),
        ]
        let given = all.compactMap { source, rating in
            rating.map { StandardReasons.Displaced(source: source, rating: $0) }
        }
        let isUnrated = inputs.notRated != nil && inputs.correction == nil
        return isUnrated ? given : Array(given.dropFirst())
    }

    /// The conditions of a standard's rating by rule and of discretion, met and not met.
    package static func conditions(
        of ruling: StandardRuling, discretion rule: DiscretionRule
    ) -> [RatingCondition] {
        var conditions = [
            RatingCondition(
                kind: .everyKeyQuestionBanded, isMet: ruling.isEveryKeyQuestionBanded),
            RatingCondition(kind: .everyCaseAnswered, isMet: ruling.isEveryCaseAnswered),
        ]
        if let test = ruling.discretion {
            conditions += DiscretionTrigger.allCases.map { trigger in
                let kind: RatingCondition.Kind =
                    switch trigger {
                    case .nearBoundary:
                        .nearBoundary(points: test.pointsToEdge, within: rule.withinPoints)
                    case .oneCase:
                        .fewJudgements(needed: test.fewestJudgements, atMost: rule.casesToChange)
                    case .smallSample:
                        .smallSample(cases: test.cases, atMost: rule.smallSample)
                    }
                return RatingCondition(kind: kind, isMet: test.meets(trigger, of: rule))
            }
        }
        return conditions
    }

    /// The rating of the service, from the ratings of its standards.
    ///
    /// Standards that are not rated leave both the total and the maximum. The total is read in the
    /// edition's band table for the maximum; a limiting judgement may keep the result down.
    ///
    /// - Parameters:
    ///   - standings: The standards, in the edition's order.
    ///   - framework: The edition.
    ///   - origin: Where the inspection itself comes from.
    /// - Returns: The points, the rating before and after limiting.
    package static func overall(
        of standings: [StandardStanding], in framework: Framework, origin: Origin
    ) -> OverallRating {
        var total = 0
        var maximum = 0
        var isComplete = true
        var origin = origin
        // By index: neither a standard nor a standing is copied to be looked at.
        for index in standings.indices {
            origin = origin.and(standings[index].origin)
            let rating = standings[index].rating
            let isRated = standings[index].decidedBy != .notRated
            if rating == nil, isRated { isComplete = false }
            guard framework.standards[index].isCore, isRated else { continue }
            maximum += framework.scale.mostPoints
            if let rating { total += framework.scale.points(for: rating) }
        }
        let table = framework.bands(forMaximum: maximum)
        let earned = isComplete ? table?.rating(total: total) : nil
        let limit = earned.flatMap { earned in
            framework.limitingJudgements.first {
                $0.limits(earned, with: rating(of: $0.standard, standings, framework))
            }
        }
        return OverallRating(
            total: total, maximum: maximum, isComplete: isComplete, hasNoBandTable: table == nil,
            beforeLimiting: earned, rating: limit?.limitsTo ?? earned,
            limitedBy: limit?.standard, origin: origin)
    }

    /// The conditions of the overall rating, met and not met.
    package static func conditions(
        of overall: OverallRating, _ standings: [StandardStanding], in framework: Framework
    ) -> [RatingCondition] {
        [
            RatingCondition(kind: .everyStandardRated, isMet: overall.isComplete),
            RatingCondition(
                kind: .bandTable(maximum: overall.maximum), isMet: !overall.hasNoBandTable),
        ]
            + framework.limitingJudgements.map { limit in
                let rating = rating(of: limit.standard, standings, framework)
                return RatingCondition(
                    kind: .limited(by: limit.standard, rated: rating),
                    isMet: overall.beforeLimiting.map { limit.limits($0, with: rating) } ?? false)
            }
    }

    private static func rating(
        of standard: Standard.ID, _ standings: [StandardStanding], _ framework: Framework
    ) -> Rating? {
        framework.standards.firstIndex { $0.id == standard }.flatMap { standings[$0].rating }
    }
}

extension PanelOutcome {
    /// Who or what a panel decision with this outcome makes the rating's decider.
    fileprivate var decidedBy: DecidedBy {
        switch self {
        case .confirmed: .rule
        case .discretion: .panel
        case .qualitative: .qualitative
        }
    }
}
