extension ChartDrawing {
    /// Draws the rows of a strip: words to the left of the scales, or above them on a narrow page.
    mutating func draw(_ strip: Chart.Strip) {
        let isWide = width == .wide
        let scale = Scale(left: isWide ? 336 : 1, right: rightEdge - 1, end: 100)
        let space = isWide ? 316 : rightEdge
        var top = 0
        for row in strip.rows {
            let lines =
                Self.lines(row.label, within: space)
                + Self.lines(row.words, within: space, isStrong: true)
                + Self.lines(row.remark, within: space)
            let last = addLines(lines, 0, top + 16) - 16
            let trackTop = isWide ? (top + last) / 2 - 10 : last + 10
            addRegions(of: strip.bands, on: scale, y: trackTop, height: 22)
            if let value = row.value {
                addMark(
                    row.isStrong ? .mark : .hollowMark, scale.place(of: value), trackTop + 11,
                    radius: 8)
            }
            top = max(last, trackTop + 22) + (isWide ? 14 : 20)
        }
        let below = top - (isWide ? 6 : 12)
        addEdges(of: strip.bands, on: scale, y: below + 14, unit: "%")
        height = addNames(of: strip.bands, on: scale, y: below + 20)
    }
}
