import CaseLedger

/// Records one judgement of a local audit and tells what is known then.
@main
struct Embedding {
    static func main() async throws {
        let path = CommandLine.arguments.dropFirst().first ?? "case.ledger"
        let ledger = try await Ledger.open(at: path)
        let audit = ledger.inspection("local-audit-2026")
        let lead = Agent("qa-1", role: .serviceManager)
        do throws(LedgerError) {
            try await audit.record(
                .announce(
                    AnnounceInspection(
                        framework: .hmipYouth2021, service: "anytown",
                        serviceNames: ["Anytown Youth Justice Service"], kind: .localAudit)),
                by: lead)
            try await audit.record(.select("case-07", for: "2"), by: lead)
            try await audit.record(.judge("2.1.3", of: "case-07", .no), by: lead)
        } catch {
            guard error.code == .refused else { throw error }
            print("The rules refused: \(error.message) \(error.remedy)")
        }
        let table = try await audit.keyQuestions(standard: "2.1")
        for row in table.questions where row.question.kind == .keyQuestion {
            print(row.question.id, row.question.label, "yes", row.yes ?? 0, "no", row.no ?? 0)
        }
        await ledger.close()
    }
}
