internal import CaseLedger
internal import CaseLedgerTesting

/// A command as it is about to be sent, what it is based on, and when.
struct PlannedCommand: Sendable {
    let command: Command
    let observation: Observation
    let sentAt: Timestamp

    init(command: Command, observation: Observation, sentAt: Timestamp) {
        self.command = command
        self.observation = observation
        self.sentAt = sentAt
    }

    init(_ generated: GeneratedCommand) {
        command = generated.request
        observation = generated.dependsOn
        sentAt = generated.sentAt
    }

    /// The command as it is sent.
    var guarded: GuardedCommand { GuardedCommand(command, dependingOn: observation) }

    /// The same command with its guard at another position.
    func based(on position: Position) -> PlannedCommand {
        PlannedCommand(
            command: command, observation: Observation(of: observation.query, upTo: position),
            sentAt: sentAt)
    }

    /// The same events as commands of one event each, in a stream of that name.
    ///
    /// Each depends on what it would depend on by itself: of the cases, on its own. Their guards are to
    /// be set anew; see ``Swift/Array/inOrder``.
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
                observation: Observation(of: query, upTo: observation.position),
                sentAt: sentAt)
        }
    }
}

extension [PlannedCommand] {
    /// The same commands, each based on all that comes before it, when nothing else is recorded.
    var inOrder: [PlannedCommand] {
        var position: UInt64 = 0
        return map { planned in
            defer { position += UInt64(planned.command.events.count) }
            return planned.based(on: Position(position))
        }
    }
}

extension LedgerGenerator {
    /// The seed of every ledger that is measured, so that two runs measure the same ones.
    static let seed: UInt64 = 20_211_214

    /// The commands of at least `events` events, fewer when the generator has no more.
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

/// Judgements of one large inspection, one event a command, and what must be recorded before them.
struct JudgementWork: Sendable {
    /// Announcement, plan and sample, as they come.
    let preparation: [PlannedCommand]
    /// Judgements, one event a command.
    let judgements: [PlannedCommand]

    /// Plans the work of an inspection.
    ///
    /// - Parameters:
    ///   - number: Which inspection: another number, other answers and another stream.
    ///   - count: How many judgements; fewer when the inspection has no more.
    /// - Throws: The refusal of a command, which would be a mistake of the generator.
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
