#if CLI
    import ArgumentParser
    import CaseLedger

    /// Names the people of an inspection and their roles.
    struct NameTeamCommand: OngoingInspectionCommand {
        static let role: Role = .leadInspector
        static let configuration = recording(
            "name-team", "Name the people of the inspection and their roles.",
            examples: [
                "a-7=\"lead inspector\" b-9=inspector m-2=moderator\n"
                    + "p-1=\"panel chair\" x-1=\"chief inspector\"",
                "--add c-4=inspector",
                "--remove c-4",
            ],
            """
            From then on, people act only in a role that the team gives them. The list replaces \
            an earlier one; --add and --remove change it. A person with several roles is given \
            once with commas: m-2=moderator,inspector. Keys are short codes, never names.

            case-ledger frameworks show prints the roles, and who may do what in each kind of \
            inspection. A local audit is led by a service manager.
            """)

        @Argument(
            help: ArgumentHelp("A person and their roles.", valueName: "person=role[,role]"))
        var members: [String] = []

        @Option(help: ArgumentHelp("A person to add.", valueName: "person=role[,role]"))
        var add: [String] = []

        @Option(help: ArgumentHelp("A person to remove; may be repeated.", valueName: "person"))
        var remove: [String] = []

        @Option(help: "A reason to record with it; organisational text.")
        var reason: String?

        @OptionGroup var recording: RecordingOptions
        @OptionGroup var which: InspectionOption
        @OptionGroup var options: LedgerOptions

        func validate() throws {
            guard members.isEmpty == (add.isEmpty && remove.isEmpty) else { return }
            throw ValidationError(
                "Give the whole team, or changes to it with --add and --remove.")
        }

        func command(on standing: Standing) throws -> InspectionCommand {
            let given = try (members + add).map { text in
                let (person, roles) = try KeyedText.split(text, as: "PERSON=ROLE")
                return TeamMember(
                    try Agent.ID(argument: person),
                    try roles.split(separator: ",").map { try Role(spelled: String($0)) })
            }
            let removed = try remove.map(Agent.ID.init(argument:)) + given.map(\.person)
            let before = members.isEmpty ? standing.state.team ?? [] : nil
            let kept = (before ?? []).filter { !removed.contains($0.person) }
            return .nameTeam(NameTeam(kept + given, replacing: before))
        }
    }
#endif
