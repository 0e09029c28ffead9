import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("Commands that are recorded together")
struct RecordingTogetherTests {
    private static let lead = Agent("lead-1", role: .leadInspector)
    private static let provenance = Provenance(
        actor: lead, effectiveAt: .instant(Timestamp(microseconds: 0)))

    private func withInspection(
        _ body: (Ledger, LedgerInspection) async throws -> Void
    ) async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021), by: Self.lead,
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            try await body(ledger, inspection)
        }
    }

    /// A sheet of three answers for each of these cases.
    private func sheet(_ cases: ClosedRange<Int>) -> RecordAnswerSheet {
        RecordAnswerSheet(
            entries: cases.flatMap { number in
                let key = CaseKey(rawValue: "c-\(number)") ?? "c-0"
                let answer: Answer = number.isMultiple(of: 3) ? .no : .yes
                return (["2.1.1", "2.1.2", "2.1.3"] as [Question.ID]).map {
                    RecordAnswerSheet.Entry.of(key, $0, answer)
                }
            }, selecting: true)
    }

    private func together(
        _ commands: [InspectionCommand], in inspection: LedgerInspection,
        basedOn observation: ObservedQuery? = nil
    ) async throws -> [Receipt] {
        try await inspection.record(
            together: commands, by: Self.provenance, basedOn: observation,
            correlation: "sheet-1", metadata: .none)
    }

    @Test("The pieces of a sheet make the events, and the ratings, of the whole sheet")
    func pieces() async throws {
        let sheet = sheet(1...20)
        try await withInspection { ledger, whole in
            try await whole.record(.recordAnswerSheet(sheet), by: Self.lead)
            let expected = try await whole.ratings()["2.1"]
            let once = try await ledger.events()
            try await withInspection { ledger, inspection in
                let pieces = sheet.pieces(most: 16).map { InspectionCommand.recordAnswerSheet($0) }
                let receipts = try await together(pieces, in: inspection)
                #expect(receipts.count == 5)
                #expect(Set(receipts.map(\.recordedAt)).count == 1)
                for (one, next) in zip(receipts, receipts.dropFirst()) {
                    #expect(one.positions.upperBound.next == next.positions.lowerBound)
                }
                let rating = try await inspection.ratings()["2.1"]
                #expect(rating?.rating == expected?.rating)
                #expect(
                    KeyQuestionTable(of: try await inspection.state(), standard: "2.1")
                        == KeyQuestionTable(of: try await whole.state(), standard: "2.1"))
                let events = try await ledger.events()
                #expect(events.count == once.count)
                #expect(events.filter { $0.contains("correlation:sheet-1") }.count == 80)
            }
        }
    }

    @Test("One refused command leaves nothing of the others, also one that only the first allows")
    func atomic() async throws {
        try await withInspection { ledger, inspection in
            let before = try await ledger.head().position
            let refused = InspectionCommand.judge("2.1.1", of: "c-99", .yes)
            await #expect(throws: LedgerError.self) {
                _ = try await together(
                    [.recordAnswerSheet(sheet(1...3)), refused], in: inspection)
            }
            #expect(try await ledger.head().position == before)
            // The second command depends on the first one.
            let receipts = try await together(
                [.recordAnswerSheet(sheet(1...3)), .judge("2.2.1", of: "c-1", .yes)],
                in: inspection)
            #expect(receipts.count == 2)
        }
    }

    @Test("An observation that is out of date refuses all commands")
    func outOfDate() async throws {
        try await withInspection { ledger, inspection in
            let seen = ObservedQuery(
                of: .stream(inspection.id), upTo: try await ledger.head().position)
            try await inspection.record(.select("c-50", for: "2"), by: Self.lead)
            let before = try await ledger.head().position
            let error = await #expect(throws: LedgerError.self) {
                _ = try await together(
                    [.recordAnswerSheet(sheet(1...3)), .recordAnswerSheet(sheet(4...6))],
                    in: inspection, basedOn: seen)
            }
            #expect(error?.code == .conflict)
            #expect(try await ledger.head().position == before)
        }
    }
}

extension Ledger {
    /// The events of the ledger, each as its tags in one text.
    fileprivate func events() async throws -> [String] {
        try await page(of: .everything, limit: 512).records.map { record in
            record.tags.map { "\($0.name):\($0.value)" }.joined(separator: " ")
        }
    }
}
