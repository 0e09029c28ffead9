#if CLI
    import ArgumentParser
    import CaseLedger

    /// How the ratings panel voted.
    struct VoteOptions: ParsableArguments {
        @Flag(help: "The panel decided by consensus: everybody who may vote agreed.")
        var consensus = false

        @Option(name: .customLong("for"), help: "A member who voted for it; repeat for others.")
        var inFavour: [String] = []

        @Option(help: "A member who voted against it; repeat for others.")
        var against: [String] = []

        @Option(help: "A member who abstained; repeat for others.")
        var abstained: [String] = []

        @Option(help: "A member who was absent; repeat for others.")
        var absent: [String] = []

        func validate() throws {
            guard consensus, ![inFavour, against, abstained, absent].allSatisfy(\.isEmpty) else {
                return
            }
            throw ValidationError("Give the votes by name, or --consensus; not both.")
        }

        /// The votes.
        var votes: PanelVotes {
            get throws {
                if consensus { return .consensus }
                let given: [(PanelVotes.Vote, [String])] = [
                    (.inFavour, inFavour), (.against, against), (.abstained, abstained),
                    (.absent, absent),
                ]
                let cast = try given.flatMap { vote, members in
                    try members.map { PanelVotes.Cast(try Agent.ID(argument: $0), vote) }
                }
                return cast.isEmpty ? .notStated : .named(cast)
            }
        }
    }
#endif
