/// An act that happens only when a second person approves it.
public enum ApprovalRequest: Hashable, Sendable {
    /// The withdrawal of a case that has answers.
    case withdrawal(CaseWithdrawn)
    /// The replacement of a case that has answers.
    indirect case replacement(CaseReplacement)
    /// The publication of the report with these results.
    case publication(ReportPublished)
    /// A correction of a published rating.
    case reportCorrection(ReportCorrected)

    /// The withdrawal; `nil` for another act.
    public var withdrawal: CaseWithdrawn? {
        if case .withdrawal(let event) = self { event } else { nil }
    }

    /// The replacement of a case; `nil` for another act.
    public var replacement: CaseReplacement? {
        if case .replacement(let both) = self { both } else { nil }
    }

    /// The case that leaves the sample; `nil` for another act.
    package var withdrawnCase: CaseKey? { (withdrawal ?? replacement?.withdrawn)?.caseKey }

    /// The publication; `nil` for another act.
    public var publication: ReportPublished? {
        if case .publication(let event) = self { event } else { nil }
    }

    /// The correction of the published report; `nil` for another act.
    public var correction: ReportCorrected? {
        if case .reportCorrection(let event) = self { event } else { nil }
    }

    /// The act that approves it.
    var approving: Act {
        switch self {
        case .withdrawal, .replacement: .approveWithdrawal
        case .publication, .reportCorrection: .approvePublication
        }
    }

    /// What was asked for, after "asked for": `"the withdrawal of court-07: transferred"`.
    package func words(in framework: Framework?) -> String {
        switch self {
        case .withdrawal(let withdrawal):
            "the withdrawal of \(withdrawal.caseKey): \(withdrawal.why.words)"
        case .replacement(let both):
            "the replacement of \(both.withdrawn.caseKey) by \(both.selected.caseKey): "
                + both.withdrawn.why.words
        case .publication(let report):
            "the publication of the report: "
                + (report.overall.map { "\($0.label) overall, " } ?? "")
                + report.pointsWords
        case .reportCorrection(let correction):
            "a correction of the published rating of \(correction.standard.words(in: framework)): "
                + correction.to.label
        }
    }
}
