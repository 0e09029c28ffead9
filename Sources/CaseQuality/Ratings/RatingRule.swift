package import EventSourcing

/// The rating rules over plain values: key question, standard and service, with reasons.
///
/// The rules have one implementation. The fold in `Folding/` keeps counts and calls it at the end
/// of a command. Explanations call it for the reasons.
package enum RatingRule {
    /// Computes the score of a key question.
    ///
    /// A printed percentage counts only when no answer is known. If every answer is "not
    /// applicable", there is no percentage and no band.
    ///
    /// - Parameters:
    ///   - tally: The answers, over the cases that count.
    ///   - printed: The printed percentage, if any.
    ///   - cases: The number of cases that count. Unit: cases.
    ///   - denominator: The cases that the percentage divides by.
    ///   - scale: The edition's scale.
    ///   - origin: The origin of the inspection, for a score without answers.
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
        // If the question applies to no case, there is no figure, whatever the denominator.
        let isFigure = tally.yes + tally.no > 0
        return KeyQuestionStanding(
            yes: tally.yes, no: tally.no, notApplicable: tally.notApplicable,
            unanswered: unanswered, assessed: assessed,
            percent: isFigure ? RatingScale.percent(tally.yes, of: assessed) : nil,
            band: isFigure ? scale.rating(sufficient: tally.yes, of: assessed) : nil,
            origin: tally.origin ?? origin)
    }

    /// Computes the rating by rule of a standard: the lowest band among its key questions.
    ///
    /// There is a rating once every key question has a band and every case that counts has an
    /// answer to every key question. Until then the figures are provisional.
    ///
    /// - Parameters:
    ///   - scores: The standard's key questions, in its order.
    ///   - cases: The number of cases that count. Unit: cases.
    ///   - scale: The edition's scale.
    /// - Returns: The rating, or the missing conditions, with the reasons.
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
        if ruling.origin != nil { ruling.evidence = .insufficientEvidence }
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

    /// The fewest changed judgements for the next better rating, and for the next lower one.
    ///
    /// A changed judgement is a "not sufficient" that becomes "sufficient", or the reverse. `nil` when
    /// there is no such rating, no changes lead to it, or the answers are not known.
    private static func judgementsToChange(
        _ scores: ArraySlice<KeyQuestionStanding>, _ rating: Rating, _ scale: RatingScale
    ) -> (up: Int?, down: Int?) {
        var up: Int?
        var down: Int?
        if let better = Rating(rawValue: rating.rawValue + 1) {
            up = 0
            for score in scores {
                guard let sum = up, let yes = score.yes, let no = score.no,
                    let assessed = score.assessed,
                    let need = scale.need(for: better, of: assessed), need - yes <= no
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

    /// Computes the effective rating of a standard from the rule and the decisions about it.
    ///
    /// The strongest source wins: a correction of the publication, the panel's decision, the rating
    /// by rule, a qualitative proposal, a printed rating. A standard left unrated has no rating,
    /// unless the publication was corrected.
    ///
    /// - Parameters:
    ///   - inputs: The decisions about the standard.
    ///   - ruling: The result of the rule; `nil` for a qualitative standard.
    ///   - isStale: Whether the panel decided on other figures than those of now.
    ///   - isDisputed: Whether a challenge to the standard is open; the rating stays meanwhile.
    ///   - discretion: The edition's discretion rule.
    ///   - origin: The origin of the inspection, for a standard without inputs.
    /// - Returns: The effective rating, its source, and the other ratings.
    package static func standing(
        _ inputs: StandardInputs, _ ruling: StandardRuling?, isStale: Bool,
        isDisputed: Bool = false, discretion: DiscretionRule, origin: Origin
    ) -> StandardStanding {
        if let reason = inputs.notRated, inputs.correction == nil {
            return StandardStanding(
                decidedBy: .notRated, evidence: .notRated, notRated: reason.value,
                isDisputed: isDisputed, origin: reason.origin)
        }
        var standing = StandardStanding(
            ruleRating: ruling?.rating, proposedRating: inputs.proposal?.value,
            provisionalRating: ruling?.provisional,
            deciding: ruling?.deciding ?? PartPlaces(),
            eligibility: ruling?.discretion?.triggers(of: discretion) ?? DiscretionTriggers(),
            panelOutcome: inputs.decision?.outcome, isStale: isStale, isDisputed: isDisputed,
            origin: origin)
        standing.isNewlyEligible =
            inputs.wasEligible == false && inputs.decision == nil && !standing.eligibility.isEmpty
        if let correction = inputs.correction {
            (standing.rating, standing.decidedBy) = (correction.value, .correction)
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
                ruling?.evidence ?? (standing.rating == nil ? .neverAnswered : .complete)
        }
        // What a document does not tell has happened all the same.
        if standing.evidence == .neverAnswered, standing.rating == nil, !origin.isOwn {
            standing.evidence = .notKnown
        }
        var sources = ruling?.origin
        sources.join(inputs.proposal?.origin)
        sources.join(inputs.printed?.origin)
        sources.join(inputs.decision?.origin)
        sources.join(inputs.correction?.origin)
        standing.origin = sources ?? origin
        return standing
    }

    /// The ratings of the weaker sources, strongest first, without the effective rating.
    package static func displaced(
        _ inputs: StandardInputs, _ ruling: StandardRuling?
    ) -> [StandardReasons.Displaced] {
        let all: [(DecidedBy, Rating?)] = [
            (.correction, inputs.correction?.value),
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

    /// The conditions of a standard's rating by rule and of discretion, met and unmet.
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

    /// Computes the rating of the service from the ratings of its standards.
    ///
    /// The total and the maximum exclude a standard left unrated. The edition's band table for the
    /// maximum gives the rating of the total. A limiting judgement may reduce it. If the rating of
    /// a core standard is not known, the printed result stands, and nothing is computed. If the
    /// edition has no bands for the maximum, the rating printed for this total stands.
    ///
    /// - Parameters:
    ///   - standings: The standards, in the edition's order.
    ///   - printed: The result that a report prints, if any.
    ///   - framework: The edition.
    ///   - origin: The origin of the inspection.
    /// - Returns: The points, and the rating before and after limiting.
    package static func overall(
        of standings: [StandardStanding], printed: PrintedResult?, in framework: Framework,
        origin: Origin
    ) -> OverallRating {
        var total = 0
        var maximum = 0
        var isComplete = true
        var isKnown = true
        var origin = origin
        // The loop uses indices, so that no standard and no standing is copied.
        for index in standings.indices {
            origin = origin.and(standings[index].origin)
            let rating = standings[index].rating
            let isRated = standings[index].decidedBy != .notRated
            let isNotKnown = standings[index].evidence == .notKnown
            if rating == nil, isRated, !isNotKnown { isComplete = false }
            guard framework.standards[index].isCore, isRated else { continue }
            if isNotKnown { isKnown = false }
            maximum += framework.scale.mostPoints
            if let rating { total += framework.scale.points(for: rating) }
        }
        guard isKnown else {
            return OverallRating(
                printed == nil ? .notKnown : .published, total: printed?.total,
                maximum: printed?.maximum, rating: printed?.rating,
                origin: printed.map { origin.and($0.origin) } ?? origin)
        }
        let table = framework.bands(forMaximum: maximum)
        if table == nil, isComplete, let printed, let rating = printed.rating,
            printed.total == total, printed.maximum == maximum
        {
            return OverallRating(
                .published, total: total, maximum: maximum, hasNoBandTable: true, rating: rating,
                origin: origin.and(printed.origin))
        }
        let earned = isComplete ? table?.rating(total: total) : nil
        if let earned, let limit = limitNotKnown(on: earned, standings, framework) {
            // The report knew whether this standard limits the rating.
            return OverallRating(
                printed?.rating == nil ? .notKnown : .published, total: total, maximum: maximum,
                beforeLimiting: earned, rating: printed?.rating,
                limitedBy: printed?.rating == limit.limitsTo ? limit.standard : nil, origin: origin)
        }
        let limit = earned.flatMap {
            Self.limit(on: $0, in: framework) { rating(of: $0, standings, framework) }
        }
        return OverallRating(
            isComplete ? .complete : .provisional, total: total, maximum: maximum,
            hasNoBandTable: table == nil, beforeLimiting: earned,
            rating: limit?.limitsTo ?? earned, limitedBy: limit?.standard, origin: origin)
    }

    /// Finds the limiting judgement that applies to an overall rating.
    ///
    /// - Parameters:
    ///   - earned: The rating that the total earns.
    ///   - framework: The edition.
    ///   - rating: The rating of a standard.
    /// - Returns: The first that applies; `nil` if none does.
    static func limit(
        on earned: Rating, in framework: Framework, rating: (Standard.ID) -> Rating?
    ) -> LimitingJudgement? {
        framework.limitingJudgements.first { $0.limits(earned, with: rating($0.standard)) }
    }

    /// A limiting judgement that would apply if its standard, which is not known, were rated so.
    private static func limitNotKnown(
        on earned: Rating, _ standings: [StandardStanding], _ framework: Framework
    ) -> LimitingJudgement? {
        framework.limitingJudgements.first { limit in
            limit.limits(earned, with: limit.rated)
                && framework.standards.firstIndex { $0.id == limit.standard }
                    .map { standings[$0].evidence == .notKnown } == true
        }
    }

    /// The conditions of the overall rating, met and unmet.
    package static func conditions(
        of overall: OverallRating, _ standings: [StandardStanding], in framework: Framework
    ) -> [RatingCondition] {
        // That a rating is not known does not mean that there is none.
        (overall.isFromStandards
            ? [RatingCondition(kind: .everyStandardRated, isMet: overall.isComplete)] : [])
            + (overall.maximum.map {
                [RatingCondition(kind: .bandTable(maximum: $0), isMet: !overall.hasNoBandTable)]
            } ?? [])
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
    /// The source of a rating that a panel decided with this outcome.
    fileprivate var decidedBy: DecidedBy {
        switch self {
        case .confirmed: .rule
        case .discretion: .panel
        case .qualitative: .qualitative
        }
    }
}
