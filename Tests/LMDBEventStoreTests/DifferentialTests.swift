import CaseLedgerTesting
import EventSourcing
import Foundation
import LMDBEventStore
import Testing

@Suite("The LMDB store and the model")
struct DifferentialTests {
    /// `CASELEDGER_MODEL_OPERATIONS` and `CASELEDGER_MODEL_SEED` change how long and what.
    static let operations = number("CASELEDGER_MODEL_OPERATIONS") ?? 3_500
    static let seed = number("CASELEDGER_MODEL_SEED") ?? 20_260_801
    /// A ledger is given up after this many operations: the model scans all of it each time.
    static let operationsOfOneLedger: UInt64 = 500

    @Test("The store and the model give the same answer, whatever is asked in whatever order")
    func neverDiffer() async throws {
        var left = Self.operations
        var seed = Self.seed
        while left > 0 {
            let directory = try TemporaryDirectory()
            var comparison = try await Comparison(at: directory.ledger, seed: seed)
            for _ in 0..<min(left, Self.operationsOfOneLedger) {
                try await comparison.step()
            }
            try await comparison.finish()
            left -= min(left, Self.operationsOfOneLedger)
            seed &+= 1
        }
    }

    private static func number(_ variable: String) -> UInt64? {
        ProcessInfo.processInfo.environment[variable].flatMap(UInt64.init)
    }
}

/// Both stores, and the random operations that are done to both.
private struct Comparison {
    private let path: String
    private let seed: UInt64
    private var counts: RandomCounts
    private let clock = SettableClock()
    private let model: ModelEventStore
    /// Two stores on one file: each knows of the other's events only what it finds in the file.
    private var stores: [LMDBStore]
    /// A process that has the file open too.
    private var other: ObedientProcess?
    /// What that process sent, to be sent again.
    private var otherSent: [(seed: UInt64, verb: String)] = []
    private var factor: UInt32 = 1
    /// Whether nobody runs a projection for a while: then what none can read is recorded too.
    private var isBare = false
    private var sent: [GuardedCommand] = []
    private var operation = 0

    init(at path: String, seed: UInt64) async throws {
        self.path = path
        self.seed = seed
        counts = RandomCounts(seed: seed)
        let projections = [CountingProjection.registered()]
        model = ModelEventStore(clock: clock.clock, projections: projections, salts: .derived)
        stores = [
            try LMDBStore.create(
                at: path, clock: clock.clock, projections: projections,
                longestTail: Self.tails[Int(counts.random.below(4))], salts: .derived)
        ]
        stores.append(try open())
    }

    /// What is run at the moment.
    private var projections: [RegisteredProjection] {
        isBare ? [] : [CountingProjection.registered(factor: factor)]
    }

    /// From flushing after every commit to never before closing.
    private static let tails: [UInt64] = [0, 3, 40, 16_384]

    private mutating func open() throws -> LMDBStore {
        try LMDBStore.open(
            at: path, clock: clock.clock, projections: projections,
            longestTail: Self.tails[Int(counts.random.below(4))], salts: .derived)
    }

    /// The one that is asked.
    private var store: LMDBStore { stores[0] }

    mutating func step() async throws {
        operation += 1
        if counts.random.below(3) == 0 { stores.swapAt(0, 1) }
        switch counts.random.below(100) {
        case 0..<32: try await append()
        case 32..<34: try await appendBatch()
        case 34..<36: try await appendAtOnce()
        case 36..<38: try await otherProcess()
        case 38..<42: try await sendAgain()
        case 42..<44: try await appendTogether()
        case 44..<48: try await reuse()
        case 48..<58: try await readRows()
        case 58..<74: try await readPages()
        case 74..<80: try await readHeads()
        case 80..<84: try await subscription()
        case 84..<88: try await saveCheckpoint()
        case 88..<90: try await forget()
        case 90..<91: try await standings()
        case 91..<96: clock.set(Int64(1_000_000 + operation * 10) - Int64(counts.random.below(60)))
        case 96..<97: try await verify()
        case 97..<98: try await store.flush()
        default: try await reopen()
        }
    }

    /// Compares everything once more and closes.
    mutating func finish() async throws {
        try await both("all records") { store in
            try await store.page(
                of: .everything, in: PositionRange(), order: .forward, limit: .max
            ).records
        }
        try await verify()
        other?.kill()
        for store in stores { await store.close() }
        stores = [try open()]
        // Everything was flushed.
        try await verify()
        await store.close()
    }

    // MARK: - Operations

    private mutating func append() async throws {
        let guarded = try await guarded(
            counts.random.below(12) == 0 ? counts.sheet() : counts.command())
        sent.append(guarded)
        try await both("append") { try await $0.append(guarded) }
    }

    /// Several in one call, for each of which the model is asked in its turn.
    private mutating func appendBatch() async throws {
        var requests = try await requestsAtOnce()
        for _ in 0..<counts.random.below(6) {
            requests.append(try await guarded(counts.command()))
        }
        if let again = sent.randomElement(using: &counts.random) { requests.append(again) }
        requests.shuffle(using: &counts.random)
        sent += requests
        let outcomes = await store.append(requests)
        try #require(outcomes.count == requests.count)
        for (request, answer) in zip(requests, outcomes) {
            let answer = try await outcome { try answer.get() }
            let expected = try await outcome {
                try await model.append(request)
            }
            try check("batch", answer, expected)
        }
    }

    /// A sheet of several commands for one stream in one commit, which is then sent again.
    ///
    /// Most of the sheets are recorded. The others have a command that conflicts, that cannot be
    /// read, that was recorded before, that occurs twice, or that belongs to another stream.
    private mutating func appendTogether() async throws {
        let isNew = counts.random.below(2) == 0
        let stream = isNew ? StreamName(accepted: "sheet \(operation)") : counts.stream()
        let head = try await model.head().position
        var sheet: [GuardedCommand] = []
        for _ in 0...counts.random.below(5) {
            let query = counts.query()
            let command = readableCommand(like: nil, in: stream)
            sheet.append(
                counts.random.below(2) == 0
                    ? GuardedCommand(command)
                    : GuardedCommand(
                        command, dependingOn: ObservedQuery(of: query, upTo: head)))
        }
        // The first event of a new stream decides which projections have to read the stream.
        if counts.random.below(3) == 0 {
            let place = Int(counts.random.below(UInt64(sheet.count)))
            sheet[place] = sheet[place].beginning(with: CountCodec.foreign)
        }
        switch counts.random.below(12) {
        case 0: sheet.append(try await guarded(counts.command(stream: stream)))
        case 1: sheet.append(sheet[0])
        case 2: sheet.append(GuardedCommand(readableCommand()))
        case 3, 4:
            let before = sent.filter { $0.command.stream == stream }
            if let again = before.randomElement(using: &counts.random) { sheet.append(again) }
        case 5:
            sheet.append(
                GuardedCommand(counts.command(id: sent.last?.command.id, stream: stream)))
        case 6: sheet.append(try await guarded(readableCommand(like: nil, in: stream)))
        default: break
        }
        sheet.shuffle(using: &counts.random)
        for _ in 0...counts.random.below(2) {
            let sheet = sheet
            try await both("together") { try await $0.append(together: sheet) }
        }
        // Some of them are later sent alone, or in another sheet.
        sent += sheet
        try await both("head after a sheet") { try await $0.head() }
    }

    /// Several tasks at once; the model gets the commands in the order they were written in, and
    /// then those that were refused: they are refused after the others all the more.
    private mutating func appendAtOnce() async throws {
        let requests = try await requestsAtOnce()
        let store = store
        let answers = try await withThrowingTaskGroup(of: (Int, Outcome<Receipt>).self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask {
                    (
                        index,
                        try await outcome {
                            try await store.append(request)
                        }
                    )
                }
            }
            return try await group.reduce(into: [(Int, Outcome<Receipt>)]()) { $0.append($1) }
        }
        let written = answers.sorted { left, right in
            let (first, second) = (left.1.value, right.1.value)
            return (first?.positions.lowerBound.rawValue ?? .max, first?.wasRepeat == true ? 1 : 0)
                < (second?.positions.lowerBound.rawValue ?? .max, second?.wasRepeat == true ? 1 : 0)
        }
        for (index, answer) in written {
            let request = requests[index]
            sent.append(request)
            let expected = try await outcome { try await model.append(request) }
            // Where a refused command would have stood depends on those before it.
            if case (.refused(let code, _, _), .refused(let expectedCode, _, _)) = (
                answer, expected
            ) {
                try #require(code == expectedCode, "operation \(operation), seed \(seed)")
            } else {
                try check("append at once", answer, expected)
            }
        }
    }

    /// Some that guard against each other, one of them twice, and two that share an id.
    private mutating func requestsAtOnce() async throws -> [GuardedCommand] {
        let head = try await model.head().position
        var requests: [GuardedCommand] = []
        for index in 0..<4 {
            let observation = ObservedQuery(of: counts.query(), upTo: head)
            requests.append(
                index % 2 == 0
                    ? GuardedCommand(readableCommand(), basedOn: observation)
                    : GuardedCommand(readableCommand(), dependingOn: observation))
        }
        requests.append(requests[0])
        let one = readableCommand()
        requests += [GuardedCommand(one), GuardedCommand(readableCommand(like: one))]
        // What cannot be read is refused too, whatever comes before it.
        return requests + [GuardedCommand(counts.command())]
    }

    /// The command with what was seen and what it depends on, either of which may be nothing.
    private mutating func guarded(_ command: Command) async throws -> GuardedCommand {
        GuardedCommand(
            command, basedOn: try await randomObservation(),
            dependingOn: counts.random.below(2) == 0 ? .nothing : try await randomObservation())
    }

    /// A text of some record is erased, or one that there is not; then it is read again.
    private mutating func forget() async throws {
        let (position, field) = try await textPlace()
        let head = try await model.head().position
        try await both("forget") { try await $0.forget(field, at: position) }
        try await both("record") { store in
            position <= head ? try await store.record(at: position) : nil
        }
        try await both("erased") { try await $0.head().erasedTexts }
    }

    private mutating func textPlace() async throws -> (Position, TextField) {
        let position = try await randomPosition()
        // Erasures are rare among random positions; half of the time one with a text is looked for.
        var place = position
        var field = TextField.reason
        if counts.random.below(2) == 0 {
            let page = try await model.page(
                of: .everything, in: PositionRange(), order: .forward, limit: .max)
            let some = page.records.filter { !$0.texts.isEmpty }
            if let record = some.randomElement(using: &counts.random),
                let text = record.texts.randomElement(using: &counts.random)
            {
                (place, field) = (record.position, text.field)
            }
        }
        return (place, field)
    }

    private mutating func standings() async throws {
        try await both("set aside") { store in
            try await store.waitUntilBuilt()
            return try await store.projections().map(\.setAside)
        }
        let requests = sent.suffix(5).map(\.command.request)
        for request in requests {
            try await both("receipt of a request") { try await $0.receipt(of: request) }
        }
    }

    private mutating func readableCommand(
        like other: Command? = nil, in stream: StreamName? = nil
    ) -> Command {
        while true {
            let command = counts.command(id: other?.id, stream: other?.stream ?? stream)
            let unreadable = [CountCodec.unreadable, CountCodec.foreign]
            if unreadable.allSatisfy({ !command.events.contains($0) }) { return command }
        }
    }

    /// Another process appends, flushes, opens the ledger anew, or is killed with nothing flushed.
    private mutating func otherProcess() async throws {
        let tail = Self.tails[Int(counts.random.below(4))]
        let process = try other ?? ObedientProcess(at: path, longestTail: tail, isBare: isBare)
        other = process
        for _ in 0...counts.random.below(4) {
            if counts.random.below(6) == 0 {
                let (position, field) = try await textPlace()
                let answer = try await process.ask("forget \(field.rawValue) \(position)")
                let expected = try await outcome { try await model.forget(field, at: position) }
                try #require(
                    answer == expected.line(\.description),
                    "operation \(operation), seed \(seed): forget there")
                continue
            }
            let again =
                counts.random.below(5) == 0
                ? otherSent.randomElement(using: &counts.random) : nil
            let verb = counts.random.below(10) == 0 ? "sheet" : "append"
            let sent = again ?? (seed: counts.random.next(), verb: verb)
            otherSent.append(sent)
            var drawn = RandomCounts(seed: sent.seed)
            let observation = try await randomObservation()
            let answer = try await process.ask(
                "\(sent.verb) \(sent.seed) \(clock.clock.now.microseconds) \(observation.position)")
            let command = sent.verb == "sheet" ? drawn.sheet() : drawn.command()
            let guarded = GuardedCommand(
                command, basedOn: ObservedQuery(of: drawn.query(), upTo: observation.position))
            self.sent.append(guarded)
            let expected = try await outcome { try await model.append(guarded) }
            try #require(
                answer == expected.line { AppendAnswer($0).line },
                "operation \(operation), seed \(seed): other process")
        }
        switch counts.random.below(6) {
        case 0: _ = try await process.ask("flush")
        case 1: _ = try await process.ask("reopen")
        case 2:
            process.kill()
            other = nil
        default: break
        }
    }

    private mutating func sendAgain() async throws {
        guard let command = sent.randomElement(using: &counts.random)?.command else { return }
        let observation = try await randomObservation()
        try await both("send again") { try await $0.append(command, basedOn: observation) }
        try await both("receipt") { try await $0.receipt(of: command.id, in: command.stream) }
    }

    private mutating func reuse() async throws {
        guard let command = sent.randomElement(using: &counts.random)?.command else { return }
        let other = counts.command(id: command.id, stream: command.stream)
        sent.append(GuardedCommand(other))
        try await both("reuse") { try await $0.append(other, basedOn: .nothing) }
    }

    private mutating func readRows() async throws {
        let key = counts.key()
        let stream = counts.stream()
        let asOf = try await randomPosition()
        try await both("row") { try await $0.row(key, of: "counts", in: stream, asOf: asOf) }
        try await both("rows") { try await $0.rows(of: "counts", in: stream, asOf: asOf) }
        try await both("history") { try await $0.history(of: key, of: "counts", in: stream) }
    }

    private mutating func readPages() async throws {
        let query = counts.query()
        let first = try await randomPosition()
        let last = try await randomPosition()
        let range =
            counts.random.below(3) == 0
            ? PositionRange() : PositionRange(from: first, through: last)
        let order: ReadingOrder = counts.random.below(2) == 0 ? .forward : .backward
        let limit = 1 + Int(counts.random.below(20))
        try await both("records") { store in
            try await allRecords(of: query, in: range, order, limit, from: store)
        }
    }

    private mutating func readHeads() async throws {
        let stream = counts.stream()
        let moment = Timestamp(microseconds: 1_000_000 + Int64(counts.random.below(6_000)))
        let position = try await randomPosition()
        try await both("head") { try await $0.head() }
        try await both("head at") { try await $0.head(at: moment) }
        try await both("head of") { try await $0.head(of: stream) }
        try await both("streams") { try await $0.streams(after: stream, limit: 3) }
        try await both("streams") { try await $0.streams(after: nil, limit: 100) }
        try await both("record") { try await $0.record(at: position) }
    }

    private mutating func subscription() async throws {
        let query = counts.query()
        let start = try await randomPosition()
        let store = store
        let expected = try await outcome {
            try await allRecords(of: query, in: .after(start), .forward, 1_000, from: model)
        }
        // Beyond the head, there is nothing to wait for.
        let count = expected.value?.count ?? 1
        let read = try await outcome {
            try await take(count, of: query, after: start, from: store)
        }
        try check("subscription", read, expected)
    }

    private mutating func saveCheckpoint() async throws {
        let checkpoint = SubscriptionCheckpoint(
            subscription: counts.random.below(2) == 0 ? "mail" : "post",
            position: try await randomPosition())
        try await both("save") { store in
            try await store.save(checkpoint)
            return try await store.checkpoint(of: checkpoint.subscription)
        }
    }

    private func verify() async throws {
        let found = try await store.verify().findings.map(\.position)
        let aside = try await model.projections().flatMap(\.setAside).map(\.position)
        try #require(
            Set(found) == Set(aside) && found.count == aside.count,
            "operation \(operation), seed \(seed): verify")
    }

    private mutating func reopen() async throws {
        if counts.random.below(2) == 0 {
            // One of them, while the other one goes on.
            await store.close()
            stores[0] = try open()
            return
        }
        for store in stores { await store.close() }
        if counts.random.below(2) == 0 { factor = 1 + UInt32(counts.random.below(3)) }
        let wasBare = isBare
        isBare = counts.random.below(5) == 0
        if isBare != wasBare {
            other?.kill()
            other = nil
        }
        await model.reopen(projections: projections)
        stores = [try open(), try open()]
    }

    // MARK: - Random values

    private mutating func randomPosition() async throws -> Position {
        Position(counts.random.below(try await model.head().position.rawValue + 2))
    }

    private mutating func randomObservation() async throws -> ObservedQuery {
        switch counts.random.below(4) {
        case 0: return .nothing
        case 1:
            let head = try await model.head().position
            let back = counts.random.below(4)
            return ObservedQuery(
                of: counts.query(), upTo: Position(head.rawValue - min(back, head.rawValue)))
        case 2: return ObservedQuery(of: counts.query(), upTo: try await model.head().position)
        default: return ObservedQuery(of: counts.query(), upTo: try await randomPosition())
        }
    }

    // MARK: - Comparing

    private func both<Value: Equatable & Sendable>(
        _ what: String,
        _ ask: (any EventStore) async throws -> Value
    ) async throws {
        let answer = try await outcome { try await ask(store) }
        let expected = try await outcome { try await ask(model) }
        try check(what, answer, expected)
    }

    private func check<Value: Equatable>(
        _ what: String, _ answer: Outcome<Value>, _ expected: Outcome<Value>
    ) throws {
        try #require(answer == expected, "operation \(operation), seed \(seed): \(what)")
    }
}

/// Follows a subscription; one that misses an event is given up after a while, as cancelled.
private func take(
    _ count: Int, of query: Query, after position: Position, from store: some EventStore
) async throws -> [Record] {
    let reading = Task {
        var records: [Record] = []
        var reading = store.subscription(to: query, after: position).makeAsyncIterator()
        while records.count < count, let record = try await reading.next(isolation: nil) {
            records.append(record)
        }
        return records
    }
    let watch = Task {
        try await Task.sleep(for: .seconds(20))
        reading.cancel()
    }
    defer { watch.cancel() }
    return try await reading.value
}

extension GuardedCommand {
    /// The command with one more event before its own; its id and its guard stay.
    fileprivate func beginning(with event: EventDraft) -> GuardedCommand {
        GuardedCommand(
            Command(
                command.request, events: [event] + command.events,
                correlation: command.correlation, causation: command.causation,
                metadata: command.metadata), basedOn: seen, dependingOn: dependsOn)
    }
}
