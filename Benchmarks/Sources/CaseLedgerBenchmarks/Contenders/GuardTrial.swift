internal import CaseLedger
internal import CaseLedgerTesting

extension Run {
    /// Tests the guards of a contender before it is measured.
    ///
    /// A contender that accepts every command would be fast. The first commands are appended to a
    /// separate ledger, each with a random query and a random position. The contender must refuse a
    /// command exactly when a later event matches its query, and must then write nothing.
    ///
    /// - Parameters:
    ///   - contender: The contender whose guards are tested.
    ///   - commands: The commands that will be measured, from the first event of the ledger.
    ///   - records: The records of their events.
    /// - Throws: ``GuardFailed`` when a guard gave the wrong answer.
    /// - Returns: The ledger.
    @discardableResult
    func tryGuards<Contender: GuardedContender>(
        of contender: Contender.Type, with commands: [PlannedCommand], _ records: RecordBytes
    ) async throws -> Contender {
        let ledger = try Contender.create(in: newFolder("guards"))
        var trial = GuardTrial()
        var outcomes: Set<Bool> = []
        while trial.events.count < 400, trial.count < commands.count {
            let planned = commands[trial.count]
            let first = trial.events.count + 1
            let own = records[first..<(first + planned.command.events.count)]
            let (drawn, mustRefuse) = trial.draw(planned)
            var isRefused = false
            do { try await ledger.append(drawn, own) } catch is GuardConflict { isRefused = true }
            guard isRefused == mustRefuse else {
                throw GuardFailed(contender: Contender.name, planned: drawn, isRefused: isRefused)
            }
            if isRefused { try await ledger.append(planned.based(on: trial.end), own) }
            outcomes.insert(isRefused)
            trial.take(planned.command)
        }
        precondition(outcomes.count == 2, "too few commands to try a guard")
        try check(ledger.records(), begins: records)
        return ledger
    }
}

/// Draws guards for commands, and computes from the previous events which ones must refuse.
private struct GuardTrial {
    private(set) var events: [(stream: StreamName, draft: EventDraft)] = []
    /// The number of commands that were drawn.
    private(set) var count = 0
    private var random = SeededGenerator(seed: 11)

    /// The position of the last event.
    var end: Position { Position(UInt64(events.count)) }

    mutating func take(_ command: Command) {
        events += command.events.map { (command.stream, $0) }
        count += 1
    }

    /// Draws another guard for a command, and whether that guard must refuse.
    ///
    /// Every other draw keeps the query that the rules require.
    mutating func draw(_ planned: PlannedCommand) -> (PlannedCommand, mustRefuse: Bool) {
        let query =
            events.isEmpty || random.below(2) == 0
            ? planned.observation.query : Query([clause(), clause()])
        let observed = Int(random.below(UInt64(events.count + 1)))
        let mustRefuse = events[observed...].contains {
            query.matches(stream: $0.stream, type: $0.draft.type, tags: $0.draft.tags)
        }
        let observation = ObservedQuery(of: query, upTo: Position(UInt64(observed)))
        return (
            PlannedCommand(
                command: planned.command, observation: observation, sentAt: planned.sentAt),
            mustRefuse
        )
    }

    /// Draws a clause of any shape, from the data of two events.
    private mutating func clause() -> Query.Clause {
        let one = event()
        let other = event()
        let types = [one.draft.type, other.draft.type].prefix(Int(random.below(3)))
        let tags = one.draft.tags.prefix(2) + other.draft.tags.prefix(1)
        return Query.Clause(
            stream: random.below(2) == 0 ? nil : one.stream, types: Array(types),
            tags: Array(tags.prefix(Int(random.below(4)))))
    }

    private mutating func event() -> (stream: StreamName, draft: EventDraft) {
        events[Int(random.below(UInt64(events.count)))]
    }
}

/// A guard accepted a command that it must refuse, or refused one that it must accept.
struct GuardFailed: Error, CustomStringConvertible {
    let contender: String
    let planned: PlannedCommand
    let isRefused: Bool

    var description: String {
        "\(contender) \(isRefused ? "refused" : "accepted") a command that it should "
            + "\(isRefused ? "accept" : "refuse"), based on position "
            + "\(planned.observation.position) of \(planned.observation.query); nothing was measured."
    }
}
