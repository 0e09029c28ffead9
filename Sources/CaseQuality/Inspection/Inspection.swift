public import EventSourcing

/// One inspection: everything that was recorded of it, and the rules of what may come next.
public struct Inspection: Decider, Hashable {
    public typealias Command = InspectionRequest
    public typealias Event = InspectionEvent
    public typealias Rejection = Refusal

    /// What the ratings follow from.
    private(set) var basis = RatingBasis()
    /// The announcement.
    public private(set) var announcement: InspectionAnnounced?
    /// The inspected service.
    public private(set) var service: ServiceRegistered?
    /// The planned samples, by domain.
    public private(set) var samplePlans: [Domain.ID: SamplePlanned] = [:]
    /// The publication.
    public private(set) var publication: ReportPublished?
    /// The points in its life that people ask about.
    public private(set) var milestones = Milestones()
    /// The last event that was taken in.
    public private(set) var position = Position.start

    /// The recommendations that were made, in order, and what became of them.
    public private(set) var recommendations: [FollowedRecommendation] = []
    /// What else was recorded, such as findings and context.
    public private(set) var facts = ReportFacts()

    private(set) var answers = RecordedAnswers()
    private(set) var oversight: [CaseKey: RecordedOversight] = [:]
    private(set) var selected: [CaseKey] = []
    private(set) var teams: [CaseKey: GroupKey] = [:]
    private(set) var figures: [PublishedFigure: RecordedFigure] = [:]
    private(set) var isPanelConvened = false

    public init() {}

    /// The edition it was announced with.
    public var framework: Framework? { basis.framework }

    /// An answer as it stands; its origin is that of every event it is made of.
    struct RecordedAnswer: Hashable, Sendable {
        // Before the smaller ones, it takes 16 bytes instead of 24.
        var position: Position
        var answer: Answer
        var origin: Origin
    }

    /// The oversight of a case as it stands.
    struct RecordedOversight: Hashable, Sendable {
        let overall: Answer?
        let aspects: [OversightAspect: Answer]
        let position: Position
        let origin: Origin
    }

    /// A printed percentage.
    struct RecordedFigure: Hashable, Sendable {
        let percent: Int
        let base: Int?
        let origin: Origin
    }

    /// Points in an inspection's life, each a position: everything up to and with it.
    public struct Milestones: Hashable, Sendable {
        /// The announcement.
        public internal(set) var announced: Position?
        /// The last event before the ratings panel met.
        public internal(set) var fieldwork: Position?
        /// The last decision of the panel.
        public internal(set) var panel: Position?
        /// The publication.
        public internal(set) var published: Position?
    }

    /// A case of the sample.
    public struct SampledCase: Hashable, Sendable {
        /// Its pseudonym.
        public let caseKey: CaseKey
        /// Its domain.
        public let domain: Domain.ID
        /// What it was drawn for.
        public let purpose: CasePurpose
        /// Whether it left the sample.
        public let isWithdrawn: Bool
    }

    /// The cases in the order of their selection.
    public var cases: [SampledCase] {
        selected.compactMap { key in
            basis.cases[key].map {
                SampledCase(
                    caseKey: key, domain: $0.domain, purpose: $0.purpose,
                    isWithdrawn: $0.isWithdrawn)
            }
        }
    }

    /// The answer to a question in a case as it stands, and where it was recorded.
    public func answer(
        to question: Question.ID, in caseKey: CaseKey
    ) -> (answer: Answer, recordedAt: Position)? {
        answers[question, case: caseKey].map { ($0.answer, $0.position) }
    }

    /// The judgement of a case's management oversight as it stands, and where it was recorded.
    public func oversightJudgement(
        of caseKey: CaseKey
    ) -> (overall: Answer?, aspects: [OversightAspect: Answer], recordedAt: Position)? {
        oversight[caseKey].map { ($0.overall, $0.aspects, $0.position) }
    }

    /// The panel decision on a standard that stands, and where it was recorded.
    public func panelDecision(on standard: Standard.ID) -> (rating: Rating, recordedAt: Position)? {
        basis.decision(on: standard).map { ($0.decided, $0.position) }
    }

    /// The rating of a standard as it stands; `nil` before the announcement and for unknown ids.
    public func standardRating(_ standard: Standard.ID) -> StandardRating? {
        basis.standardRating(standard)
    }

    /// The rating of the service as it stands; `nil` before the announcement.
    public var overallRating: OverallRating? { basis.overall }

    public mutating func evolve(with recorded: Recorded<InspectionEvent>) {
        recorded.record.withEncodedEvent { evolve(with: recorded.event, of: $0) }
    }

    /// Decodes an event where it was stored, and takes it in.
    ///
    /// - Throws: `UnreadableEvent` as decoding does; nothing has changed then.
    package mutating func evolve(with encoded: borrowing EncodedEvent) throws(UnreadableEvent) {
        guard let judgement = InspectionEventCodec.judgement(in: encoded) else {
            return evolve(with: try InspectionEventCodec().decode(encoded), of: encoded)
        }
        position = encoded.position
        let origin = encoded.origin
        _ = basis.take(
            judgement.answer, to: judgement.question, in: judgement.caseKey, from: origin)
        give(judgement.answer, to: judgement.question, in: judgement.caseKey, from: origin)
    }

    /// Takes in an event whose record lies where it was stored.
    public mutating func evolve(with event: InspectionEvent, of encoded: borrowing EncodedEvent) {
        position = encoded.position
        let origin = encoded.origin
        basis.evolve(with: event, at: position, from: origin)
        switch event {
        case .serviceRegistered(let event):
            service = event
        case .inspectionAnnounced(let event):
            announcement = event
            milestones.announced = position
        case .samplePlanned(let event):
            samplePlans[event.domain] = event
        case .caseSelected(let event):
            selected.append(event.caseKey)
            teams[event.caseKey] = event.team
            endFieldwork(at: position)
        case .judgementRecorded(let event):
            give(
                event.answer, to: event.question.rawValue.utf8.span,
                in: event.caseKey.rawValue.utf8.span, from: origin)
        case .judgementCorrected(let event):
            answers.correct(
                RecordedAnswer(position: position, answer: event.to, origin: origin),
                to: event.question, in: event.caseKey)
            endFieldwork(at: position)
        case .oversightJudged(let event):
            let before = oversight[event.caseKey]?.origin
            oversight[event.caseKey] = RecordedOversight(
                overall: event.overall,
                aspects: Dictionary(
                    event.aspects.map { ($0.aspect, $0.answer) }, uniquingKeysWith: { $1 }),
                position: position,
                origin: before?.and(origin) ?? origin)
            endFieldwork(at: position)
        case .publishedFigureRecorded(let figure):
            facts.evolve(with: event, encoded)
            figures[figure.item] = RecordedFigure(
                percent: figure.percent, base: figure.base, origin: origin)
            endFieldwork(at: position)
        case .panelConvened:
            isPanelConvened = true
        case .panelDecisionRecorded, .panelDecisionReversed:
            if publication == nil { milestones.panel = position }
        case .reportPublished(let event):
            publication = event
            milestones.published = position
        case .caseWithdrawn, .qualitativeRatingProposed, .standardNotRated,
            .publishedRatingRecorded:
            endFieldwork(at: position)
        case .recommendationMade(let event):
            recommendations.append(
                FollowedRecommendation(
                    recommendation: event.recommendation,
                    made: FollowedRecommendation.Occurrence(
                        position: position, effectiveAt: encoded.effectiveAt, origin: origin)))
        case .recommendationResponseRecorded, .actionPlanReceived, .actionUpdated,
            .progressReviewed, .recommendationClosed:
            guard
                let index = recommendations.firstIndex(where: {
                    $0.recommendation.id == event.followedUp
                })
            else { return }
            recommendations[index].evolve(with: event, encoded)
        case .findingRecorded, .evidenceNoted, .contextFactRecorded, .surveyRecorded,
            .timelineEntryNoted, .anomalyNoted:
            facts.evolve(with: event, encoded)
        case .frameworkRegistered, .reportCorrected:
            break
        }
    }

    /// Takes the answer that the last event gives to a question in a case.
    private mutating func give(
        _ answer: Answer, to question: Span<UInt8>, in key: Span<UInt8>, from origin: Origin
    ) {
        answers.give(
            RecordedAnswer(position: position, answer: answer, origin: origin), to: question,
            in: key)
        endFieldwork(at: position)
    }

    /// Fieldwork lasts until the panel first meets.
    private mutating func endFieldwork(at position: Position) {
        if !isPanelConvened { milestones.fieldwork = position }
    }

    public func decide(_ request: InspectionRequest) throws(Refusal) -> [InspectionEvent] {
        try checkProvenance(of: request)
        switch request.command {
        case .announce(let command):
            return try decide(command)
        case .planSample(let command):
            return try decide(command)
        case .selectCases(let cases):
            return try decide(cases)
        case .withdrawCase(let command):
            return try decide(command)
        case .recordJudgements(let command):
            return try decide(command)
        case .correctJudgement(let command):
            return try decide(command, by: request.provenance)
        case .judgeOversight(let command):
            return try decide(command, by: request.provenance)
        case .recordAnswerSheet(let sheet):
            return try decide(sheet, by: request.provenance)
        case .proposeRating(let command):
            return try decide(command)
        case .doNotRate(let command):
            return try decide(command)
        case .convenePanel(let command):
            return try decide(command)
        case .recordPanelDecisions(let decisions):
            return try decide(decisions, by: request.provenance)
        case .reversePanelDecision(let command):
            return try decide(command, by: request.provenance)
        case .publishReport(let command):
            return try decide(command)
        case .correctReport(let command):
            return try decide(command, by: request.provenance)
        case .recordPublishedRatings(let ratings):
            return try decide(ratings)
        case .recordPublishedFigures(let figures):
            return try decide(figures)
        case .makeRecommendations(let recommendations):
            return try decide(recommendations)
        case .followUp(let command):
            return try decide(command, by: request.provenance)
        case .recordReportFacts(let command):
            return try decide(command)
        }
    }
}

extension Inspection {
    /// The edition, for every command but the announcement.
    func announced() throws(Refusal) -> Framework {
        guard announcement != nil, let framework else {
            throw Refusal(
                .notAnnounced, "This inspection was not announced.",
                remedy: "Announce it first, with the edition of the rules that it follows.")
        }
        return framework
    }

    /// The edition, for everything that must come before publication.
    func open() throws(Refusal) -> Framework {
        let framework = try announced()
        if let published = milestones.published {
            throw Refusal(
                .alreadyPublished, "The report was published at position \(published).",
                remedy: "Change a published rating by correcting the report.")
        }
        return framework
    }

    func standard(
        _ id: Standard.ID, in framework: Framework
    ) throws(Refusal) -> Standard {
        guard let standard = framework.standard(id) else {
            let known = framework.standards.map(\.id.rawValue).joined(separator: ", ")
            throw Refusal(
                .unknownStandard, "Edition \(framework.id) has no standard \(id).",
                remedy: "Use one of \(known).")
        }
        return standard
    }

    func domain(_ id: Domain.ID, in framework: Framework) throws(Refusal) -> Domain {
        guard let domain = framework.domain(id) else {
            let known = framework.domains.map(\.id.rawValue).joined(separator: ", ")
            throw Refusal(
                .unknownDomain, "Edition \(framework.id) has no domain \(id).",
                remedy: "Use one of \(known).")
        }
        return domain
    }

    func question(
        _ id: Question.ID, in framework: Framework
    ) throws(Refusal) -> Question {
        guard let question = framework.question(id) else {
            throw Refusal(
                .unknownQuestion, "Edition \(framework.id) has no question \(id).",
                remedy: "Use the number of a key question or prompt of that edition.")
        }
        return question
    }

    /// The reason of a command that must give one.
    func reason(of provenance: Provenance, for what: String) throws(Refusal) -> String {
        guard let reason = provenance.reason, !reason.allSatisfy(\.isWhitespace) else {
            throw Refusal(
                .reasonMissing, "\(what) needs a reason.",
                remedy: "Say why, in organisational terms and without anything about a child.")
        }
        return reason
    }

    /// Bounds an organisational text.
    func check(_ text: String?, _ what: String, atMost limit: Int) throws(Refusal) {
        guard let text, text.utf8.count > limit else { return }
        throw Refusal(
            .textTooLong, "\(what) has \(text.utf8.count) bytes; at most \(limit) are kept.",
            remedy: "Shorten it, and keep evidence where it belongs, by reference.")
    }

    /// Checks who asks, and what they say of why.
    func checkProvenance(of request: InspectionRequest) throws(Refusal) {
        let provenance = request.provenance
        try check(provenance.reason, "The reason", atMost: Provenance.longestReasonInBytes)
        try check(provenance.authority, "The authority", atMost: Provenance.longestAuthorityInBytes)
        let framework: Framework?
        if case .announce(let command) = request.command {
            framework = command.framework
        } else {
            framework = self.framework
        }
        if let framework, !framework.roles.contains(provenance.actor.role) {
            let known = framework.roles.sorted().map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                .unknownRole, "Edition \(framework.id) has no role \(provenance.actor.role).",
                remedy: "Act as one of \(known).")
        }
        guard provenance.reason != nil else { return }
        switch request.command {
        case .correctJudgement, .doNotRate, .recordPanelDecisions, .reversePanelDecision,
            .correctReport, .publishReport, .convenePanel, .recordAnswerSheet,
            .makeRecommendations, .followUp:
            return
        case .judgeOversight(let command) where command.supersedes != nil:
            return
        case .announce, .planSample, .selectCases, .withdrawCase, .recordJudgements,
            .judgeOversight, .proposeRating, .recordPublishedRatings, .recordPublishedFigures,
            .recordReportFacts:
            throw Refusal(
                .reasonNotKept,
                "\(request.command.name) keeps no free text: it could be about a child.",
                remedy: "Leave the reason out; refer to evidence by its key.")
        }
    }
}
