package import CaseLedgerTesting
package import CaseQuality
package import EventSourcing

/// A random inspection, whose events held at random times, and random views of it.
package struct RandomViews {
    /// The whole history on the recorded clock.
    package let history: InspectionHistory
    package var random: SeededGenerator

    /// Makes an inspection of `count` commands from a seed.
    ///
    /// The times of recording are a day apart. An event held at most forty days before it was
    /// recorded: at an instant, on a day, or in a period of up to twenty days.
    package init(seed: UInt64, commands count: Int) throws {
        let story = try RandomHistory(seed: seed, framework: TinyFramework.edition())
            .story(of: count)
        var random = SeededGenerator(seed: seed &+ 7_000)
        let held = InspectionHistory(of: "random", story.history).mapping { event in
            let recorded = Self.day(Int64(event.occurrence.command.last.rawValue))
            let back = Int64.random(in: 0...40, using: &random)
            let length = Bool.random(using: &random) ? 0 : Int64.random(in: 0...20, using: &random)
            let latest = recorded.microseconds - back * Self.dayInMicroseconds
            return event.occurring(
                Occurrence(
                    position: event.position, in: event.occurrence.command, recordedAt: recorded,
                    effectiveAt: EffectiveTime(
                        precision: length == 0 ? .instant : .between,
                        earliest: Timestamp(
                            microseconds: latest - length * Self.dayInMicroseconds),
                        latest: Timestamp(microseconds: latest)),
                    origin: event.occurrence.origin, actor: event.occurrence.actor))
        }
        history = held
        self.random = random
    }

    private static let dayInMicroseconds: Int64 = 86_400_000_000

    /// A day after the first day of the random inspections.
    package static func day(_ number: Int64) -> Timestamp {
        Timestamp(microseconds: 1_600_000_000_000_000 + number * dayInMicroseconds)
    }

    /// A random view: as of a position, and half of the time at a time on the effective clock.
    package mutating func view() -> InspectionHistory {
        let last = history.asOf.rawValue
        let view = history.asOf(Position(UInt64.random(in: 1...last, using: &random)))
        guard Bool.random(using: &random) else { return view }
        return view.effective(
            by: Self.day(Int64.random(in: -40...Int64(last), using: &random)),
            uncertainEvents: Bool.random(using: &random) ? .leftOut : .included)
    }

    /// A random cell of the inspection.
    package mutating func cell() -> Cell {
        let inspection = history.state
        let framework = inspection.framework
        var cells: [Cell] = [.overall, .oversight]
        cells += (framework?.standards ?? []).map { .standard($0.id) }
        cells += (framework?.standards ?? []).flatMap(\.questions).map { .question($0.id) }
        for sampled in inspection.cases {
            cells += [.sampled(sampled.caseKey), .caseOversight(sampled.caseKey)]
            for standard in framework?.domain(sampled.domain)?.standards ?? [] {
                cells += standard.questions.map { .answer(sampled.caseKey, $0.id) }
            }
        }
        return cells.randomElement(using: &random) ?? .overall
    }
}
