internal import CaseLedger
internal import CaseLedgerTesting

/// A command to send, with its observation and its time.
struct PlannedCommand: Sendable {
    let command: Command
    let observation: ObservedQuery
    let sentAt: Timestamp

    init(command: Command, observation: ObservedQuery, sentAt: Timestamp) {
        self.command = command
        self.observation = observation
        self.sentAt = sentAt
    }

    init(_ generated: GeneratedCommand) {
        command = generated.request
        observation = generated.dependsOn
        sentAt = generated.sentAt
    }

    /// The command with its guard.
    var guarded: GuardedCommand { GuardedCommand(command, dependingOn: observation) }

    /// The same command with its guard at another position.
    func based(on position: Position) -> PlannedCommand {
        PlannedCommand(
            command: command, observation: ObservedQuery(of: observation.query, upTo: position),
            sentAt: sentAt)
    }

    /// Divides the command into commands of one event each, in a stream of that name.
    ///
    /// Each new command depends only on its own case. Their guards must be set again; see
    /// ``Swift/Array/inOrder``.
    func divided(in stream: StreamName) -> [PlannedCommand] {
        command.events.enumerated().map { index, event in
            let clauses = observation.query.clauses.filter { clause in
                clause.tags.allSatisfy {
                    $0.name != "case" && $0.name != "question" || event.tags.contains($0)
                }
            }
            let query = Query(
                clauses.map {
                    Query.Clause(
                        stream: $0.stream == nil ? nil : stream, types: $0.types, tags: $0.tags)
                })
            let id = CommandID(
                derivedFrom: command.id.description, stream.rawValue, String(index))
            return PlannedCommand(
                command: Command(
                    id: id, stream: stream, events: [event], provenance: command.provenance,
                    effectiveAt: event.effectiveAt),
                observation: ObservedQuery(of: query, upTo: observation.position),
                sentAt: sentAt)
        }
    }
}

extension [PlannedCommand] {
    /// The same commands, each based on all earlier ones, if nothing else is recorded.
    var inOrder: [PlannedCommand] {
        var position: UInt64 = 0
        return map { planned in
            defer { position += UInt64(planned.command.events.count) }
            return planned.based(on: Position(position))
        }
    }
}

extension LedgerGenerator {
    /// The seed of every measured ledger, so that two runs measure the same ledgers.
    static let seed: UInt64 = 20_211_214

    /// The commands of at least `events` events, or fewer when the generator ends.
    mutating func plan(events: Int) throws -> [PlannedCommand] {
        var commands: [PlannedCommand] = []
        var count = 0
        while count < events, let generated = try next() {
            commands.append(PlannedCommand(generated))
            count += generated.request.events.count
        }
        return commands
    }
}

/// Judgements of one large inspection, one event for each command, and the commands before them.
struct JudgementWork: Sendable {
    /// Announcement, plan and sample, in their order.
    let preparation: [PlannedCommand]
    /// The judgements, one event for each command.
    let judgements: [PlannedCommand]

    /// Plans the work of an inspection.
    ///
    /// - Parameters:
    ///   - number: The number of the inspection, which determines its answers and its stream.
    ///   - count: The number of judgements, or fewer when the inspection has no more.
    /// - Throws: The refusal of a command, which indicates a bug of the generator.
    init(inspection number: Int, judgements count: Int) throws {
        let stream = StreamName(stringLiteral: "inspection-\(100_000 + number)")
        var generator = LedgerGenerator(
            seed: LedgerGenerator.seed &+ UInt64(number), events: 20_000, active: 1,
            cases: 120...125)
        var preparation: [PlannedCommand] = []
        var judgements: [PlannedCommand] = []
        while judgements.count < count, let generated = try generator.next() {
            guard generated.inspection == "inspection-00001" else { break }
            let divided = PlannedCommand(generated).divided(in: stream)
            if case .recordJudgements = generated.command {
                judgements += divided
            } else if judgements.isEmpty {
                preparation += divided
            }
        }
        self.preparation = preparation
        self.judgements = Array(judgements.prefix(count))
    }
}
