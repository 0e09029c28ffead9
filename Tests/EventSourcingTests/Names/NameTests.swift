import EventSourcing
import Testing

@Suite("Names and tags")
struct NameTests {
    @Test(
        "A name has 1 byte at least, its limit at most, no control characters, no space at its ends",
        arguments: [
            ("", false), ("a", true), (String(repeating: "x", count: 200), true),
            (String(repeating: "x", count: 201), false), ("a\u{7f}", false), ("a\nb", false),
            ("court 07/\u{e9}", true), (" ", false), (" a", false), ("a ", false), ("a b", true),
        ])
    func edges(text: String, isName: Bool) {
        #expect((StreamName(rawValue: text) != nil) == isName)
    }

    @Test("Names are equal and sort by their bytes, not by how they look")
    func bytes() throws {
        let composed: StreamName = "caf\u{e9}"
        // An older version took this spelling; it stays readable, and is another name.
        let decomposed = try #require(StreamName(stored: "cafe\u{301}"))
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(decomposed < composed)
        #expect(StreamName("a") < StreamName("a/b"))
        #expect(StreamName("Z") < StreamName("a"))
    }

    @Test(
        "Ten texts that print as a-7 are refused on the way in, the character named",
        arguments: [
            ("a-7\u{85}", "ends with white space, U+0085"),
            ("a\u{85}-7", "has a control character, U+0085"),
            ("a\u{9b}-7", "has a control character, U+009B"),
            ("a-\u{200b}7", "has an invisible character, U+200B"),
            ("\u{feff}a-7", "has an invisible character, U+FEFF"),
            ("a-7\u{a0}", "ends with white space, U+00A0"),
            ("a\u{a0}7", "has white space that is not a plain space, U+00A0"),
            ("a-\u{202e}7", "has a bidirectional character, U+202E"),
            ("a-\u{2066}7", "has a bidirectional character, U+2066"),
            ("a-\u{34f}7", "has an invisible character, U+034F"),
            ("a-7\u{2800}", "has an invisible character, U+2800"),
            ("a\u{1d159}7", "has an invisible character, U+1D159"),
            ("a\u{2028}7", "has a line separator, U+2028"),
            ("e\u{301}lan-7", "is not in Unicode form NFC"),
            ("a-7\u{e000}", "has a character without a meaning, U+E000"),
        ])
    func invisible(text: String, problem: String) throws {
        let error = #expect(throws: InvalidName.self) { try Agent.ID(validating: text) }
        #expect(try #require(error).description.contains(problem))
        #expect(Agent.ID(rawValue: text) == nil)
        #expect(throws: InvalidName.self) { try EventTag("actor", text) }
        #expect(throws: InvalidName.self) { try EventTag(validating: "actor:\(text)") }
    }

    @Test(
        "A name may have accents, other scripts and a space between words",
        arguments: ["caf\u{e9} 7", "\u{4e2d}\u{6587}", "\u{3b1}\u{3b2}-1", "a b c", "\u{1f4d6}"])
    func visible(text: String) throws {
        #expect(try StreamName(validating: text).rawValue == text)
        #expect(try EventTag("key", text).value == text)
    }

    @Test("A name that was refused today is read where an older version recorded it")
    func stored() {
        for text in ["a-\u{200b}7", "a-7\u{a0}", "a-\u{202e}7", "e\u{301}lan"] {
            #expect(Agent.ID(stored: text)?.rawValue == text)
        }
        #expect(Agent.ID(stored: "a\n7") == nil)
        #expect(Agent.ID(stored: "") == nil)
    }

    @Test("A tag is divided at its first colon")
    func colon() throws {
        let tag = try EventTag(validating: "time:12:30")
        #expect(tag.name == "time")
        #expect(tag.value == "12:30")
        #expect(throws: InvalidName.self) { try EventTag(validating: "time") }
        #expect(throws: InvalidName.self) { try EventTag(validating: ":value") }
        #expect(throws: InvalidName.self) { try EventTag(validating: "name:") }
    }
}
