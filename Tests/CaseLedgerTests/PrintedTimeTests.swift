import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Times as they are printed")
struct PrintedTimeTests {
    @Test(
        "All six digits are printed, and read again they are the same time",
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (1, "1970-01-01T00:00:00.000001Z"),
            (-1, "1969-12-31T23:59:59.999999Z"), (1_000, "1970-01-01T00:00:00.001000Z"),
            (-86_400_000_000, "1969-12-31T00:00:00.000000Z"),
            (1_709_251_199_999_999, "2024-02-29T23:59:59.999999Z"),
            (1_638_437_400_001_000, "2021-12-02T09:30:00.001000Z"),
            (951_868_800_000_000, "2000-03-01T00:00:00.000000Z"),
            (-2_203_891_200_000_001, "1900-02-28T23:59:59.999999Z"),
            (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ] as [(Int64, String)])
    func examples(microseconds: Int64, text: String) {
        let time = Timestamp(microseconds: microseconds)
        #expect(time.rfc3339 == text)
        #expect(Timestamp(rfc3339: text) == time)
    }

    @Test("10,000 whole milliseconds and 10,000 odd microseconds survive being printed and read")
    func roundTrip() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<10_000 {
            let any = Int64.random(
                in: -62_135_596_800_000_000...253_402_300_799_999_999, using: &random)
            let near = Int64.random(
                in: -100_000_000_000_000...1_900_000_000_000_000, using: &random)
            for microseconds in [any, near, any / 1_000 * 1_000, near / 1_000 * 1_000] {
                let time = Timestamp(microseconds: microseconds)
                let text = time.rfc3339
                if Timestamp(rfc3339: text) != time || text.utf8.count != 27 {
                    Issue.record("\(microseconds) is printed as \(text)")
                }
            }
        }
    }

    @Test("Of a fraction, one to six digits are read exactly, and the rest is cut")
    func fractions() {
        let digits = "123456789"
        for count in 1...9 {
            let read = Timestamp(rfc3339: "1969-12-31T23:59:58.\(digits.prefix(count))Z")
            let kept = Int64(digits.prefix(min(count, 6))) ?? 0
            let unit = [100_000, 10_000, 1_000, 100, 10, 1][min(count, 6) - 1] as Int64
            #expect(read == Timestamp(microseconds: -2_000_000 + kept * unit))
        }
    }

    @Test("A year that RFC 3339 does not have is printed with a sign, and not read")
    func otherYears() {
        for (microseconds, text) in [
            (Int64.max, "+294247-01-10T04:00:54.775807Z"),
            (.min, "-290308-12-21T19:59:05.224192Z"),
            (253_402_300_800_000_000, "+10000-01-01T00:00:00.000000Z"),
            (-62_135_596_800_000_001, "0000-12-31T23:59:59.999999Z"),
        ] {
            let time = Timestamp(microseconds: microseconds)
            #expect(time.rfc3339 == text)
            #expect(Timestamp(rfc3339: text) == nil)
        }
    }

    @Test("A day in Europe/London begins when the calendar of the system says so")
    func london() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/London"))
        let first = try #require(
            calendar.date(from: DateComponents(year: 1900, month: 1, day: 1)))
        for number in 0..<55_000 {
            let date = try #require(calendar.date(byAdding: .day, value: number, to: first))
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            let text = "\(year)-\(padded(month))-\(padded(day))"
            let held = EffectiveTime.of(try #require(PartialDate(text)))
            let start = Int64(date.timeIntervalSince1970) * 1_000_000
            if held.earliest.microseconds != start || held.words != text {
                Issue.record("\(text) begins at \(held.earliest), not at \(start) us")
            }
            // Its last microsecond is still the same day.
            let last = EffectiveTime(
                precision: .day, earliest: held.latest, latest: held.latest)
            if last.words != text { Issue.record("\(text) ends at \(held.latest)") }
        }
    }

    @Test("As of the printed time of any record, that record is included")
    func asOfPrinted() async throws {
        let clock = SettableClock(0)
        try await withTemporaryLedger(clock: clock.clock) { ledger in
            let inspection = ledger.inspection("anytown-2026")
            let lead = Agent("lead-1", role: .leadInspector)
            var random = SeededGenerator(seed: 9)
            var now: Int64 = -3_000_001
            clock.set(now)
            try await inspection.record(.announce("service-1", on: .hmipYouth2021), by: lead)
            for number in 0..<200 {
                // Some at the same microsecond, some at whole milliseconds.
                now += Int64(number % 5) * Int64.random(in: 1...40_000, using: &random)
                if number % 3 == 0 { now = now.advanced(by: 999) / 1_000 * 1_000 }
                clock.set(now)
                try await inspection.record(
                    .select(CaseKey(stringLiteral: "court-\(number)"), for: "2"), by: lead)
            }
            let records = try await ledger.page(of: .everything).records
            #expect(records.count > 200)
            for record in records {
                let last = try #require(
                    records.last { $0.recordedAt == record.recordedAt }?.position)
                let moment = try Moment(record.recordedAt.rfc3339)
                #expect(try await ledger.position(of: moment) == last)
                #expect(try await inspection.position(of: moment) == last)
                #expect(try await inspection.state(asOf: moment).position == last)
                #expect(try await inspection.ratings(asOf: moment).asOf.position == last)
            }
        }
    }
}
