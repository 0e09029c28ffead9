import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("The state that a ledger keeps of what it recorded")
struct RecordedStateTests {
    private static let id: StreamName = "leicestershire-2021"

    /// What another value of the ledger reads from the start.
    private func readAgain(_ path: String) async throws -> Inspection {
        let ledger = try await Ledger.open(at: path, creating: false)
        let state = try await ledger.inspection(Self.id).state()
        await ledger.close()
        return state
    }

    @Test("It is what the records say, after every kind of command, with every text")
    func sameAsRead() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/case.ledger"
            let ledger = try await Ledger.create(at: path)
            try await ledger.importReport(LeicestershireReport().bytes, as: Self.id)
            let inspection = ledger.inspection(Self.id)
            #expect(try await inspection.state() == readAgain(path))
            try await inspection.record(
                .followUp(FollowUp("R1", .closing(.superseded))),
                by: Agent("a-1", role: .leadInspector), authority: "Rule 7", reason: "Replaced.")
            #expect(try await inspection.state() == readAgain(path))
            await ledger.close()
        }
    }

    @Test("What another process recorded or erased in between is in it")
    func othersInBetween() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/case.ledger"
            let ledger = try await Ledger.create(at: path)
            try await ledger.importReport(LeicestershireReport().bytes, as: Self.id)
            let inspection = ledger.inspection(Self.id)
            let other = try await Ledger.open(at: path, creating: false)
            for round in 0..<4 {
                for (writer, number) in [(ledger, 2 * round), (other, 2 * round + 1)] {
                    try await writer.inspection(Self.id).record(
                        .followUp(
                            FollowUp(
                                "R1",
                                .actionPlan([PlannedAction(id: "a1", what: "Step \(number)")]))),
                        by: Agent("s-1", role: .serviceManager))
                }
                let state = try await inspection.state()
                #expect(state == (try await readAgain(path)))
                #expect(state == (try await other.inspection(Self.id).state()))
            }
            let last = try await ledger.head().position
            try await other.forget(
                "actions.what[0]", at: last, by: Agent("q-1", role: .dataProtectionOfficer))
            let state = try await inspection.state()
            #expect(state == (try await readAgain(path)))
            #expect(state.recommendations.first?.actions.first?.action.what == .erased)
            await other.close()
            await ledger.close()
        }
    }
}
