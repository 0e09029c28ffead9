public import CaseLedger
public import CaseQuality
internal import EventSourcing

/// Makes up a ledger: the commands of many inspections, in the order in which they would come.
///
/// A number of inspections is under way at the same time, each with its own team: announced,
/// sampled, judged case by case, moderated, rated, decided by a panel, published. When one is
/// published another one begins; recommendations are followed up for a year. Poorly rated services
/// are inspected again. Answers depend on how good a service's work is, so ratings differ.
///
/// It is a value, and lazy: what it holds does not grow with the ledger. The same arguments give the
/// same commands, ids, times and positions on every machine. Nothing in it is about a person.
///
///     var generator = LedgerGenerator(seed: 7, events: 10_000)
///     while let generated = try generator.next() { ... }
///
/// Every command is decided by the rules, so a ledger accepts all of them, in their order.
public struct LedgerGenerator: Sendable {
    /// How many events are enough; the last command may go beyond.
    public let events: Int
    /// How many inspections are under way at the same time.
    public let active: Int
    /// How many cases an inspection has, apart from those that illustrate.
    public let cases: ClosedRange<Int>
    /// The edition of the rules.
    public let framework: Framework

    /// Where the last event stands.
    private var position = Position.start
    private var random: SeededGenerator
    /// Who acts next: the numbers of inspections.
    private var agenda = Agenda<Int>()
    /// The inspections under way, and those in their later life.
    private var inspections: [Int: GeneratedInspection] = [:]
    private var begun = 0
    /// The services that are to be inspected again.
    private var reinspections = Agenda<(service: GeneratedService, of: StreamName)>()

    /// A generator before its first command.
    ///
    /// - Parameters:
    ///   - seed: What all draws follow from.
    ///   - events: How many events are enough.
    ///   - active: How many inspections are under way at the same time, at least 1. Unless told, as
    ///     many as let most of the inspections of the ledger be finished, at most 64.
    ///   - cases: How many cases an inspection has; most have few.
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
    /// - Throws: The refusal of a command, which would be a mistake of the generator.
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

    /// Another inspection takes the place of one that was published.
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
