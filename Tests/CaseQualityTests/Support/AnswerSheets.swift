import CaseLedger
import CaseLedgerTesting

extension RecordAnswerSheet.Entry {
    /// A cell that answers a question.
    static func of(
        _ key: CaseKey, _ question: Question.ID, _ answer: Answer, by judge: Agent.ID? = nil,
        at held: EffectiveTime? = nil, evidence: EvidenceReference? = nil
    ) -> Self {
        Self(
            caseKey: key, subject: .question(question), answer: answer, judgedBy: judge,
            heldAt: held, evidence: evidence)
    }

    /// A cell that judges oversight of a case as a whole.
    static func oversight(
        _ key: CaseKey, _ answer: Answer, by judge: Agent.ID? = nil, at held: EffectiveTime? = nil
    ) -> Self {
        Self(caseKey: key, subject: .oversight, answer: answer, judgedBy: judge, heldAt: held)
    }

    /// A cell that judges one aspect of it.
    static func oversight(
        _ key: CaseKey, _ aspect: OversightAspect, _ answer: Answer, by judge: Agent.ID? = nil,
        at held: EffectiveTime? = nil
    ) -> Self {
        Self(
            caseKey: key, subject: .oversightAspect(aspect), answer: answer, judgedBy: judge,
            heldAt: held)
    }
}

extension InspectionCommand {
    /// Takes in a sheet of these cells.
    static func sheet(
        _ entries: RecordAnswerSheet.Entry..., selecting: Bool = false,
        stage: CorrectionStage = .inspector
    ) -> InspectionCommand {
        .recordAnswerSheet(
            RecordAnswerSheet(entries: entries, selecting: selecting, stage: stage))
    }
}

extension EffectiveTime {
    /// A time that is told from others by its number.
    static func numbered(_ number: Int64) -> EffectiveTime {
        .instant(Timestamp(microseconds: number))
    }
}

extension InspectionEvent {
    /// What a judgement or a selection says, in one line; of other events, nothing.
    var told: String {
        func ending(_ supersedes: Position?, _ judge: Agent.ID?) -> String {
            (supersedes.map { ", was at \($0)" } ?? "") + (judge.map { ", by \($0)" } ?? "")
        }
        switch self {
        case .caseSelected(let event):
            return "\(event.caseKey) selected for \(event.domain)"
        case .judgementRecorded(let event):
            return "\(event.question) of \(event.caseKey): \(event.answer.description)"
                + (event.evidence.map { ", see \($0)" } ?? "") + ending(nil, event.judgedBy)
        case .judgementCorrected(let event):
            return "\(event.question) of \(event.caseKey): \(event.to.description), not "
                + "\(event.from.description), \(event.stage.description)"
                + ending(event.supersedes, event.judgedBy)
        case .oversightJudged(let event):
            let aspects = event.aspects.map { "\($0.aspect): \($0.answer.description)" }
            return
                (["oversight of \(event.caseKey): \(event.overall?.description ?? "open")"]
                + aspects)
                .joined(separator: ", ") + ending(event.supersedes, event.judgedBy)
        default:
            return ""
        }
    }
}

extension Story {
    /// A small edition's inspection with two cases of domain 1, published with printed ratings.
    static func published() throws -> Story {
        try Story.announced(on: TinyFramework.edition()).sampled("1", 2)
            .printed([.good, .good, .good, .good]).given(.publishReport(PublishReport()))
    }

    /// What a sheet would be refused for: which entry and which rule.
    func refused(
        _ command: InspectionCommand, reason: String? = nil
    ) throws -> [RefusedEntry] {
        guard case .recordAnswerSheet(let sheet) = command else { return [] }
        return try subject.refusedEntries(
            of: sheet,
            by: Provenance(
                actor: Agent("someone", role: .leadInspector), reason: reason,
                effectiveAt: .instant(Timestamp(microseconds: 0))))
    }
}
