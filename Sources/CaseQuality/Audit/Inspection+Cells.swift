internal import EventSourcing

extension Inspection {
    /// What is known of a cell in this state of the inspection.
    ///
    /// - Complexity: O(1); for a prompt and for oversight O(cases), for the service O(standards).
    public func state(of cell: Cell) -> CellState {
        switch cell {
        case .overall: Self.state(of: overallRating)
        case .standard(let id): Self.state(of: basis.standardRating(id))
        case .question(let id): figure(of: id)
        case .sampled(let key): sampled(key)
        case .answer(let key, let question): answer(of: key, to: question)
        case .caseOversight(let key): oversight(of: key)
        case .oversight: allOversight
        case .recommendation(let id):
            recommendation(id).map { .value(.recommendation(CellValue.FollowedUp(of: $0))) }
                ?? .absent(.notRecorded)
        case .subPoint(let id, let number): subPoint(number, of: id)
        case .finding(let id):
            facts.findings.last { $0.value.id == id }
                .map { .value(.finding(CellValue.NotedFinding($0))) } ?? .absent(.notRecorded)
        }
    }

    /// The state of a standard's cell with this rating; `nil` for no rating at all.
    static func state(of rated: StandardRating?) -> CellState {
        guard let rated else { return .absent(.notRecorded) }
        if let reason = rated.notRated, rated.rating == nil { return .absent(.notRated(reason)) }
        func value(_ rating: Rating) -> CellValue {
            .standard(
                CellValue.RatedStandard(
                    rating: rating, decidedBy: rated.decidedBy, outcome: rated.panelOutcome,
                    isStale: rated.isStale))
        }
        if let rating = rated.rating { return .value(value(rating)) }
        if let running = rated.provisionalRating { return .provisional(value(running)) }
        return switch rated.evidence {
        case .insufficientEvidence: .absent(.insufficientEvidence)
        case .notKnown: .absent(.notKnown(possible: []))
        case .complete, .provisional, .notRated, .neverAnswered: .absent(.neverAnswered)
        }
    }

    /// The state of the service's cell with this rating; `nil` for no rating at all.
    static func state(of overall: OverallRating?) -> CellState {
        guard let overall else { return .absent(.notRecorded) }
        let value = CellValue.overall(CellValue.Service(of: overall))
        return switch overall.state {
        case .complete, .published: .value(value)
        case .provisional: .provisional(value)
        case .notKnown: overall.total == nil ? .absent(.notKnown(possible: [])) : .value(value)
        }
    }

    private func figure(of id: Question.ID) -> CellState {
        guard let framework, let question = framework.question(id) else {
            return .absent(.notRecorded)
        }
        let score =
            basis.standing(of: id)
            ?? RatingRule.score(
                of: tally(of: id), printed: figures[.question(id)],
                cases: basis.counting(in: question.domain), denominator: question.denominator,
                on: framework.scale, origin: basis.origin)
        return unlessHidden(Self.state(of: score, question, in: framework))
    }

    /// The state; not known instead of never answered where a publication tells of the inspection.
    private func unlessHidden(_ state: CellState) -> CellState {
        isFromPublication && state == .absent(.neverAnswered)
            ? .absent(.notKnown(possible: [])) : state
    }

    /// The state of a question's cell with this score.
    static func state(
        of score: KeyQuestionStanding, _ question: Question, in framework: Framework
    ) -> CellState {
        if score.yes != nil, score.yes == 0, score.no == 0, score.notApplicable == 0 {
            let isAsked = framework.standard(question.standard)?.method == .caseData
            return .absent(isAsked ? .neverAnswered : .neverAsked)
        }
        let figure = CellValue.question(
            CellValue.Figure(
                yes: score.yes, no: score.no, notApplicable: score.notApplicable,
                percent: score.percent, band: question.kind == .keyQuestion ? score.band : nil))
        return score.yes != nil && score.unanswered > 0 ? .provisional(figure) : .value(figure)
    }

    private func sampled(_ key: CaseKey) -> CellState {
        guard let sampled = basis.cases[key] else { return .absent(.notRecorded) }
        if reconstructed.contains(key) { return .absent(.notKnown(possible: [])) }
        if sampled.isWithdrawn { return .absent(.withdrawn) }
        return .value(.sampled(sampled.domain, sampled.purpose))
    }

    private func answer(of key: CaseKey, to id: Question.ID) -> CellState {
        guard let sampled = basis.cases[key] else { return .absent(.notRecorded) }
        guard let question = framework?.question(id), question.domain == sampled.domain else {
            return .absent(.neverAsked)
        }
        let given = answers[id, case: key]
        if reconstructed.contains(key) || given?.origin.knowsEachCase == false {
            return .absent(.notKnown(possible: possibleAnswers(to: id)))
        }
        guard let given else { return .absent(.neverAnswered) }
        return sampled.isWithdrawn ? .absent(.withdrawn) : .value(.answer(given.answer))
    }

    /// What was judged of a case, whether it is withdrawn or not; `nil` where nothing was.
    func judged(_ cell: Cell) -> CellValue? {
        switch cell {
        case .answer(let key, let question):
            answers[question, case: key].map { .answer($0.answer) }
        case .caseOversight(let key): oversight[key].map(CellValue.init)
        default: nil
        }
    }

    /// The answers that the counts of a question allow for one case, if the counts limit them.
    private func possibleAnswers(to id: Question.ID) -> [Answer] {
        let tally = tally(of: id)
        let possible = Answer.allCases.filter { tally.count(of: $0) > 0 }
        return possible.count < Answer.allCases.count ? possible : []
    }

    private func oversight(of key: CaseKey) -> CellState {
        guard let sampled = basis.cases[key] else { return .absent(.notRecorded) }
        let judged = oversight[key]
        if reconstructed.contains(key) || judged?.origin.knowsEachCase == false {
            return .absent(.notKnown(possible: []))
        }
        guard let judged else { return .absent(.neverAnswered) }
        if sampled.isWithdrawn { return .absent(.withdrawn) }
        return .value(CellValue(judged))
    }

    private var allOversight: CellState {
        var tally = AnswerTally()
        for (key, judged) in oversight where basis.cases[key]?.counts == true {
            if let overall = judged.overall { tally.add(overall, 1) }
        }
        let published = figures[.measure(.sufficientOversight)]?.percent
        guard tally.answered > 0 || published != nil else {
            return unlessHidden(.absent(.neverAnswered))
        }
        return .value(
            .oversight(
                CellValue.Oversight(
                    yes: tally.yes, no: tally.no, notApplicable: tally.notApplicable,
                    published: published)))
    }

    private func subPoint(_ number: Int, of id: RecommendationID) -> CellState {
        guard let followed = recommendation(id),
            followed.recommendation.subPoints.indices.contains(number - 1)
        else { return .absent(.notRecorded) }
        return followed.subPointProgress[number].map { .value(.subPoint($0.value)) }
            ?? .absent(.neverAnswered)
    }

    /// The answers to a question, over the cases that count.
    func tally(of question: Question.ID) -> AnswerTally {
        answers.tally(of: question) { basis.cases[$0]?.counts == true }
    }
}

extension CellValue {
    fileprivate init(_ judged: RecordedOversight) {
        self = .caseOversight(
            CaseOversight(overall: judged.overall, aspects: judged.aspects.judgements))
    }
}
