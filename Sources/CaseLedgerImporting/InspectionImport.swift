/// One command of an import.
struct ImportStep {
    /// What it is about; with the content's digest it makes the command's id.
    let name: String
    let command: InspectionCommand
    let effectiveAt: EffectiveTime
    let origin: Origin
}

/// The commands that take one inspection in, in order, each under an id of its own: sent again, none
/// of them is recorded again.
struct InspectionImport {
    let target: LedgerInspection
    let actor: Agent
    /// On what authority; cut to what can be kept.
    let authority: String
    private let commands: [(step: ImportStep, id: CommandID)]

    /// - Parameters:
    ///   - steps: The commands.
    ///   - kind: What sort of import, so that two sorts never share a command's id.
    ///   - content: What is imported: other content makes other ids.
    ///   - target: The inspection.
    ///   - actor: Who imports.
    ///   - authority: On what authority.
    init(
        _ steps: [ImportStep], of kind: String, content: ContentDigest,
        into target: LedgerInspection, by actor: Agent, authority: String
    ) {
        self.target = target
        self.actor = actor
        self.authority = authority.cut(to: Provenance.longestAuthorityInBytes)
        commands = steps.map {
            (
                $0,
                CommandID(derivedFrom: kind, content.description, target.id.rawValue, $0.name)
            )
        }
    }

    /// How many commands there are.
    var count: Int { commands.count }

    /// What is left to record, and the inspection that it comes after.
    struct Rest {
        let inspection: Inspection
        let upTo: Position
        let steps: [ImportStep]
        /// Whether the inspection is there already, and none of it came from this import.
        let isForeign: Bool
    }

    /// Looks what is recorded already.
    ///
    /// Another process may be importing the same: everything is judged as of one position.
    func rest() async throws(LedgerError) -> Rest {
        let (inspection, upTo) = try await target.current()
        var left: [ImportStep] = []
        for command in commands {
            let known = try await target.receipt(of: command.id)
            if let known, known.positions.upperBound <= upTo { continue }
            left.append(command.step)
        }
        return Rest(
            inspection: inspection, upTo: upTo, steps: left,
            isForeign: left.count == commands.count && inspection.position > .start)
    }

    /// Records what is not recorded yet.
    ///
    /// - Parameter progress: Called after every command with how many are done.
    /// - Returns: How many events the import has, and how many of them an earlier try recorded.
    /// - Throws: What recording a command throws; what was recorded before it stays, and is not
    ///   recorded again.
    func record(
        _ progress: (Int) -> Void = { _ in }
    ) async throws(LedgerError) -> (events: Int, before: Int) {
        var events = 0
        var before = 0
        for (index, command) in commands.enumerated() {
            let receipt = try await target.record(
                command.step.command, by: actor, authority: authority,
                effectiveAt: command.step.effectiveAt, origin: command.step.origin,
                id: command.id)
            let count = Int(
                receipt.positions.upperBound.rawValue - receipt.positions.lowerBound.rawValue + 1)
            events += count
            if receipt.wasRepeat { before += count }
            progress(index + 1)
        }
        return (events, before)
    }
}

extension Inspection {
    /// Decides `steps` in memory, one after the other, as if each were recorded.
    ///
    /// - Parameters:
    ///   - steps: The commands, in order.
    ///   - actor: Who imports.
    ///   - stream: The inspection's stream.
    ///   - head: The position that the first event comes after.
    ///   - check: Called with the inspection before each step, to hold it against what is imported.
    /// - Throws: What `check` threw, or the refusal of a step with its name.
    mutating func rehearse(
        _ steps: [ImportStep], by actor: Agent, in stream: StreamName, after head: Position,
        check: (ImportStep, Inspection) throws(ReportProblem) -> Void = { _, _ in }
    ) throws(ReportProblem) {
        var last = head
        for step in steps {
            try check(step, self)
            let provenance = Provenance(
                actor: actor, effectiveAt: step.effectiveAt, origin: step.origin)
            let events: [InspectionEvent]
            do throws(Refusal) {
                events = try decide(InspectionRequest(step.command, by: provenance))
            } catch {
                throw ReportProblem(step.name, error.message, remedy: error.remedy)
            }
            let rehearsal = Rehearsal(
                by: provenance, holding: events.map { _ in nil }, after: last,
                at: step.effectiveAt.latest)
            for (event, occurrence) in zip(events, rehearsal.occurrences) {
                evolve(with: event, at: occurrence)
            }
            last = rehearsal.last
        }
    }
}

extension String {
    /// The text, cut to at most `limit` bytes at a character's end.
    fileprivate func cut(to limit: Int) -> String {
        var text = self
        while text.utf8.count > limit { text.removeLast() }
        return text
    }
}
