import CaseLedger
import CaseLedgerTesting
import InspectionSamples

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
                actor: Agent("some-1", role: .leadInspector), reason: reason,
                effectiveAt: .instant(Timestamp(microseconds: 0))))
    }
}
