import CaseLedger
import Testing

@Suite("Moments")
struct MomentTests {
    @Test(
        "A position, a milestone, a time and a date are read",
        arguments: [
            ("now", Moment.now), ("@1", .position(Position(1))), ("@0", .position(.start)),
            ("@announced", .milestone(.announced)), ("@fieldwork", .milestone(.fieldwork)),
            ("@panel", .milestone(.panel)), ("@published", .milestone(.published)),
            ("1970-01-01T00:00:01Z", .recorded(Timestamp(microseconds: 1_000_000))),
            ("1970-01-01T01:00:01+01:00", .recorded(Timestamp(microseconds: 1_000_000))),
            ("1970-01-01T00:00:01.500Z", .recorded(Timestamp(microseconds: 1_500_000))),
            ("1970-01-01T00:00:00.1234569Z", .recorded(Timestamp(microseconds: 123_456))),
            ("1969-12-31T23:59:59.999999Z", .recorded(Timestamp(microseconds: -1))),
            ("1969-12-31T00:01:00-23:59", .recorded(Timestamp(microseconds: 0))),
            (
                "2024-02-29T23:59:59Z",
                .recorded(Timestamp(microseconds: 1_709_251_199_000_000))
            ),
            (
                "2000-03-01T00:00:00+00:00",
                .recorded(Timestamp(microseconds: 951_868_800_000_000))
            ),
            (
                "0001-01-01T00:00:00Z",
                .recorded(Timestamp(microseconds: -62_135_596_800_000_000))
            ),
            (
                "9999-12-31T23:59:59Z",
                .recorded(Timestamp(microseconds: 253_402_300_799_000_000))
            ),
        ])
    func read(text: String, expected: Moment) throws {
        #expect(try Moment(text) == expected)
    }

    @Test(
        "A date is its end in Europe/London, in winter and in summer",
        arguments: [
            ("2021-12-02", "2021-12-02T23:59:59.999999Z"),
            ("2021-08-02", "2021-08-02T22:59:59.999999Z"),
            ("2021-03-28", "2021-03-28T22:59:59.999999Z"),
            ("2021-10-31", "2021-10-31T23:59:59.999999Z"),
        ])
    func endOfDay(date: String, end: String) throws {
        guard case .recorded(let time) = try Moment(date) else {
            Issue.record("not a time")
            return
        }
        #expect(time.rfc3339 == end)
        #expect(time.microseconds % 1_000_000 == 999_999)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "@", "@soon", "@-1", "2021-13-01", "2021-02-29", "2021-12", "yesterday", "1234",
            "2021-12-02T24:00:00Z", "2021-12-02T25:00:00Z", "2021-12-02T09:60:00Z",
            "2021-12-02T09:61:00Z", "2021-12-02T09:30:60Z", "2021-12-02T09:30:61Z",
            "2021-13-02T09:30:00Z", "2021-00-02T09:30:00Z", "2021-02-30T09:30:00Z",
            "2021-02-29T09:30:00Z", "1900-02-29T09:30:00Z", "2021-04-31T09:30:00Z",
            "2021-12-00T09:30:00Z", "2021-12-02T09:30:00", "2021-12-02T09:30Z",
            "2021-12-02T09:30:00+24:00", "2021-12-02T09:30:00+01:60", "2021-12-02T09:30:00+0100",
            "2021-12-02T09:30:00+01", "2021-12-02T09:30:00ZZ", "2021-12-02T09:30:00.Z",
            "2021-12-02T09:30:00.5", "2021-12-02T9:30:00Z", "2021-12-02T09:30:00+1:000",
            "2021-12-02T-9:30:00Z", "2021-12-02 09:30:00Z", "2021-12-02t09:30:00z",
            "21-12-02T09:30:00Z", "02021-12-02T09:30:00Z", "2021-12-02T09:30:00Z ",
        ])
    func refused(text: String) {
        #expect(throws: LedgerError.self) { try Moment(text) }
    }

    @Test("A partial date is a stretch, as precise as it is known")
    func partialDates() throws {
        let month = EffectiveTime.of(try #require(PartialDate("2021-12")))
        #expect(month.precision == .month)
        #expect(month.earliest.rfc3339 == "2021-12-01T00:00:00.000000Z")
        #expect(month.latest.rfc3339 == "2021-12-31T23:59:59.999999Z")
        let year = EffectiveTime.of(try #require(PartialDate("2020")))
        #expect(year.latest.rfc3339 == "2020-12-31T23:59:59.999999Z")
        #expect(year.timing(at: month.latest) == .held)
        #expect(month.timing(at: month.earliest) == .uncertain)
        #expect(month.timing(at: year.latest) == .notYet)
    }
}
