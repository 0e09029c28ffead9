/// Connects inspections to the command handler: how to decode, fold and decide.
package struct InspectionSubject: CommandSubject {
    private let codec = InspectionEventCodec()

    /// Creates the subject.
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
        if case .announce = command, let problem = stream.problemOfInspection {
            throw Refusal(
                .keyIdentifies, "The id of an inspection has \(problem).",
                remedy: "Use a made id, such as anytown-2026.")
        }
        for held in [provenance.effectiveAt, command.latestEffectiveTime].compactMap({ $0 })
        where held.earliest > now {
            throw Refusal(
                .effectiveInFuture,
                "The command states that it held from \(held.words), which is in the future.",
                remedy: "Give the time when it held; it cannot be in the future.")
        }
        for stated in command.statedDates where EffectiveTime.of(stated.date).earliest > now {
            throw Refusal(
                .effectiveInFuture,
                "The date of \(stated.what), \(stated.date), is in the future.",
                remedy: stated.remedy)
        }
        try check(command.dueDates(on: state), by: provenance)
        let events = try state.decideWithTimes(InspectionRequest(command, by: provenance))
            .map { $0.fromStatedDate(instead: provenance) }
        return state.decision(events, following: command, in: stream, by: provenance)
    }

    /// Checks that nothing is due before the act that sets the date.
    ///
    /// - Throws: ``Refusal`` with code `endsBeforeItBegins`.
    private func check(_ dates: [DueDate], by provenance: Provenance) throws(Refusal) {
        guard provenance.origin.isOwn else { return }
        let held = provenance.effectiveAt
        for due in dates where EffectiveTime.of(due.date).latest < held.earliest {
            throw Refusal(
                .endsBeforeItBegins,
                "The date of \(due.what), \(due.date), comes before the act that sets it (\(held.words)).",
                remedy: "Give a later date, or say when the act held.")
        }
    }
}

extension Inspection {
    /// Encodes the outcome of a command that was decided on this inspection, for the store.
    ///
    /// - Parameters:
    ///   - events: The events that the command leads to, with their times.
    ///   - command: The command.
    ///   - stream: The inspection's stream.
    ///   - provenance: The actor, the authority and the reason.
    /// - Returns: The encoded events, with the query that the decision depends on.
    package func decision(
        _ events: [TimedEvent], following command: InspectionCommand, in stream: StreamName,
        by provenance: Provenance
    ) -> Decision {
        let codec = InspectionEventCodec(framework: framework)
        return Decision(
            events.map { codec.encode($0.event, by: provenance).holding(at: $0.heldAt) },
            dependingOn: command.dependencies(in: stream, framework))
    }
}
