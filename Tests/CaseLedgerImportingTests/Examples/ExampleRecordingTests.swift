import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Recording an example")
struct ExampleRecordingTests {
    /// The parts of an entry that are the same in every ledger: all but the salts of texts.
    private struct Essence: Hashable {
        let record: [String]
        let payload: [UInt8]
        let effectiveAt: EffectiveTime
        let tags: [EventTag]
        let texts: [FieldText]
        let command: CommandID
        let seen: ObservedQuery?
        let reason: FreeText?
        let sentence: String?

        init(_ entry: LogEntry) {
            let record = entry.record
            self.record = [
                record.position.description, record.stream.rawValue, record.type.rawValue,
                record.recordedAt.rfc3339, record.actor.rawValue, record.origin.description,
            ]
            payload = record.payload
            effectiveAt = record.effectiveAt
            tags = record.tags
            texts = record.eventTexts
            command = entry.command.id
            seen = entry.command.seen
            reason = entry.command.reason
            sentence = entry.sentence
        }
    }

    @Test("Two ledgers get the same events at the same positions and times")
    func repeatable() async throws {
        let one = try await AnytownLedger.log.map(Essence.init)
        let other = try await AnytownLedger.with { try await $0.log().map(Essence.init) }
        #expect(one.count > 3_000)
        #expect(one == other)
    }

    @Test(
        "Every command is recorded in working hours of 2021, 2022, 2024 or 2025, after the others")
    func times() async throws {
        var last: (command: CommandID, time: Timestamp)?
        for entry in try await AnytownLedger.log {
            let time = entry.record.recordedAt
            if let last, last.command != entry.command.id { #expect(last.time < time) }
            last = (entry.command.id, time)
            let year = time.rfc3339.prefix(4)
            #expect(["2021", "2022", "2024", "2025"].contains(year), "\(entry.id): \(time)")
            let seconds = time.microseconds / 1_000_000
            // 1 January 1970 was a Thursday.
            let isWeekday = (seconds / 86_400 + 3) % 7 < 5
            let isDaytime = (9..<17).contains(seconds % 86_400 / 3_600)
            #expect(isWeekday && isDaytime, "\(entry.id): \(time)")
            #expect(entry.record.effectiveAt.earliest <= time)
        }
    }

    @Test("Recorded again, an example changes nothing")
    func again() async throws {
        let clock = ExampleClock()
        try await withTemporaryLedger(clock: clock.ledgerClock) { ledger in
            let first = try await ledger.recordExample(.anytown, by: clock)
            #expect(first.eventsRecordedBefore == 0)
            #expect(first.head.position.rawValue == UInt64(first.events))
            #expect(first.inspections == ExampleInspections.anytown.inspections)
            let second = try await ledger.recordExample(.anytown, by: clock)
            #expect(second.events == first.events)
            #expect(second.eventsRecordedBefore == first.events)
            #expect(second.head == first.head)
        }
    }

    @Test("An interrupted recording completes when it is run again, with the same events")
    func interrupted() async throws {
        let whole = try await AnytownLedger.log.map(Essence.init)
        let clock = ExampleClock()
        try await withTemporaryLedger(clock: clock.ledgerClock) { ledger in
            let run = Task { try await ledger.recordExample(.anytown, by: clock) }
            while try await ledger.head().position.rawValue < 1_000 { await Task.yield() }
            run.cancel()
            let outcome = await run.result
            if case .failure(let error) = outcome {
                #expect((error as? LedgerError)?.code == .cancelled)
            }
            try await ledger.recordExample(.anytown, by: clock)
            let entries = try await ledger.log()
            #expect(entries.map(Essence.init) == whole)
        }
    }

    @Test("People go on recording in the ledger of an example, at the time of the machine")
    func afterwards() async throws {
        try await AnytownLedger.with { ledger in
            let before = LedgerClock.system.now
            let inspection = ledger.inspection(AnytownLedger.second)
            let receipt = try await inspection.record(
                .followUp(FollowUp("R3", .progress(.partlyAchieved, subPoint: nil))),
                by: Agent("k-6", role: .leadInspector))
            #expect(receipt.recordedAt >= before)
            let lead = Agent("a-7", role: .leadInspector)
            let next = ledger.inspection("anytown-2028")
            try await next.record(.announce("anytown", on: .hmipYouth2021), by: lead)
            try await next.record(.select("court-91", for: "2"), by: lead)
            try await next.record(.judge("2.1.3", of: "court-91", .yes), by: lead)
            #expect(try await ledger.verify().passed)
        }
    }

    @Test("A ledger with another clock, or with other events, is refused and stays as it is")
    func refused() async throws {
        let clock = ExampleClock()
        try await withTemporaryLedger { ledger in
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.recordExample(.anytown, by: clock)
            }
            #expect(error?.code == .invalidInput)
            let head = try await ledger.head()
            #expect(head.position == .start)
        }
        try await withTemporaryLedger(clock: clock.ledgerClock) { ledger in
            try await ledger.inspection("other-2026").record(
                .announce("other", on: .hmipYouth2021), by: Agent("a-7", role: .leadInspector))
            let head = try await ledger.head()
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.recordExample(.anytown, by: clock)
            }
            #expect(error?.code == .invalidInput)
            #expect(try await ledger.head() == head)
        }
    }
}
