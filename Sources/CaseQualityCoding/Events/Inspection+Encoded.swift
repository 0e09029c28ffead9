package import CaseQuality
package import EventSourcing

extension Inspection {
    /// Decodes an encoded event and applies it to the inspection.
    ///
    /// - Throws: `UnreadableEvent` when the event cannot be decoded. The inspection is then
    ///   unchanged.
    package mutating func evolve(with encoded: borrowing EncodedEvent) throws(UnreadableEvent) {
        guard let judgement = JudgementView(of: encoded) else {
            return evolve(
                with: try InspectionEventCodec().decode(encoded), at: encoded.occurrence)
        }
        var judgedBy: Agent.ID?
        if let judge = judgement.judgedBy { judgedBy = Agent.ID(accepted: judge.repairedText) }
        answer(
            judgement.question, in: judgement.caseKey, judgement.answer,
            judgedBy: judgedBy, at: encoded.occurrence)
    }
}
