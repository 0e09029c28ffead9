extension CrashExperiment {
    /// The counts of an experiment.
    public struct Tally: Codable, Sendable, CustomStringConvertible {
        /// Images that were checked.
        public var images = 0
        /// Images that differ from all others of their cut.
        public var distinct = 0
        /// Images with at least one part that was not synced.
        public var open = 0
        /// Images with more than was acknowledged.
        public var ahead = 0
        /// Bad images, by kind.
        public var bad: [String: Int] = [:]
        /// The first bad ones, with what identifies them.
        public var examples: [String] = []

        public init() {}

        /// How many images were bad.
        public var badCount: Int { bad.values.reduce(0, +) }

        public var description: String {
            let kinds = bad.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            return
                "\(images) images, \(distinct) distinct, \(open) with parts that were not synced, "
                + "\(ahead) with more than was acknowledged, \(badCount) bad"
                + (kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))")
        }

        /// Adds the counts of another one.
        public mutating func add(_ other: Tally) {
            images += other.images
            distinct += other.distinct
            open += other.open
            ahead += other.ahead
            bad.merge(other.bad, uniquingKeysWith: +)
            examples = Array((examples + other.examples).prefix(10))
        }
    }
}
