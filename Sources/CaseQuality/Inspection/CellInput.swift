/// A value that events set, and that cells are computed from.
///
/// The last event of an input decides its value. An event is a cause of a change of a cell if it
/// sets an input of the cell.
package enum CellInput: Hashable, Sendable {
    /// The edition of the rules.
    case edition
    /// A case of the sample of a domain.
    case sample(CaseKey, Domain.ID)
    /// The answer to a question in a case.
    case answer(CaseKey, Question.ID)
    /// The management oversight of a case.
    case oversight(CaseKey)
    /// A printed percentage.
    case figure(PublishedFigure)
    /// A decision on a standard.
    case standard(Standard.ID, OnStandard)
    /// The result of the service that a report prints without the ratings of all standards.
    case printedResult
    /// A part of a recommendation.
    case recommendation(RecommendationID, OnRecommendation)
    /// A finding.
    case finding(FindingID)
    /// The course of the inspection, and facts that no cell shows.
    case course

    /// The kinds of decisions on a standard.
    package enum OnStandard: Hashable, Sendable {
        case proposal
        case notRated
        case decision
        case correction
        case print
    }

    /// The parts of a recommendation.
    package enum OnRecommendation: Hashable, Sendable {
        case made
        case response
        /// The action plan with the state of its actions.
        case plan
        /// The progress of the whole recommendation, or of one sub-point.
        case progress(Int?)
        case closing
    }

    /// Whether the input is a decision on this standard.
    ///
    /// Such an event is a part of the trail of the standard even if the rating stays.
    func decides(_ standard: Standard.ID) -> Bool {
        if case .standard(standard, _) = self { true } else { false }
    }
}
