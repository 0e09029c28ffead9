internal import ArgumentParser
internal import Foundation

/// Draws what `scale` measured.
struct PlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plot",
        abstract: "Draws what scale measured, as SVG.",
        discussion: "Several files of scale --json are put together by the size of their ledgers.")

    @Argument(help: "Files that scale --json printed.")
    var files: [String]

    @Option(help: "Where the drawing goes; - is stdout.")
    var output = "-"

    @Flag(help: "Print what was measured as a table in Markdown instead.")
    var table = false

    func run() throws {
        let reports = try files.map { file in
            try JSONDecoder().decode(
                GrowthReport.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        }
        if table {
            for report in reports { print(report.markdown) }
            return
        }
        let svg = GrowthDrawing(reports).svg
        if output == "-" {
            print(svg, terminator: "")
        } else {
            try Data(svg.utf8).write(to: URL(fileURLWithPath: output))
            tellUser("Wrote \(output).")
        }
    }
}
