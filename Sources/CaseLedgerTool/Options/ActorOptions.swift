#if CLI
    import ArgumentParser
    import CaseLedger
    import Foundation

    /// Who acts, in which function and on what authority.
    struct ActorOptions: ParsableArguments {
        @Option(help: "Who acts: a person's key, not a name (default: $CASE_LEDGER_ACTOR).")
        var by: String?

        @Option(help: "In which function; the command's own unless given.")
        var role: String?

        @Option(help: "On what authority: a rule, a mandate, a meeting.")
        var authority = ""

        func validate() throws {
            guard id == nil else { return }
            throw ValidationError(
                "It is not said who acts. Say it with --by ACTOR, or set CASE_LEDGER_ACTOR.")
        }

        private var id: String? {
            let given = by ?? ProcessInfo.processInfo.environment["CASE_LEDGER_ACTOR"]
            return given?.isEmpty == false ? given : nil
        }

        /// The person, in the function that was given or else in `role`.
        func actor(as role: Role) throws -> Agent {
            Agent(
                try Agent.ID(argument: id ?? ""),
                role: try self.role.map(Role.init(argument:)) ?? role)
        }
    }
#endif
