internal import CaseLedger
internal import LMDBEventStore

/// The cost of reading, deciding and encoding in addition to the store.
struct Facade: Benchmark {
    static let name = "facade"
    static let question = """
        How much of the store's speed is left for an embedding program, which records one judgement \
        at a time through LedgerInspection.record, in one task and in 64; and are 64 tasks on one \
        inspection still faster than one after another?
        """

    static func run(_ run: Run) async throws -> [Answer] {
        [
            try await inOneTask(run), try await inManyTasks(run),
            try await OneInspection(run).answer(),
        ]
    }

    private static func inOneTask(_ run: Run) async throws -> Answer {
        // Rounds are short, because the speed of a shared disk changes within a second.
        let (pairing, contest) = try await measure(
            run, tasks: 1, perTask: 10, rounds: run.size(short: 45, full: 250))
        return Answer(
            "LedgerInspection.record, one task, one judgement at a time", target: .atLeast(0.7),
            value: pairing.ratio(of: 0, over: 1), unit: "x the store",
            figures: pairing.figures("events/s"),
            notes: [
                contest.note,
                "the store gets the same judgements as finished commands; record reads new events, "
                    + "decides, encodes and sends",
            ])
    }

    private static func inManyTasks(_ run: Run) async throws -> Answer {
        let (pairing, contest) = try await measure(
            run, tasks: 64, perTask: run.size(short: 16, full: 32),
            rounds: run.size(short: 4, full: 20))
        return Answer(
            "LedgerInspection.record, 64 tasks on 64 inspections", target: .atLeast(0.6),
            value: pairing.ratio(of: 0, over: 1), unit: "x the store",
            figures: pairing.figures("events/s"),
            notes: [contest.note, "each task waits for its receipt before it sends the next"])
    }

    private static func measure(
        _ run: Run, tasks: Int, perTask: Int, rounds: Int
    ) async throws -> (Pairing, Contest) {
        let works = try (0..<tasks).map {
            try AskedJudgements(inspection: $0, judgements: perTask * (rounds + 1))
        }
        let contest = try await Contest(of: works, perTask: perTask, rounds: rounds, run)
        let pairing = try await Pairing([contest.facade(), contest.store()], rounds: rounds)
        try await contest.end()
        return (pairing, contest)
    }
}

/// Two ledgers with the same preparation: one is written through the facade, one by the store.
private struct Contest {
    private let works: [AskedJudgements]
    private let perTask: Int
    private let rounds: Int
    private let before: Position
    private let paths: (facade: String, store: String)
    private let ledger: Ledger
    private let alone: LMDBStore

    init(of works: [AskedJudgements], perTask: Int, rounds: Int, _ run: Run) async throws {
        self.works = works
        self.perTask = perTask
        self.rounds = rounds
        let preparation = works.flatMap(\.preparation).inOrder
        before = Position(UInt64(preparation.count))
        paths = (
            try run.newFolder("facade") + "/ledger", try run.newFolder("facade-store") + "/ledger"
        )
        for path in [paths.facade, paths.store] {
            let store = try await createStore(at: path)
            try await store.append(preparation[...])
            await store.close()
        }
        ledger = try await Ledger.open(at: paths.facade, creating: false, clock: .fixed)
        alone = try await openStore(at: paths.store)
    }

    func facade() -> Contender {
        let inspections = works.map { ledger.inspection($0.stream) }
        let starts = works.map { _ in Position.start }
        return Contender("LedgerInspection.record") { [self] round in
            try await rate(of: perTask * works.count) {
                _ = try await inTasks(starts) { task, start in
                    for judgement in works[task].judgements[slice(round)] {
                        try await inspections[task].record(
                            judgement.command, by: judgement.actor,
                            effectiveAt: judgement.effectiveAt)
                    }
                    return start
                }
            }
        }
    }

    func store() -> Contender {
        // The position that each task has read up to.
        var ends = works.map { _ in before }
        return Contender("CaseLedger's store alone") { [self] round in
            let starts = ends
            return try await rate(of: perTask * works.count) {
                ends = try await inTasks(starts) { task, start in
                    var last = start
                    for judgement in works[task].judgements[slice(round)] {
                        last = try await alone.append(judgement.planned.based(on: last))
                    }
                    return last
                }
            }
        }
    }

    /// Closes both ledgers, and checks that they have the same contents.
    ///
    /// - Throws: An error when they differ, because the work was then not the same.
    func end() async throws {
        await ledger.close()
        await alone.close()
        let recorded = try await LedgerContents(at: paths.facade)
        let count = Int(before.rawValue) + works.count * perTask * (rounds + 1)
        try expect(recorded.count, count)
        guard try await LedgerContents(at: paths.store) == recorded else { throw DifferentBytes() }
    }

    var note: String {
        "\(rounds) rounds of \((perTask * works.count).grouped) judgements; the events of both were "
            + "compared"
    }

    private func slice(_ round: Int) -> Range<Int> { round * perTask..<(round + 1) * perTask }
}

/// Judgements of one inspection.
///
/// 64 tasks write them to one ledger at the same time, and one task writes them to another ledger
/// one after another.
private struct OneInspection {
    private static let tasks = 64
    private static let perTask = 2
    private static let perRound = tasks * perTask
    private let work: AskedJudgements
    private let rounds: Int
    private let ledgers: (together: Ledger, oneByOne: Ledger)

    init(_ run: Run) async throws {
        rounds = run.size(short: 4, full: 12)
        work = try AskedJudgements(inspection: 0, judgements: Self.perRound * (rounds + 1))
        var prepared: [Ledger] = []
        for name in ["together", "one-by-one"] {
            let path = try run.newFolder("facade-" + name) + "/ledger"
            let store = try await createStore(at: path)
            try await store.append(work.preparation.inOrder[...])
            await store.close()
            prepared.append(try await Ledger.open(at: path, creating: false, clock: .fixed))
        }
        ledgers = (prepared[0], prepared[1])
    }

    func answer() async throws -> Answer {
        let pairing = try await Pairing([together(), oneByOne()], rounds: rounds)
        let tables = (try await table(of: ledgers.together), try await table(of: ledgers.oneByOne))
        await ledgers.together.close()
        await ledgers.oneByOne.close()
        guard tables.0 == tables.1 else { throw DifferentBytes() }
        return Answer(
            "LedgerInspection.record, 64 tasks on one inspection", target: .atLeast(1),
            value: pairing.ratio(of: 0, over: 1), unit: "x one task",
            figures: pairing.figures("events/s"),
            notes: [
                "\(rounds) rounds of \(Self.perRound) judgements, each of its own question or case; "
                    + "the answers of both ledgers were compared"
            ])
    }

    private func together() -> Contender {
        let inspection = ledgers.together.inspection(work.stream)
        let starts = Array(repeating: Position.start, count: Self.tasks)
        return Contender("64 tasks at the same time") { [self] round in
            try await rate(of: Self.perRound) {
                _ = try await inTasks(starts) { task, start in
                    let first = round * Self.perRound + task * Self.perTask
                    try await record(first..<(first + Self.perTask), in: inspection)
                    return start
                }
            }
        }
    }

    private func oneByOne() -> Contender {
        let inspection = ledgers.oneByOne.inspection(work.stream)
        return Contender("one task, one after another") { [self] round in
            try await rate(of: Self.perRound) {
                let first = round * Self.perRound
                try await record(first..<(first + Self.perRound), in: inspection)
            }
        }
    }

    private func record(_ judgements: Range<Int>, in inspection: LedgerInspection) async throws {
        for judgement in work.judgements[judgements] {
            try await inspection.record(
                judgement.command, by: judgement.actor, effectiveAt: judgement.effectiveAt)
        }
    }

    private func table(of ledger: Ledger) async throws -> KeyQuestionTable {
        try await ledger.inspection(work.stream).keyQuestions()
    }
}
