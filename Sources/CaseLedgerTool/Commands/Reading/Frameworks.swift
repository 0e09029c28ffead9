#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Shows the editions of the rules.
    struct Frameworks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The editions of the rules: domains, standards, questions, bands, roles.",
            subcommands: [FrameworksList.self, FrameworksShow.self, FrameworksCheck.self],
            defaultSubcommand: FrameworksList.self)
    }

    /// Lists the editions that are part of the command.
    struct FrameworksList: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "The editions that are part of the command.",
            discussion: """
                Examples:
                  case-ledger frameworks list
                """)

        @OptionGroup var output: OutputOptions

        @Flag(help: "Answer in JSON; Docs/JSON.md describes every answer.")
        var json = false

        func run() async throws {
            let list = FrameworkList(Framework.bundled)
            try output.show(list.document, asJSON: json)
        }
    }

    /// Shows the full content of an edition.
    struct FrameworksShow: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "The full content of an edition.",
            discussion: """
                Examples:
                  case-ledger frameworks show hmip-youth-2021
                  case-ledger frameworks show our-edition.json -o edition.html
                  case-ledger frameworks show anytown-audit-2026 --definition > ours.json

                --definition prints the file itself, as a start for an edition of your own. \
                anytown-audit-2026 is such an edition, of an invented local authority. Check \
                your file with case-ledger frameworks check.
                """)

        @OptionGroup var output: OutputOptions

        @Flag(help: "Answer in JSON; Docs/JSON.md describes every answer.")
        var json = false

        @Flag(help: "Print the definition itself, a JSON file.")
        var definition = false

        @Argument(help: "The edition's id, or a file with its definition.")
        var edition: String

        func run() async throws {
            if definition {
                let framework = try Framework.edition(edition)
                return Console.write(String(decoding: framework.definition, as: UTF8.self))
            }
            let details = FrameworkDetails(try Framework.edition(edition))
            try output.show(details.document, asJSON: json)
        }
    }

    /// Checks a file with an edition.
    struct FrameworksCheck: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check the file of an edition, and list all its problems.",
            discussion: """
                Examples:
                  case-ledger frameworks check our-edition.json
                  case-ledger frameworks check our-edition.json --json
                  case-ledger frameworks check new.json --edition old.json

                It names the place and the line of every problem: gaps and overlaps of bands, \
                unknown standards, topics, roles and acts, ids that occur twice, unknown keys, \
                missing tables of bands and missing permissions. Of a valid edition it says what \
                it has and what it lacks.

                The exit status is 1 when a problem is found.
                """)

        @OptionGroup var output: OutputOptions

        @Flag(help: "Answer in JSON; Docs/JSON.md describes every answer.")
        var json = false

        @Option(help: "A file with another edition that it compares with; may be repeated.")
        var edition: [String] = []

        @Argument(help: "The file with the definition; - for stdin.")
        var file: String

        func run() async throws {
            let others = try edition.map { try Framework(file: $0) }
            let check = FrameworkCheck(
                definition: try InputFile.read(file), among: Framework.bundled + others)
            try output.show(FrameworkCheckReport(check).document, asJSON: json)
            if !check.passed { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }
#endif
