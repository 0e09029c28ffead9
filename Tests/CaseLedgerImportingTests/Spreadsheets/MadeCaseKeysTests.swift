import CaseLedger
import CaseLedgerImporting
import Testing

@Suite("The file of made case keys")
struct MadeCaseKeysTests {
    private static let file = """
        own key,made key
        Smith J,case-0001
        '=7,case-0002
        "a,b",case-0003

        """

    @Test("The list comes back from its file, also with keys that begin like a formula")
    func roundTrip() throws {
        let list = try MadeCaseKeys(csv: Array(Self.file.utf8))
        #expect(list.entries.map(\.own) == ["Smith J", "=7", "a,b"])
        #expect(list.made(for: "=7") == "case-0002")
        #expect(list.own(for: "case-0003") == "a,b")
        #expect(list.made(for: "smith j") == nil)
        #expect(list.csv == Self.file)
        #expect(try MadeCaseKeys(csv: []).entries.isEmpty)
    }

    @Test(
        "A file that an import did not write is refused, with the row and without its text",
        arguments: [
            "case,made\nSmith,case-0001\n", "own key,made key\nSmith,case 1\n",
            "own key,made key\nSmith,case-0001\nSmith,case-0002\n",
            "own key,made key\nSmith,case-0001\nJones,case-0001\n",
            "own key,made key\n,case-0001\n", "own key,made key\nSmith,case-0001,x\n", "\u{0}",
        ])
    func damaged(content: String) throws {
        let error = #expect(throws: LedgerError.self) {
            _ = try MadeCaseKeys(csv: Array(content.utf8))
        }
        #expect(error?.code == .invalidInput)
        #expect(error?.message.contains("Smith") == false)
        #expect(error?.message.contains("the file is unchanged") == true)
    }
}
