internal import CaseLedger
internal import CaseLedgerTesting

/// One judgement, as a command of an inspector and as a request to the store.
struct AskedJudgement: Sendable {
    let command: InspectionCommand
    let planned: PlannedCommand

    var actor: Agent { planned.command.provenance.actor }
    var effectiveAt: EffectiveTime { planned.command.provenance.effectiveAt }
}

/// Judgements of one inspection, one event for each command, and the commands before them.
struct AskedJudgements: Sendable {
    let stream: StreamName
    /// Announcement, plan and sample, in their order.
    let preparation: [PlannedCommand]
    let judgements: [AskedJudgement]

    /// Plans the work of an inspection.
    ///
    /// - Parameters:
    ///   - number: The number of the inspection, which determines its answers and its stream.
    ///   - count: The number of judgements.
    /// - Throws: The refusal of a command, which indicates a bug of the generator, or
    ///   ``TooFewJudgements``.
    init(inspection number: Int, judgements count: Int) throws {
        let stream = StreamName(stringLiteral: "inspection-\(100_000 + number)")
        var generator = LedgerGenerator(
            seed: LedgerGenerator.seed &+ UInt64(number), events: 20_000, active: 1,
            cases: 120...125)
        var preparation: [PlannedCommand] = []
        var judgements: [AskedJudgement] = []
        var sample: Set<CaseKey> = []
        while judgements.count < count, let generated = try generator.next() {
            guard generated.inspection == "inspection-00001" else { break }
            let divided = PlannedCommand(generated).divided(in: stream)
            switch generated.command {
            // The rules refuse judgements of cases that are selected later.
            case .recordJudgements(let asked) where sample.contains(asked.caseKey):
                judgements += zip(asked.judgements, divided).map { judgement, planned in
                    AskedJudgement(
                        command: .judge(
                            judgement.question, of: asked.caseKey, judgement.answer,
                            evidence: judgement.evidence),
                        planned: planned)
                }
            case .selectCases(let drawn) where judgements.isEmpty:
                sample.formUnion(drawn.cases.map(\.caseKey))
                preparation += divided
            default:
                if judgements.isEmpty { preparation += divided }
            }
        }
        guard judgements.count >= count else {
            throw TooFewJudgements(found: judgements.count, expected: count)
        }
        self.stream = stream
        self.preparation = preparation
        self.judgements = Array(judgements.prefix(count))
    }
}

/// A generated inspection has fewer judgements than a benchmark needs.
struct TooFewJudgements: Error, CustomStringConvertible {
    let found: Int
    let expected: Int

    var description: String {
        "The inspection has \(found) judgements of its first sample; \(expected) are needed."
    }
}
