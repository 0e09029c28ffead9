import CaseLedger
import Testing

@Suite("Identifiers")
struct IdentifierTests {
    @Test(
        "A case key is a pseudonym: a code with a digit",
        arguments: [
            "court-07", "outOfCourt-17", "d2-01", "c.1", "case_0001", "7", "a1", "2021-0412",
            "court-2021-1", "12345678", "99999999", "20211301", "2021-12",
            "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrst1",  // 48 bytes
        ])
    func caseKeyTaken(text: String) { #expect(CaseKey(rawValue: text)?.rawValue == text) }

    @Test(
        "A text that looks like a date, a name or a sentence is no case key",
        arguments: [
            "2010-03-04", "2010.03.04", "2010_03_04", "2010-3-4", "04-03-2010", "4.3.10",
            "04_03_10", "04/03/2010", "20100304", "04032010", "dob-2010-03-04", "c-20100304",
            "case 7", "John Smith", "john-smith", "Smith", "J.Smith", "O'Neill-1", "Zoë-1",
            "court:07", "court/07", "court#07", "court-07\n", "", "-",
            "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstu1",  // 49 bytes
        ])
    func caseKeyRefused(text: String) { #expect(CaseKey(rawValue: text) == nil) }

    @Test("The initialiser with the label throws, for a literal too, and says what is wrong")
    func caseKeyValidated() {
        do {
            _ = try CaseKey(validating: "abc")
            Issue.record("A key without a digit was taken.")
        } catch {
            #expect(error.problem.contains("at least one digit"))
            #expect(!error.description.contains("abc"))
        }
    }

    @Test(
        "An evidence reference is a key without spaces",
        arguments: [
            ("file-0412", true), ("docs/2021-12-02#4", true), ("a:b", true),
            ("the child said so", false), ("file 4", false), ("", false), ("file-4\t", false),
            ("Zoë", false),
        ])
    func evidenceReference(text: String, isTaken: Bool) {
        #expect((EvidenceReference(rawValue: text) != nil) == isTaken)
    }

    @Test(
        "Keys of services, teams and case managers have no spaces either",
        arguments: [
            ("leicestershire-yjs", true), ("cm-07", true), ("Jane Doe", false), ("", false),
        ])
    func keys(text: String, isTaken: Bool) {
        #expect((ServiceID(rawValue: text) != nil) == isTaken)
        #expect((GroupKey(rawValue: text) != nil) == isTaken)
    }
}
