#if CLI
    import ArgumentParser
    import CaseLedger
    import Foundation

    /// The actor, the role and the authority.
    struct ActorOptions: ParsableArguments {
        @Option(help: "The actor: a person's key, not a name (default: $CASE_LEDGER_ACTOR).")
        var by: String?

        @Option(help: "The role of the actor (default: the usual role for the command).")
        var role: String?

        @Option(help: "The authority for it: a rule, a mandate, a meeting.")
        var authority = ""

        func validate() throws {
            guard id == nil else { return }
            throw ValidationError(
                "No actor given. Use --by KEY, or set CASE_LEDGER_ACTOR.")
        }

        private var id: String? {
            let given = by ?? ProcessInfo.processInfo.environment["CASE_LEDGER_ACTOR"]
            return given?.isEmpty == false ? given : nil
        }

        /// The actor, in the given role or else in `role`.
        func actor(as role: Role) throws -> Agent {
            Agent(
                try Agent.ID(argument: id ?? ""),
                role: try self.role.map(Role.init(spelled:)) ?? role)
        }
    }
#endif
