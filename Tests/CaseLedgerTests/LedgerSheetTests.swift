import CaseLedger
import CaseLedgerTesting
import Testing

@Suite("Recording a sheet of answers")
struct LedgerSheetTests {
    private static let lead = Agent("lead-1", role: .leadInspector)
    private static let importer = Agent("importer-1", role: .importer)
    private static let now = Timestamp(microseconds: 1_700_000_000_000_000)

    /// An announced inspection with `court-1` in the sample.
    private func withInspection(
        _ body: (Ledger, LedgerInspection) async throws -> Void
    ) async throws {
        try await withTemporaryLedger(clock: LedgerClock { Self.now }) { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce("anytown", on: .unguardedYouth2021), by: Self.lead,
                effectiveAt: .instant(Timestamp(microseconds: -200_000_000_000)))
            try await inspection.record(
                .select("court-1", for: "2"), by: Self.lead,
                effectiveAt: .instant(Timestamp(microseconds: -200_000_000_000)))
            try await body(ledger, inspection)
        }
    }

    private func sheet(_ entries: RecordAnswerSheet.Entry...) -> InspectionCommand {
        .recordAnswerSheet(RecordAnswerSheet(entries: entries, selecting: true))
    }

    private func entry(
        _ subject: RecordAnswerSheet.Subject, _ answer: Answer = .yes, of key: CaseKey = "court-1",
        by judge: Agent.ID? = nil, at held: EffectiveTime? = nil
    ) -> RecordAnswerSheet.Entry {
        RecordAnswerSheet.Entry(
            caseKey: key, subject: subject, answer: answer, judgedBy: judge, heldAt: held)
    }

    /// The records of a receipt.
    private func records(_ receipt: Receipt, in ledger: Ledger) async throws -> [Record] {
        var records: [Record] = []
        for number in receipt.positions.lowerBound.rawValue...receipt.positions.upperBound.rawValue
        {
            records.append(try #require(try await ledger.record(at: Position(number))).record)
        }
        return records
    }

    private func inspectors(_ record: Record) -> [String] {
        record.tags.filter { $0.name == "inspector" }.map(\.value)
    }

    @Test("A sheet with one answer effective in the future is refused as a whole")
    func future() async throws {
        try await withInspection { ledger, inspection in
            let head = try await ledger.head().position
            let later = Timestamp(microseconds: Self.now.microseconds + 1)
            for held in [
                .instant(later),
                EffectiveTime(
                    precision: .day, earliest: later, latest: Timestamp(microseconds: .max)),
            ] {
                let error = await #expect(throws: LedgerError.self) {
                    try await inspection.record(
                        sheet(
                            entry(.question("2.1.1"), at: .instant(Self.now)),
                            entry(.question("2.1.2"), at: held), entry(.question("2.1.3"))),
                        by: Self.importer)
                }
                #expect(error?.refusal == .effectiveInFuture)
                #expect(try await ledger.head().position == head)
            }
            try await inspection.record(
                sheet(
                    entry(.question("2.1.1"), at: .instant(Self.now)),
                    entry(
                        .question("2.1.2"),
                        at: EffectiveTime(precision: .day, earliest: Self.now, latest: later))),
                by: Self.importer)
            #expect(try await ledger.head().position.rawValue == head.rawValue + 2)
        }
    }

    @Test(
        "A judgement is tagged with who judged it, and with who recorded it only if nobody else did"
    )
    func inspectors() async throws {
        try await withInspection { ledger, inspection in
            let first = try await inspection.record(
                sheet(
                    entry(.question("2.1.1"), by: "i-1"), entry(.question("2.1.2")),
                    entry(.oversight, by: "i-2"), entry(.question("3.1.1"), of: "out-1", by: "i-3"),
                    entry(.oversight, of: "out-1")),
                by: Self.importer)
            let recorded = try await records(first, in: ledger)
            #expect(
                recorded.map(inspectors) == [
                    [], ["i-1"], ["importer-1"], ["i-3"], ["i-2"], ["importer-1"],
                ])
            #expect(recorded.allSatisfy { $0.actor == "importer-1" })
            let second = try await inspection.record(
                sheet(
                    entry(.question("2.1.1"), .no, by: "i-4"), entry(.question("2.1.2"), .no),
                    entry(.oversight, .no, by: "i-5")),
                by: Self.importer, reason: "Read again.")
            #expect(
                try await records(second, in: ledger).map(inspectors)
                    == [["i-4"], ["importer-1"], ["i-5"]])
            let single = try await inspection.record(
                .judgeOversight(
                    JudgeOversight(
                        caseKey: "out-1", overall: .no, supersedes: first.positions.upperBound)),
                by: Self.lead, reason: "Read again.")
            #expect(try await records(single, in: ledger).map(inspectors) == [["lead-1"]])
        }
    }

    @Test("What was reconstructed is no inspector's, unless the sheet names one")
    func reconstructed() async throws {
        try await withInspection { ledger, inspection in
            let receipt = try await inspection.record(
                sheet(entry(.question("2.1.1")), entry(.question("2.1.2"), by: "i-1")),
                by: Self.importer, origin: .reconstructed)
            #expect(try await records(receipt, in: ledger).map(inspectors) == [[], ["i-1"]])
        }
    }

    @Test("Every judgement keeps its own time, and the rest the time of the command")
    func times() async throws {
        try await withInspection { ledger, inspection in
            let monday = EffectiveTime.instant(Timestamp(microseconds: 1))
            let tuesday = EffectiveTime(
                precision: .day, earliest: Timestamp(microseconds: 2),
                latest: Timestamp(microseconds: 3))
            let told = EffectiveTime.instant(Timestamp(microseconds: 9))
            let aspect = OversightAspect(.planning, "desistance")
            let first = try await inspection.record(
                sheet(
                    entry(.question("2.1.1"), at: monday), entry(.question("2.1.2")),
                    entry(.question("3.1.1"), of: "out-1", at: tuesday),
                    entry(.oversight, at: monday)),
                by: Self.importer, effectiveAt: told)
            #expect(
                try await records(first, in: ledger).map(\.effectiveAt)
                    == [told, monday, told, tuesday, monday])
            let second = try await inspection.record(
                sheet(
                    entry(.oversightAspect(aspect), at: tuesday), entry(.oversight, at: monday),
                    entry(.question("2.1.1"), .no)),
                by: Self.importer, reason: "Read again.")
            #expect(
                try await records(second, in: ledger).map(\.effectiveAt)
                    == [.instant(Self.now), tuesday])
            #expect(try await ledger.verify().passed)
        }
    }

    @Test(
        "The same sheet under its id gives its receipt; another time in one cell is another sheet")
    func sentAgain() async throws {
        try await withInspection { ledger, inspection in
            let id = CommandID.random()
            let command = sheet(entry(.question("2.1.1"), at: .instant(Self.now)))
            let first = try await inspection.record(command, by: Self.importer, id: id)
            let again = try await inspection.record(command, by: Self.importer, id: id)
            #expect(again.wasRepeat && again.positions == first.positions)
            let error = await #expect(throws: LedgerError.self) {
                try await inspection.record(
                    sheet(entry(.question("2.1.1"))), by: Self.importer, id: id)
            }
            #expect(error?.code == .commandReused)
            let unchanged = await #expect(throws: LedgerError.self) {
                try await inspection.record(command, by: Self.importer)
            }
            #expect(unchanged?.refusal == .nothingChanged)
        }
    }

    @Test("Sheets of other cases and oversight of other cases do not conflict with an old view")
    func unguarded() async throws {
        try await withInspection { ledger, inspection in
            let before = try await ledger.head().position
            func seen(_ key: CaseKey) throws -> ObservedQuery {
                ObservedQuery(
                    of: Query([
                        Query.Clause(
                            stream: inspection.id, tags: [try EventTag("case", key.rawValue)])
                    ]), upTo: before)
            }
            try await inspection.record(
                sheet(entry(.question("2.1.1"), of: "court-2"), entry(.oversight, of: "court-2")),
                by: Self.importer, basedOn: try seen("court-2"))
            try await inspection.record(
                .judgeOversight(of: "court-1", .yes), by: Self.lead, basedOn: try seen("court-1"))
            let error = await #expect(throws: LedgerError.self) {
                try await inspection.record(
                    sheet(entry(.question("2.1.1"))), by: Self.importer,
                    basedOn: try seen("court-1"))
            }
            #expect(error?.code == .conflict)
            #expect(error?.conflict?.records.map(\.type) == [OversightJudged.name])
        }
    }
}
