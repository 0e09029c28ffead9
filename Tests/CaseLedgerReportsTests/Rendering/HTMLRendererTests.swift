import CaseLedgerReports
import Testing

@Suite("HTML renderer")
struct HTMLRendererTests {
    private func page(_ blocks: Document.Block..., title: String = "Title") -> String {
        HTMLRenderer().text(of: Document(title, blocks, imprint: ["Source: S"]))
    }

    private func body(_ blocks: Document.Block...) throws -> String {
        let page = HTMLRenderer().text(of: Document("Title", blocks))
        let start = try #require(page.firstRange(of: "<h1>Title</h1>\n")).upperBound
        let end = try #require(page.firstRange(of: "\n</main>")).lowerBound
        return String(page[start..<end])
    }

    @Test("A page declares its language, its encoding and a policy that loads nothing")
    func head() {
        let page = page(title: "A & B")
        #expect(
            page.hasPrefix(
                "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">"))
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        #expect(page.contains("<title>A &amp; B</title>"))
        #expect(page.contains("<h1>A &amp; B</h1>"))
        #expect(page.contains("<footer>\n<p>Source: S</p>\n<p>Audience: protected</p>\n</footer>"))
        #expect(page.contains("@media print"))
    }

    @Test("A table has its caption, headings with a scope and classes for its kinds of cells")
    func table() throws {
        var table = Table(
            [.init("Case", .id), .init("Sum", .number), .init("")], caption: "Ratings")
        table.add([Table.Cell("b", indent: 2), Table.Cell(1), "x\ny"])
        #expect(
            try body(.table(table)) == """
                <div class="table" tabindex="0" role="region" aria-label="Ratings">
                <table>
                <caption>Ratings</caption>
                <thead>
                <tr><th scope="col" class="id">Case</th><th scope="col" class="number">Sum</th>\
                <td></td></tr>
                </thead>
                <tbody>
                <tr><td class="id" style="--indent: 2">b</td><td class="number">1</td>\
                <td class="text">x<br>y</td></tr>
                </tbody>
                </table>
                </div>
                """)
    }

    @Test("A table without a caption has its headings as its label")
    func label() throws {
        let table = Table([.init("Case"), .init(""), .init("Sum")])
        #expect(try body(.table(table)).contains("aria-label=\"Table: Case, Sum\""))
    }

    @Test(
        "Each block has an element that says what it is",
        arguments: [
            (Document.Block.heading("Title", level: 1), ""),
            (.heading("Other", level: 1), "<h2>Other</h2>"),
            (.heading("h", level: 3), "<h3>h</h3>"),
            (.paragraph("a\nb"), "<p>a<br>b</p>"), (.list(["a"]), "<ul>\n<li>a</li>\n</ul>"),
            (.fields([.init("n", "v")]), "<dl>\n<div><dt>n</dt><dd>v</dd></div>\n</dl>"),
            (
                .tree(.init("a", [.init("b")])),
                "<ul class=\"tree\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"
            ),
            (.note("n"), "<aside class=\"note\" role=\"note\">n</aside>"),
            (.commands(["a <b>", "c"]), "<pre><code>a &lt;b&gt;\nc</code></pre>"),
        ])
    func blocks(block: Document.Block, expected: String) throws {
        #expect(try body(block) == expected)
    }

    @Test("Invisible characters become their numbers, and markup becomes text")
    func escaping() throws {
        #expect(
            try body(.paragraph("<\u{338}i> & \"a\" 'b' \u{202e}\u{1b}"))
                == "<p>&lt;\u{338}i&gt; &amp; &quot;a&quot; &#39;b&#39; &lt;U+202E&gt;&lt;U+001B&gt;</p>"
        )
    }

    @Test("A hostile text adds no element and closes none", arguments: HostileText.all)
    func hostile(text: String) {
        func elements(_ text: String) -> HTMLTags {
            var table = Table([.init("A\(text)"), .init("B")], caption: "C\(text)")
            table.add([Table.Cell(text), "x"])
            return HTMLTags(
                of: page(
                    .heading(text, level: 2), .paragraph(text), .table(table), .list([text]),
                    .fields([.init(text, text)]), .tree(.init(text, [.init(text)])), .note(text),
                    .commands([text]), title: "T\(text)"))
        }
        let tags = elements(text)
        #expect(tags.problems == [])
        #expect(tags.elements.filter { $0 != "br" } == elements("plain").elements)
    }

    @Test("500 random documents are well-formed pages")
    func randomDocuments() {
        for seed in 0..<500 {
            var random = RandomDocument(seed: UInt64(seed))
            let tags = HTMLTags(of: HTMLRenderer().text(of: random.make()))
            #expect(tags.problems == [], "seed \(seed)")
        }
    }
}
