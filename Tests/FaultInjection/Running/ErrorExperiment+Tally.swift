extension ErrorExperiment {
    /// The counts of an experiment.
    public struct Tally: Codable, Sendable, CustomStringConvertible {
        /// Runs in which a call was made to fail.
        public var hits = 0
        /// Runs that ended before the call: they do not count.
        public var misses = 0
        /// Runs that said what failed, by the error's code.
        public var said: [String: Int] = [:]
        /// Runs that succeeded all the same, with everything recorded.
        public var complete = 0
        /// Bad runs, by kind.
        public var bad: [String: Int] = [:]
        /// The first bad ones, with what identifies them.
        public var examples: [String] = []

        public init() {}

        /// How many runs were bad.
        public var badCount: Int { bad.values.reduce(0, +) }

        public var description: String {
            func words(_ counts: [String: Int]) -> String {
                counts.isEmpty
                    ? "none"
                    : counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
                        .joined(separator: ", ")
            }
            return "\(hits) runs with a hit, \(misses) without (not counted), \(complete) complete "
                + "all the same, errors: \(words(said)), bad: \(words(bad))"
        }

        /// Adds the counts of another one.
        public mutating func add(_ other: Tally) {
            hits += other.hits
            misses += other.misses
            said.merge(other.said, uniquingKeysWith: +)
            complete += other.complete
            bad.merge(other.bad, uniquingKeysWith: +)
            examples = Array((examples + other.examples).prefix(10))
        }
    }
}
