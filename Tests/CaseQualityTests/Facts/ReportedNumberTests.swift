import CaseLedger
import Testing

@Suite("Reported numbers")
struct ReportedNumberTests {
    @Test(
        "A number keeps its digits and its decimals",
        arguments: [
            ("0", 0, 0), ("12", 12, 0), ("-3", -3, 0), ("10.9", 109, 1), ("0.05", 5, 2),
            ("-0.5", -5, 1), ("10.90", 1_090, 2), ("0.000000001", 1, 9), ("0.0", 0, 1),
            ("-999999999999999999", -999_999_999_999_999_999, 0),
            ("999999999.999999999", 999_999_999_999_999_999, 9),
        ] as [(String, Int64, Int)])
    func reads(text: String, digits: Int64, decimals: Int) throws {
        let number = try #require(ReportedNumber(text))
        #expect((number.digits, number.decimals) == (digits, decimals))
        #expect(number.description == text)
        #expect(ReportedNumber(digits: digits, decimals: decimals) == number)
    }

    @Test("Leading zeros and the sign of zero are not kept")
    func leading() {
        #expect(ReportedNumber("007")?.description == "7")
        #expect(ReportedNumber("-0")?.description == "0")
        #expect(ReportedNumber("00.50")?.description == "0.50")
    }

    @Test(
        "A text that is not a number is refused",
        arguments: [
            "", "-", ".", "1.", ".5", "-.5", "-1.", "1e3", "1,000", "1 000", " 1", "1 ", "+1",
            "--1", "1-", "1.2.3", "1..2", "٣", "１", "½", "NaN", "0x10", "10.9%",
            "1000000000000000000", "1000000000.000000000", "0.0000000001",
        ])
    func refuses(text: String) { #expect(ReportedNumber(text) == nil) }

    @Test("Decimals are 0 to 9", arguments: [(-1, false), (0, true), (9, true), (10, false)])
    func decimals(decimals: Int, isTaken: Bool) {
        #expect((ReportedNumber(digits: 7, decimals: decimals) != nil) == isTaken)
    }

    @Test("Whole numbers and the largest ones are written out")
    func extremes() {
        #expect(ReportedNumber(-12).description == "-12")
        #expect(ReportedNumber(.max).description == "9223372036854775807")
        #expect(
            ReportedNumber(digits: .min, decimals: 9)?.description == "-9223372036.854775808")
        #expect(ReportedNumber(0) == ReportedNumber("0"))
        #expect(ReportedNumber("1.0") != ReportedNumber("1"))
    }
}
