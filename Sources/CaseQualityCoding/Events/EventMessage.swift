internal import EventSourcing
internal import SwiftProtobuf

/// An event that has a message: how it is stored, found and read again.
protocol WireEvent: Event {
    associatedtype Message: SwiftProtobuf.Message

    /// The event as a message of now.
    var message: Message { get }
    /// Reads a message of any version; `nil` when a field has a value that cannot be.
    init?(_ message: Message)
    /// What it is about; a judgement also names what the edition says of its question.
    func tags(in framework: Framework?) -> [String: String]
    /// The event as one of an inspection's.
    var event: InspectionEvent { get }
}

extension InspectionEvent {
    /// The event itself, as what it is stored as.
    var wire: any WireEvent {
        switch self {
        case .frameworkRegistered(let event): event
        case .serviceRegistered(let event): event
        case .inspectionAnnounced(let event): event
        case .samplePlanned(let event): event
        case .caseSelected(let event): event
        case .caseWithdrawn(let event): event
        case .judgementRecorded(let event): event
        case .judgementCorrected(let event): event
        case .oversightJudged(let event): event
        case .qualitativeRatingProposed(let event): event
        case .standardNotRated(let event): event
        case .panelConvened(let event): event
        case .panelDecisionRecorded(let event): event
        case .panelDecisionReversed(let event): event
        case .reportPublished(let event): event
        case .reportCorrected(let event): event
        case .publishedRatingRecorded(let event): event
        case .publishedFigureRecorded(let event): event
        case .recommendationMade(let event): event
        case .recommendationResponseRecorded(let event): event
        case .actionPlanReceived(let event): event
        case .actionUpdated(let event): event
        case .progressReviewed(let event): event
        case .recommendationClosed(let event): event
        case .findingRecorded(let event): event
        case .evidenceNoted(let event): event
        case .contextFactRecorded(let event): event
        case .surveyRecorded(let event): event
        case .timelineEntryNoted(let event): event
        case .anomalyNoted(let event): event
        }
    }
}

/// What the events have in common that decide whether anything may be recorded: the announcement, the
/// publication, and a correction after it.
///
/// Nearly every command depends on them, and its record says so: one tag is shorter than three types.
enum Milestone {
    static let tag = (name: "milestone", value: "all")
}
