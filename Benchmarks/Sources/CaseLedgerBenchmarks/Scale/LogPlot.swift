internal import Foundation

/// A line through points.
struct PlotLine: Sendable {
    let name: String
    /// Points with positive coordinates, from left to right.
    let points: [(x: Double, y: Double)]
}

/// A plot on two logarithmic axes, as part of a drawing.
struct LogPlot: Sendable {
    let title: String
    let lines: [PlotLine]
    /// The label of a value on the vertical axis.
    let label: @Sendable (Double) -> String

    private static let colours = [
        "#1f5fa8", "#b3420a", "#2f7d32", "#7a3fa0", "#8a6d00", "#00727a", "#a3224f",
    ]

    /// Draws the plot into a rectangle.
    ///
    /// - Parameters:
    ///   - left: The left edge.
    ///   - top: The upper edge.
    ///   - width: The width; the last 280 units contain the names of the lines.
    ///   - height: The height.
    /// - Returns: SVG elements.
    func drawing(left: Double, top: Double, width: Double, height: Double) -> String {
        let points = lines.flatMap(\.points)
        guard let x = LogAxis(points.map(\.x), isWhole: false),
            let y = LogAxis(points.map(\.y), isWhole: true)
        else { return "" }
        let area = Area(
            left: left + 74, top: top + 40, width: width - 74 - 280, height: height - 40 - 44,
            x: x, y: y)
        var svg = text(title, left, top + 20, size: 16, weight: "bold")
        for decade in y.decades {
            let height = area.vertical(decade)
            svg += line(area.left, height, area.right, height, "#dcdcdc")
            svg += text(label(decade), area.left - 8, height + 4, anchor: "end")
        }
        for decade in x.decades {
            let place = area.horizontal(decade)
            svg += line(place, area.top, place, area.bottom, "#dcdcdc")
            svg += text(Int(decade).short, place, area.bottom + 18, anchor: "middle")
        }
        svg += text(
            "events in the ledger", (area.left + area.right) / 2, area.bottom + 38,
            anchor: "middle")
        for (line, height) in zip(lines.indices, labelHeights(in: area)) {
            svg += drawing(of: line, labelledAt: height, in: area)
        }
        return svg
    }

    private func drawing(of index: Int, labelledAt height: Double, in area: Area) -> String {
        let line = lines[index]
        let colour = Self.colours[index % Self.colours.count]
        let places = line.points.map { (area.horizontal($0.x), area.vertical($0.y)) }
        let path = places.map { "\(decimal($0.0, 1)),\(decimal($0.1, 1))" }
            .joined(separator: " ")
        var svg =
            "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>\n"
        for (x, y) in places {
            svg +=
                "<circle cx=\"\(decimal(x, 1))\" cy=\"\(decimal(y, 1))\" r=\"3.5\" "
                + "fill=\"\(colour)\"/>\n"
        }
        guard let last = places.last, let value = line.points.last?.y else { return svg }
        svg += self.line(last.0 + 4, last.1, area.right + 14, height, colour, width: 0.7)
        return svg
            + text(
                "\(line.name): \(label(value))", area.right + 18, height + 4, colour: colour)
    }

    /// The heights of the line names: next to the last points, without overlap.
    private func labelHeights(in area: Area) -> [Double] {
        let wanted = lines.map { area.vertical($0.points.last?.y ?? area.y.low) }
        var heights = wanted
        var lowest = area.top - 15
        for index in wanted.indices.sorted(by: { wanted[$0] < wanted[$1] }) {
            heights[index] = max(wanted[index], lowest + 15)
            lowest = heights[index]
        }
        let excess = max(0, lowest - area.bottom)
        return heights.map { $0 - excess }
    }

    // MARK: - Elements

    private func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String,
        width: Double = 1
    ) -> String {
        "<line x1=\"\(decimal(x1, 1))\" y1=\"\(decimal(y1, 1))\" x2=\"\(decimal(x2, 1))\" "
            + "y2=\"\(decimal(y2, 1))\" stroke=\"\(colour)\" stroke-width=\"\(width)\"/>\n"
    }

    private func text(
        _ text: String, _ x: Double, _ y: Double, size: Int = 12, weight: String = "normal",
        anchor: String = "start", colour: String = "#222222"
    ) -> String {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return "<text x=\"\(decimal(x, 1))\" y=\"\(decimal(y, 1))\" font-size=\"\(size)\" "
            + "font-weight=\"\(weight)\" text-anchor=\"\(anchor)\" fill=\"\(colour)\">"
            + "\(escaped)</text>\n"
    }
}

/// A logarithmic axis between two powers of ten.
private struct LogAxis: Sendable {
    let low: Double
    let high: Double

    /// Creates an axis for these values; `nil` without values.
    ///
    /// - Parameters:
    ///   - values: The values to show; all are positive.
    ///   - isWhole: Whether the axis ends at powers of ten, and not close to the values.
    init?(_ values: [Double], isWhole: Bool) {
        guard let least = values.min(), let most = values.max(), least > 0 else { return nil }
        if isWhole {
            low = pow(10, floor(log10(least)))
            high = max(pow(10, ceil(log10(most))), low * 10)
        } else {
            low = least / 1.25
            high = most * 1.25
        }
    }

    /// The powers of ten on the axis.
    var decades: [Double] {
        stride(from: ceil(log10(low)), through: floor(log10(high) + 1e-9), by: 1).map {
            pow(10, $0)
        }
    }

    /// The position of a value on the axis, from 0 to 1.
    func share(_ value: Double) -> Double { log10(value / low) / log10(high / low) }
}

/// The rectangle that contains the lines.
private struct Area {
    let left: Double
    let top: Double
    let width: Double
    let height: Double
    let x: LogAxis
    let y: LogAxis

    var right: Double { left + width }
    var bottom: Double { top + height }

    func horizontal(_ value: Double) -> Double { left + width * x.share(value) }
    func vertical(_ value: Double) -> Double { bottom - height * y.share(value) }
}
