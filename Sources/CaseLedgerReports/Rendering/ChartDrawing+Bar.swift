extension ChartDrawing {
    /// Draws a bar, the labels of its segments above it, and its bands below it.
    mutating func draw(_ bar: Chart.Bar) {
        let scale = Scale(left: 1, right: rightEdge - 1, end: bar.maximum)
        var start = 0
        var parts: [(segment: Chart.Bar.Segment, left: Int, right: Int)] = []
        for segment in bar.segments where segment.value > 0 {
            let end = start + segment.value
            parts.append((segment, scale.place(of: start), scale.place(of: end)))
            start = end
        }
        // A label is to the right of its line. The leftmost segment has the highest label, so that
        // no line crosses the label of another segment.
        var top = 0
        var labels: [(x: Int, top: Int, lines: [Line], anchor: Anchor)] = []
        for part in parts {
            let middle = (part.left + part.right) / 2
            let isRight = middle <= rightEdge / 2
            let space = (isRight ? rightEdge - middle : middle) - 10
            let name = "\(part.segment.value) \(part.segment.label)"
            let text =
                Self.lines(name, within: space, isStrong: true)
                + Self.lines(part.segment.detail, within: space)
            labels.append((middle, top, text, isRight ? .start : .end))
            top += text.count * Self.lineHeight + 8
        }
        let barTop = top + 4
        for label in labels { addLine(.line, label.x, label.top + 2, label.x, barTop) }
        for label in labels {
            let x = label.anchor == .start ? label.x + 8 : label.x - 8
            _ = addLines(label.lines, x, label.top + 16, label.anchor)
        }
        addArea(.outline, x: 1, y: barTop, width: rightEdge - 2, height: 36)
        for (index, part) in parts.enumerated() {
            // The gap is of the colour of the page, which differs from both areas.
            addArea(
                index.isMultiple(of: 2) ? .area1 : .area2, x: part.left + 2, y: barTop + 3,
                width: part.right - part.left - 3, height: 30)
        }
        let below = barTop + 36
        for band in bar.bands.dropFirst() {
            let x = scale.place(of: band.from)
            addLine(.line, x, below, x, below + 6)
        }
        addEdges(of: bar.bands, on: scale, y: below + 20, unit: "")
        height = addNames(of: bar.bands, on: scale, y: below + 26)
    }
}
