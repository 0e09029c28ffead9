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
    /// Whether a panel could decide for the rating instead: it has decided on the standard, or the
    /// edition leaves it discretion.
    public let isOpenToPanel: Bool
    /// Whether such a decision would need the approval of a second person.
    public let needsSecondApproval: Bool
    /// For the service, the core standards that could give more points, or fewer; empty otherwise.
    public let room: [Room]

    /// The points that one standard could still give, or lose.
    public struct Room: Hashable, Sendable {
        /// The standard.
        public let standard: Standard.ID
        /// Its rating now.
        public let rating: Rating
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
        /// Answers that are missing. Unit: answers.
        case missingAnswers(count: Int)
        /// No decision of the panel.
        case panelDecision(Position)
        /// No correction of the publication, or a correction to the rating.
        case publication
        /// A rating of a standard that is not rated.
        case rated(Standard.ID)
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
            case .missingAnswers(let count):
                "\(count.counted("answer")) that \(count == 1 ? "is" : "are") missing"
            case .panelDecision(let position):
                "the panel's decision at position \(position) reversed"
            case .publication: "the published rating corrected"
            case .rated(let id): "\(id) rated: it is recorded as not rated"
            case .proposal(let id): "another rating of \(id) proposed on evidence"
            case .ratings(let ids):
                "a rating of \(ids.map(\.rawValue).joined(separator: ", "))"
            case .total(let totals, let by):
                "a total of \(totals.lowerBound) to \(totals.upperBound) points: "
                    + "\(abs(by)) \(by > 0 ? "more" : "fewer")"
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
                isOpenToPanel: rated?.rating != rating
                    && (rated?.panelOutcome != nil || rated?.eligibility.isEmpty == false),
                needsSecondApproval: rated?.ruleRating.map(rating.needsSecondApproval) ?? false,
                room: [])
        case .overall:
            let needs = inspection.needs(forOverall: rating, in: framework)
            let isUp = needs?.lazy.compactMap(\.pointsMissing).first.map { $0 > 0 }
            return WhyNot(
                cell: cell, rating: rating, state: state, needs: needs, isOpenToPanel: false,
                needsSecondApproval: false,
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
        var needs: [WhyNot.Need] = []
        if rated.notRated != nil {
            needs.append(.rated(standard.id))
        } else if rated.decidedBy.isPublication {
            needs.append(.publication)
        } else if rated.panelOutcome != nil, let decision = panelDecision(on: standard.id) {
            needs.append(.panelDecision(decision.recordedAt))
        }
        if standard.method == .qualitative {
            return rated.proposedRating == rating ? needs : needs + [.proposal(standard.id)]
        }
        let scores = standard.keyQuestions.compactMap { basis.score($0.id) }
        let missing = scores.reduce(0) { $0 + ($1.yes == nil ? 0 : $1.unanswered) }
        if missing > 0 || scores.contains(where: { $0.band == nil }) {
            return needs + [.missingAnswers(count: missing)]
        }
        return scores.flips(to: rating, on: framework?.scale).map { needs + $0 }
    }

    /// The points that each core standard could still give, or lose.
    fileprivate func room(up isUp: Bool, in framework: Framework) -> [WhyNot.Room] {
        let scale = framework.scale
        guard let worst = Rating.allCases.min(), let best = Rating.allCases.max() else { return [] }
        return framework.standards.filter(\.isCore).compactMap { standard in
            guard let reasons = reasons(for: standard.id), let rating = reasons.rating.rating
            else { return nil }
            let most = scale.points(for: isUp ? best : worst) - scale.points(for: rating)
            guard most != 0 else { return nil }
            let test = reasons.ruling?.discretion
            return WhyNot.Room(
                standard: standard.id, rating: rating, points: most,
                answers: reasons.rating.decidedBy == .rule
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
        if !open.isEmpty { return [.ratings(open)] }
        guard let table = framework.bands(forMaximum: overall.maximum) else { return nil }
        var needs: [WhyNot.Need] = []
        for limit in framework.limitingJudgements
        where limit.limits(rating, with: standardRating(limit.standard)?.rating) {
            needs.append(.noLimit(by: limit.standard, rated: limit.rated))
        }
        guard let band = table.bands.first(where: { $0.rating == rating }) else { return nil }
        if !band.totals.contains(overall.total) {
            let by =
                overall.total < band.totals.lowerBound
                ? band.totals.lowerBound - overall.total : band.totals.upperBound - overall.total
            needs.append(.total(band.totals, by: by))
        }
        return needs
    }
}

extension [KeyQuestionScore] {
    /// The fewest changed answers by which the lowest band is `rating`; `nil` if none lead to it.
    ///
    /// Every key question must reach the rating, and one of them must not be above it.
    fileprivate func flips(to rating: Rating, on scale: RatingScale?) -> [WhyNot.Need]? {
        guard let scale else { return nil }
        var least: [Int] = []
        var exact: [Int?] = []
        for score in self {
            guard let yes = score.yes, let no = score.no, let assessed = score.assessed else {
                return nil
            }
            let bands = (0...(yes + no)).map { scale.rating(sufficient: $0, of: assessed) }
            let reaching = bands.indices.filter { (bands[$0] ?? .inadequate) >= rating }
            let equal = bands.indices.filter { bands[$0] == rating }
            guard let nearest = reaching.min(by: { abs($0 - yes) < abs($1 - yes) }) else {
                return nil
            }
            least.append(nearest)
            exact.append(equal.min { abs($0 - yes) < abs($1 - yes) })
        }
        func cost(_ index: Int, _ target: Int) -> Int { abs(target - (self[index].yes ?? 0)) }
        let candidates = indices.compactMap { index in
            exact[index].map { (index, extra: cost(index, $0) - cost(index, least[index])) }
        }
        guard let chosen = candidates.min(by: { $0.extra < $1.extra }) else { return nil }
        return indices.compactMap { index in
            let target = index == chosen.0 ? exact[index] ?? least[index] : least[index]
            let change = target - (self[index].yes ?? 0)
            guard change != 0 else { return nil }
            return .answers(
                self[index].id, count: abs(change), from: change > 0 ? .no : .yes,
                to: change > 0 ? .yes : .no)
        }
    }
}
