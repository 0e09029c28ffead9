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

        /// The key of the actor.
        var person: Agent.ID {
            get throws { try Agent.ID(argument: id ?? "") }
        }

        /// The actor in the given role, or else in the role that they usually have for a command.
        ///
        /// - Parameters:
        ///   - command: The command.
        ///   - inspection: The inspection as it is.
        ///   - role: The usual role for the command where the edition has no permissions.
        /// - Returns: The actor.
        /// - Throws: `LedgerError` for a key or a role that is not valid.
        func actor(
            for command: InspectionCommand, on inspection: Inspection, otherwise role: Role
        ) throws -> Agent {
            let person = try person
            let usual = inspection.usualRole(of: person, for: command, otherwise: role)
            return Agent(person, role: try self.role.map(Role.init(spelled:)) ?? usual)
        }

        /// The actor in the given role, or else in the role in which they usually act so.
        func actor(
            for act: Act, on inspection: Inspection, otherwise role: Role
        ) throws -> Agent {
            let person = try person
            let usual = inspection.usualRole(of: person, for: act, otherwise: role)
            return Agent(person, role: try self.role.map(Role.init(spelled:)) ?? usual)
        }
    }
#endif
