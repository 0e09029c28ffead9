internal import ArgumentParser
internal import Foundation

/// Plots the results of `scale`.
struct PlotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plot",
        abstract: "Plots the results of scale as SVG.",
        discussion: "Several files of scale --json are merged by the size of their ledgers.")

    @Argument(help: "Files that scale --json printed.")
    var files: [String]

    @Option(help: "The file of the plot; - is stdout.")
    var output = "-"

    @Flag(help: "Print the results as a Markdown table instead.")
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
