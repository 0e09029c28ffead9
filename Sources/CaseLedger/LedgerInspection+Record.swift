extension LedgerInspection {
    /// How often a decision is made again when another one came in between.
    private static let retries = 3

    /// Decides on a command and records what follows from it: all of it, or nothing.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - actor: Who asks, and in which function.
    ///   - authority: On what authority, at most 512 bytes.
    ///   - reason: Why, where the rules ask for it; at most 2,000 bytes, never about a child.
    ///   - effectiveAt: When it held; the time of recording unless told.
    ///   - origin: Where it comes from.
    ///   - observation: What the decision is based on, from a read. If something that matters came
    ///     since, the command is not recorded and the conflict says what came. Without one, the
    ///     decision is made on what is there, and made again if something comes in between.
    ///   - commandID: Identifies the command for ever: sent again, it is not recorded again.
    /// - Returns: Where the events stand.
    /// - Throws: ``LedgerError`` with code `refused`, `conflict`, `invalidInput` or a failure of the
    ///   storage. Whatever is thrown, nothing of this command was recorded.
    @discardableResult
    public func record(
        _ command: InspectionCommand, by actor: Agent, authority: String = "",
        reason: String? = nil, effectiveAt: EffectiveTime? = nil, origin: Origin = .recorded,
        basedOn observation: Observation? = nil, id commandID: CommandID? = nil
    ) async throws(LedgerError) -> Receipt {
        let now = ledger.clock.now
        let provenance = Provenance(
            actor: actor, authority: authority, reason: reason,
            effectiveAt: effectiveAt ?? .instant(now), origin: origin)
        let digest = command.digest(in: id, provenance, effectiveAt: effectiveAt)
        if let commandID, let receipt = try await receipt(of: commandID, saying: digest) {
            return receipt
        }
        for held in [provenance.effectiveAt, command.latestEffectiveTime].compactMap({ $0 })
        where held.earliest > now {
            throw LedgerError(
                Refusal(
                    .effectiveInFuture,
                    "\(command.name) is said to have held from \(held.words), which is yet to "
                        + "come.",
                    remedy: "Give the time when it held; it cannot lie in the future."))
        }
        var tries = 0
        while true {
            do throws(LedgerError) {
                return try await attempt(
                    command, provenance, digest, basedOn: observation, commandID ?? .random())
            } catch {
                // The rules may refuse only because another sender of this very command was faster.
                if let commandID, let receipt = try await receipt(of: commandID, saying: digest) {
                    return receipt
                }
                tries += 1
                guard error.code == .conflict, observation == nil, tries <= Self.retries else {
                    throw error
                }
            }
        }
    }

    private func attempt(
        _ command: InspectionCommand, _ provenance: Provenance, _ digest: CommandDigest,
        basedOn observation: Observation?, _ commandID: CommandID
    ) async throws(LedgerError) -> Receipt {
        if let observation { try await checkNothingCame(since: observation) }
        let (inspection, upTo) = try await current()
        let events: [InspectionEvent]
        do throws(Refusal) {
            events = try inspection.decide(InspectionRequest(command, by: provenance))
        } catch { throw LedgerError(error) }
        let depends = Observation(
            of: command.dependencies(in: id, inspection.framework), upTo: upTo)
        let request = Command(
            commandID, in: id, recording: events, following: command, decidedOn: inspection,
            by: provenance, saying: digest)
        return try await ledger.store.append(
            request, basedOn: depends.and(observation ?? .nothing))
    }

    /// The inspection as it stands, which may be nothing yet, and up to where that was read.
    package func current() async throws(LedgerError) -> (inspection: Inspection, upTo: Position) {
        let head = try await ledger.head().position
        do throws(LedgerError) {
            let entry = try await folded(upTo: head)
            return (entry.inspection, entry.upTo)
        } catch  where error.code == .notFound {
            return (Inspection(), head)
        }
    }

    /// Reports a conflict before deciding: whoever decides on an old view is told what came since,
    /// not what the rules would say of a state that they never saw.
    private func checkNothingCame(since observation: Observation) async throws(LedgerError) {
        let store = ledger.store
        let page: RecordPage
        do throws(LedgerError) {
            page = try await store.page(
                of: observation.query, in: .after(observation.position),
                limit: Conflict.mostRecords)
        } catch  where error.code == .beyondHead {
            let head = try await store.head().position
            throw LedgerError(EventStoreError.observationBeyondHead(observation, head: head))
        }
        guard !page.records.isEmpty else { return }
        var count = page.records.count
        var rest = page.rest
        while let range = rest {
            let more = try await store.page(of: observation.query, in: range)
            count += more.records.count
            rest = more.rest
        }
        throw LedgerError(
            EventStoreError.conflict(observation, records: page.records, count: count))
    }

    /// The receipt of a command that was recorded under this id, or `nil`.
    ///
    /// After an unknown outcome it tells whether the command is in the ledger.
    public func receipt(of command: CommandID) async throws(LedgerError) -> Receipt? {
        try await ledger.store.receipt(of: command, in: id)
    }

    /// The receipt of a command that was recorded before.
    ///
    /// - Throws: Code `invalidInput` when the id stands for a command that said something else.
    private func receipt(
        of command: CommandID, saying digest: CommandDigest
    ) async throws(LedgerError) -> Receipt? {
        let store = ledger.store
        guard let receipt = try await store.receipt(of: command, in: id) else { return nil }
        let first = receipt.positions.lowerBound
        guard try await store.record(at: first)?.command?.digest == digest else {
            throw LedgerError(EventStoreError.commandReused(command, in: id, at: first))
        }
        return receipt
    }
}
