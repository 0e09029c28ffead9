internal import CaseLedger
internal import CaseLedgerTesting
internal import EventSourcing
internal import Foundation
internal import LMDBEventStore

/// The measurements of a ledger of one size.
struct Growth: Codable, Sendable {
    /// The requested number of events.
    let events: Int
    /// The measured steps, in order.
    var steps: [Step] = []

    /// One measured step.
    struct Step: Codable, Sendable {
        /// The name of the step: `"open"`.
        let name: String
        /// The duration, or the median of a repeated step.
        ///
        /// Unit: seconds.
        let seconds: Double
        /// The 99th percentile of a repeated step.
        ///
        /// Unit: seconds.
        var slowest: Double?
        /// The number of repetitions.
        var count = 1
        let memory: PeakMemory
        /// The size of the data file after the step.
        ///
        /// Unit: bytes.
        let fileSizeInBytes: Int
    }
}

/// The machine and the measurements of all sizes.
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

    /// Machine and table as a section of a Markdown page.
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

/// Creates a ledger and runs the typical operations on it.
struct GrowthMeasurement {
    private let path: String
    private var growth: Growth

    /// Measures a ledger with this number of events, and removes it afterwards.
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
        // The first query for each inspection reads its edition.
        for inspection in inspections { _ = try? await inspection.auditTrail(of: "2.1") }
        try await many("audit trail of a rating") { watch in
            for inspection in inspections {
                await watch.time {
                    // An inspection that is not announced yet has no audit trail.
                    _ = try? await inspection.auditTrail(of: "2.1")
                }
            }
        }
        await store.close()
    }

    /// Opens the ledger with projections of another fingerprint.
    ///
    /// Their rows are built next to the old ones. The step ends when both have the same number of
    /// rows.
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
        // The new rows are then removed.
        let after = try await openStore(at: path)
        try await after.removeUnusedRows()
        await after.close()
    }

    // MARK: - Storing the measurements

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

/// Measures the time of a repeated step.
final class StopWatch {
    private(set) var times: [Double] = []

    func time(_ body: () async throws -> Void) async rethrows {
        times.append(try await seconds(body))
    }
}

extension StoreStatistics {
    /// The number of entries in a table; 0 for a missing table.
    func entries(of table: String) -> Int { tables.first { $0.name == table }?.entries ?? 0 }
}

/// A duration in a readable unit.
func duration(_ seconds: Double) -> String {
    if seconds >= 1 { return "\(number(seconds)) s" }
    return seconds >= 1e-3 ? "\(number(seconds * 1e3)) ms" : "\(number(seconds * 1e6)) us"
}

/// A number of bytes in a readable unit.
func size(_ bytes: Int) -> String {
    let megabytes = Double(bytes) / 1e6
    return megabytes >= 1_000 ? "\(number(megabytes / 1_000)) GB" : "\(number(megabytes)) MB"
}
