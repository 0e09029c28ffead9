import CaseLedgerReports
import Testing

@Suite("Markdown renderer")
struct MarkdownRendererTests {
    private func text(_ blocks: Document.Block...) -> String {
        MarkdownRenderer().text(of: Document("Title", blocks))
    }

    /// The page of one block, without its title and its end.
    private func part(_ block: Document.Block) -> String {
        let end = "\n\n---\n\nAudience: protected\n"
        return String(text(block).dropFirst("# Title\n\n".count).dropLast(end.count))
    }

    @Test("A page has its title, its blocks and its imprint")
    func page() {
        var table = Table([.init("Case", .id), .init("Sum", .number), .init("")], caption: "R")
        table.add(["a", Table.Cell(1)])
        table.add([Table.Cell("b", indent: 2), "", "x\ny"])
        let document = Document(
            "Title", audience: .service,
            [
                .heading("Title", level: 1), .paragraph("one\ntwo"), .heading("H", level: 2),
                .heading("I", level: 3), .table(table), .list(["l", "m\nn"]),
                .fields([.init("name", "value"), .init("", "v")]),
                .tree(.init("t", [.init("u", [.init("v\nw")])])), .note("n\no"),
                .commands(["a `b` ```c```", "d"]),
            ], imprint: ["Source: S", "Licence: L"])
        #expect(
            MarkdownRenderer().text(of: document) == """
                # Title

                one\\
                two

                ## H

                ### I

                **R**

                | Case | Sum |  |
                | --- | ---: | --- |
                | a | 1 |  |
                | &emsp;&emsp;b |  | x<br>y |

                - l
                - m\\
                  n

                <!-- -->

                - **name**: value
                - v

                <!-- -->

                - t
                  - u
                    - v\\
                      w

                > n\\
                > o

                ````
                a `b` ```c```
                d
                ````

                ---

                Source: S\\
                Licence: L\\
                Audience: service

                """)
    }

    @Test("A heading of level 1 that is not the title has level 2")
    func otherHeading() {
        #expect(text(.heading("Other", level: 1)).hasPrefix("# Title\n\n## Other\n\n---"))
    }

    @Test("An empty node of a tree does not make the text above it a heading")
    func emptyNode() {
        #expect(part(.tree(.init("a", [.init("")]))) == "- a\n  - &nbsp;")
    }

    @Test(
        "Characters that Markdown would obey are escaped, where they mean something",
        arguments: [
            ("a*b* _c_ `d`", #"a\*b\* \_c\_ \`d\`"#), ("snake_case_id", "snake_case_id"),
            ("[x](y) ![z](w)", #"\[x\](y) !\[z\](w)"#), (#"a\b"#, #"a\\b"#), ("a|b", #"a\|b"#),
            ("~~x~~ $y$", #"\~\~x\~\~ \$y\$"#), ("<b>&lt;", "&lt;b>&amp;lt;"),
            ("# x #", "\\# x \\#"), ("C# and D", "C# and D"), ("- x", #"\- x"#), ("a - b", "a - b"),
            ("+ x", #"\+ x"#), ("> x", #"\> x"#), ("---", #"\---"#), ("===", #"\==="#),
            ("1. x", #"1\. x"#), ("12) x", #"12\) x"#), ("1.", #"1\."#),
            ("2.1.3 x", "2.1.3 x"),
            ("    code", "code"), ("a\n- b", "a\\\n\\- b"), ("a\n\nb", "a\\\n\\\nb"),
            ("a\n\n", "a"),
            ("*\u{301}", "\\*\u{301}"), ("<\u{338}", "&lt;\u{338}"), ("\u{202e}", "&lt;U+202E>"),
            ("http://x.org", "http:<!-- -->//x.org"), ("WWW.x.org", "WWW<!-- -->.x.org"),
            ("a@b.org", "a<!-- -->@b.org"), ("a: b", "a: b"), ("x/y", "x/y"), ("w.x", "w.x"),
        ])
    func escaping(text: String, escaped: String) {
        #expect(part(.paragraph(text)) == escaped)
    }

    @Test(
        "Hostile texts stay inside their cell, heading and code block", arguments: HostileText.all)
    func hostile(text: String) {
        var table = Table([.init("A"), .init("B")])
        table.add([Table.Cell(text), "x"])
        let rows = part(.table(table)).unicodeScalars.split(separator: "\n").map(Array.init)
        #expect(rows.count == 3)
        var separators = 0
        var isEscaped = false
        for scalar in rows[2] {
            if scalar == "|", !isEscaped { separators += 1 }
            isEscaped = scalar == "\\" && !isEscaped
        }
        #expect(separators == 3)
        #expect(!part(.heading(text, level: 2)).unicodeScalars.contains("\n"))
        let code = part(.commands([text])).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(code.first == code.last)
        #expect(code.dropFirst().dropLast().allSatisfy { !$0.contains(code[0]) })
        for block in [Document.Block.paragraph(text), .note(text), .list([text])] {
            #expect(!part(block).unicodeScalars.contains("<"))
        }
    }
}
