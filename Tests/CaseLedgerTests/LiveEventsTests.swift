import CaseLedger
import CaseLedgerTesting
import Testing

@Suite("Live events")
struct LiveEventsTests {
    private static let lead = Agent("lead-1", role: .leadInspector)

    @Test("Events arrive once and in order, recorded ones and those of another open ledger")
    func acrossLedgers() async throws {
        try await withTemporaryFolder { folder in
            let ledger = try await Ledger.open(at: folder + "/case.ledger")
            let other = try await Ledger.open(at: folder + "/case.ledger")
            let inspection = other.inspection("anytown")
            try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: Self.lead)
            let reader = Task {
                var records: [Record] = []
                for try await record in ledger.liveEvents() {
                    records.append(record)
                    if records.count == 23 { break }
                }
                return records
            }
            for number in 1...20 {
                try await inspection.record(
                    .select(CaseKey(stringLiteral: "court-\(number)"), for: "2"), by: Self.lead)
            }
            let records = try await reader.value
            #expect(records.map(\.position.rawValue) == Array(1...23))
            #expect(try await ledger.page(of: .everything).records == records)
            guard case .caseSelected(let event) = try ledger.event(of: records[22]) else {
                Issue.record("not a selection")
                return
            }
            #expect(event.caseKey == "court-20")
            await other.close()
            await ledger.close()
        }
    }

    @Test("Events begin after a position and match a query; a checkpoint is kept with the ledger")
    func resuming() async throws {
        try await withTemporaryLedger { ledger in
            let inspection = ledger.inspection("anytown")
            try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: Self.lead)
            for number in 1...6 {
                try await inspection.record(
                    .select(CaseKey(stringLiteral: "court-\(number)"), for: "2"), by: Self.lead)
            }
            let selections = Query([Query.Clause(types: [CaseSelected.name])])
            #expect(try await ledger.checkpoint(of: "mail") == nil)
            var seen: [UInt64] = []
            for _ in 0..<3 {
                let start = try await ledger.checkpoint(of: "mail")?.position ?? .start
                var events = ledger.liveEvents(matching: selections, after: start)
                    .makeAsyncIterator()
                for _ in 0..<2 {
                    let next = try await events.next(isolation: #isolation)
                    let record = try #require(next)
                    seen.append(record.position.rawValue)
                    try await ledger.save(
                        SubscriptionCheckpoint(subscription: "mail", position: record.position))
                }
            }
            #expect(seen == [4, 5, 6, 7, 8, 9])
        }
    }

    @Test("From beyond the head there is nothing to wait for: that is an error, and is not saved")
    func beyondHead() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.inspection("anytown").record(
                .announce("anytown", on: .hmipYouth2021), by: Self.lead)
            let head = try await ledger.head().position
            let beyond = Position(head.rawValue + 3)
            let live = await #expect(throws: LedgerError.self) {
                for try await _ in ledger.liveEvents(after: beyond) {}
            }
            let saved = await #expect(throws: LedgerError.self) {
                try await ledger.save(
                    SubscriptionCheckpoint(subscription: "mail", position: beyond))
            }
            let asOf = await #expect(throws: LedgerError.self) {
                try await ledger.inspection("anytown").ratings(asOf: .position(beyond))
            }
            let page = await #expect(throws: LedgerError.self) {
                try await ledger.page(of: .everything, in: .after(beyond))
            }
            let recorded = await #expect(throws: LedgerError.self) {
                try await ledger.inspection("anytown").record(
                    .select("court-1", for: "2"), by: Self.lead,
                    basedOn: ObservedQuery(of: .everything, upTo: beyond))
            }
            for error in [live, saved, asOf, page, recorded] {
                #expect(error?.code == .beyondHead)
                #expect(error?.message.contains("\(head)") == true)
                #expect(error?.message.contains("\(beyond)") == true)
            }
            #expect(recorded?.message.contains("Nothing was written") == true)
            #expect(try await ledger.checkpoint(of: "mail") == nil)
            #expect(try await ledger.head().position == head)
        }
    }

    @Test("Events end with an error when the task is cancelled, and when the ledger is closed")
    func ending() async throws {
        try await withTemporaryLedger { ledger in
            func wait() -> Task<LedgerError.Code?, Never> {
                Task {
                    do throws(LedgerError) {
                        for try await _ in ledger.liveEvents() {}
                        return nil
                    } catch { return error.code }
                }
            }
            let cancelled = wait()
            try await Task.sleep(for: .milliseconds(20))
            cancelled.cancel()
            #expect(await cancelled.value == .cancelled)
            let closed = wait()
            try await Task.sleep(for: .milliseconds(20))
            await ledger.close()
            #expect(await closed.value == .closed)
        }
    }
}
