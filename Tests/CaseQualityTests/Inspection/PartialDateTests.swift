import CaseLedger
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Partial dates")
struct PartialDateTests {
    @Test(
        "A date is taken as precisely as it is known",
        arguments: [
            "2021", "0001", "9999", "2021-01", "2021-12", "2021-01-01", "2021-12-31",
            "2021-04-30", "2021-02-28", "2020-02-29", "2000-02-29",
        ])
    func dateTaken(text: String) { #expect(PartialDate(text)?.description == text) }

    @Test(
        "A date that does not exist is none",
        arguments: [
            "", "21", "02021", "0000", "2021-00", "2021-13", "2021-1", "2021-001", "2021-01-00",
            "2021-01-32", "2021-04-31", "2021-02-29", "1900-02-29", "2021-01-1", "2021-",
            "2021-01-", "-2021", "+021", "2021/12/02", "2021-12-02-01", "2O21", "２０２１",
            "2021-12-02T00:00", " 2021",
        ])
    func dateRefused(text: String) { #expect(PartialDate(text) == nil) }

    @Test("A date knows what of it is known")
    func datePrecision() throws {
        let day = try #require(PartialDate("2021-12-02"))
        #expect((day.year, day.month, day.day) == (2021, 12, 2))
        let month = try #require(PartialDate("2021-12"))
        #expect((month.month, month.day) == (12, nil))
    }

    @Test("Days are counted as the calendar does, over four centuries")
    func dayNumbers() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let start = try #require(
            calendar.date(from: DateComponents(year: 1800, month: 1, day: 1)))
        let first = try #require(PartialDate("1800-01-01")).lastDayNumber
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2_000 {
            let days = Int.random(in: 0..<146_097, using: &generator)
            let date = try #require(calendar.date(byAdding: .day, value: days, to: start))
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            func two(_ number: Int?) -> String {
                let text = String(number ?? 0)
                return text.count < 2 ? "0" + text : text
            }
            let text = "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
            #expect(try #require(PartialDate(text)).lastDayNumber - first == days, "\(text)")
        }
    }

    @Test("A year sorts with its last day, after the day itself")
    func order() throws {
        let sorted = try ["2022", "2021-12-31", "2021", "2021-12", "2022-01", "2021-11-30"]
            .map { try #require(PartialDate($0)) }.sorted()
        #expect(
            sorted.map(\.description) == [
                "2021-11-30", "2021-12-31", "2021-12", "2021", "2022-01", "2022",
            ])
    }
}
