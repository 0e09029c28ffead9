public import EventSourcing

/// What would have to be different for a standard or the service to have another rating.
public struct WhyNot: Hashable, Sendable {
    /// The standard or the service.
    public let cell: Cell
    /// The rating that was asked for.
    public let rating: Rating
    /// What is known of the cell.
    public let state: CellState
    /// What would have to be different, all of it together; `nil` if nothing leads to the rating.
    public let needs: [Need]?
    /// How a panel could decide for the rating instead; `nil` where it has not decided on the
    /// standard and the edition leaves it no discretion.
    public let byPanel: ByPanel?
    /// For the service, the core standards that could give more points, or fewer; empty otherwise.
    public let room: [Room]

    /// A decision of a panel for the rating.
    public struct ByPanel: Hashable, Sendable {
        /// Whether a panel has decided already, or a confirmed rule leaves it discretion.
        public let isConfirmed: Bool
        /// Whether the decision would need the approval of a second person.
        public let needsSecondApproval: Bool
    }

    /// The points that one standard could still give, or lose.
    public struct Room: Hashable, Sendable {
        /// The standard.
        public let standard: Standard.ID
        /// Its rating now; `nil` if it is not rated yet.
        public let rating: Rating?
        /// The most points that it could gain; negative for points that it could lose.
        public let points: Int
        /// The fewest changed answers to its next rating by rule; `nil` where answers do not lead
        /// to it, and for a standard that is judged on evidence.
        public let answers: Int?
    }

    /// One thing that would have to be different.
    public enum Need: Hashable, Sendable {
        /// Some answers to a key question: this many from `from` to `to`. Unit: cases.
        case answers(Question.ID, count: Int, from: Answer, to: Answer)
        /// The missing answers to a key question, by what they would have to be. Unit: cases.
        case missingAnswers(Question.ID, sufficient: Int, notSufficient: Int)
        /// Cases of the sample with answers; there are none.
        case cases(Domain.ID)
        /// No decision of the panel.
        case panelDecision(Position)
        /// No correction of the publication, or a correction to the rating.
        case publication
        /// To know the ratings of these standards, which a publication does not tell.
        case notKnown([Standard.ID])
        /// A proposal for the rating.
        case proposal(Standard.ID)
        /// A rating of each of these standards.
        case ratings([Standard.ID])
        /// A total in this range; it differs by `by` points now.
        case total(ClosedRange<Int>, by: Int)
        /// Another rating of the standard that limits the rating of the service.
        case noLimit(by: Standard.ID, rated: Rating)

        /// The need in words, without a full stop.
        public var words: String {
            switch self {
            case .answers(let id, let count, let from, let to):
                "\(id): \(count.counted("case")) \(to.words) instead of \(from.words)"
            case .missingAnswers(let id, let yes, let no):
                "\(id): the \((yes + no).counted("missing answer")), \(yes) of them sufficient"
            case .cases(let domain): "cases selected and answered in domain \(domain)"
            case .panelDecision(let position):
                "the panel's decision at position \(position) reversed"
            case .publication: "the published rating corrected"
            case .notKnown(let ids):
                "what is not known: the publication does not tell the "
                    + (ids.count == 1 ? "rating" : "ratings") + " of "
                    + ids.map(\.rawValue).joined(separator: ", ")
            case .proposal(let id): "this rating of \(id) proposed on evidence"
            case .ratings(let ids):
                "a rating of \(ids.map(\.rawValue).joined(separator: ", "))"
            case .total(let totals, let by):
                "a total of \(totals.lowerBound) to \(totals.upperBound) points: "
                    + (by == 0 ? "as now" : "\(abs(by)) \(by > 0 ? "more" : "fewer")")
            case .noLimit(let id, let rated): "\(id) not rated \(rated.label)"
            }
        }
    }
}

extension InspectionHistory {
    /// Says what would have to be different for a standard or the service to have a rating.
    ///
    /// For a standard on cases, it finds the fewest changed answers by which the rule gives the
    /// rating.
    ///
    /// - Parameters:
    ///   - rating: The rating.
    ///   - cell: A standard or the service.
    /// - Returns: `nil` for a cell without a rating, and before there is an edition.
    public func whyNot(_ rating: Rating, of cell: Cell) -> WhyNot? {
        let inspection = state
        guard let framework = inspection.framework else { return nil }
        let state = inspection.state(of: cell)
        switch cell {
        case .standard(let id):
            guard let standard = framework.standard(id) else { return nil }
            let rated = inspection.standardRating(id)
            return WhyNot(
                cell: cell, rating: rating, state: state,
                needs: inspection.needs(for: rating, of: standard),
                byPanel: inspection.publication == nil
                    ? rated.flatMap { $0.byPanel(for: rating, in: framework, inspection.basis) }
                    : nil, room: [])
        case .overall:
            let needs = inspection.needs(forOverall: rating, in: framework)
            let isUp = needs?.lazy.compactMap(\.pointsMissing).first.map { $0 >= 0 }
            return WhyNot(
                cell: cell, rating: rating, state: state, needs: needs, byPanel: nil,
                room: isUp.map { inspection.room(up: $0, in: framework) } ?? [])
        default: return nil
        }
    }
}

extension WhyNot.Need {
    /// The points that the total differs by; `nil` for another need.
    fileprivate var pointsMissing: Int? {
        if case .total(_, let by) = self { by } else { nil }
    }
}

extension Inspection {
    fileprivate func needs(for rating: Rating, of standard: Standard) -> [WhyNot.Need]? {
        guard let rated = standardRating(standard.id), rated.rating != rating else { return [] }
        if rated.evidence == .notKnown { return [.notKnown([standard.id])] }
        var needs: [WhyNot.Need] = []
        // A correction of the publication holds whatever else there is.
        if publication != nil || rated.decidedBy.isPublication { return [.publication] }
        // That a standard is not rated cannot be undone.
        if rated.notRated != nil { return nil }
        if rated.panelOutcome != nil, let decision = panelDecision(on: standard.id) {
            needs.append(.panelDecision(decision.recordedAt))
        }
        if standard.method == .qualitative {
            return rated.proposedRating == rating ? needs : needs + [.proposal(standard.id)]
        }
        let scores = standard.keyQuestions.compactMap { basis.score($0.id) }
        if scores.contains(where: { $0.yes == nil && $0.percent == nil })
            || counting(in: standard.domain).isEmpty
        {
            return needs + [.cases(standard.domain)]
        }
        return scores.flips(to: rating, on: framework?.scale).map { needs + $0 }
    }

    /// The points that each core standard could still give, or lose.
    fileprivate func room(up isUp: Bool, in framework: Framework) -> [WhyNot.Room] {
        let scale = framework.scale
        guard let worst = Rating.allCases.min(), let best = Rating.allCases.max() else { return [] }
        return framework.standards.filter(\.isCore).compactMap { standard in
            guard let reasons = reasons(for: standard.id), reasons.rating.notRated == nil,
                reasons.rating.evidence != .notKnown
            else { return nil }
            let rating = reasons.rating.rating
            let most =
                scale.points(for: isUp ? best : worst) - (rating.map(scale.points(for:)) ?? 0)
            guard most != 0 else { return nil }
            let test = reasons.ruling?.discretion
            return WhyNot.Room(
                standard: standard.id, rating: rating, points: most,
                answers: reasons.rating.decidedBy == .rule && publication == nil
                    ? isUp ? test?.judgementsUp : test?.judgementsDown : nil)
        }
    }

    fileprivate func needs(
        forOverall rating: Rating, in framework: Framework
    ) -> [WhyNot.Need]? {
        guard let overall = overallRating, overall.rating != rating else { return [] }
        let open = framework.standards.map(\.id).filter {
            standardRating($0).map { $0.rating == nil && $0.decidedBy != .notRated } ?? true
        }
        let hidden = open.filter { standardRating($0)?.evidence == .notKnown }
        let missing = open.filter { !hidden.contains($0) }
        var needs: [WhyNot.Need] =
            (missing.isEmpty ? [] : [.ratings(missing)])
            + (hidden.isEmpty ? [] : [.notKnown(hidden)])
        guard let maximum = overall.maximum, let total = overall.total,
            let table = framework.bands(forMaximum: maximum)
        else { return hidden.isEmpty ? nil : needs }
        let canMove = open.contains { framework.standard($0)?.isCore == true }
        for limit in framework.limitingJudgements
        where limit.limits(
            rating,
            with: open.contains(limit.standard)
                ? limit.rated : standardRating(limit.standard)?.rating)
        {
            needs.append(.noLimit(by: limit.standard, rated: limit.rated))
        }
        guard let band = table.bands.first(where: { $0.rating == rating }) else { return nil }
        let nearest = min(max(total, band.totals.lowerBound), band.totals.upperBound)
        if nearest != total || canMove {
            needs.append(.total(band.totals, by: nearest - total))
        }
        return publication == nil ? needs : needs + [.publication]
    }
}

extension StandardRating {
    /// How a panel could decide for a rating; `nil` where it could not.
    fileprivate func byPanel(
        for wanted: Rating, in framework: Framework, _ basis: RatingBasis
    ) -> WhyNot.ByPanel? {
        guard rating != wanted, panelOutcome != nil || !eligibility.isEmpty else { return nil }
        return WhyNot.ByPanel(
            isConfirmed: panelOutcome != nil
                || RuleSource(framework.discretion.source).isConfirmed,
            needsSecondApproval: ruleRating.map {
                basis.needsSecondApproval(of: wanted, on: id, from: $0)
            } ?? false)
    }
}

extension [KeyQuestionScore] {
    /// The fewest changed answers by which the lowest band is `rating`; `nil` if none lead to it.
    ///
    /// Every key question must reach the rating, and one of them must not be above it. Missing
    /// answers are given first; only what they do not reach is changed.
    fileprivate func flips(to rating: Rating, on scale: RatingScale?) -> [WhyNot.Need]? {
        guard let scale else { return nil }
        var least: [Int] = []
        var exact: [Int?] = []
        for score in self {
            guard let answers = score.answers else { return nil }
            let bands = (0...answers.changeable).map {
                scale.rating(sufficient: $0, of: answers.assessed)
            }
            let reaching = bands.indices.filter { (bands[$0] ?? .inadequate) >= rating }
            let equal = bands.indices.filter { bands[$0] == rating }
            guard let nearest = reaching.min(by: { answers.cost($0) < answers.cost($1) }) else {
                return nil
            }
            least.append(nearest)
            exact.append(equal.min { answers.cost($0) < answers.cost($1) })
        }
        func cost(_ index: Int, _ target: Int) -> Int { self[index].answers?.cost(target) ?? 0 }
        let candidates = indices.compactMap { index in
            exact[index].map { (index, extra: cost(index, $0) - cost(index, least[index])) }
        }
        guard let chosen = candidates.min(by: { $0.extra < $1.extra }) else { return nil }
        return indices.flatMap { index in
            self[index].needs(
                forSufficient: index == chosen.0 ? exact[index] ?? least[index] : least[index])
        }
    }
}

extension KeyQuestionScore {
    /// The answers that could be given or changed.
    fileprivate struct Answers {
        let yes: Int
        let missing: Int
        /// The cases of the denominator once every answer is given.
        let assessed: Int
        /// The answers that are or could be "sufficient".
        let changeable: Int

        /// The number of given answers that must change for this number of sufficient ones.
        func cost(_ sufficient: Int) -> Int {
            sufficient < yes ? yes - sufficient : max(0, sufficient - yes - missing)
        }
    }

    /// The answers; `nil` for a printed percentage.
    fileprivate var answers: Answers? {
        guard let yes, let no else { return nil }
        return Answers(
            yes: yes, missing: unanswered, assessed: (assessed ?? 0) + unanswered,
            changeable: yes + no + unanswered)
    }

    /// What must be answered and changed for this number of sufficient answers.
    fileprivate func needs(forSufficient sufficient: Int) -> [WhyNot.Need] {
        guard let answers else { return [] }
        var needs: [WhyNot.Need] = []
        let given = Swift.min(Swift.max(sufficient - answers.yes, 0), answers.missing)
        if answers.missing > 0 {
            needs.append(
                .missingAnswers(id, sufficient: given, notSufficient: answers.missing - given))
        }
        let count = answers.cost(sufficient)
        if count > 0 {
            let isUp = sufficient > answers.yes
            needs.append(
                .answers(id, count: count, from: isUp ? .no : .yes, to: isUp ? .yes : .no))
        }
        return needs
    }
}
