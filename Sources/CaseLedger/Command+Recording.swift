package import CaseQuality
package import EventSourcing

extension Command {
    /// What the store is asked to record when `command` was decided.
    ///
    /// - Parameters:
    ///   - id: Identifies the command for ever.
    ///   - stream: The inspection it goes to.
    ///   - events: What it leads to.
    ///   - command: What was asked.
    ///   - inspection: What that was decided on.
    ///   - provenance: Who asks, on what authority and why.
    ///   - digest: What the command says.
    package init(
        _ id: CommandID, in stream: StreamName, recording events: [InspectionEvent],
        following command: InspectionCommand, decidedOn inspection: Inspection,
        by provenance: Provenance, saying digest: CommandDigest
    ) {
        let held = command.effectiveTimes(on: inspection)
        self.init(
            id: id, stream: stream,
            events: events.map { EventDraft(of: $0, inspection.framework, provenance, held($0)) },
            provenance: provenance, digest: digest)
    }
}

extension EventDraft {
    /// An event as the store takes it; a judgement also carries whose it is.
    fileprivate init(
        of event: InspectionEvent, _ framework: Framework?, _ provenance: Provenance,
        _ held: EffectiveTime?
    ) {
        let draft = InspectionEventCodec(framework: framework).encode(event)
        var tags = draft.tags
        let isJudgement = [
            JudgementRecorded.name, JudgementCorrected.name, OversightJudged.name,
        ].contains(draft.type)
        if provenance.origin == .recorded, isJudgement,
            !tags.contains(where: { $0.name == "inspector" }),
            let inspector = try? Tag("inspector", provenance.actor.id.rawValue)
        {
            tags.append(inspector)
        }
        self = draft.with(tags, effectiveAt: held)
    }
}
