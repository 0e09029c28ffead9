internal import EventSourcing

/// Everything that ratings follow from: the edition, the sample, the answers to key questions,
/// proposals, panel decisions and what a publication printed.
///
/// Prompts are not here: they never enter a rating. What is known of key questions and standards
/// stands in arrays, by their numbers in the edition; before there is one, and of what it does not
/// have, nothing is kept.
struct RatingBasis: Hashable, Sendable {
    /// The edition of the rules, and where it was registered.
    private(set) var framework: Framework?
    private(set) var frameworkAt = Position.start
    /// Where the inspection itself comes from: what nothing was recorded of yet has this origin.
    private(set) var origin = Origin.recorded

    var cases = SampledCases()
    /// How many cases count, by domain.
    private(set) var counting: [Int] = []
    var keyQuestions: [KeyQuestionBasis] = []
    var standards: [StandardBasis] = []

    init() {}

    /// What is known of a key question.
    struct KeyQuestionBasis: Hashable, Sendable {
        /// The answers by the numbers of the cases: 0 is none, else the answer's raw value plus one.
        ///
        /// A byte each, for an inspection has thousands, and all are written with its state.
        var given: [UInt8] = []
        var tally = Tally()
        var figure: Figure?

        /// Keeps an answer, in the place of the one before; `counts` says whether the case does.
        mutating func take(
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

        /// The answer in a case, or `nil`.
        func answer(in number: Int) -> Answer? {
            number < given.count && given[number] > 0 ? Answer(rawValue: given[number] - 1) : nil
        }
    }

    /// How the answers to a key question that count add up.
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

    struct Figure: Hashable, Sendable {
        let percent: Int
        let base: Int?
        let origin: Origin
    }

    /// What is known of a standard, apart from its key questions.
    struct StandardBasis: Hashable, Sendable {
        var proposal: Sourced<Rating>?
        var notRated: Sourced<NotRatedReason>?
        var decision: Decision?
        var printed: Sourced<Rating>?
        var correction: Sourced<Rating>?
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

    /// What an event touched: whose values must be looked at again.
    enum Touched: Hashable, Sendable {
        case nothing
        /// A key question, and so its standard.
        case keyQuestion(Int)
        /// A standard alone.
        case standard(Int)
        /// The case standards of a domain, and their key questions.
        case cases(domain: Int)
        case everything
    }

    /// Takes in what happened; says whose values may have changed.
    @discardableResult
    mutating func evolve(
        with event: InspectionEvent, at position: Position, from origin: Origin
    ) -> Touched {
        switch event {
        case .judgementRecorded(let event):
            return take(
                event.answer, to: event.question.rawValue.utf8.span,
                in: event.caseKey.rawValue.utf8.span, from: origin)
        case .judgementCorrected(let event):
            return take(
                event.to, to: event.question.rawValue.utf8.span,
                in: event.caseKey.rawValue.utf8.span, from: origin)
        case .frameworkRegistered(let event):
            adopt(Framework.known(event.definition, stated: event.contentHash))
            frameworkAt = position
            self.origin = origin
            return .everything
        case .caseSelected(let event):
            let selected = SampledCase(domain: event.domain, purpose: event.purpose)
            cases.insert(selected, event.caseKey)
            return selected.counts ? count(1, in: event.domain) : .nothing
        case .caseWithdrawn(let event):
            return withdraw(event.caseKey)
        case .qualitativeRatingProposed(let event):
            return change(event.standard) {
                $0.proposal = Sourced(value: event.rating, origin: origin)
                $0.decision?.isStale = true
            }
        case .standardNotRated(let event):
            return change(event.standard) {
                $0.notRated = Sourced(value: event.why, origin: origin)
            }
        case .panelDecisionRecorded(let event):
            return change(event.standard) {
                $0.decision = Decision(
                    decided: event.decided, outcome: event.outcome, position: position,
                    origin: origin)
            }
        case .panelDecisionReversed(let event):
            return change(event.standard) { $0.decision = nil }
        case .reportCorrected(let event):
            return change(event.standard) {
                $0.correction = Sourced(value: event.to, origin: origin)
            }
        case .publishedRatingRecorded(let event):
            return change(event.standard) {
                $0.printed = Sourced(value: event.rating, origin: origin)
            }
        case .publishedFigureRecorded(let event):
            guard let id = event.question, let parts = framework?.parts,
                let number = parts.keyQuestion(id)
            else { return .nothing }
            keyQuestions[number].figure = Figure(
                percent: event.percent, base: event.base, origin: origin)
            return touch(number, of: parts.keyQuestions[number].standard)
        case .serviceRegistered, .inspectionAnnounced, .samplePlanned, .oversightJudged,
            .panelConvened, .reportPublished, .recommendationMade,
            .recommendationResponseRecorded, .actionPlanReceived, .actionUpdated,
            .progressReviewed, .recommendationClosed, .findingRecorded, .evidenceNoted,
            .contextFactRecorded, .surveyRecorded, .timelineEntryNoted, .anomalyNoted:
            return .nothing
        }
    }

    /// Takes the answer to a question in a case, in the place of the one before.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - question: The name of the question; answers to prompts are not kept.
    ///   - key: The key of the case.
    ///   - origin: Where the answer comes from.
    /// - Returns: Whose values may have changed.
    mutating func take(
        _ answer: Answer, to question: Span<UInt8>, in key: Span<UInt8>, from origin: Origin
    ) -> Touched {
        guard let place = place(of: question, in: key) else { return .nothing }
        keyQuestions[place.keyQuestion].take(
            answer, in: place.sampled, counts: place.counts, from: origin)
        return place.counts ? touch(place.keyQuestion, of: place.standard) : .nothing
    }

    /// Where the answer to a question in a case is kept; `nil` for prompts and what is not known.
    ///
    /// Looking is apart from taking, which changes what was looked through and would have to hold on
    /// to it.
    private func place(
        of question: Span<UInt8>, in key: Span<UInt8>
    ) -> (keyQuestion: Int, standard: Int, sampled: Int, counts: Bool)? {
        guard let parts = framework?.parts, let keyQuestion = parts.keyQuestion(question),
            let sampled = cases.number(of: key)
        else { return nil }
        return (
            keyQuestion, parts.keyQuestions[keyQuestion].standard, sampled,
            cases.list[sampled].counts
        )
    }

    private mutating func withdraw(_ key: CaseKey) -> Touched {
        guard let number = cases.number(of: key), !cases.list[number].isWithdrawn else {
            return .nothing
        }
        let sampled = cases.list[number]
        cases.withdraw(number)
        guard sampled.counts else { return .nothing }
        for index in keyQuestions.indices {
            guard let answer = keyQuestions[index].answer(in: number) else { continue }
            keyQuestions[index].tally.add(answer, -1)
        }
        return count(-1, in: sampled.domain)
    }

    /// Cases came into the sample of a domain, or left it.
    private mutating func count(_ number: Int, in domain: Domain.ID) -> Touched {
        guard let framework, let domain = framework.parts.domain(domain) else { return .nothing }
        counting[domain] += number
        for standard in framework.parts.domains[domain].standards
        where framework.parts.standards[standard].method == .caseData {
            standards[standard].decision?.isStale = true
        }
        return .cases(domain: domain)
    }

    /// Evidence behind a standard moved: a decision made before is stale.
    private mutating func touch(_ keyQuestion: Int, of standard: Int) -> Touched {
        standards[standard].decision?.isStale = true
        return .keyQuestion(keyQuestion)
    }

    private mutating func change(
        _ id: Standard.ID, _ change: (inout StandardBasis) -> Void
    ) -> Touched {
        guard let number = framework?.parts.standard(id) else { return .nothing }
        change(&standards[number])
        return .standard(number)
    }

    /// Takes an edition; should there have been one before, what both have is kept.
    private mutating func adopt(_ edition: Framework?) {
        let before = framework?.parts
        framework = edition
        guard let parts = edition?.parts else {
            (keyQuestions, standards, counting) = ([], [], [])
            return
        }
        keyQuestions = parts.keyQuestions.map {
            before?.keyQuestion($0.id).map { keyQuestions[$0] } ?? KeyQuestionBasis()
        }
        standards = parts.standards.map {
            before?.standard($0.id).map { standards[$0] } ?? StandardBasis()
        }
        recount()
    }

    /// Counts the cases of every domain anew.
    mutating func recount() {
        guard let framework else { return }
        counting = Array(repeating: 0, count: framework.parts.domains.count)
        for sampled in cases.list where sampled.counts {
            if let domain = framework.parts.domain(sampled.domain) { counting[domain] += 1 }
        }
    }
}
