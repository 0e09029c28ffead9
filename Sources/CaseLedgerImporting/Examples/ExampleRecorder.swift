/// Records the commands of an example inspection in the order of its story.
///
/// Each command has an id that is derived from the example and from the number of the command. A
/// command that is recorded already is skipped.
struct ExampleRecorder: Sendable {
    /// The inspection.
    let inspection: LedgerInspection
    /// The cases and the answers of the inspection.
    let fieldwork: ExampleFieldwork
    /// The clock of the ledger.
    let clock: ExampleClock
    private let example: String
    private var commands = 0

    /// The number of events of the commands so far.
    private(set) var events = 0
    /// The number of those events that were recorded before.
    private(set) var eventsRecordedBefore = 0

    /// Starts before the first command.
    ///
    /// - Parameters:
    ///   - example: The name and the version of the example, which every command id contains.
    ///   - inspection: The inspection.
    ///   - fieldwork: Its cases and answers.
    ///   - clock: The clock of the ledger.
    init(
        of example: String, in inspection: LedgerInspection, _ fieldwork: ExampleFieldwork,
        _ clock: ExampleClock
    ) {
        self.example = example
        self.inspection = inspection
        self.fieldwork = fieldwork
        self.clock = clock
    }

    /// The id of the command with this number, from 1.
    func id(of number: Int) -> CommandID {
        CommandID(derivedFrom: "example", example, inspection.id.rawValue, String(number))
    }

    /// Records the next command a few minutes after the previous one.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - actor: The person who acts.
    ///   - authority: The authority.
    ///   - reason: The reason, where the rules require one.
    ///   - held: The time from which it holds; the time of recording by default.
    ///   - backdated: Why it is recorded only now, where the rules ask for that.
    /// - Throws: The refusal of the rules, or the error of the storage.
    mutating func record(
        _ command: InspectionCommand, by actor: Agent, authority: String = "",
        reason: String? = nil, held: EffectiveTime? = nil, backdated: String? = nil
    ) async throws(LedgerError) {
        try await next { inspection, id throws(LedgerError) in
            try await inspection.record(
                command, by: actor, authority: authority, reason: reason, effectiveAt: held,
                id: id, backdated: backdated)
        }
    }

    /// Sends the next command, unless it is recorded already.
    ///
    /// - Parameter send: Reads what the command needs, and records it under the given id.
    /// - Throws: The error of `send`, or the error of the storage.
    mutating func next(
        _ send: (LedgerInspection, CommandID) async throws(LedgerError) -> Receipt
    ) async throws(LedgerError) {
        commands += 1
        clock.pass(minutes: 6)
        let id = id(of: commands)
        let known = try await inspection.receipt(of: id)
        let receipt: Receipt
        if let known { receipt = known } else { receipt = try await send(inspection, id) }
        events += receipt.eventCount
        if known != nil || receipt.wasRepeat { eventsRecordedBefore += receipt.eventCount }
    }
}

extension Receipt {
    fileprivate var eventCount: Int {
        Int(positions.upperBound.rawValue - positions.lowerBound.rawValue) + 1
    }
}
