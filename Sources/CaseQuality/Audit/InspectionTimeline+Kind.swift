extension InspectionTimeline {
    /// The kinds of entries.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case announced
        case casesSelected
        case casesWithdrawn
        case answers
        case corrections
        case oversight
        case ratingsOnEvidence
        case notRated
        case panelConvened
        case panelDecisions
        case panelReversals
        case printedRatings
        case published
        case reportCorrections
        case recommendations
        case responses
        case actionPlans
        case actions
        case progress
        case closed
        case team
        case interests
        case approvalRequests
        case approvals
        case declined
        case dissents
        case retractions
        case attestations
        case assessmentsOpened
        case assessmentsSubmitted
        case assessmentsReopened
        case moderations
        case drafts
        case challenges
        case challengesResolved
        case secondJudgements
        case casesReplaced
        case reinspections
        case holds
        case holdsLifted
        case erasuresRefused
        case factsCorrected
        case recommendationsCorrected
    }
}

extension InspectionTimeline.Kind {
    /// The kind of an event; `nil` for an event that a timeline leaves out.
    init?(of event: InspectionEvent) {
        switch event {
        case .inspectionAnnounced: self = .announced
        case .caseSelected: self = .casesSelected
        case .caseWithdrawn: self = .casesWithdrawn
        case .judgementRecorded: self = .answers
        case .judgementCorrected: self = .corrections
        case .oversightJudged: self = .oversight
        case .qualitativeRatingProposed: self = .ratingsOnEvidence
        case .standardNotRated: self = .notRated
        case .panelConvened: self = .panelConvened
        case .panelDecisionRecorded: self = .panelDecisions
        case .panelDecisionReversed: self = .panelReversals
        case .publishedRatingRecorded: self = .printedRatings
        case .reportPublished: self = .published
        case .reportCorrected: self = .reportCorrections
        case .recommendationMade: self = .recommendations
        case .recommendationResponseRecorded: self = .responses
        case .actionPlanReceived: self = .actionPlans
        case .actionUpdated: self = .actions
        case .progressReviewed: self = .progress
        case .recommendationClosed: self = .closed
        case .teamNamed: self = .team
        case .interestDeclared: self = .interests
        case .approvalRequested: self = .approvalRequests
        case .approvalGiven: self = .approvals
        case .approvalDeclined: self = .declined
        case .dissentRecorded: self = .dissents
        case .judgementRetracted: self = .retractions
        case .judgementAttested: self = .attestations
        case .assessmentOpened: self = .assessmentsOpened
        case .assessmentSubmitted: self = .assessmentsSubmitted
        case .assessmentReopened: self = .assessmentsReopened
        case .caseModerated: self = .moderations
        case .draftIssued: self = .drafts
        case .challengeRaised: self = .challenges
        case .challengeResolved: self = .challengesResolved
        case .retentionHoldPlaced: self = .holds
        case .retentionHoldLifted: self = .holdsLifted
        case .factCorrected: self = .factsCorrected
        case .recommendationCorrected: self = .recommendationsCorrected
        case .erasureRefused: self = .erasuresRefused
        case .reinspectionScheduled: self = .reinspections
        case .caseReplaced: self = .casesReplaced
        case .secondJudgementRecorded: self = .secondJudgements
        case .frameworkRegistered, .serviceRegistered, .samplePlanned, .eligiblePopulationRecorded,
            .publishedFigureRecorded, .findingRecorded, .evidenceNoted, .contextFactRecorded,
            .surveyRecorded, .timelineEntryNoted, .anomalyNoted, .keyQuestionSummarised,
            .statedCountRecorded, .chainNoted:
            return nil
        }
    }

    /// A number of events of this kind in words, without a full stop.
    package func words(_ count: Int, _ standards: [String]) -> String {
        let rated = standards.listed
        return switch self {
        case .announced: "inspection announced"
        case .casesSelected: "\(count.counted("case")) selected"
        case .casesWithdrawn: "\(count.counted("case")) withdrawn"
        case .answers: "\(count.counted("answer")) judged"
        case .corrections: "\(count.counted("answer")) corrected"
        case .oversight: count.counted("judgement") + " of management oversight"
        case .ratingsOnEvidence: "\(rated) rated on evidence"
        case .notRated: "\(rated) recorded as not rated"
        case .panelConvened: "ratings panel met"
        case .panelDecisions: "panel decided on \(rated)"
        case .panelReversals: "panel decision on \(rated) taken back"
        case .printedRatings: "\(count.counted("printed rating")) recorded"
        case .published: "report published"
        case .reportCorrections: "published rating of \(rated) corrected"
        case .recommendations: "\(count.counted("recommendation")) made"
        case .responses: count.counted("response") + " to recommendations"
        case .actionPlans: "\(count.counted("action plan")) received"
        case .actions: "\(count.counted("action")) updated"
        case .progress: count.counted("progress review")
        case .closed: "\(count.counted("recommendation")) closed"
        case .team: "team named"
        case .interests: "\(count.counted("interest")) declared"
        case .approvalRequests: "\(count.counted("approval")) asked for"
        case .approvals: "\(count.counted("approval")) given"
        case .declined: "\(count.counted("request")) declined"
        case .dissents: count.counted("dissent")
        case .retractions: "\(count.counted("answer")) taken back"
        case .attestations: "\(count.counted("case")) attested"
        case .assessmentsOpened: "\(count.counted("assessment")) opened"
        case .assessmentsSubmitted: "\(count.counted("assessment")) submitted"
        case .assessmentsReopened: "\(count.counted("assessment")) opened again"
        case .drafts: "draft issued"
        case .challenges: "\(count.counted("challenge")) raised"
        case .holds: "\(count.counted("retention hold")) placed"
        case .holdsLifted: "\(count.counted("retention hold")) lifted"
        case .factsCorrected: "\(count.counted("fact")) corrected"
        case .recommendationsCorrected: "\(count.counted("recommendation")) corrected"
        case .erasuresRefused: "\(count.counted("erasure")) refused"
        case .reinspections: "re-inspection scheduled"
        case .casesReplaced: "\(count.counted("case")) replaced"
        case .secondJudgements: "\(count.counted("second judgement"))"
        case .challengesResolved: "\(count.counted("challenge")) resolved"
        case .moderations: "\(count.counted("case")) moderated"
        }
    }
}
