/// A drawing of growth: times in one plot, memory and file size in another.
struct GrowthDrawing {
    let sizes: [Growth]
    /// Machine, commit and date.
    let caption: [String]

    /// Merges the measurements of several files by size.
    init(_ reports: [GrowthReport]) {
        sizes = reports.flatMap(\.sizes).sorted { $0.events < $1.events }
        var seen: [String] = []
        for line in reports.flatMap(\.machine.lines) where !seen.contains(line) {
            seen.append(line)
        }
        caption = seen
    }

    /// The drawing as SVG.
    var svg: String {
        let width = 1000.0
        let top = 20.0 + 18 * Double(caption.count) + 16
        let times = LogPlot(title: "Time", lines: timeLines, label: { duration($0) })
        let bytes = LogPlot(title: "Memory and disk", lines: sizeLines, label: { size(Int($0)) })
        let height = top + 480 + 30 + 400 + 10
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Int(width))" \
            height="\(Int(height))" viewBox="0 0 \(Int(width)) \(Int(height))" \
            font-family="sans-serif">
            <rect width="100%" height="100%" fill="#ffffff"/>

            """
        for (index, line) in caption.enumerated() {
            svg +=
                "<text x=\"20\" y=\"\(26 + 18 * index)\" font-size=\"12\" fill=\"#555555\">"
                + line.replacing("&", with: "&amp;").replacing("<", with: "&lt;") + "</text>\n"
        }
        svg += times.drawing(left: 20, top: top, width: width - 40, height: 480)
        svg += bytes.drawing(left: 20, top: top + 510, width: width - 40, height: 400)
        return svg + "</svg>\n"
    }

    private var names: [String] { sizes.first?.steps.map(\.name) ?? [] }

    private var timeLines: [PlotLine] {
        names.map { name in
            line(name) { growth in
                growth.steps.first { $0.name == name }.map { $0.slowest ?? $0.seconds }
            }
        }
    }

    private var sizeLines: [PlotLine] {
        [
            line("data file") { $0.steps.map { Double($0.fileSizeInBytes) }.max() },
            line("peak, anonymous") { growth in
                growth.steps.map { Double($0.memory.anonymousInBytes) }.max()
            },
            line("peak, resident") { growth in
                growth.steps.map { Double($0.memory.residentInBytes) }.max()
            },
        ]
    }

    private func line(_ name: String, _ value: (Growth) -> Double?) -> PlotLine {
        PlotLine(
            name: isP99(name) ? "\(name), p99" : name,
            points: sizes.compactMap { growth in
                value(growth).flatMap { $0 > 0 ? (Double(growth.events), $0) : nil }
            })
    }

    private func isP99(_ name: String) -> Bool {
        sizes.first?.steps.contains { $0.name == name && $0.slowest != nil } == true
    }
}
