public import EventSourcing

/// One inspection: the state folded from its events, and the rules for its commands.
///
/// The file of an event type contains the effect of the event. The file of a command type contains
/// its decision.
public struct Inspection: Decider, Hashable {
    public typealias Command = InspectionRequest
    public typealias Event = InspectionEvent
    public typealias Rejection = Refusal

    /// The inputs of the ratings.
    package internal(set) var basis = RatingBasis()
    /// The announcement; `nil` before it.
    public internal(set) var announcement: InspectionAnnounced?
    /// The inspected service; `nil` before the announcement.
    public internal(set) var service: ServiceRegistered?
    /// The planned samples, by domain.
    public internal(set) var samplePlans: [Domain.ID: SamplePlanned] = [:]
    /// The recorded numbers of eligible cases, oldest first; of each the latest.
    public internal(set) var populations: [EligiblePopulationRecorded] = []
    /// Until when a re-inspection is due; `nil` if none is scheduled.
    public internal(set) var reinspectionDue: PartialDate?
    /// The publication; `nil` before it.
    public internal(set) var publication: ReportPublished?
    /// The draft or the embargoed copy that was sent last; `nil` before it.
    public internal(set) var draft: DraftIssued?
    /// The positions of the announcement, fieldwork, panel and publication.
    public internal(set) var milestones = Milestones()
    /// The position of the last event.
    public internal(set) var position = Position.start

    /// The recommendations in the order in which they were made, with their follow-up.
    public internal(set) var recommendations: [FollowedRecommendation] = []
    /// The challenges in the order in which they were raised, with their outcomes.
    public internal(set) var challenges: [Challenge] = []
    /// The case that took the place of each replaced case.
    public internal(set) var replacements: [CaseKey: CaseKey] = [:]
    /// The second judgements, oldest first; no rating counts them.
    public internal(set) var secondJudgements: [SecondJudgement] = []
    /// The retention holds, oldest first, with those that were lifted.
    public internal(set) var holds: [RetentionHold] = []
    /// Other recorded facts, such as findings and context.
    public internal(set) var facts = ReportFacts()

    var answers = RecordedAnswers()
    var oversight: [CaseKey: RecordedOversight] = [:]
    var selected: [CaseKey] = []
    var teams: [CaseKey: GroupKey] = [:]
    var strata: [CaseKey: GroupKey] = [:]
    var figures: [PublishedFigure: PrintedPercentage] = [:]
    var people = InspectionPeople()
    /// When the inspection was announced, by its own statement; `nil` before it.
    var announcedAt: EffectiveTime?
    /// When each case was selected, by the statement of the selection.
    package internal(set) var selectedAt: [CaseKey: EffectiveTime] = [:]
    /// The end of the command that selected each case.
    var selectedBy: [CaseKey: Position] = [:]
    /// How far the assessment of each case is.
    var assessments: [CaseKey: CaseAssessment] = [:]
    /// The cases that stand for the cases of a report, which prints counts and no case.
    var reconstructed: Set<CaseKey> = []

    /// Creates an inspection without events.
    public init() {}

    /// The edition of the announcement; `nil` before it.
    public var framework: Framework? { basis.framework }

    public mutating func evolve(with event: InspectionEvent, at occurrence: Occurrence) {
        _ = apply(event, at: occurrence)
    }

    /// Applies an event, and returns the ratings that it may have changed.
    mutating func apply(
        _ event: InspectionEvent, at occurrence: Occurrence
    ) -> RatingBasis.Touched {
        position = occurrence.position
        let touched = event.evolve(&basis, at: occurrence)
        event.evolve(&self, at: occurrence)
        return touched
    }

    /// Whether somebody else's publication tells of the inspection.
    ///
    /// What the publication does not tell has happened all the same. Where this inspection lists
    /// nothing, an answer says that it is not known, and never that there was none.
    public var isFromPublication: Bool { announcement != nil && !basis.origin.isOwn }

    /// Whether a domain, or `nil` for all, has no case because a publication names none.
    func hidesCases(of domain: Domain.ID? = nil) -> Bool {
        isFromPublication && !cases.contains { domain == nil || $0.domain == domain }
    }

    /// Whether a ratings panel met.
    package var isPanelConvened: Bool { people.panel != nil }

    public func decide(_ request: InspectionRequest) throws(Refusal) -> [InspectionEvent] {
        try decideWithTimes(request).map(\.event)
    }

    /// Decides on a command, and tells from when each of its events holds.
    package func decideWithTimes(
        _ request: InspectionRequest
    ) throws(Refusal) -> [TimedEvent] {
        try check(request)
        let events = try request.command.content.decide(on: self, by: request.provenance)
        let held = request.command.effectiveTimes(on: self)
        let timed = events.map { TimedEvent(event: $0, heldAt: held($0)) }
        try checkBackdating(of: timed, by: request.provenance)
        return timed
    }

    /// Moves the end of fieldwork, unless a ratings panel has met.
    mutating func extendFieldwork(to position: Position) {
        if !isPanelConvened { milestones.fieldwork = position }
    }
}
