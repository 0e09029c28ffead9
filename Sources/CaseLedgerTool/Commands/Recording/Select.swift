#if CLI
    import ArgumentParser
    import CaseLedger

    /// Selects cases for a domain.
    struct Select: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "select", "Select cases for a domain.",
            examples: [
                "court-01 court-02 court-03 --domain 2",
                "resettlement-1 --domain 4 --illustrative",
            ],
            """
            A case key is a pseudonym of letters, digits, dots, dashes and underscores, with at \
            least one digit. It is never a name or a date. All of the cases are selected, or none.
            """)

        @Argument(help: ArgumentHelp("The keys of the cases.", valueName: "case"))
        var cases: [String]

        @Option(help: "The domain that the cases are selected for, such as 2.")
        var domain: String

        @Flag(help: "The cases are illustrative: assessed, but in no percentage and no rating.")
        var illustrative = false

        @Option(help: "The key of the stratum that the cases are selected from.")
        var stratum: String?

        @Option(help: "The key of the team that holds the cases.")
        var team: String?

        @Option(help: "The key of the cases' manager; never a name.")
        var caseManager: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func command(on standing: Standing) throws -> InspectionCommand {
            let domain = try Domain.ID(argument: domain)
            let stratum = try stratum.map(GroupKey.init(argument:))
            let team = try team.map(GroupKey.init(argument:))
            let caseManager = try caseManager.map(GroupKey.init(argument:))
            return .selectCases(
                try cases.map { key in
                    SelectCases.Selection(
                        caseKey: try CaseKey(argument: key), domain: domain, stratum: stratum,
                        team: team, caseManager: caseManager,
                        purpose: illustrative ? .illustrative : .primary)
                })
        }
    }
#endif
