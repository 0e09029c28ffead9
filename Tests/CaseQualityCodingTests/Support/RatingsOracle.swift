import CaseLedger

/// The ratings as DOMAIN.md has them, read off the events from the first one every time.
///
/// It keeps nothing between events and shares no line with the projection, so that both can only
/// be wrong in the same way by being misread in the same way.
struct RatingsOracle {
    struct Standing: Equatable {
        var rule: Rating?
        var provisional: Rating?
        var rating: Rating?
        var decidedBy: DecidedBy
        var deciding: Set<Question.ID>
        var isStale: Bool
    }

    struct Counts: Equatable {
        var yes: Int?
        var no: Int?
        var notApplicable: Int?
        var unanswered: Int
        var percent: Int?
        var band: Rating?
    }

    let framework: Framework
    let events: ArraySlice<Recorded<InspectionEvent>>

    /// The cases that count for a domain: drawn as primary, and not withdrawn.
    private func cases(of domain: Domain.ID) -> Set<CaseKey> {
        var cases: Set<CaseKey> = []
        for recorded in events {
            switch recorded.event {
            case .caseSelected(let event) where event.domain == domain && event.purpose == .primary:
                cases.insert(event.caseKey)
            case .caseWithdrawn(let event): cases.remove(event.caseKey)
            default: break
            }
        }
        return cases
    }

    func counts(_ question: Question) -> Counts {
        let cases = cases(of: question.domain)
        var answers: [CaseKey: Answer] = [:]
        var figure: Int?
        for recorded in events {
            switch recorded.event {
            case .judgementRecorded(let event) where event.question == question.id:
                answers[event.caseKey] = event.answer
            case .judgementCorrected(let event) where event.question == question.id:
                answers[event.caseKey] = event.to
            case .judgementRetracted(let event) where event.question == question.id:
                answers[event.caseKey] = nil
            case .publishedFigureRecorded(let event) where event.question == question.id:
                figure = event.percent
            default: break
            }
        }
        let given = answers.filter { cases.contains($0.key) }.values
        if given.isEmpty, let figure {
            return Counts(unanswered: cases.count, percent: figure, band: band(figure))
        }
        let yes = given.count { $0 == .yes }
        let no = given.count { $0 == .no }
        let base = question.denominator == .allCases ? given.count : yes + no
        var counts = Counts(
            yes: yes, no: no, notApplicable: given.count - yes - no,
            unanswered: cases.count - given.count)
        guard yes + no > 0 else { return counts }
        let percent = (100 * yes * 2 + base) / base / 2
        (counts.percent, counts.band) = (percent, band(percent))
        return counts
    }

    /// The youth bands: 50, 65, 80.
    private func band(_ share: Int) -> Rating {
        switch share {
        case 80...: .outstanding
        case 65...: .good
        case 50...: .requiresImprovement
        default: .inadequate
        }
    }

    func standing(_ standard: Standard) -> Standing {
        var standing = Standing(decidedBy: .undetermined, deciding: [], isStale: false)
        if standard.method == .caseData { rule(standard, &standing) }
        var decision: PanelDecisionRecorded?
        var proposal: Rating?
        var printed: Rating?
        var correction: Rating?
        var isNotRated = false
        var decidedAt = events.startIndex
        for (index, recorded) in zip(events.indices, events) {
            switch recorded.event {
            case .qualitativeRatingProposed(let event) where event.standard == standard.id:
                proposal = event.rating
            case .standardNotRated(let event) where event.standard == standard.id:
                isNotRated = true
            case .publishedRatingRecorded(let event) where event.standard == standard.id:
                printed = event.rating
            case .panelDecisionRecorded(let event) where event.standard == standard.id:
                decision = event
                decidedAt = index
            case .panelDecisionReversed(let event) where event.standard == standard.id:
                decision = nil
            case .reportCorrected(let event) where event.standard == standard.id:
                correction = event.to
            default: break
            }
        }
        // A decision is stale while the figures differ from those that it was made on.
        if decision != nil {
            let then = RatingsOracle(framework: framework, events: events[...decidedAt])
            standing.isStale = figures(standard) != then.figures(standard)
        }
        if let correction {
            (standing.rating, standing.decidedBy) = (correction, .correction)
        } else if isNotRated {
            return Standing(decidedBy: .notRated, deciding: [], isStale: false)
        } else if let decision {
            standing.rating = decision.decided
            standing.decidedBy = [.rule, .panel, .qualitative][Int(decision.outcome.rawValue)]
        } else if let rule = standing.rule {
            (standing.rating, standing.decidedBy) = (rule, .rule)
        } else if let proposal {
            (standing.rating, standing.decidedBy) = (proposal, .qualitative)
        } else if let printed {
            (standing.rating, standing.decidedBy) = (printed, .published)
        }
        return standing
    }

    /// The figures of a standard that a panel decides on.
    private func figures(_ standard: Standard) -> [String] {
        guard standard.method == .caseData else {
            let proposed = events.compactMap { recorded -> Rating? in
                guard case .qualitativeRatingProposed(let event) = recorded.event,
                    event.standard == standard.id
                else { return nil }
                return event.rating
            }
            return ["\(String(describing: proposed.last))"]
        }
        return ["\(cases(of: standard.domain).count)"]
            + standard.keyQuestions.map { keyQuestion in
                let counts = answers(to: keyQuestion.question)
                let printed = events.compactMap { recorded -> Int? in
                    guard case .publishedFigureRecorded(let event) = recorded.event,
                        event.question == keyQuestion.id
                    else { return nil }
                    return event.percent
                }
                return "\(counts) \(String(describing: printed.last))"
            }
    }

    /// The number of answers of each kind to a question.
    private func answers(to question: Question) -> [Int] {
        let cases = cases(of: question.domain)
        var answers: [CaseKey: Answer] = [:]
        for recorded in events {
            switch recorded.event {
            case .judgementRecorded(let event) where event.question == question.id:
                answers[event.caseKey] = event.answer
            case .judgementCorrected(let event) where event.question == question.id:
                answers[event.caseKey] = event.to
            case .judgementRetracted(let event) where event.question == question.id:
                answers[event.caseKey] = nil
            default: break
            }
        }
        return Answer.allCases.map { kind in
            answers.count { cases.contains($0.key) && $0.value == kind }
        }
    }

    private func rule(_ standard: Standard, _ standing: inout Standing) {
        var all: [Question.ID: Counts] = [:]
        for keyQuestion in standard.keyQuestions {
            all[keyQuestion.id] = counts(keyQuestion.question)
        }
        guard let lowest = all.values.compactMap(\.percent).min() else { return }
        standing.deciding = Set(all.filter { $0.value.percent == lowest }.keys)
        let isSettled = all.values.allSatisfy { counts in
            counts.percent != nil && (counts.yes == nil || counts.unanswered == 0)
        }
        if isSettled {
            standing.rule = band(lowest)
        } else {
            standing.provisional = band(lowest)
        }
    }

    /// Whether a report has said nothing of a standard.
    private func isNotKnown(_ standard: Standard, _ standing: Standing) -> Bool {
        let isReported = events.contains { recorded in
            guard case .inspectionAnnounced = recorded.event else { return false }
            return recorded.record.origin == .published || recorded.record.origin == .reconstructed
        }
        let hasAnswers = standard.keyQuestions.contains { keyQuestion in
            answers(to: keyQuestion.question).contains { $0 > 0 }
        }
        return isReported && standing.rating == nil && standing.decidedBy != .notRated
            && standing.provisional == nil && !(standard.method == .caseData && hasAnswers)
    }

    /// The total, the maximum, and the overall rating before and after limiting.
    ///
    /// Where a report of somebody else does not tell the rating of a core standard, what it prints
    /// stands, and the total of the others is not known.
    func overall() -> (total: Int?, maximum: Int?, before: Rating?, after: Rating?) {
        let standings = framework.standards.map { ($0, standing($0)) }
        let unknown = Set(standings.filter { isNotKnown($0.0, $0.1) }.map(\.0.id))
        let printed = events.lazy.compactMap { recorded -> ReportPublished? in
            guard case .reportPublished(let event) = recorded.event, event.standsAlone else {
                return nil
            }
            return event
        }.last
        guard !framework.standards.contains(where: { $0.isCore && unknown.contains($0.id) }) else {
            return (printed?.total, printed?.maximum, nil, printed?.overall)
        }
        let core = standings.filter { $0.0.isCore && $0.1.decidedBy != .notRated }
        let total = core.compactMap(\.1.rating).reduce(0) { $0 + Int($1.rawValue) }
        let isComplete = standings.allSatisfy {
            $0.1.rating != nil || $0.1.decidedBy == .notRated || unknown.contains($0.0.id)
        }
        guard isComplete, framework.bands(forMaximum: 3 * core.count) != nil else {
            return (total, 3 * core.count, nil, nil)
        }
        let earned = OverallBands.rating(byMeanOf: total, standards: core.count)
        let apart = standings.first { !$0.0.isCore }?.1.rating
        if earned == .outstanding,
            let limit = framework.limitingJudgements.first, unknown.contains(limit.standard)
        {
            return (total, 3 * core.count, earned, printed?.overall)
        }
        return (
            total, 3 * core.count, earned,
            apart == .inadequate && earned == .outstanding ? .good : earned
        )
    }
}
