extension HostileExperiment {
    /// The counts of an experiment.
    public struct Tally: Codable, Sendable, CustomStringConvertible {
        /// The outcomes that are no defect.
        private static let good: Set<String> = ["refused", "detected", "harmless"]
        /// How many examples of each outcome are kept.
        private static let mostExamples = 8

        /// How many images had each outcome, by kind of damage.
        public var outcomes: [String: [String: Int]] = [:]
        /// The first images of each outcome that is a defect.
        public var examples: [String: [String]] = [:]
        /// Images that took writes.
        public var written = 0

        public init() {}

        /// How many images there were.
        public var images: Int { outcomes.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

        /// How many had an outcome that is a defect, by outcome.
        public var bad: [String: Int] { totals.filter { !Self.good.contains($0.key) } }

        /// How many had each outcome.
        public var totals: [String: Int] {
            outcomes.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }

        /// A table in Markdown, then the examples.
        public var description: String {
            let names = totals.keys.sorted {
                (Self.good.contains($0) ? 0 : 1, $0) < (Self.good.contains($1) ? 0 : 1, $1)
            }
            func row(_ first: String, _ counts: [String: Int]) -> String {
                let cells = names.map { String(counts[$0] ?? 0) }
                let sum = counts.values.reduce(0, +)
                return "| \(([first, String(sum)] + cells).joined(separator: " | ")) |"
            }
            var lines = ["| \((["Damage", "Images"] + names).joined(separator: " | ")) |"]
            lines.append(
                "| --- | ---: |" + String(repeating: " ---: |", count: names.count))
            for kind in DamageKind.allCases.map(\.rawValue) {
                if let counts = outcomes[kind] { lines.append(row(kind, counts)) }
            }
            lines.append(row("all", totals))
            lines.append("\(written) took writes")
            for (outcome, texts) in examples.sorted(by: { $0.key < $1.key }) {
                lines += texts.map { "\(outcome): \($0)" }
            }
            return lines.joined(separator: "\n")
        }

        /// Counts one image.
        mutating func count(_ outcome: String, _ kind: DamageKind, _ example: String) {
            outcomes[kind.rawValue, default: [:]][outcome, default: 0] += 1
            guard !Self.good.contains(outcome) else { return }
            if examples[outcome, default: []].count < Self.mostExamples {
                examples[outcome, default: []].append(example)
            }
        }

        /// Adds the counts of another one.
        public mutating func add(_ other: Tally) {
            for (kind, counts) in other.outcomes {
                outcomes[kind, default: [:]].merge(counts, uniquingKeysWith: +)
            }
            examples.merge(other.examples) { Array(($0 + $1).prefix(Self.mostExamples)) }
            written += other.written
        }
    }
}
