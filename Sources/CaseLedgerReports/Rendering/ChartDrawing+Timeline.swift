extension ChartDrawing {
    /// A row of a timeline: something that held, that was recorded, or both on one day.
    private struct Row {
        let order: Int
        let words: String
        /// The entries whose first moment is here.
        var held: [Int] = []
        /// The entries whose second moment is here.
        var recorded: [Int] = []

        /// Of rows with equal moments, those come first in which nothing was recorded.
        var rank: Int { recorded.isEmpty ? 0 : 1 }
    }

    /// Draws the lanes side by side, with time running downwards.
    mutating func draw(_ timeline: Chart.Timeline) {
        let entries = timeline.entries
        let rows = Self.rows(of: entries)
        let isWide = width == .wide
        let first = isWide ? 320 : 10
        let second = isWide ? 400 : 58
        let headingEnd = addHeadings(timeline, first, second)
        var places: [Int: (held: Int, recorded: Int)] = [:]
        var top = headingEnd
        var texts: [(lines: [Line], x: Int, y: Int, anchor: Anchor)] = []
        for row in rows {
            let y = top + 12
            if top > headingEnd { cuts.append(top - 4) }
            for entry in row.held { places[entry, default: (0, 0)].held = y }
            for entry in row.recorded { places[entry, default: (0, 0)].recorded = y }
            var next = top
            if isWide {
                let left = Self.heldLines(row, entries, within: 296)
                let right = Self.recordedLines(row, entries, within: 296)
                texts.append((left, first - 20, top + 17, .end))
                texts.append((right, second + 20, top + 17, .start))
                next += max(left.count, right.count) * Self.lineHeight
            } else {
                let space = rightEdge - 80
                let left = Self.heldLines(row, entries, within: space)
                let right = Self.recordedLines(row, entries, within: space)
                let lines = left + right
                texts.append((lines, 80, top + 17, .start))
                next += lines.count * Self.lineHeight
            }
            top = next + 12
        }
        for lane in [first, second] { addLine(.line, lane, headingEnd - 4, lane, top) }
        for (index, entry) in entries.enumerated() {
            guard let place = places[index] else { continue }
            addLine(
                entry.isLate ? .strongLine : .line, first, place.held, second, place.recorded)
        }
        // A late mark stays visible where others have the same place.
        for isLate in [false, true] {
            for (index, entry) in entries.enumerated() where entry.isLate == isLate {
                guard let place = places[index] else { continue }
                for (x, y) in [(first, place.held), (second, place.recorded)] {
                    if isLate { addDiamond(.mark, x, y) } else { addMark(.hollowMark, x, y) }
                }
            }
        }
        for text in texts { _ = addLines(text.lines, text.x, text.y, text.anchor) }
        height = top + 4
    }

    /// Writes the headings of the lanes, and returns where the lanes begin.
    private mutating func addHeadings(
        _ timeline: Chart.Timeline, _ first: Int, _ second: Int
    ) -> Int {
        guard width == .narrow else {
            addText(timeline.firstLane, first + 7, 16, .end, isStrong: true)
            addText(timeline.secondLane, second - 7, 16, .start, isStrong: true)
            return 32
        }
        let lines =
            Self.lines("Left line: \(timeline.firstLane)", within: rightEdge, isStrong: true)
            + Self.lines("Right line: \(timeline.secondLane)", within: rightEdge, isStrong: true)
        return addLines(lines, 0, 16) + 4
    }

    private static func rows(of entries: [Chart.Timeline.Entry]) -> [Row] {
        var rows: [Row] = []
        func add(_ moment: Chart.Timeline.Moment, _ change: (inout Row) -> Void) {
            let index =
                rows.firstIndex { $0.order == moment.order && $0.words == moment.words }
                ?? rows.count
            if index == rows.count {
                rows.append(Row(order: moment.order, words: moment.words))
            }
            change(&rows[index])
        }
        for (index, entry) in entries.enumerated() {
            add(entry.first) { $0.held.append(index) }
            add(entry.second) { $0.recorded.append(index) }
        }
        return rows.sorted { ($0.order, $0.rank, $0.words) < ($1.order, $1.rank, $1.words) }
    }

    private static func heldLines(
        _ row: Row, _ entries: [Chart.Timeline.Entry], within width: Int
    ) -> [Line] {
        guard !row.held.isEmpty else { return [] }
        return lines(row.words, within: width, isStrong: true)
            + row.held.flatMap { lines(entries[$0].label, within: width) }
    }

    /// What was recorded; entries with the same remark are counted where they are many.
    private static func recordedLines(
        _ row: Row, _ entries: [Chart.Timeline.Entry], within width: Int
    ) -> [Line] {
        guard !row.recorded.isEmpty else { return [] }
        var order: [String] = []
        var groups: [String: [Chart.Timeline.Entry]] = [:]
        for entry in row.recorded.map({ entries[$0] }) {
            if groups[entry.remark] == nil { order.append(entry.remark) }
            groups[entry.remark, default: []].append(entry)
        }
        let isSameDay = row.recorded.allSatisfy(row.held.contains)
        let date = row.held.isEmpty ? lines(row.words, within: width, isStrong: true) : []
        return date
            + order.flatMap { remark -> [Line] in
                let group = groups[remark] ?? []
                let isShort = isSameDay || (group.count > 3 && !group[0].isLate)
                let text =
                    isShort
                    ? remark + (isSameDay ? "" : ": \(group.count) entries")
                    : "\(remark): \(group.map(\.label).joined(separator: "; "))"
                return lines(text, within: width)
            }
    }
}
