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

extension Cell {
    /// Whether the value of the cell is computed from an input.
    ///
    /// - Parameters:
    ///   - input: The input.
    ///   - framework: The inspection's edition; without one, only the edition is an input.
    /// - Returns: Whether an event that sets the input can change the value.
    package func depends(on input: CellInput, in framework: Framework?) -> Bool {
        switch (self, input) {
        case (.overall, .edition), (.standard, .edition), (.question, .edition),
            (.answer, .edition):
            true
        case (.overall, .standard): true
        case (.overall, .sample(_, let domain)):
            framework?.domain(domain)?.standards.contains { $0.method == .caseData } ?? false
        case (.overall, .answer(_, let id)), (.overall, .figure(.question(let id))):
            framework?.question(id)?.kind == .keyQuestion
        case (.standard(let id), .standard(let decided, _)): id == decided
        case (.standard(let id), .sample(_, let domain)):
            framework?.standard(id).map { $0.domain == domain && $0.method == .caseData } ?? false
        case (.standard(let id), .answer(_, let question)),
            (.standard(let id), .figure(.question(let question))):
            framework?.question(question).map {
                $0.standard == id && $0.kind == .keyQuestion
            } ?? false
        case (.question(let id), .sample(_, let domain)):
            framework?.question(id)?.domain == domain
        case (.question(let id), .answer(_, let question)),
            (.question(let id), .figure(.question(let question))):
            id == question
        case (.sampled(let key), .sample(let selected, _)): key == selected
        case (.answer(let key, _), .sample(let selected, _)): key == selected
        case (.answer(let key, let id), .answer(let judged, let question)):
            key == judged && id == question
        case (.caseOversight(let key), .sample(let selected, _)): key == selected
        case (.caseOversight(let key), .oversight(let judged)): key == judged
        case (.oversight, .sample), (.oversight, .oversight): true
        case (.oversight, .figure(.measure(let measure))): measure == .sufficientOversight
        case (.recommendation(let id), .recommendation(let made, _)): id == made
        case (.subPoint(let id, let number), .recommendation(let made, let part)):
            id == made && (part == .made || part == .progress(number))
        case (.finding(let id), .finding(let recorded)): id == recorded
        default: false
        }
    }
}
