#if CLI
    import ArgumentParser
    import CaseLedger
    import Foundation

    /// Who makes a copy of the ledger, or reads a person's record.
    struct OperatorOption: ParsableArguments {
        @Option(help: "Who does it (default: $CASE_LEDGER_ACTOR, or uid-NUMBER of this system).")
        var by: String?

        /// The person, in the role of the operator.
        ///
        /// - Throws: ``LedgerError`` with code `invalidInput` for a key that is not valid.
        func agent() throws -> Agent { try Self.agent(by) }

        /// The person who runs the command, for a command whose `--by` means something else.
        ///
        /// The number of the user of the system is used where no key is given, because the name
        /// could be that of a person, and a record cannot be changed.
        static func agent(_ given: String? = nil) throws -> Agent {
            guard let key = given ?? Environment.value("CASE_LEDGER_ACTOR"), !key.isEmpty else {
                return Agent(try Agent.ID(checking: "uid-\(getuid())"), role: .systemOperator)
            }
            return Agent(try Agent.ID(argument: key), role: .systemOperator)
        }
    }
#endif
