/// A chart as SVG.
///
/// Texts do not shrink with the page, so a chart is drawn twice: for wide pages, and for those
/// with the width of a telephone. The style shows one of them.
struct ChartDrawing {
    /// The widths in which charts are drawn.
    enum Width: String, CaseIterable {
        /// 720 units, which are CSS pixels unless the reader changes the size of text.
        case wide
        /// 288 units: a page of 320 pixels without its margins.
        case narrow
    }

    /// The width of the drawing.
    let width: Width
    /// The height that is used so far.
    ///
    /// Unit: the same as that of ``rightEdge``.
    var height = 0
    /// The heights at which the drawing may be divided between two pages, from the top.
    var cuts: [Int] = []
    private let chart: Chart
    private var elements: [Element] = []

    /// A shape or a text with its extent.
    private struct Element {
        let text: String
        let top: Int
        let bottom: Int
    }

    /// The size of a line of text.
    static let lineHeight = 20
    /// The width of a column of text, rounded up because fonts differ.
    static let columnWidth = 9

    /// Draws a chart.
    init(of chart: Chart, _ width: Width) {
        self.chart = chart
        self.width = width
        switch chart.drawing {
        case .bar(let bar): draw(bar)
        case .strip(let strip): draw(strip)
        case .timeline(let timeline): draw(timeline)
        }
    }

    /// The right edge of the drawing; the left one is 0.
    var rightEdge: Int { width == .wide ? 720 : 288 }

    /// The height above which a drawing is divided, where it has cuts.
    private static let tallestPart = 320

    /// The drawing, in one or more elements below each other; ids begin with `id`, which must be
    /// unique on the page.
    ///
    /// A printed page cannot divide an element. The first element has the words for all of them.
    func text(id: String) -> String {
        var parts: [(top: Int, bottom: Int)] = []
        var top = 0
        for (index, cut) in (cuts + [height]).enumerated() {
            let next = index + 1 < cuts.count ? cuts[index + 1] : height
            guard cut == height || next - top > Self.tallestPart else { continue }
            parts.append((top, cut))
            top = cut
        }
        return parts.enumerated().map { index, part in
            let own = elements.filter { $0.bottom >= part.top && $0.top <= part.bottom }
            let words =
                index > 0
                ? "aria-hidden=\"true\">"
                : """
                role="img" aria-labelledby="\(id)-title \(id)-text">
                <title id="\(id)-title">\(HTMLText.line(chart.title))</title>
                <desc id="\(id)-text">\(HTMLText.line(chart.summary))</desc>
                """
            return """
                <svg class="\(width.rawValue)" \
                viewBox="0 \(part.top) \(rightEdge) \(part.bottom - part.top)" \(words)
                \(own.map(\.text).joined(separator: "\n"))
                </svg>
                """
        }.joined(separator: "\n")
    }

    // MARK: - Shapes

    /// The classes of shapes, which the style gives a colour.
    enum Shape: String {
        /// The first colour of areas.
        case area1 = "area-1"
        /// The second colour of areas; its contrast with the first is at least 3 : 1.
        case area2 = "area-2"
        /// An area with an outline.
        case outline
        /// A thin line.
        case line
        /// A thick line.
        case strongLine = "strong-line"
        /// A filled mark.
        case mark
        /// A mark with an outline only.
        case hollowMark = "hollow-mark"
    }

    mutating func addLine(_ shape: Shape, _ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) {
        add(
            "<line class=\"\(shape.rawValue)\" x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\"/>",
            from: min(y1, y2), to: max(y1, y2))
    }

    mutating func addArea(_ shape: Shape, x: Int, y: Int, width: Int, height: Int) {
        add(
            "<rect class=\"\(shape.rawValue)\" x=\"\(x)\" y=\"\(y)\" width=\"\(max(0, width))\" "
                + "height=\"\(height)\"/>", from: y, to: y + height)
    }

    /// A round mark.
    mutating func addMark(_ shape: Shape, _ x: Int, _ y: Int, radius: Int = 7) {
        add(
            "<circle class=\"\(shape.rawValue)\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\"/>",
            from: y - radius, to: y + radius)
    }

    /// A mark with four corners.
    mutating func addDiamond(_ shape: Shape, _ x: Int, _ y: Int, radius: Int = 9) {
        add(
            "<path class=\"\(shape.rawValue)\" d=\"M\(x) \(y - radius)l\(radius) \(radius)l"
                + "-\(radius) \(radius)l-\(radius) -\(radius)z\"/>",
            from: y - radius, to: y + radius)
    }

    // MARK: - Texts

    /// The side of a text at which its x is.
    enum Anchor: String {
        case start
        case middle
        case end
    }

    /// Adds a line of text.
    ///
    /// - Parameters:
    ///   - text: The text, which is escaped.
    ///   - x: The place of its anchor.
    ///   - y: Its base line.
    ///   - anchor: The side of the text at `x`.
    ///   - isStrong: Whether it is bold.
    mutating func addText(
        _ text: String, _ x: Int, _ y: Int, _ anchor: Anchor = .start, isStrong: Bool = false
    ) {
        let weight = isStrong ? " class=\"strong\"" : ""
        add(
            "<text\(weight) x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor.rawValue)\">"
                + "\(HTMLText.line(text))</text>", from: y - 12, to: y + 4)
    }

    private mutating func add(_ text: String, from top: Int, to bottom: Int) {
        elements.append(Element(text: text, top: top, bottom: bottom))
    }

    /// Adds lines of text from a base line on, and returns the base line after the last one.
    mutating func addLines(
        _ lines: [Line], _ x: Int, _ y: Int, _ anchor: Anchor = .start
    ) -> Int {
        for (index, line) in lines.enumerated() {
            addText(
                line.text, x, y + index * Self.lineHeight, anchor, isStrong: line.isStrong)
        }
        return y + lines.count * Self.lineHeight
    }

    /// A line of text with its weight.
    struct Line: Hashable {
        var text: String
        var isStrong = false
    }

    /// The lines of a text that fit into a width; none for an empty text.
    static func lines(_ text: String, within width: Int, isStrong: Bool = false) -> [Line] {
        guard !text.isEmpty else { return [] }
        let column = isStrong ? columnWidth + 1 : columnWidth
        return HangingText().lines(of: VisibleText.line(of: text), width: max(4, width / column))
            .map { Line(text: $0, isStrong: isStrong) }
    }

    /// The width of the widest of these lines, in the unit of the drawing.
    static func width(of lines: [Line]) -> Int {
        lines.map {
            $0.text.displayWidth * ($0.isStrong ? columnWidth + 1 : columnWidth)
        }.max() ?? 0
    }
}
