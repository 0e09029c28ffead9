/// A sheet as it is to be recorded, and what that does to an inspection.
struct SheetPlan {
    let sheet: AnswerSheet
    let command: InspectionCommand
    /// The person who imports the sheet.
    let provenance: Provenance
    /// What the import does to an inspection; it throws the problems of the sheet.
    let outcome: (Inspection) throws(LedgerError) -> JudgementImport

    init(
        _ sheet: AnswerSheet, _ command: InspectionCommand, by provenance: Provenance,
        _ outcome: @escaping (Inspection) throws(LedgerError) -> JudgementImport
    ) {
        self.sheet = sheet
        self.command = command
        self.provenance = provenance
        self.outcome = outcome
    }

    /// The most events of one import, which are recorded in one commit.
    private static let mostEvents = 1_000_000

    /// The command, or several commands if it makes more events than one command may have.
    ///
    /// - Parameters:
    ///   - events: The number of events that it makes.
    ///   - inspection: The inspection.
    /// - Returns: The commands, each of which makes an event.
    /// - Throws: Code `invalidInput` for more events than one import may have.
    func commands(
        making events: Int, on inspection: Inspection
    ) throws(LedgerError) -> [InspectionCommand] {
        guard events > Command.mostEvents else { return [command] }
        guard case .recordAnswerSheet(let sheet) = command, events <= Self.mostEvents else {
            throw .tooMany(events, most: Self.mostEvents)
        }
        do throws(Refusal) {
            var commands: [InspectionCommand] = []
            for piece in sheet.pieces(most: Command.mostEvents) {
                let command = InspectionCommand.recordAnswerSheet(piece)
                // The rules refuse a command that changes nothing.
                let made = try inspection.events(of: command, by: provenance)
                if !made.isEmpty { commands.append(command) }
            }
            return commands
        } catch { throw LedgerError(error) }
    }
}

extension LedgerError {
    /// The error of a sheet that makes more events than one import may have.
    fileprivate static func tooMany(_ events: Int, most: Int) -> LedgerError {
        LedgerError(
            .invalidInput,
            "The sheet makes \(events) events; the limit of one import is \(most) for first "
                + "judgements and \(Command.mostEvents) for second ones, because an import records "
                + "all or nothing. Nothing was recorded.",
            remedy: "Move some of its rows to a second sheet.")
    }
}
