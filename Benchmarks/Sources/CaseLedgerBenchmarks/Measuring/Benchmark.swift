/// A written question, and how it is answered by measuring.
protocol Benchmark: Sendable {
    /// Chooses it on the command line: `append-one`.
    static var name: String { get }
    /// What is asked, in one sentence.
    static var question: String { get }

    /// Measures, and answers; one row for each measure.
    static func run(_ run: Run) async throws -> [Answer]
}

/// All benchmarks, in the order of the table of targets.
let allBenchmarks: [any Benchmark.Type] = [
    AppendOne.self, AppendMany.self, Facade.self, ImportBatches.self, ImportLate.self, Scan.self,
    Fold.self, RatingAsOf.self, MainActorRead.self, BothClocks.self, Open.self, Verify.self,
    Size.self, Anchors.self,
]

/// What a benchmark found out about one measure.
struct Answer: Codable, Sendable {
    /// The benchmark that was run.
    var benchmark = ""
    /// What was measured, in the words of the table of targets.
    let measure: String
    /// What is aimed at; `nil` for context.
    let target: Target?
    /// What was measured; `nil` when it was left out.
    let value: Spread?
    /// The unit of target and value: `"x"` for a ratio.
    let unit: String
    /// Whether the target is met; `nil` without a target or a value, or at a smaller size than it is
    /// meant for.
    let isMet: Bool?
    /// What the value is made of.
    var figures: [Figure] = []
    /// Sizes, and what else a reader must know.
    var notes: [String] = []
    /// How often 4 KiB could be made durable right before the benchmark.
    ///
    /// Unit: per second.
    var syncsPerSecond: Double?

    init(
        _ measure: String, target: Target? = nil, isOfItsSize: Bool = true, value: Spread?,
        unit: String, figures: [Figure] = [], notes: [String] = []
    ) {
        self.measure = measure
        self.target = target
        self.value = value
        self.unit = unit
        self.figures = figures
        self.notes = notes
        if let target, let value, isOfItsSize {
            isMet = target.isMet(by: value.median)
        } else {
            isMet = nil
        }
    }
}

/// What is aimed at.
struct Target: Codable, Sendable {
    let isAtLeast: Bool
    let bound: Double

    static func atLeast(_ bound: Double) -> Target { Target(isAtLeast: true, bound: bound) }
    static func atMost(_ bound: Double) -> Target { Target(isAtLeast: false, bound: bound) }

    func isMet(by value: Double) -> Bool { isAtLeast ? value >= bound : value <= bound }
}

/// One contender's figure.
struct Figure: Codable, Sendable {
    let name: String
    let value: Spread
    let unit: String
}
