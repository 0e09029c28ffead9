extension LedgerInspection {
    /// Decides on a command and records what follows from it: all of it, or nothing.
    ///
    /// Without an observation nobody conflicts: what was recorded in between is taken in, and the
    /// decision is made again, until it is recorded, refused or cancelled.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - actor: Who asks, and in which function.
    ///   - authority: On what authority, at most 512 bytes.
    ///   - reason: Why, where the rules ask for it; at most 2,000 bytes, never about a child.
    ///   - effectiveAt: When it held; the time of recording unless told.
    ///   - origin: Where it comes from.
    ///   - observation: What the decision is based on, from a read; it is kept as what the actor had
    ///     seen. If something that matters came since, the command is not recorded and the conflict says
    ///     what came.
    ///   - commandID: Identifies the command for ever: sent again, it is not recorded again.
    ///   - correlation: What it has in common with other commands; events can be searched by it.
    ///   - causation: The event that caused it; events can be searched by it.
    ///   - metadata: Pairs of the caller's own, kept where they can be erased.
    /// - Returns: Where the events stand.
    /// - Throws: ``LedgerError`` with code `refused`, `conflict`, `invalidInput` or a failure of the
    ///   storage. Nothing of this command was recorded, unless the message says that it is not known.
    @discardableResult
    public func record(
        _ command: InspectionCommand, by actor: Agent, authority: String = "",
        reason: String? = nil, effectiveAt: EffectiveTime? = nil, origin: Origin = .recorded,
        basedOn observation: Observation? = nil, id commandID: CommandID? = nil,
        correlation: CorrelationID? = nil, causation: Position? = nil, metadata: Metadata = .none
    ) async throws(LedgerError) -> Receipt {
        do throws(CommandHandler<InspectionSubject>.Failure) {
            return try await ledger.handler.handle(
                command, in: id, by: actor,
                CommandOptions(
                    authority: authority, reason: reason, effectiveAt: effectiveAt, origin: origin,
                    basedOn: observation, id: commandID, correlation: correlation,
                    causation: causation, metadata: metadata))
        } catch {
            switch error {
            case .rejected(let refusal): throw LedgerError(refusal)
            case .store(let failure): throw LedgerError(failure)
            }
        }
    }

    /// The inspection as it stands, which may be nothing yet, and up to where that was read.
    package func current() async throws(LedgerError) -> (inspection: Inspection, upTo: Position) {
        let head = try await ledger.head().position
        return (try await folded(upTo: head).inspection, head)
    }

    /// The receipt of a command that was recorded under this id, or `nil`.
    ///
    /// After an unknown outcome it tells whether the command is in the ledger.
    public func receipt(of command: CommandID) async throws(LedgerError) -> Receipt? {
        try await ledger.store.receipt(of: command, in: id)
    }
}
