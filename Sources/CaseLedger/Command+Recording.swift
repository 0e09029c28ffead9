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
        let codec = InspectionEventCodec(framework: inspection.framework)
        self.init(
            id: id, stream: stream,
            events: events.map { codec.encode($0, by: provenance).holding(at: held($0)) },
            provenance: provenance, digest: digest)
    }
}
