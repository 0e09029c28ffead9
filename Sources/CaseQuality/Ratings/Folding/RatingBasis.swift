internal import ByteCoding
package import EventSourcing

/// The inputs of the ratings: edition, sample, answers, proposals, decisions and prints.
///
/// The basis keeps counts, so that an answer costs the same in a sample of any size. ``RatingRule``
/// has the rules. Answers to prompts are not stored, because they never affect a rating. Key
/// questions and standards are stored in arrays, indexed by their numbers in the edition. Nothing
/// is stored before there is an edition, and for ids that the edition does not have.
package struct RatingBasis: Hashable, Sendable {
    /// The edition and its numbered parts.
    package private(set) var parts: RatedParts?
    /// The position of the event that registered the edition.
    package private(set) var frameworkAt = Position.start
    /// The origin of the inspection, for parts about which nothing was recorded.
    private(set) var origin = Origin.recorded

    package var cases = SampledCases()
    /// The number of cases that count, by domain.
    private var counting: [Int] = []
    package var keyQuestions: [KeyQuestionInputs] = []
    package var standards: [StandardInputs] = []
    /// The result that a report prints without the ratings of all standards, if any.
    package var printedResult: PrintedResult?
    /// The open challenges, in the order in which they were raised.
    package var disputes: [Dispute] = []

    package init() {}

    /// The edition of the rules.
    package var framework: Framework? { parts?.framework }

    /// An open challenge to a rating.
    package struct Dispute: Hashable, Sendable {
        package let challenge: ChallengeID
        /// The standard whose rating, figures or answers it is about; `nil` for the service.
        package let standard: Standard.ID?

        package init(_ challenge: ChallengeID, standard: Standard.ID?) {
            self.challenge = challenge
            self.standard = standard
        }
    }

    /// The inputs of a key question.
    package struct KeyQuestionInputs: Hashable, Sendable {
        /// The answers by case number: 0 for no answer, otherwise the raw value plus one.
        ///
        /// One byte for each case keeps the stored state small: an inspection has thousands of
        /// answers.
        package var given: [UInt8] = []
        package var tally = AnswerTally()
        package var printed: PrintedPercentage?

        package init() {}

        /// Stores an answer and replaces the previous one.
        ///
        /// - Parameters:
        ///   - answer: The answer.
        ///   - number: The number of the case.
        ///   - counts: Whether the case counts.
        ///   - origin: The origin of the answer.
        mutating func give(
            _ answer: Answer, in number: Int, counts: Bool, from origin: Origin
        ) {
            while given.count <= number { given.append(0) }
            let before = self.answer(in: number)
            given[number] = answer.rawValue + 1
            guard counts else { return }
            if let before { tally.add(before, -1) }
            tally.add(answer, 1)
            tally.origin.join(origin)
        }

        /// Removes the answer in a case; returns whether there was one.
        mutating func take(in number: Int, counts: Bool) -> Bool {
            guard let before = answer(in: number) else { return false }
            given[number] = 0
            if counts { tally.add(before, -1) }
            return true
        }

        /// The answer in a case; `nil` when there is none.
        package func answer(in number: Int) -> Answer? {
            number < given.count && given[number] > 0 ? Answer(rawValue: given[number] - 1) : nil
        }
    }

    /// The values that an event may have changed.
    package enum Touched: Hashable, Sendable {
        case nothing
        /// The score of a key question, and the rating of its standard.
        case keyQuestion(Int)
        /// The rating of a standard only.
        case standard(Int)
        /// The ratings of a domain's standards on cases, and the scores of their key questions.
        case cases(domain: Int)
        /// The rating of the service only.
        case service
        case everything
    }
}

// MARK: - Effects of events

extension RatingBasis {
    /// Stores an edition; the inputs of parts that a previous edition also rates are kept.
    package mutating func adopt(
        _ framework: Framework, at position: Position, from origin: Origin
    ) -> Touched {
        let before = parts
        let parts = RatedParts.of(framework)
        self.parts = parts
        keyQuestions = parts.keyQuestions.map {
            before?.keyQuestion($0.id).map { keyQuestions[$0] } ?? KeyQuestionInputs()
        }
        standards = parts.standards.map {
            before?.standard($0.id).map { standards[$0] } ?? StandardInputs()
        }
        recount()
        frameworkAt = position
        self.origin = origin
        return .everything
    }

    /// Adds a case to the sample of a domain.
    mutating func select(
        _ key: CaseKey, for domain: Domain.ID, purpose: CasePurpose
    ) -> Touched {
        let sampled = SampledCase(domain: domain, purpose: purpose)
        cases.insert(sampled, key)
        return sampled.counts ? count(1, in: domain) : .nothing
    }

    /// Withdraws a case from the sample, or restores it, and adjusts the counts.
    mutating func setWithdrawn(_ isWithdrawn: Bool, _ key: CaseKey) -> Touched {
        guard let number = cases.number(of: key), cases.list[number].isWithdrawn != isWithdrawn
        else { return .nothing }
        let counted = cases.list[number].counts
        cases.setWithdrawn(isWithdrawn, number)
        guard cases.list[number].counts != counted else { return .nothing }
        let change = counted ? -1 : 1
        for index in keyQuestions.indices {
            guard let answer = keyQuestions[index].answer(in: number) else { continue }
            keyQuestions[index].tally.add(answer, change)
        }
        return count(change, in: cases.list[number].domain)
    }

    /// Stores the answer to a question in a case, and replaces the previous one.
    mutating func answer(
        _ question: Question.ID, in key: CaseKey, _ answer: Answer, from origin: Origin
    ) -> Touched {
        self.answer(
            question.rawValue.utf8.span, in: key.rawValue.utf8.span, answer, from: origin)
    }

    /// Stores an answer whose question and case are given as the bytes of their names.
    ///
    /// Answers to prompts, and answers of cases outside the sample, are not stored.
    package mutating func answer(
        _ question: Span<UInt8>, in key: Span<UInt8>, _ answer: Answer, from origin: Origin
    ) -> Touched {
        guard let place = place(of: question, in: key) else { return .nothing }
        keyQuestions[place.keyQuestion].give(
            answer, in: place.sampled, counts: place.counts, from: origin)
        guard place.counts else { return .nothing }
        return .keyQuestion(place.keyQuestion)
    }

    /// Removes the answer to a question in a case, if there is one.
    mutating func removeAnswer(to question: Question.ID, in key: CaseKey) -> Touched {
        guard
            let place = place(of: question.rawValue.utf8.span, in: key.rawValue.utf8.span),
            keyQuestions[place.keyQuestion].take(in: place.sampled, counts: place.counts),
            place.counts
        else { return .nothing }
        return .keyQuestion(place.keyQuestion)
    }

    /// The index of the answer to a question in a case; `nil` for prompts and unknown ids.
    ///
    /// The lookup is separate from the store, which changes the arrays.
    private func place(
        of question: Span<UInt8>, in key: Span<UInt8>
    ) -> (keyQuestion: Int, standard: Int, sampled: Int, counts: Bool)? {
        // A local binding would copy the parts for every answer.
        guard let keyQuestion = parts?.keyQuestion(question),
            let standard = parts?.keyQuestions[keyQuestion].standard,
            let sampled = cases.number(of: key)
        else { return nil }
        return (keyQuestion, standard, sampled, cases.list[sampled].counts)
    }

    /// Stores a printed percentage.
    mutating func printFigure(
        _ question: Question.ID, percent: Int, base: Int?, from origin: Origin
    ) -> Touched {
        guard let parts, let number = parts.keyQuestion(question) else { return .nothing }
        keyQuestions[number].printed = PrintedPercentage(
            percent: percent, base: base, origin: origin)
        return .keyQuestion(number)
    }

    /// Stores the panel's decision on a standard, with the figures that it was made on.
    mutating func decide(
        _ id: Standard.ID, _ decided: Rating, _ outcome: PanelOutcome, at position: Position,
        from origin: Origin
    ) -> Touched {
        guard let parts, let number = parts.standard(id) else { return .nothing }
        standards[number].decision = StandingDecision(
            decided: decided, outcome: outcome, position: position, origin: origin,
            on: decidedOn(number, parts))
        return .standard(number)
    }

    /// The figures of a standard that a panel decides on now.
    private func decidedOn(_ number: Int, _ parts: RatedParts) -> DecidedOn {
        let part = parts.standards[number]
        guard part.method == .caseData else {
            return DecidedOn(counts: [], cases: 0, proposal: standards[number].proposal?.value)
        }
        return DecidedOn(
            counts: part.keyQuestions.map { place in
                let inputs = keyQuestions[place]
                return DecidedOn.Counts(
                    yes: inputs.tally.yes, no: inputs.tally.no,
                    notApplicable: inputs.tally.notApplicable, printed: inputs.printed?.percent)
            }, cases: counting[part.domain], proposal: nil)
    }

    /// Whether the panel decided on other figures than those of now.
    private func isStale(_ number: Int, _ parts: RatedParts) -> Bool {
        standards[number].decision.map { $0.decidedOn != decidedOn(number, parts) } ?? false
    }

    /// Notes which standards a panel can use discretion on when it meets.
    mutating func convene() -> Touched {
        guard let parts else { return .nothing }
        for (number, standing) in standings(parts).enumerated() {
            standards[number].wasEligible = !standing.eligibility.isEmpty
        }
        return .everything
    }

    /// Adds a challenge; a challenge to a text disputes no rating.
    mutating func dispute(_ target: ChallengeTarget, by id: ChallengeID) -> Touched {
        guard target != .text else { return .nothing }
        let standard = target.disputed(in: framework)
        disputes.append(Dispute(id, standard: standard))
        return touched(standard)
    }

    /// Removes a challenge that was resolved.
    mutating func settle(_ target: ChallengeTarget, by id: ChallengeID) -> Touched {
        disputes.removeAll { $0.challenge == id }
        return target == .text ? .nothing : touched(target.disputed(in: framework))
    }

    private func touched(_ standard: Standard.ID?) -> Touched {
        guard let standard else { return .service }
        return parts?.standard(standard).map { .standard($0) } ?? .nothing
    }

    /// Whether a challenge to a standard is open, or to the service.
    private func isDisputed(_ standard: Standard.ID?) -> Bool {
        disputes.contains { $0.standard == standard }
    }

    /// Changes the decisions about a standard.
    mutating func change(
        _ id: Standard.ID, _ change: (inout StandardInputs) -> Void
    ) -> Touched {
        guard let number = parts?.standard(id) else { return .nothing }
        change(&standards[number])
        return .standard(number)
    }

    /// Adjusts the number of cases that count in a domain.
    private mutating func count(_ number: Int, in domain: Domain.ID) -> Touched {
        guard let parts, let domain = parts.domain(domain) else { return .nothing }
        counting[domain] += number
        return .cases(domain: domain)
    }

    /// Counts the cases of every domain again.
    package mutating func recount() {
        guard let parts else { return }
        counting = Array(repeating: 0, count: parts.domains.count)
        for sampled in cases.list where sampled.counts {
            if let domain = parts.domain(sampled.domain) { counting[domain] += 1 }
        }
    }
}

// MARK: - Ratings by RatingRule

extension RatingBasis {
    /// The score of a key question; `nil` for an unknown id and for a prompt.
    func score(_ id: Question.ID) -> KeyQuestionScore? {
        standing(of: id).map { KeyQuestionScore($0, of: id) }
    }

    /// The score of a key question without its id; `nil` for an unknown id and for a prompt.
    func standing(of id: Question.ID) -> KeyQuestionStanding? {
        guard let parts, let number = parts.keyQuestion(id) else { return nil }
        return score(number, parts)
    }

    /// The score of the key question with this number.
    func score(_ number: Int, _ parts: RatedParts) -> KeyQuestionStanding {
        RatingRule.score(
            of: keyQuestions[number].tally, printed: keyQuestions[number].printed,
            cases: counting[parts.keyQuestions[number].domain],
            denominator: parts.keyQuestions[number].denominator, on: parts.framework.scale,
            origin: origin)
    }

    /// The rating of the standard with this number, from the scores of its key questions.
    func standing(
        _ number: Int, _ scores: ArraySlice<KeyQuestionStanding>, _ parts: RatedParts
    ) -> StandardStanding {
        standing(number, ruling(number, scores, parts), parts)
    }

    private func standing(
        _ number: Int, _ ruling: StandardRuling?, _ parts: RatedParts
    ) -> StandardStanding {
        RatingRule.standing(
            standards[number], ruling, isStale: isStale(number, parts),
            isDisputed: isDisputed(parts.standards[number].id),
            discretion: parts.framework.discretion, origin: origin)
    }

    private func ruling(
        _ number: Int, _ scores: ArraySlice<KeyQuestionStanding>, _ parts: RatedParts
    ) -> StandardRuling? {
        guard parts.standards[number].method == .caseData else { return nil }
        return RatingRule.ruling(
            on: scores, cases: counting[parts.standards[number].domain],
            scale: parts.framework.scale)
    }

    /// The scores of all key questions, by number.
    func scores(_ parts: RatedParts) -> [KeyQuestionStanding] {
        parts.keyQuestions.indices.map { score($0, parts) }
    }

    /// The ratings of all standards, by number.
    func standings(
        _ scores: [KeyQuestionStanding], _ parts: RatedParts
    ) -> [StandardStanding] {
        parts.standards.enumerated().map { number, part in
            standing(number, scores[part.keyQuestions], parts)
        }
    }

    /// The ratings of all standards, in the edition's order; empty before there is an edition.
    var standings: [StandardStanding] { parts.map { standings($0) } ?? [] }

    private func standings(_ parts: RatedParts) -> [StandardStanding] {
        standings(scores(parts), parts)
    }

    /// The number of cases that count in a domain.
    func counting(in domain: Domain.ID) -> Int { parts?.domain(domain).map { counting[$0] } ?? 0 }

    /// The rating of a standard; `nil` for an unknown id.
    func standardRating(_ id: Standard.ID) -> StandardRating? { standardReasons(id)?.rating }

    /// The rating of a standard with its reasons; `nil` for an unknown id.
    func standardReasons(_ id: Standard.ID) -> StandardReasons? {
        guard let parts, let number = parts.standard(id),
            let standard = parts.framework.standard(id)
        else { return nil }
        let scores = parts.standards[number].keyQuestions.map { score($0, parts) }
        let ruling = ruling(number, scores[...], parts)
        let standing = standing(number, ruling, parts)
        return StandardReasons(
            rating: StandardRating(standing, of: standard), ruling: ruling,
            displaced: RatingRule.displaced(standards[number], ruling),
            conditions: ruling.map {
                RatingRule.conditions(of: $0, discretion: parts.framework.discretion)
            } ?? [])
    }

    /// The panel decision on a standard; `nil` when there is none.
    func decision(on id: Standard.ID) -> StandingDecision? {
        parts?.standard(id).flatMap { standards[$0].decision }
    }

    /// Whether a standard was left unrated.
    func isNotRated(_ id: Standard.ID) -> Bool {
        parts?.standard(id).map { standards[$0].notRated != nil } ?? false
    }

    /// The rating of the service; `nil` before there is an edition.
    var overall: OverallRating? {
        guard let parts else { return nil }
        return overall(of: standings(parts), in: parts.framework)
    }

    /// The rating of the service on these ratings of its standards.
    func overall(of standings: [StandardStanding], in framework: Framework) -> OverallRating {
        RatingRule.overall(
            of: standings, printed: printedResult, in: framework, origin: origin
        ).disputed(isDisputed(nil))
    }

    /// The rating of the service with its reasons; `nil` before there is an edition.
    var overallReasons: OverallReasons? {
        guard let parts else { return nil }
        let framework = parts.framework
        let standings = standings(parts)
        let overall = overall(of: standings, in: framework)
        var points: [Standard.ID: Int] = [:]
        for (standard, standing) in zip(framework.standards, standings) where standard.isCore {
            points[standard.id] = standing.rating.map(framework.scale.points(for:))
        }
        return OverallReasons(
            rating: overall, points: points,
            table: overall.maximum.flatMap(framework.bands(forMaximum:)),
            conditions: RatingRule.conditions(of: overall, standings, in: framework))
    }
}
