internal import EventRecords
internal import EventSourcing

/// Prepared commands with what this engine computes before their turn: index terms and early guard
/// checks.
///
/// It is a class because it is passed on several times.
final class PreparedAppend: Sendable {
    let commands: PreparedCommands
    /// The index terms of each event, besides the command's id.
    let terms: EventTerms
    /// Whether all commands are recorded, or none.
    let isTogether: Bool
    /// The commands whose outcome does not depend on the writer, by index: an error, or a receipt.
    private let known: [Int: AppendOutcome]
    /// The early guard checks, by index of the command.
    private let checked: [Int: GuardCheck]

    /// The result of an early guard check: the last position it covers, and the conflicts.
    struct GuardCheck: Sendable {
        let through: Position
        let conflicts: ConflictingRecords
    }

    /// The result of checking a command before its turn.
    enum EarlyCheck {
        /// The command was recorded before.
        case recorded(Receipt)
        /// Its guard was checked up to a position.
        case checked(GuardCheck)
        /// The writer does all checks.
        case nothing
    }

    /// Prepares commands for the writer.
    ///
    /// - Parameters:
    ///   - commands: The commands.
    ///   - isTogether: Whether all of them are recorded, or none.
    ///   - check: Checks the part of a guard that the writer should not have to check.
    init(
        _ commands: PreparedCommands, together isTogether: Bool,
        checking check: (SealedCommand) throws(EventStoreError) -> EarlyCheck
    ) {
        var terms = EventTerms(reserving: commands.eventCount)
        var known: [Int: AppendOutcome] = [:]
        var checked: [Int: GuardCheck] = [:]
        for number in 0..<commands.count {
            switch commands[number] {
            // None of its events is counted.
            case .failure(let mistake): known[number] = .failure(mistake)
            case .success(let sealed):
                do throws(EventStoreError) {
                    switch try check(sealed) {
                    case .recorded(let receipt): known[number] = .success(receipt)
                    case .checked(let soFar): checked[number] = soFar
                    case .nothing: break
                    }
                } catch { known[number] = .failure(error) }
                terms.append(sealed)
            }
        }
        self.commands = commands
        self.terms = terms
        self.isTogether = isTogether
        self.known = known
        self.checked = checked
    }

    /// The outcomes of all commands, if the writer has nothing to decide.
    var knownOutcomes: [AppendOutcome]? {
        known.count == commands.count ? (0..<commands.count).compactMap { known[$0] } : nil
    }

    /// The outcome of a command, if it does not depend on the writer.
    func knownOutcome(of number: Int) -> AppendOutcome? { known.isEmpty ? nil : known[number] }

    /// The early guard check of a command, if there was one.
    func guardCheck(of number: Int) -> GuardCheck? { checked.isEmpty ? nil : checked[number] }
}
