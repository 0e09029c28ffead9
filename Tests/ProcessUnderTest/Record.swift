import CaseLedger

extension ProcessUnderTest {
    /// After so many cases it takes its time, so that a test that is late has no ledger of any size.
    private static let casesInAHurry = 300

    /// Announces an inspection, unless another process has; then draws a case and judges it, then the
    /// next, without end.
    ///
    /// After every command it prints the first and the last position that were acknowledged.
    static func record(
        at path: String, inspection: String, actor: String, pause: Duration
    ) async throws {
        let ledger = try await Ledger.open(at: path, creating: false)
        let inspection = ledger.inspection(try StreamName(validating: inspection))
        let actor = Agent(try Agent.ID(validating: actor), role: .inspector)
        try await inspection.record(
            .announce("anytown", on: .hmipYouth2021), by: Agent("lead-1", role: .leadInspector),
            id: CommandID(bytes: Array(repeating: 1, count: 16)))
        for number in 1... {
            let key = try CaseKey(validating: "\(actor.id)-\(number)")
            let commands: [InspectionCommand] = [
                .select(key, for: "2"),
                .recordJudgements(
                    RecordJudgements(
                        caseKey: key,
                        judgements: ["2.1.1", "2.1.2", "2.1.3"].map {
                            RecordJudgements.Judgement(
                                question: $0, answer: number % 2 == 0 ? .yes : .no)
                        })),
            ]
            for (command, role) in zip(commands, [Role.importer, .inspector]) {
                let positions = try await inspection.record(
                    command, by: Agent(actor.id, role: role)
                ).positions
                try say("\(positions.lowerBound) \(positions.upperBound)")
                let rest = number > Self.casesInAHurry ? .milliseconds(200) : pause
                if rest > .zero { try await Task.sleep(for: rest) }
            }
        }
    }
}
