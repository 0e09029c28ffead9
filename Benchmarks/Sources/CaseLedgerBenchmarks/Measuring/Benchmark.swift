/// A question, and the measurement that answers it.
protocol Benchmark: Sendable {
    /// The name on the command line: `append-one`.
    static var name: String { get }
    /// The question, in one sentence.
    static var question: String { get }

    /// Runs the measurement, and returns one answer for each measure.
    static func run(_ run: Run) async throws -> [Answer]
}

/// All benchmarks, in the order of the table of targets.
let allBenchmarks: [any Benchmark.Type] = [
    AppendOne.self, AppendMany.self, Facade.self, ImportBatches.self, ImportLate.self, Scan.self,
    Fold.self, RatingAsOf.self, MainActorRead.self, BothClocks.self, HistoryAnswers.self,
    Open.self, Verify.self,
    Size.self, Anchors.self,
]

/// The result for one measure of a benchmark.
struct Answer: Codable, Sendable {
    /// The name of the benchmark.
    var benchmark = ""
    /// The measure, as in the table of targets.
    let measure: String
    /// The target; `nil` for a measure that only gives context.
    let target: Target?
    /// The measured values; `nil` when the measure was left out.
    let value: Spread?
    /// The unit of target and value: `"x"` for a ratio.
    let unit: String
    /// Whether the target is met.
    ///
    /// `nil` without a target or a value, and for a smaller size than the size of the target.
    let isMet: Bool?
    /// The figures of the single contenders.
    var figures: [Figure] = []
    /// Sizes, and other information that a reader needs.
    var notes: [String] = []
    /// The number of durable writes of 4 KiB, measured right before the benchmark.
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

/// The bound of a measure.
struct Target: Codable, Sendable {
    let isAtLeast: Bool
    let bound: Double

    static func atLeast(_ bound: Double) -> Target { Target(isAtLeast: true, bound: bound) }
    static func atMost(_ bound: Double) -> Target { Target(isAtLeast: false, bound: bound) }

    func isMet(by value: Double) -> Bool { isAtLeast ? value >= bound : value <= bound }
}

/// The figure of one contender.
struct Figure: Codable, Sendable {
    let name: String
    let value: Spread
    let unit: String
}
