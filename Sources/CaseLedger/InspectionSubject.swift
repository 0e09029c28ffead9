/// Inspections, as the command handler knows them.
package struct InspectionSubject: CommandSubject {
    private let codec = InspectionEventCodec()

    package init() {}

    package var initialState: Inspection { Inspection() }

    package func decode(
        _ event: borrowing EncodedEvent
    ) throws(UnreadableEvent) -> InspectionEvent { try codec.decode(event) }

    package func evolve(
        _ state: inout Inspection, with event: InspectionEvent, at occurrence: Occurrence
    ) { state.evolve(with: event, at: occurrence) }

    package func fold(
        _ event: borrowing EncodedEvent, into state: inout Inspection
    ) throws(UnreadableEvent) { try state.evolve(with: event) }

    package func content(
        of command: InspectionCommand, effectiveAt: EffectiveTime?
    ) -> CommandContent { command.content(effectiveAt: effectiveAt) }

    package func decide(
        _ command: InspectionCommand, on state: Inspection, in stream: StreamName,
        by provenance: Provenance, at now: Timestamp
    ) throws(Refusal) -> Decision {
        guard stream != .ledger else {
            throw Refusal(
                .reservedName, "\(stream) is the name of the ledger's own stream.",
                remedy: "Give the inspection another id.")
        }
        for held in [provenance.effectiveAt, command.latestEffectiveTime].compactMap({ $0 })
        where held.earliest > now {
            throw Refusal(
                .effectiveInFuture,
                "\(command.name) is said to have held from \(held.words), which is yet to come.",
                remedy: "Give the time when it held; it cannot lie in the future.")
        }
        let events = try state.decide(InspectionRequest(command, by: provenance))
        return state.decision(events, following: command, in: stream, by: provenance)
    }
}

extension Inspection {
    /// What a store is asked to record when a command was decided on this inspection.
    ///
    /// - Parameters:
    ///   - events: What it leads to.
    ///   - command: What was asked.
    ///   - stream: The inspection's stream.
    ///   - provenance: Who asks, on what authority and why.
    /// - Returns: The events encoded, with what the decision depends on.
    package func decision(
        _ events: [InspectionEvent], following command: InspectionCommand, in stream: StreamName,
        by provenance: Provenance
    ) -> Decision {
        let held = command.effectiveTimes(on: self)
        let codec = InspectionEventCodec(framework: framework)
        return Decision(
            events.map { codec.encode($0, by: provenance).holding(at: held($0)) },
            dependingOn: command.dependencies(in: stream, framework))
    }
}
