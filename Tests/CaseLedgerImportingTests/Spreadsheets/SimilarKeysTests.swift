import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Case keys that are spelt alike")
struct SimilarKeysTests {
    private static let lead = Agent("lead-1", role: .leadInspector)

    private func importing(
        _ keys: [String], into inspection: LedgerInspection, distinct: Bool = false
    ) async throws -> JudgementImport {
        var reading = SheetReading()
        reading.keepsSimilarKeysApart = distinct
        let rows = keys.map { "\($0),yes\n" }.joined()
        return try await inspection.importJudgements(
            Array("case,2.1.1\n\(rows)".utf8), by: Self.lead, selecting: true, reading: reading)
    }

    private func withInspection(_ body: (LedgerInspection) async throws -> Void) async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce("anytown", on: .hmipYouth2021), by: Self.lead,
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            try await body(inspection)
        }
    }

    @Test(
        "Keys that differ in zeros, letter case or separators stop an import, with both spellings",
        arguments: [
            ("007", "7"), ("7", "7.0"), ("7.00", "007"), ("court-7", "court-07"),
            ("Court-7", "court-7"), ("court_7", "court.7"), ("court7", "court-7"), ("1-23", "123"),
        ])
    func alike(first: String, second: String) async throws {
        try await withInspection { inspection in
            let error = await #expect(throws: LedgerError.self) {
                _ = try await importing([first, second], into: inspection)
            }
            let problem = try #require(error?.problems.first)
            #expect(problem.place == "Row 3, column A (case)")
            #expect(
                problem.message.hasPrefix("case \(second) is spelt like case \(first) of row 2"))
            #expect(problem.remedy.contains("--distinct"))
            let both = try await importing([first, second], into: inspection, distinct: true)
            #expect(both.selected.count == 2)
            // Two cases of the sample are known to be two.
            let again = try await importing([first, second], into: inspection)
            #expect(again.equal == 2)
        }
    }

    @Test(
        "Other keys are different cases",
        arguments: [
            ("7", "70"), ("c-7", "d-7"), ("1-23", "12-3"), ("c-7", "c7-7"), ("7.1", "7.10"),
            ("c-100", "c-1"),
        ])
    func different(first: String, second: String) async throws {
        try await withInspection { inspection in
            let imported = try await importing([first, second], into: inspection)
            #expect(imported.selected.count == 2)
        }
    }

    @Test("A new key that is spelt like one of the sample stops the import")
    func sample() async throws {
        try await withInspection { inspection in
            _ = try await importing(["court-07"], into: inspection)
            let error = await #expect(throws: LedgerError.self) {
                _ = try await importing(["court-08", "court-7"], into: inspection)
            }
            #expect(
                error?.problems.map(\.message) == [
                    "case court-7 is spelt like case court-07 of the sample: they differ only in "
                        + "zeros, letter case or separators."
                ])
        }
    }
}
