internal import CaseLedger
internal import CaseLedgerTesting
internal import EventSourcing
internal import Foundation
internal import LMDBEventStore

/// How a ledger of one size behaves.
struct Growth: Codable, Sendable {
    /// How many events were asked for.
    let events: Int
    /// What was done with it, in order.
    var steps: [Step] = []

    /// One thing that was done.
    struct Step: Codable, Sendable {
        /// What was done: `"open"`.
        let name: String
        /// How long it took; for something done many times, the median of one.
        ///
        /// Unit: seconds.
        let seconds: Double
        /// The 99th percentile, for something done many times.
        ///
        /// Unit: seconds.
        var slowest: Double?
        /// How many times it was done.
        var count = 1
        let memory: PeakMemory
        /// How large the data file was afterwards.
        ///
        /// Unit: bytes.
        let fileSizeInBytes: Int
    }
}

/// What is measured of machine and sizes together.
struct GrowthReport: Codable, Sendable {
    let machine: Machine
    let sizes: [Growth]

    /// The report as JSON, with sorted keys.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// Machine and table, for a page.
    var markdown: String {
        let table = MarkdownTable(header: Self.header, rows: rows)
        return machine.lines.map { "- \($0)" }.joined(separator: "\n") + "\n\n"
            + table.lines.joined(separator: "\n")
    }

    static let header = [
        "events", "step", "time", "p99", "times", "peak resident", "peak anonymous", "file",
    ]

    var rows: [[String]] {
        sizes.flatMap { growth in
            growth.steps.map { step in
                [
                    growth.events.short, step.name, duration(step.seconds),
                    step.slowest.map(duration) ?? "", step.count.grouped,
                    size(step.memory.residentInBytes), size(step.memory.anonymousInBytes),
                    size(step.fileSizeInBytes),
                ]
            }
        }
    }
}

/// Makes a ledger and does with it what people do.
struct GrowthMeasurement {
    private let path: String
    private var growth: Growth

    /// Measures a ledger of so many events, which goes afterwards.
    static func measure(events: Int, in run: Run) async throws -> Growth {
        let path = try run.newFolder("scale") + "/ledger"
        defer { run.remove(path) }
        var measurement = GrowthMeasurement(path: path, growth: Growth(events: events))
        try await measurement.measure()
        return measurement.growth
    }

    private mutating func measure() async throws {
        let start = LedgerGenerator(seed: LedgerGenerator.seed, events: .max, active: 64)
        let (path, events) = (path, growth.events)
        try await once("generation only, nothing recorded") {
            var generator = start
            var count = 0
            while count < events, let generated = try generator.next() {
                count += generated.request.events.count
            }
        }
        var made: MadeLedger?
        try await once("import, with generation") {
            made = try await makeLedger(at: path, events: events, start)
        }
        guard let made else { return }
        try await many("open") { watch in
            for _ in 0..<20 { try await watch.time { try await Self.openAndClose(path) } }
        }
        try await append(made)
        let store = try await openStore(at: path)
        try await rating(store)
        await store.close()
        try await auditTrail(made)
        try await rebuild()
        let checked = try await openStore(at: path)
        try await once("verify") {
            let report = try await checked.verify()
            guard report.passed else { throw FailedVerification(report: report) }
        }
        await checked.close()
    }

    // MARK: - The steps

    private static func openAndClose(_ path: String) async throws {
        let store = try await openStore(at: path)
        _ = try await store.head()
        await store.close()
    }

    private mutating func append(_ made: MadeLedger) async throws {
        let store = try await openStore(at: path)
        var generator = made.generator
        let commands = try generator.plan(events: 20_000).prefix(200)
        try await many("append, one command a sync") { watch in
            for planned in commands {
                try await watch.time {
                    try await store.append(planned)
                }
            }
        }
        await store.close()
    }

    private mutating func rating(_ store: LMDBStore) async throws {
        let questions = try await RatingQuestion.draw(11_000, from: store)
        _ = try await questions[..<1_000].timings(in: store)
        var times: [Double] = []
        let memory = try await PeakMemory.during {
            times = try await questions[1_000...].timings(in: store).map { $0 / 1e6 }.sorted()
        }
        try add("rating as of", times, memory)
    }

    private mutating func auditTrail(_ made: MadeLedger) async throws {
        let store = try await openStore(at: path)
        let ledger = Ledger(store: store)
        let streams = try await store.allStreams()
        var random = SeededGenerator(seed: 5)
        let inspections = (0..<200).map { _ in
            ledger.inspection(streams[Int(random.below(UInt64(streams.count)))].stream)
        }
        // The edition is read once for each inspection.
        for inspection in inspections { _ = try? await inspection.auditTrail(of: "2.1") }
        try await many("audit trail of a rating") { watch in
            for inspection in inspections {
                await watch.time {
                    // One that was not announced yet has none.
                    _ = try? await inspection.auditTrail(of: "2.1")
                }
            }
        }
        await store.close()
    }

    /// Opens the ledger with projections of another fingerprint, whose rows are built beside the old
    /// ones, and waits until there are as many.
    private mutating func rebuild() async throws {
        let before = try await openStore(at: path)
        let rows = try await before.statistics().entries(of: "history")
        await before.close()
        let again = RegisteredProjection(
            RatingsProjection(), codec: InspectionEventCodec(), inputs: ["rebuilt"])
        let path = path
        try await once("rebuild of all projections") {
            let store = try await LMDBStore.open(at: path, clock: .fixed, projections: [again])
            while try await store.statistics().entries(of: "history") < 2 * rows {
                try await Task.sleep(for: .milliseconds(2))
            }
            await store.close()
        }
        // The rows that were built are given up again.
        let after = try await openStore(at: path)
        try await after.removeUnusedRows()
        await after.close()
    }

    // MARK: - Keeping what was measured

    private mutating func once(_ name: String, _ body: () async throws -> Void) async throws {
        var time = 0.0
        let memory = try await PeakMemory.during { time = try await seconds(body) }
        growth.steps.append(
            Growth.Step(
                name: name, seconds: time, memory: memory, fileSizeInBytes: try fileSize()))
    }

    private mutating func many(
        _ name: String, _ body: (StopWatch) async throws -> Void
    ) async throws {
        let watch = StopWatch()
        let memory = try await PeakMemory.during { try await body(watch) }
        try add(name, watch.times.sorted(), memory)
    }

    private mutating func add(_ name: String, _ times: [Double], _ memory: PeakMemory) throws {
        growth.steps.append(
            Growth.Step(
                name: name, seconds: times.quantile(0.5), slowest: times.quantile(0.99),
                count: times.count, memory: memory, fileSizeInBytes: try fileSize()))
    }

    private func fileSize() throws -> Int {
        guard FileManager.default.fileExists(atPath: "\(path)/data.mdb") else { return 0 }
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/data.mdb")
        return (attributes[.size] as? Int) ?? 0
    }
}

/// Takes the time of something that is done many times.
final class StopWatch {
    private(set) var times: [Double] = []

    func time(_ body: () async throws -> Void) async rethrows {
        times.append(try await seconds(body))
    }
}

extension StoreStatistics {
    /// How many entries a table has; 0 without such a table.
    func entries(of table: String) -> Int { tables.first { $0.name == table }?.entries ?? 0 }
}

/// A time as people read it.
func duration(_ seconds: Double) -> String {
    if seconds >= 1 { return "\(number(seconds)) s" }
    return seconds >= 1e-3 ? "\(number(seconds * 1e3)) ms" : "\(number(seconds * 1e6)) us"
}

/// A number of bytes as people read it.
func size(_ bytes: Int) -> String {
    let megabytes = Double(bytes) / 1e6
    return megabytes >= 1_000 ? "\(number(megabytes / 1_000)) GB" : "\(number(megabytes)) MB"
}
