import CaseLedgerReports
import Testing

@Suite("Charts")
struct ChartDrawingTests {
    private static let bands = [
        Chart.Band("Inadequate", from: 0), .init("Requires improvement", from: 50),
        .init("Good", from: 65), .init("Outstanding", from: 80),
    ]

    private static func bar(_ text: String = "") -> Chart {
        var data = Table([.init("Source\(text)"), .init("Points", .number)])
        data.add([Table.Cell("counted\(text)"), Table.Cell(7)])
        return Chart(
            "7 of 36 points\(text)", summary: "7 points were counted\(text).",
            .bar(
                Chart.Bar(
                    [.init("counted\(text)", 7, detail: "2.1, 2.2\(text)")], maximum: 36,
                    bands: [.init("Low\(text)", from: 0), .init("High", from: 19)])), data: data)
    }

    private static func strip(_ text: String = "") -> Chart {
        Chart(
            "2.1 is lowest\(text)", summary: "A mark.\(text)",
            .strip(
                Chart.Strip(
                    [
                        .init(
                            "2.1.3 Safety\(text)", words: "6 of 13, 46%\(text)",
                            remark: "decides\(text)", value: 46, isStrong: true),
                        .init("2.1.4", words: "no case assessed", value: nil),
                    ], bands: bands)), data: Table([.init("Q")]))
    }

    private static func timeline(_ text: String = "", entries count: Int = 2) -> Chart {
        let entries = (0..<count).map { number in
            Chart.Timeline.Entry(
                "Entry \(number)\(text)", first: .init(number, "day \(number)\(text)"),
                second: .init(number + number % 3, "day \(number + number % 3)\(text)"),
                remark: number % 3 == 0 ? "The same day" : "Recorded \(number) days late\(text)",
                isLate: number % 3 != 0)
        }
        return Chart(
            "Two clocks\(text)", summary: "Lanes.\(text)",
            .timeline(Chart.Timeline(entries, firstLane: "Held", secondLane: "Recorded\(text)")),
            data: Table([.init("What")]))
    }

    private func page(_ blocks: Document.Block...) -> String {
        HTMLRenderer().text(of: Document("Title", blocks))
    }

    @Test("A terminal, Markdown and CSV print the title and the table")
    func withoutDrawing() {
        let document = Document("Title", [.chart(Self.bar())])
        #expect(
            TextRenderer(width: 60, emphasises: false).text(of: document) == """
                7 of 36 points
                7 points were counted.
                Source   Points
                counted       7

                """)
        #expect(
            MarkdownRenderer().text(of: document).contains(
                """
                **7 of 36 points**

                7 points were counted.

                | Source | Points |
                | --- | ---: |
                | counted | 7 |
                """))
        #expect(CSVRenderer().text(of: document) == "Source,Points\r\ncounted,7\r\n")
        #expect(document.tables.map(\.caption) == ["7 of 36 points"])
    }

    @Test("A page draws a chart in two widths, with a title, a text alternative and its data")
    func figure() throws {
        let page = page(.chart(Self.bar()))
        let figure = try #require(
            page.firstMatch(of: #/<figure class="chart">[\s\S]*<\/figure>/#).map { String($0.0) })
        #expect(figure.contains("<figcaption>7 of 36 points</figcaption>"))
        for width in ["wide", "narrow"] {
            #expect(
                figure.contains(
                    """
                    role="img" aria-labelledby="chart-1-\(width)-title chart-1-\(width)-text">
                    <title id="chart-1-\(width)-title">7 of 36 points</title>
                    <desc id="chart-1-\(width)-text">7 points were counted.</desc>
                    """))
        }
        #expect(figure.contains("viewBox=\"0 0 288 "))
        #expect(figure.contains("<summary>Data of this chart</summary>\n<div class=\"table\""))
        #expect(figure.contains(">7 counted</text>"))
        #expect(figure.contains(">2.1, 2.2</text>"))
        #expect(figure.contains("<rect class=\"area-1\" x=\"3\""))
    }

    @Test("A mark is where its value is, and only the deciding one is filled")
    func marks() throws {
        let page = page(.chart(Self.strip()))
        // The narrow scale goes from 1 to 287: 46 of 100 is at 1 + 131.
        #expect(page.contains("<circle class=\"mark\" cx=\"132\""))
        #expect(!page.contains("<circle class=\"hollow-mark\""))
        #expect(page.contains(">6 of 13, 46%</text>"))
        for edge in [">50</text>", ">65</text>", ">80</text>", ">100%</text>"] {
            #expect(page.contains(edge))
        }
    }

    @Test("A late entry has a thick line between its marks, and says how late in words")
    func late() {
        let page = page(.chart(Self.timeline()))
        #expect(page.contains("<line class=\"strong-line\""))
        #expect(page.contains("<path class=\"mark\""))
        #expect(page.contains("Recorded 1 days late"))
        #expect(page.contains(">The same day</text>"))
    }

    @Test("A tall timeline is divided between its rows; the first part has the words")
    func parts() throws {
        let page = page(.chart(Self.timeline(entries: 40)))
        let parts = page.matches(of: #/<svg class="wide" viewBox="0 (\d+) 720 (\d+)" (\S+)/#)
        #expect(parts.count > 3)
        #expect(parts.first?.3 == "role=\"img\"")
        #expect(parts.dropFirst().allSatisfy { $0.3.hasPrefix("aria-hidden=") })
        var end = 0
        for part in parts {
            #expect(Int(part.1) == end)
            end += try #require(Int(part.2))
        }
        // Each text is inside one part, so it is drawn once.
        #expect(page.matches(of: #/>Entry 18<\/text>/#).count == 2)
    }

    @Test("Texts keep their distance from the edges at both widths")
    func edges() throws {
        for chart in [Self.bar(), Self.strip(), Self.timeline(entries: 9)] {
            let page = page(.chart(chart))
            for svg in page.matches(of: #/viewBox="0 \d+ (\d+) \d+"[\s\S]*?<\/svg>/#) {
                let width = try #require(Int(svg.1))
                for text in svg.0.matches(
                    of: #/ x="(-?\d+)" y="-?\d+" text-anchor="(\w+)">([^<]*)</#)
                {
                    let x = try #require(Int(text.1))
                    // Eight units hold a column of the widest usual font of this size.
                    let length = text.3.count * 8
                    let left =
                        text.2 == "start" ? x : text.2 == "end" ? x - length : x - length / 2
                    #expect(left >= -4 && left + length <= width + 4, "\(text.3)")
                }
            }
        }
    }

    @Test("A hostile text in a chart adds no element and closes none", arguments: HostileText.all)
    func hostile(text: String) {
        for make in [Self.bar, Self.strip, { Self.timeline($0) }] {
            let tags = HTMLTags(of: page(.chart(make(text))))
            #expect(tags.problems == [])
            let known = Set(HTMLTags(of: page(.chart(make("plain")))).elements + ["br"])
            #expect(Set(tags.elements).isSubset(of: known))
        }
    }

    @Test("A page with contents links to each section, once")
    func contents() {
        let page = page(
            .contents, .heading("A & B", level: 2), .heading("Below", level: 3),
            .heading("C", level: 2), .contents)
        #expect(
            page.contains(
                """
                <nav aria-label="Contents">
                <ol>
                <li><a href="#section-1">A &amp; B</a></li>
                <li><a href="#section-2">C</a></li>
                </ol>
                </nav>
                <h2 id="section-1">A &amp; B</h2>
                <h3>Below</h3>
                <h2 id="section-2">C</h2>
                """))
        #expect(page.matches(of: #/<nav/#).count == 1)
    }
}
