package import CaseQuality
package import EventSourcing

extension RecordAnswerSheet.Entry {
    /// A cell that answers a question.
    package static func of(
        _ key: CaseKey, _ question: Question.ID, _ answer: Answer, by judge: Agent.ID? = nil,
        at held: EffectiveTime? = nil, evidence: EvidenceReference? = nil
    ) -> Self {
        Self(
            caseKey: key, subject: .question(question), answer: answer, judgedBy: judge,
            heldAt: held, evidence: evidence)
    }

    /// A cell that judges the oversight of a case as a whole.
    package static func oversight(
        _ key: CaseKey, _ answer: Answer, by judge: Agent.ID? = nil, at held: EffectiveTime? = nil
    ) -> Self {
        Self(caseKey: key, subject: .oversight, answer: answer, judgedBy: judge, heldAt: held)
    }

    /// A cell that judges one aspect of the oversight of a case.
    package static func oversight(
        _ key: CaseKey, _ aspect: OversightAspect, _ answer: Answer, by judge: Agent.ID? = nil,
        at held: EffectiveTime? = nil
    ) -> Self {
        Self(
            caseKey: key, subject: .oversightAspect(aspect), answer: answer, judgedBy: judge,
            heldAt: held)
    }
}

extension InspectionCommand {
    /// The command that records a sheet of these cells.
    package static func sheet(
        _ entries: RecordAnswerSheet.Entry..., selecting: Bool = false,
        stage: CorrectionStage = .inspector
    ) -> InspectionCommand {
        .recordAnswerSheet(
            RecordAnswerSheet(entries: entries, selecting: selecting, stage: stage))
    }
}

extension EffectiveTime {
    /// A time that is identified by its number.
    package static func numbered(_ number: Int64) -> EffectiveTime {
        .instant(Timestamp(microseconds: number))
    }
}
