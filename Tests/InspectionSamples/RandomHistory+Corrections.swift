internal import CaseQuality
internal import EventSourcing

extension RandomHistory {
    /// A correction of a recorded fact or of a recommendation; `nil` if there is none.
    mutating func correction(on inspection: Inspection) -> InspectionCommand? {
        if chance(2), let followed = inspection.recommendations.randomElement(using: &random) {
            var corrected = followed.recommendation
            corrected.topic = FreeText("topic \(below(9))")
            return .correctRecommendation(
                CorrectRecommendation(
                    corrected, supersedes: followed.correctedAt ?? followed.made.position))
        }
        let facts =
            inspection.facts.findings.map(\.position) + inspection.facts.evidence.map(\.position)
            + inspection.facts.figures.map(\.position)
        guard let place = facts.randomElement(using: &random),
            let fact = try? inspection.fact(meantBy: place)
        else { return nil }
        switch fact {
        case .finding(var finding):
            finding.label = FreeText("label \(below(9))")
            return .correctFact(CorrectFact(at: place, to: .finding(finding)))
        case .evidence(var evidence):
            evidence.count = below(99)
            return .correctFact(CorrectFact(at: place, to: .evidence(evidence)))
        case .figure(var figure):
            figure.percent = below(101)
            return .correctFact(CorrectFact(at: place, to: .figure(figure)))
        case .context, .survey, .summary: return nil
        }
    }

    /// A second judgement of a case, mostly of a question that has an answer.
    mutating func second(
        _ key: CaseKey, _ question: Question.ID, on inspection: Inspection
    ) -> InspectionCommand {
        let judged = inspection.cases.map(\.caseKey).filter {
            inspection.answer(to: question, in: $0) != nil
        }
        return .recordSecondJudgements(
            RecordSecondJudgements(
                judged.randomElement(using: &random) ?? key,
                for: SecondPurpose.allCases[below(SecondPurpose.allCases.count)],
                [
                    RecordJudgements.Judgement(
                        question: question, answer: Answer.allCases[below(3)])
                ]))
    }
}
