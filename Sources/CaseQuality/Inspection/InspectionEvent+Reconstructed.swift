extension InspectionEvent {
    /// The sentence of an event that was reconstructed from printed counts.
    ///
    /// It names no case, because the counts do not say which one it was. `nil` for an event about
    /// no case.
    func reconstructedSentence(in framework: Framework?) -> String? {
        switch self {
        case .judgementRecorded(let event):
            "by the printed counts, one case was judged \(event.answer.words) on "
                + event.question.words(in: framework)
        case .judgementCorrected(let event):
            "by the printed counts, one case was changed to \(event.to.words) on "
                + event.question.words(in: framework)
        case .oversightJudged:
            "by the printed counts, management oversight of one case was judged"
        case .caseSelected(let event):
            "by the printed counts, one case was selected for "
                + event.domain.words(in: framework)
        case .secondJudgementRecorded(let event):
            "by the printed counts, one case was judged \(event.answer.words) on "
                + event.question.words(in: framework) + " \(event.purpose.words)"
        default: nil
        }
    }
}
