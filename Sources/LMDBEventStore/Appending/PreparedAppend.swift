internal import EventRecords
internal import EventSourcing

/// Prepared commands with what this engine knows of them before their turn: what their events can be found
/// by, and how far their guards were checked.
///
/// It is one object, for it is handed on more than once.
final class PreparedAppend: Sendable {
    let commands: PreparedCommands
    /// What each event can be found by, besides the command's id.
    let terms: EventTerms
    /// How a command ends whatever the writer finds, by its number: a mistake in it, or its receipt.
    private let known: [Int: AppendOutcome]
    /// Up to where the guard of a command was checked already, and what was found against it, by its
    /// number.
    private let checked: [Int: GuardCheck]

    /// How far a guard was checked.
    struct GuardCheck: Sendable {
        let through: Position
        let conflicts: ConflictingRecords
    }

    /// What is found out about a command before its turn comes.
    enum EarlyCheck {
        /// It was recorded before.
        case recorded(Receipt)
        /// Its guard was checked that far.
        case checked(GuardCheck)
        /// Everything is left to the writer.
        case nothing
    }

    /// - Parameters:
    ///   - commands: The commands.
    ///   - check: Checks as much of a guard as is better not left to the writer.
    init(
        _ commands: PreparedCommands,
        checking check: (SealedCommand) throws(EventStoreError) -> EarlyCheck
    ) {
        var terms = EventTerms(reserving: commands.eventCount)
        var known: [Int: AppendOutcome] = [:]
        var checked: [Int: GuardCheck] = [:]
        for number in 0..<commands.count {
            switch commands[number] {
            // None of its events are counted.
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
        self.known = known
        self.checked = checked
    }

    /// How they end, if the writer has nothing to decide.
    var knownOutcomes: [AppendOutcome]? {
        known.count == commands.count ? (0..<commands.count).compactMap { known[$0] } : nil
    }

    /// How a command ends whatever is in the ledger, if that is known.
    func knownOutcome(of number: Int) -> AppendOutcome? { known.isEmpty ? nil : known[number] }

    /// How far the guard of a command was checked already.
    func guardCheck(of number: Int) -> GuardCheck? { checked.isEmpty ? nil : checked[number] }
}
