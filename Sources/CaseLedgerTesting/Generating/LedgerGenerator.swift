public import CaseLedger
public import CaseQuality
internal import EventSourcing

/// Generates a ledger: the commands of many inspections in chronological order.
///
/// Several inspections are under way at the same time, each with its own team. Each is announced,
/// sampled, judged case by case, moderated, rated, decided by a panel and published. When an
/// inspection is published, another one begins. Recommendations are followed up for a year.
/// Services with poor ratings are inspected again. Answers depend on the quality of a service's
/// work, so ratings differ.
///
/// The generator is a lazy value whose size does not grow with the ledger. The same arguments give
/// the same commands, ids, times and positions on every machine. The data is not about real people.
///
/// ```swift
/// var generator = LedgerGenerator(seed: 7, events: 10_000)
/// while let generated = try generator.next() { ... }
/// ```
///
/// The rules decide every command, so a ledger accepts all of them in their order.
public struct LedgerGenerator: Sendable {
    /// The number of events to generate; the last command may exceed it.
    public let events: Int
    /// The number of inspections that are under way at the same time.
    public let active: Int
    /// The number of cases in an inspection, without illustrative ones.
    public let cases: ClosedRange<Int>
    /// The edition of the rules.
    public let framework: Framework

    /// The position of the last event.
    private var position = Position.start
    private var random: SeededGenerator
    /// The numbers of the inspections by their next step.
    private var agenda = Agenda<Int>()
    /// The inspections under way, and those in follow-up.
    private var inspections: [Int: GeneratedInspection] = [:]
    private var begun = 0
    /// The services that will be inspected again.
    private var reinspections = Agenda<(service: GeneratedService, of: StreamName)>()

    /// Creates a generator before its first command.
    ///
    /// - Parameters:
    ///   - seed: The seed of all draws.
    ///   - events: The number of events to generate.
    ///   - active: The number of inspections under way at the same time, at least 1. By default, a
    ///     number up to 64 that lets most inspections of the ledger finish.
    ///   - cases: The number of cases in an inspection; most inspections have few.
    ///   - framework: The edition of the rules.
    public init(
        seed: UInt64, events: Int, active: Int? = nil, cases: ClosedRange<Int> = 15...125,
        framework: Framework = .hmipYouth2021
    ) {
        self.events = events
        self.active = max(1, active ?? min(64, max(2, events / 16_000)))
        let fewest = max(cases.lowerBound, framework.domains.count)
        self.cases = fewest...max(fewest, cases.upperBound)
        self.framework = framework
        random = SeededGenerator(seed: seed)
        for _ in 0..<self.active {
            begin(at: .start + random.draw(0...(3 * WorkingTime.week)))
        }
    }

    /// The next command; `nil` when there are enough events.
    ///
    /// - Throws: The refusal of a command, which indicates a bug of the generator.
    public mutating func next() throws(Refusal) -> GeneratedCommand? {
        while position.rawValue < UInt64(max(events, 0)), let (time, number) = agenda.next() {
            let wasUnderWay = inspections[number]?.isUnderWay == true
            let generated = try inspections[number]?.step(after: position)
            if let generated { position = generated.positions.upperBound }
            if wasUnderWay, inspections[number]?.isUnderWay == false { end(number, at: time) }
            if let due = inspections[number]?.agenda.nextTime {
                agenda.plan(number, at: due)
            } else {
                inspections[number] = nil
            }
            if let generated { return generated }
        }
        return nil
    }

    /// Starts another inspection in place of a published one.
    private mutating func end(_ number: Int, at time: WorkingTime) {
        if let ended = inspections[number], let rating = ended.publishedRating,
            rating <= .requiresImprovement, random.happens(.reinspected)
        {
            reinspections.plan(
                (ended.service, ended.id), at: time.morning(after: random.draw(60...200)))
        }
        begin(at: time.morning(after: random.draw(1...5)) + random.draw(0...WorkingTime.day))
    }

    private mutating func begin(at time: WorkingTime) {
        begun += 1
        var again: (service: GeneratedService, of: StreamName)?
        if let due = reinspections.nextTime, due <= time { again = reinspections.next()?.item }
        let inspection = GeneratedInspection(
            StreamName(stringLiteral: "inspection-\(begun.padded(to: 5))"),
            of: again?.service ?? GeneratedService(number: begun), on: framework, from: time,
            sample: cases, inspectors: 5 * active, reinspectionOf: again?.of,
            seed: random.next())
        if let due = inspection.agenda.nextTime { agenda.plan(begun, at: due) }
        inspections[begun] = inspection
    }
}
