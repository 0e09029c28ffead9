internal import EventSourcing

/// New answers about the oversight of one case; all other answers stay.
struct GivenOversight: Hashable {
    var overall: Answer?
    var aspects: [OversightAspect: Answer] = [:]

    /// The event that records the new answers together with the recorded ones.
    ///
    /// - Parameters:
    ///   - key: The case.
    ///   - inspection: The inspection before the event.
    ///   - supersedes: The position of the judgement that the event replaces.
    ///   - judge: The person who judged, if it is not the person who records it.
    ///   - stage: The stage of the work, for a correction.
    ///   - ground: The kind of the correction.
    ///   - judgeBefore: Who was named as the judge before, if only the record was wrong.
    ///   - heldBefore: When the judgement held before, if only the record was wrong.
    /// - Returns: The event, with its aspects in the order of their stages and themes.
    func event(
        of key: CaseKey, on inspection: Inspection, superseding supersedes: Position?,
        by judge: Agent.ID? = nil, at stage: CorrectionStage, _ ground: CorrectionGround,
        judgeBefore: Agent.ID? = nil, heldBefore: EffectiveTime? = nil
    ) -> OversightJudged {
        let standing = inspection.oversight[key]
        let aspects = (standing?.aspects ?? [:]).merging(self.aspects) { $1 }
        return OversightJudged(
            caseKey: key, overall: overall ?? standing?.overall,
            aspects: aspects.judgements, supersedes: supersedes, judgedBy: judge,
            stage: supersedes == nil ? nil : stage, ground: supersedes == nil ? nil : ground,
            judgeBefore: judgeBefore, heldBefore: heldBefore)
    }
}

extension Inspection {
    /// Checks that the edition has the theme of an aspect.
    ///
    /// - Throws: ``Refusal`` with code `unknownTheme`.
    func check(_ aspect: OversightAspect, in framework: Framework) throws(Refusal) {
        let themes = framework.themes
        guard themes.contains(aspect.theme) else {
            throw Refusal(
                .unknownTheme,
                "Edition \(framework.id) does not have the given theme for oversight of "
                    + "\(aspect.stage.description).",
                remedy: "Use one of \(themes.joined(separator: ", ")).")
        }
    }
}
