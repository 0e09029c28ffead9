extension LedgerInspection {
    /// Decides on a command and records its events: all of them, or none.
    ///
    /// Without an observation there is no conflict. If other commands were recorded since the
    /// decision, this method reads them and decides again, until the command is recorded, refused
    /// or cancelled.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - actor: The person who acts, and their role.
    ///   - authority: The authority for it, at most 512 bytes.
    ///   - reason: The reason, where the rules require one; at most 2,000 bytes, never about a
    ///     child.
    ///   - effectiveAt: When it held; the time of recording by default.
    ///   - origin: Where the facts come from.
    ///   - observation: The read that the decision is based on; the ledger stores it as what the
    ///     actor had seen. If matching events were recorded since, the command is not recorded, and
    ///     the conflict lists them.
    ///   - commandID: Identifies the command permanently: sent again, it is not recorded again.
    ///   - correlation: An id that several commands share; events can be searched by it.
    ///   - causation: The event that caused the command; events can be searched by it.
    ///   - metadata: The caller's own pairs, stored where they can be erased.
    ///   - backdated: Why the command states something that held before the announcement, before
    ///     the selection of its case or before the submission of its assessment; at most 400 bytes,
    ///     never about a child.
    /// - Returns: The positions of the events.
    /// - Throws: ``LedgerError`` with code `refused`, `conflict`, `invalidInput`, `commandReused`,
    ///   `incomparable`, `tooLarge`, `beyondHead`, `newerFormat`, `damaged`, `diskFull`, `closed`,
    ///   `cancelled` or `storage`. Nothing of this command was recorded, unless the message states
    ///   that the outcome is not known.
    @discardableResult
    public func record(
        _ command: InspectionCommand, by actor: Agent, authority: String = "",
        reason: String? = nil, effectiveAt: EffectiveTime? = nil, origin: Origin = .recorded,
        basedOn observation: ObservedQuery? = nil, id commandID: CommandID? = nil,
        correlation: CorrelationID? = nil, causation: Position? = nil, metadata: Metadata = .none,
        backdated: String? = nil
    ) async throws(LedgerError) -> Receipt {
        switch command {
        case .announce(let announcement) where origin.isOwn:
            try await ledger.checkReinspection(announcement)
        case .placeHold(let hold): try await ledger.checkHold(hold, in: id)
        default: break
        }
        do throws(CommandHandler<InspectionSubject>.Failure) {
            return try await ledger.handler.handle(
                command, in: id, by: actor,
                CommandOptions(
                    authority: authority, reason: reason, effectiveAt: effectiveAt, origin: origin,
                    basedOn: observation, id: commandID, correlation: correlation,
                    causation: causation, metadata: metadata, backdated: backdated))
        } catch { throw LedgerError(error) }
    }

    /// Decides commands one after another and records all of their events in one commit, or none.
    ///
    /// Use it for one request that makes more events than one command may have.
    ///
    /// - Parameters:
    ///   - commands: The commands, in order.
    ///   - provenance: The person who acts, the authority, the reason and the origin.
    ///   - observation: The read that the decisions are based on, as for one command.
    ///   - correlation: An id that the commands share.
    ///   - metadata: The caller's own pairs.
    /// - Returns: The receipts, in the order of the commands; their positions follow one another.
    /// - Throws: ``LedgerError`` as for one command. Nothing was recorded then, unless the message
    ///   states that the outcome is not known.
    package func record(
        together commands: [InspectionCommand], by provenance: Provenance,
        basedOn observation: ObservedQuery?, correlation: CorrelationID?, metadata: Metadata
    ) async throws(LedgerError) -> [Receipt] {
        do throws(CommandHandler<InspectionSubject>.Failure) {
            return try await ledger.handler.handle(
                together: commands, in: id, by: provenance.actor,
                CommandOptions(
                    authority: provenance.authority, reason: provenance.reason,
                    origin: provenance.origin, basedOn: observation, correlation: correlation,
                    metadata: metadata, backdated: provenance.backdated))
        } catch { throw LedgerError(error) }
    }

    /// The current state of the inspection, which may have no event yet, and the position it was
    /// read at.
    package func current() async throws(LedgerError) -> (inspection: Inspection, upTo: Position) {
        let head = try await ledger.head().position
        return (try await folded(upTo: head).inspection, head)
    }

    /// The receipt of the command that was recorded under this id; `nil` if there is none.
    ///
    /// After an unknown outcome, it shows whether the command is in the ledger.
    ///
    /// - Throws: ``LedgerError`` with code `damaged`, `closed` or `storage`.
    public func receipt(of command: CommandID) async throws(LedgerError) -> Receipt? {
        try await ledger.store.receipt(of: command, in: id)
    }
}

extension LedgerError {
    /// The error of a command that was not recorded.
    fileprivate init(_ failure: CommandHandler<InspectionSubject>.Failure) {
        switch failure {
        case .rejected(let refusal): self.init(refusal)
        case .store(let failure): self.init(failure)
        }
    }
}
