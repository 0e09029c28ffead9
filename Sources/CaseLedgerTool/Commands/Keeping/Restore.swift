#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerReports

    /// Makes a ledger from backups.
    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a ledger from a whole backup and the increments after it.",
            discussion: """
                Examples:
                  case-ledger restore monday.ledger
                  case-ledger restore monday.ledger tuesday.part --replace
                  case-ledger restore --accept --by d-1

                The ledger is built aside and verified completely before it gets its name. Texts \
                that an increment says are erased are erased. With --replace, a ledger that is there \
                is moved to NAME.replaced-TIME; no program may have it open, and what it has erased \
                is erased again. The new ledger records who restored it: see case-ledger copies.

                With --accept, nothing is restored: the ledger that is there is accepted, after an \
                older file or another one was put in its place. Until then nothing is recorded. \
                The ledger records who accepted it: see case-ledger copies.
                """)

        @OptionGroup var options: LedgerOptions
        @OptionGroup var who: OperatorOption

        @Argument(help: "The folder of a whole backup.")
        var backup: String?

        @Argument(help: "Increments, in the order in which they were made.")
        var increments: [String] = []

        @Flag(help: "Move a ledger that is there already aside.")
        var replace = false

        @Flag(help: "Accept the ledger that is there, although its last reader saw another one.")
        var accept = false

        func validate() throws {
            if accept, backup != nil || replace {
                throw ValidationError(
                    "--accept restores nothing: leave out the backup and --replace.")
            }
            if !accept, backup == nil { throw ValidationError("Name a backup, or use --accept.") }
        }

        func run() async throws {
            guard let backup else { return try await acceptHead() }
            let actor = try who.agent()
            let indicator = WorkIndicator()
            defer { indicator.end() }
            let restored = RestoredLedger(
                try await restored(from: backup, increments, by: actor))
            Console.note(recorded: restored.sentences.first ?? "")
            guard !options.json else { return Console.print(json: restored) }
            for sentence in restored.sentences { Console.print(sentence) }
        }

        private func acceptHead() async throws {
            let acceptance = try await Ledger.accept(
                at: options.path, by: try who.agent(), lastHeadsIn: options.lastHeads)
            let accepted = AcceptedLedger(
                path: options.path, through: acceptance.head.position,
                problem: acceptance.found?.problem)
            Console.note(recorded: accepted.sentence)
            guard !options.json else { return Console.print(json: accepted) }
            Console.print(accepted.sentence)
        }

        private func restored(
            from backup: String, _ increments: [String], by actor: Agent
        ) async throws(LedgerError) -> StoreRestoration {
            do throws(LedgerError) {
                return try await Ledger.restore(
                    from: backup.absolutePath, increments: increments.map(\.absolutePath),
                    to: options.path,
                    replacing: replace, by: actor)
            } catch {
                guard error.code == .alreadyExists, !replace else { throw error }
                throw LedgerError(
                    .alreadyExists, error.message,
                    remedy: "Name another folder with --ledger, or use --replace, which moves a "
                        + "ledger and removes nothing.", underlying: error.underlying)
            }
        }
    }
#endif
