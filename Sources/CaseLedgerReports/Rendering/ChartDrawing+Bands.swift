extension ChartDrawing {
    /// A scale from 0 to an end, between two edges of the drawing.
    struct Scale {
        /// The left and the right edge.
        let left: Int
        let right: Int
        /// The value at the right edge, at least 1.
        let end: Int

        /// The place of a value; values outside the scale are at its edges.
        func place(of value: Int) -> Int {
            left + (right - left) * min(max(value, 0), end) / max(end, 1)
        }
    }

    /// A band with the part of a scale that it covers.
    private struct Region {
        let band: Chart.Band
        let left: Int
        let right: Int

        var middle: Int { (left + right) / 2 }
    }

    private func regions(of bands: [Chart.Band], on scale: Scale) -> [Region] {
        bands.enumerated().map { index, band in
            let next = index + 1 < bands.count ? bands[index + 1].from : scale.end
            return Region(
                band: band, left: scale.place(of: band.from), right: scale.place(of: next))
        }
    }

    /// Draws the bands of a scale as outlined regions of one height.
    mutating func addRegions(
        of bands: [Chart.Band], on scale: Scale, y: Int, height: Int
    ) {
        addArea(
            .outline, x: scale.left, y: y, width: scale.right - scale.left, height: height)
        for band in bands.dropFirst() {
            let x = scale.place(of: band.from)
            addLine(.line, x, y, x, y + height)
        }
    }

    /// Writes the ends of the scale and the values at which the bands begin, where there is space.
    mutating func addEdges(of bands: [Chart.Band], on scale: Scale, y: Int, unit: String) {
        let end = "\(scale.end)\(unit)"
        addText("0", scale.left, y)
        addText(end, scale.right, y, .end)
        var left = scale.left + 2 * Self.columnWidth
        let right = scale.right - (end.displayWidth + 1) * Self.columnWidth
        for band in bands.dropFirst() {
            let x = scale.place(of: band.from)
            let half = "\(band.from)".displayWidth * Self.columnWidth / 2
            guard x - half >= left, x + half <= right else { continue }
            addText("\(band.from)", x, y, .middle)
            left = x + half + Self.columnWidth
        }
    }

    /// Writes the names of the bands below a line, each joined to the middle of its region.
    ///
    /// Names that do not fit beside each other are written on different levels.
    ///
    /// - Returns: The height below the last name.
    mutating func addNames(of bands: [Chart.Band], on scale: Scale, y: Int) -> Int {
        var levels: [[Range<Int>]] = []
        var placed: [(level: Int, lines: [Line], middle: Int, region: Region)] = []
        for region in regions(of: bands, on: scale) {
            let lines = Self.lines(region.band.label, within: 100)
            let half = Self.width(of: lines) / 2 + 2
            let middle = min(max(region.middle, scale.left + half), scale.right - half)
            let span = (middle - half)..<(middle + half)
            let level =
                levels.firstIndex { taken in
                    !taken.contains { $0.overlaps(span) }
                } ?? levels.count
            if level == levels.count { levels.append([]) }
            levels[level].append(span)
            placed.append((level, lines, middle, region))
        }
        let heights = levels.indices.map { level in
            placed.filter { $0.level == level }.map { $0.lines.count }.max() ?? 0
        }
        var end = y
        for (level, lines, middle, region) in placed {
            let above = heights.prefix(level).reduce(0, +) * Self.lineHeight + level * 6
            let top = y + 8 + above
            addLine(.line, region.middle, y, region.middle, top)
            let last = addLines(lines, middle, top + 16, .middle)
            end = max(end, last - 16)
        }
        return end + 8
    }
}
