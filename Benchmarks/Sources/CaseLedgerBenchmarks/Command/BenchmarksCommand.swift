internal import ArgumentParser
internal import Foundation

/// Measures CaseLedger against raw LMDB in C, SQLite in C and GRDB.
@main
struct BenchmarksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case-ledger-benchmarks",
        abstract: "Measures CaseLedger against raw LMDB in C, SQLite in C and GRDB.",
        subcommands: [
            RunCommand.self, ScaleCommand.self, PlotCommand.self, AppendUntilKilled.self,
        ],
        defaultSubcommand: RunCommand.self)
}

/// Runs benchmarks and prints the table of targets.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs benchmarks and prints the table of targets.",
        discussion: """
            Contenders alternate in one process, with the same record bytes and the same \
            durability; ratios are taken pair by pair. Exit status 1 with --check when a target is \
            not met.
            """)

    @Argument(help: "The benchmarks to run; default: all.")
    var names: [String] = []

    @Flag(help: "Print the benchmarks with their questions.")
    var list = false

    @Flag(help: "Use smaller ledgers: under three minutes on two cores.")
    var short = false

    @Flag(help: "Leave out the ledger of five million events.")
    var withoutLargest = false

    @Flag(help: "Fail when a target is not met.")
    var check = false

    @Option(help: "The folder for ledgers, on the disk to measure.")
    var folder = NSTemporaryDirectory()

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print Markdown, for a page.")
    var markdown = false

    func validate() throws {
        for name in names where !allBenchmarks.contains(where: { $0.name == name }) {
            throw ValidationError(
                "There is no benchmark \(name). Use --list to print the benchmarks.")
        }
    }

    func run() async throws {
        if list {
            for benchmark in allBenchmarks {
                print("\(benchmark.name)\n    \(benchmark.question)")
            }
            return
        }
        let run = try Run(in: folder, isShort: short, isWithoutLargest: withoutLargest)
        let machine = try Machine(measuring: run.folder)
        var answers: [Answer] = []
        let time = try await seconds {
            for benchmark in allBenchmarks
            where names.isEmpty || names.contains(benchmark.name) {
                run.say("\(benchmark.name)")
                let syncs = try RawLedger.syncsPerSecond(in: run.folder, count: 100)
                let took = try await seconds {
                    answers += try await benchmark.run(run).map { answer in
                        var answer = answer
                        answer.benchmark = benchmark.name
                        answer.syncsPerSecond = syncs
                        return answer
                    }
                }
                run.say("  \(decimal(took, 1)) s")
            }
        }
        let report = Report(machine: machine, isShort: short, answers: answers, seconds: time)
        print(json ? try report.json : markdown ? report.markdown : report.text)
        if check, answers.contains(where: { $0.isMet == false }) { throw ExitCode(1) }
    }
}
