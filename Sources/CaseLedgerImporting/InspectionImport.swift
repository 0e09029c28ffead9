/// One command of an import.
struct ImportStep {
    /// The subject of the command, which is part of the input of its command id.
    let name: String
    let command: InspectionCommand
    let effectiveAt: EffectiveTime
    let origin: Origin
    /// The reason in the words of the publication, if it has one.
    var reason: String?
}

/// The commands that import one inspection, in order.
///
/// Each command has its own id, so that a repeated import does not record it again.
struct InspectionImport {
    let target: LedgerInspection
    let actor: Agent
    /// The authority, truncated to the longest one that can be stored.
    let authority: String
    private let commands: [(step: ImportStep, id: CommandID)]

    /// Creates an import.
    ///
    /// - Parameters:
    ///   - steps: The commands.
    ///   - kind: The kind of import; two kinds never share a command id.
    ///   - content: The digest of the imported content; different content makes different ids.
    ///   - target: The inspection.
    ///   - actor: The importer.
    ///   - authority: The authority of the import.
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

    /// The number of commands.
    var count: Int { commands.count }

    /// The remaining commands, and the inspection that precedes them.
    struct Rest {
        let inspection: Inspection
        let upTo: Position
        let steps: [ImportStep]
        /// Whether the inspection exists and no part of it came from this import.
        let isForeign: Bool
    }

    /// Finds the commands that are not recorded yet.
    ///
    /// Another process may run the same import, so all of them are compared with one position.
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

    /// Records the remaining commands.
    ///
    /// - Parameter progress: Called after every command with the number of completed commands.
    /// - Returns: The number of events of the import, and how many of them an earlier run recorded.
    /// - Throws: The error of a command, with the number of commands that are recorded. They stay
    ///   recorded, and are not recorded again.
    func record(
        _ progress: (Int) -> Void = { _ in }
    ) async throws(LedgerError) -> (events: Int, before: Int) {
        var events = 0
        var before = 0
        for (index, command) in commands.enumerated() {
            let receipt: Receipt
            do throws(LedgerError) {
                receipt = try await target.record(
                    command.step.command, by: actor, authority: authority,
                    reason: command.step.reason, effectiveAt: command.step.effectiveAt,
                    origin: command.step.origin, id: command.id)
            } catch { throw error.after(index, of: commands.count) }
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
    ///   - actor: The importer.
    ///   - stream: The inspection's stream.
    ///   - head: The position before the first event.
    ///   - check: Called with the inspection before each step, to compare it with the import.
    /// - Throws: The error of `check`, or the refusal of a step with its name.
    mutating func rehearse(
        _ steps: [ImportStep], by actor: Agent, in stream: StreamName, after head: Position,
        check: (ImportStep, Inspection) throws(ReportProblem) -> Void = { _, _ in }
    ) throws(ReportProblem) {
        var last = head
        for step in steps {
            try check(step, self)
            let provenance = Provenance(
                actor: actor, reason: step.reason, effectiveAt: step.effectiveAt,
                origin: step.origin)
            let events: [InspectionEvent]
            do throws(Refusal) {
                events = try decide(InspectionRequest(step.command, by: provenance))
            } catch {
                throw ReportProblem(
                    step.name, error.message, remedy: error.remedy, code: error.code)
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

extension LedgerError {
    /// The error of an import that ended after some of its commands.
    ///
    /// It says how much is recorded, and that the same import completes it.
    fileprivate func after(_ done: Int, of all: Int) -> LedgerError {
        LedgerError(
            code, "\(message) Of this import, \(done) of \(all) commands are recorded.",
            remedy: "\(remedy) Then run the same import again: it completes the rest, and records "
                + "nothing twice.", refusal: refusal, conflict: conflict, problems: problems,
            underlying: underlying)
    }
}

extension String {
    /// The text, truncated to at most `limit` bytes at a character boundary.
    fileprivate func cut(to limit: Int) -> String {
        var text = self
        while text.utf8.count > limit { text.removeLast() }
        return text
    }
}
