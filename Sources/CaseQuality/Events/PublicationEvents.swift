public import EventSourcing

/// The report was published, with these results.
public struct ReportPublished: Event {
    public static let name: EventName = "report-published"
    /// The ratings, standard by standard.
    public let ratings: [RatingSeen]
    /// The points.
    public let total: Int
    /// The most points there were to earn.
    public let maximum: Int
    /// The overall rating; `nil` when the edition has no bands for this maximum.
    public let overall: Rating?
    /// When it was published, as precisely as known.
    public let publishedOn: PartialDate?
}

/// A published rating was corrected by a publication; both versions stay answerable.
public struct ReportCorrected: Event {
    public static let name: EventName = "report-corrected"
    /// The standard.
    public let standard: Standard.ID
    /// The rating as published before.
    public let from: Rating?
    /// The rating as corrected.
    public let to: Rating
}

/// A rating was taken from a publication that prints no counts for it.
public struct PublishedRatingRecorded: Event {
    public static let name: EventName = "published-rating-recorded"
    /// The standard.
    public let standard: Standard.ID
    /// The rating as printed.
    public let rating: Rating
    /// Where it is printed.
    public let place: String
}

/// A percentage was taken from a publication without the answers behind it.
public struct PublishedFigureRecorded: Event {
    public static let name: EventName = "published-figure-recorded"
    /// The question.
    public let question: Question.ID
    /// The share as printed. Unit: whole percent.
    public let percent: Int
    /// The cases it is of, if stated. Unit: cases.
    public let base: Int?
    /// The counts that give this percentage of that base.
    public let possibleCounts: [Int]
    /// Where it is printed.
    public let place: String
}

/// Everything that can happen in an inspection.
public enum InspectionEvent: Hashable, Sendable {
    case frameworkRegistered(FrameworkRegistered)
    case serviceRegistered(ServiceRegistered)
    case inspectionAnnounced(InspectionAnnounced)
    case samplePlanned(SamplePlanned)
    case caseSelected(CaseSelected)
    case caseWithdrawn(CaseWithdrawn)
    case judgementRecorded(JudgementRecorded)
    case judgementCorrected(JudgementCorrected)
    case qualitativeRatingProposed(QualitativeRatingProposed)
    case standardNotRated(StandardNotRated)
    case panelConvened(PanelConvened)
    case panelDecisionRecorded(PanelDecisionRecorded)
    case panelDecisionReversed(PanelDecisionReversed)
    case reportPublished(ReportPublished)
    case reportCorrected(ReportCorrected)
    case publishedRatingRecorded(PublishedRatingRecorded)
    case publishedFigureRecorded(PublishedFigureRecorded)
}
