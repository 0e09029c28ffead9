#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Shows the editions of the rules.
    struct Frameworks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The editions of the rules: domains, standards, questions, bands, roles.",
            subcommands: [FrameworksList.self, FrameworksShow.self],
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
                """)

        @OptionGroup var output: OutputOptions

        @Flag(help: "Answer in JSON; Docs/JSON.md describes every answer.")
        var json = false

        @Argument(help: "The edition's id, or a file with its definition.")
        var edition: String

        func run() async throws {
            let details = FrameworkDetails(try Framework.edition(edition))
            try output.show(details.document, asJSON: json)
        }
    }
#endif
