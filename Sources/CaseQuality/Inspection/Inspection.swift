public import EventSourcing

/// One inspection: everything that was recorded of it, and the rules of what may come next.
///
/// What each event changes is in the event's file, what each command decides in the command's file.
public struct Inspection: Decider, Hashable {
    public typealias Command = InspectionRequest
    public typealias Event = InspectionEvent
    public typealias Rejection = Refusal

    /// What the ratings follow from.
    package internal(set) var basis = RatingBasis()
    /// The announcement.
    public internal(set) var announcement: InspectionAnnounced?
    /// The inspected service.
    public internal(set) var service: ServiceRegistered?
    /// The planned samples, by domain.
    public internal(set) var samplePlans: [Domain.ID: SamplePlanned] = [:]
    /// The publication.
    public internal(set) var publication: ReportPublished?
    /// The points in its life that people ask about.
    public internal(set) var milestones = Milestones()
    /// The position of the last event.
    public internal(set) var position = Position.start

    /// The recommendations that were made, in order, with everything recorded about them since.
    public internal(set) var recommendations: [FollowedRecommendation] = []
    /// What else was recorded, such as findings and context.
    public internal(set) var facts = ReportFacts()

    var answers = RecordedAnswers()
    var oversight: [CaseKey: RecordedOversight] = [:]
    var selected: [CaseKey] = []
    var teams: [CaseKey: GroupKey] = [:]
    var figures: [PublishedFigure: PrintedPercentage] = [:]
    var isPanelConvened = false

    public init() {}

    /// The edition it was announced with.
    public var framework: Framework? { basis.framework }

    public mutating func evolve(with event: InspectionEvent, at occurrence: Occurrence) {
        position = occurrence.position
        _ = event.evolve(&basis, at: occurrence)
        event.evolve(&self, at: occurrence)
    }

    public func decide(_ request: InspectionRequest) throws(Refusal) -> [InspectionEvent] {
        try check(request)
        return try request.command.content.decide(on: self, by: request.provenance)
    }

    /// Moves the end of fieldwork, which lasts until the panel first meets.
    mutating func extendFieldwork(to position: Position) {
        if !isPanelConvened { milestones.fieldwork = position }
    }
}
