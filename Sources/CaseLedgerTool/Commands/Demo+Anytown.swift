#if CLI
    import CaseLedger
    import CaseLedgerImporting
    import CaseLedgerReports

    extension Demo {
        /// Records the two inspections of Anytown, and prints their published ratings.
        func recordAnytown() async throws {
            let example = ExampleInspections.anytown
            let clock = ExampleClock()
            try await options.withLedger(creating: true, clock: clock.ledgerClock) { ledger in
                try await refuseInspections(in: ledger, otherThan: example.inspections)
                let recording = try await ledger.recordExample(example, by: clock)
                Console.note(recorded: "The events of the example are recorded.")
                var published: [Ratings] = []
                for id in example.inspections {
                    published.append(
                        try await ledger.inspection(id).ratings(asOf: .milestone(.published)))
                }
                let answer = try await ledger.answer(
                    ExampleDemonstration(recording, published: published),
                    asOf: recording.head.position)
                if options.json { return Console.print(json: answer) }
                Console.print(answer.document)
                suggest(Self.readings(of: example.inspections))
            }
        }

        /// Commands that show a part of the story each.
        private static func readings(
            of inspections: [StreamName]
        ) -> [(words: [String], inspection: StreamName?)] {
            [
                (["ratings", "--as-of", "@fieldwork"], inspections.first),
                (["audit", "2.1"], inspections.first), (["audit", "3.3"], inspections.first),
                (["oversight"], inspections.last), (["recommendations"], inspections.first),
                (["log", "--limit", "10"], nil), (["inspections"], nil), (["verify"], nil),
            ]
        }
    }
#endif
