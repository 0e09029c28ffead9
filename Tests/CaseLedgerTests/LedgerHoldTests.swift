import CaseLedger
import CaseLedgerTesting
import Testing

@Suite("Erasing under retention holds")
struct LedgerHoldTests {
    private static let lead = Agent("lead-1", role: .leadInspector)
    private static let officer = Agent("d-1", role: .dataProtectionOfficer)

    /// An inspection with two cases, of which each was withdrawn with a reason, and the positions
    /// of the withdrawals.
    private func withdrawn(
        in ledger: Ledger
    ) async throws -> (inspection: LedgerInspection, positions: [Position]) {
        let inspection = ledger.inspection("anytown-2026")
        try await inspection.record(
            .announce(
                AnnounceInspection(
                    framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"])),
            by: Self.lead)
        var positions: [Position] = []
        for key: CaseKey in ["court-1", "court-2"] {
            try await inspection.record(.select(key, for: "2"), by: Self.lead)
            let receipt = try await inspection.record(
                .withdrawCase(WithdrawCase(caseKey: key, why: .transferred)), by: Self.lead,
                reason: "Moved away.")
            positions.append(receipt.positions.upperBound)
        }
        return (inspection, positions)
    }

    private func reason(at position: Position, in ledger: Ledger) async throws -> FreeText? {
        try await ledger.record(at: position)?.command.reason
    }

    @Test("A hold covers what it is about, and nothing else; the refusal is recorded")
    func covered() async throws {
        for (number, covers) in [(0, [true, true]), (1, [false, true]), (2, [true, false])] {
            try await withTemporaryLedger { ledger in
                let (inspection, positions) = try await withdrawn(in: ledger)
                let subject: HoldSubject =
                    [.inspection, .sampled("court-2"), .event(positions[0])][number]
                let hold = try await inspection.record(
                    .placeHold(PlaceHold(on: subject, .inquiry)), by: Self.officer)
                for (position, isCovered) in zip(positions, covers) {
                    let before = try await ledger.head().position
                    guard isCovered else {
                        try await ledger.forget("reason", at: position, by: Self.officer)
                        #expect(try await reason(at: position, in: ledger) == .erased)
                        continue
                    }
                    let error = await #expect(throws: LedgerError.self) {
                        try await ledger.forget("reason", at: position, by: Self.officer)
                    }
                    #expect(error?.refusal == .held)
                    #expect(error?.message.contains("Moved") == false)
                    #expect(try await reason(at: position, in: ledger) == .text("Moved away."))
                    let record = try #require(try await ledger.record(at: before.next)?.record)
                    let entry = try await ledger.entries(of: [record]).first
                    guard case .erasureRefused(let event)? = entry?.event else {
                        Issue.record("\(String(describing: entry))")
                        continue
                    }
                    #expect(event.of == position && event.text == "command.reason")
                    #expect(event.hold == hold.positions.upperBound && event.basis == .inquiry)
                }
            }
        }
    }

    @Test("A hold on a case covers why a request about it was declined, or a hold lifted")
    func answered() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown-2026")
            try await inspection.record(
                .announce(
                    AnnounceInspection(
                        framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"])),
                by: Self.lead)
            var declined: [Position] = []
            for key: CaseKey in ["court-1", "court-2"] {
                try await inspection.record(.select(key, for: "2"), by: Self.lead)
                try await inspection.record(
                    .judge("2.1.1", of: key, .yes), by: Agent("b-1", role: .inspector))
                let asked = try await inspection.record(
                    .withdrawCase(WithdrawCase(caseKey: key, why: .transferred)), by: Self.lead,
                    reason: "Moved away.")
                let receipt = try await inspection.record(
                    .approve(Approve(asked.positions.upperBound, isGranted: false)),
                    by: Agent("m-1", role: .moderator), reason: "Still here.")
                declined.append(receipt.positions.upperBound)
            }
            let first = try await inspection.record(
                .placeHold(PlaceHold(on: .sampled("court-2"), .inquiry)), by: Self.officer)
            let lifted = try await inspection.record(
                .liftHold(LiftHold(first.positions.upperBound)), by: Self.officer,
                reason: "Mistaken.")
            try await inspection.record(
                .placeHold(PlaceHold(on: .sampled("court-2"), .inquiry)), by: Self.officer)
            try await ledger.forget("reason", at: declined[0], by: Self.officer)
            for position in [declined[1], lifted.positions.upperBound] {
                let error = await #expect(throws: LedgerError.self) {
                    try await ledger.forget("reason", at: position, by: Self.officer)
                }
                #expect(error?.refusal == .held)
            }
        }
    }

    @Test("Without an actor the text is kept too, and nothing is recorded")
    func nobody() async throws {
        try await withTemporaryLedger { ledger in
            let (inspection, positions) = try await withdrawn(in: ledger)
            try await inspection.record(.placeHold(PlaceHold(.inquiry)), by: Self.officer)
            let head = try await ledger.head()
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.forget("reason", at: positions[0])
            }
            #expect(error?.refusal == .notPermitted)
            #expect(try await ledger.head() == head)
            let lead = await #expect(throws: LedgerError.self) {
                try await ledger.forget(
                    "reason", at: positions[0], by: Agent("a-7", role: .leadInspector))
            }
            #expect(lead?.refusal == .notPermitted)
        }
    }

    @Test("A hold is placed on an event of its own inspection")
    func otherInspection() async throws {
        try await withTemporaryLedger { ledger in
            let (inspection, positions) = try await withdrawn(in: ledger)
            let other = ledger.inspection("other-2026")
            try await other.record(
                .announce(
                    AnnounceInspection(
                        framework: .hmipYouth2021, service: "other", serviceNames: ["Other"])),
                by: Self.lead)
            let error = await #expect(throws: LedgerError.self) {
                try await other.record(
                    .placeHold(PlaceHold(on: .event(positions[0]), .inquiry)), by: Self.officer)
            }
            #expect(error?.code == .notFound)
            try await inspection.record(
                .placeHold(PlaceHold(on: .event(positions[0]), .inquiry)), by: Self.officer)
        }
    }

    @Test("An inspection follows up one that exists; what a document says is recorded anyway")
    func reinspection() async throws {
        try await withTemporaryLedger { ledger in
            let announcement = AnnounceInspection(
                framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"],
                reinspectionOf: "anytown-2020")
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.inspection("anytown-2023").record(
                    .announce(announcement), by: Self.lead)
            }
            #expect(error?.refusal == .unknownInspection)
            try await ledger.inspection("anytown-2023").record(
                .announce(announcement), by: Agent("o-1", role: .importer), origin: .published)
        }
    }

    @Test("An inspection follows up one of its service, or of a service that it succeeds")
    func otherService() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.inspection("anytown-2020").record(
                .announce(
                    AnnounceInspection(
                        framework: .hmipYouth2021, service: "anytown", serviceNames: ["Anytown"])),
                by: Self.lead)
            func followUp(_ predecessors: [ServiceID]) -> InspectionCommand {
                .announce(
                    AnnounceInspection(
                        framework: .hmipYouth2021, service: "newtown", serviceNames: ["Newtown"],
                        predecessors: predecessors, reinspectionOf: "anytown-2020"))
            }
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.inspection("newtown-2023").record(followUp([]), by: Self.lead)
            }
            #expect(error?.refusal == .otherService)
            try await ledger.inspection("newtown-2023").record(followUp(["anytown"]), by: Self.lead)
        }
    }
}
