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
        let decomposed: StreamName = "cafe\u{301}"
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(decomposed < composed)
        #expect(try Tag("key", "caf\u{e9}") != Tag("key", "cafe\u{301}"))
        #expect(StreamName("a") < StreamName("a/b"))
        #expect(StreamName("Z") < StreamName("a"))
    }

    @Test("A tag is divided at its first colon")
    func colon() throws {
        let tag = try Tag("time:12:30")
        #expect(tag.name == "time")
        #expect(tag.value == "12:30")
        #expect(throws: InvalidName.self) { try Tag("time") }
        #expect(throws: InvalidName.self) { try Tag(":value") }
        #expect(throws: InvalidName.self) { try Tag("name:") }
    }
}
