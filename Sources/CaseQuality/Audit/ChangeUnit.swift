/// Events that are in a world together, or not at all.
///
/// The events on one input are one unit, because each requires the one before it: a correction
/// requires the answer, and a withdrawal the selection. A decision that replaces another does not
/// require it, so it begins a unit of its own.
struct ChangeUnit: Hashable {
    /// The input that the events set.
    let input: CellInput
    /// The number of the unit on that input.
    let number: Int
}

extension InspectionEvent {
    /// Whether the event replaces what was there without requiring it.
    var startsAfresh: Bool {
        switch self {
        case .panelDecisionRecorded, .qualitativeRatingProposed, .standardNotRated,
            .reportCorrected, .publishedRatingRecorded, .publishedFigureRecorded:
            true
        default: false
        }
    }
}
