internal import ArgumentParser
internal import Foundation

/// Measures ledgers of several sizes.
struct ScaleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale",
        abstract: "Measures how a ledger behaves as it grows.",
        discussion: """
            Creates a ledger of each size, opens it, appends to it, reads ratings as of positions \
            and audit trails, rebuilds all rows and verifies it. Keep the JSON for plot.
            """)

    @Option(help: "Sizes in events, separated by commas.")
    var events = "100000,1000000,10000000"

    @Option(help: "The folder for ledgers, on the disk to measure.")
    var folder = NSTemporaryDirectory()

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print Markdown, for a page.")
    var markdown = false

    func run() async throws {
        let sizes = try events.split(separator: ",").map { text in
            guard let size = Int(text), size > 0 else {
                throw ValidationError("\(text) is not a valid number of events.")
            }
            return size
        }
        let run = try Run(in: folder, isShort: false, isWithoutLargest: false)
        let machine = try Machine(measuring: run.folder)
        var growths: [Growth] = []
        for size in sizes {
            run.say("\(size.short) events")
            growths.append(try await GrowthMeasurement.measure(events: size, in: run))
        }
        let report = GrowthReport(machine: machine, sizes: growths)
        if json {
            print(try report.json)
        } else if markdown {
            print(report.markdown)
        } else {
            print(machine.lines.joined(separator: "\n") + "\n")
            let table = TextTable(header: GrowthReport.header, rows: report.rows)
            print(table.lines.joined(separator: "\n"))
        }
    }
}
