#if CLI
    import CaseLedger
    import CaseLedgerImporting
    import CaseLedgerReports

    extension Demo {
        /// Records the two inspections of Anytown, prints their published ratings, and writes the
        /// page of each.
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
                for id in example.inspections {
                    let inspection = ledger.inspection(id)
                    let view = View(
                        position: try await inspection.position(of: .now), effective: nil)
                    try writePage(try await inspection.page(at: view))
                }
                suggest(Self.readings(of: example.inspections))
            }
        }

        /// Writes the page of an inspection beside the ledger, and names the file.
        private func writePage(_ page: Document) throws {
            let folder = options.path.lastIndex(of: "/").map { String(options.path[...$0]) } ?? ""
            let path = try PageFile.path(for: page, in: folder)
            try OutputFile.write(HTMLRenderer().text(of: page), to: path)
            Console.say("Wrote \(path).")
        }

        /// Commands that show a part of the story each.
        private static func readings(
            of inspections: [StreamName]
        ) -> [(words: [String], inspection: StreamName?)] {
            [
                (["ratings", "--as-of", "@fieldwork"], inspections.first),
                (["audit", "3.3"], inspections.first), (["trace", "2.1"], inspections.first),
                (["explain", "2.1"], inspections.first),
                (["oversight"], inspections.last), (["recommendations"], inspections.first),
                (["log", "--limit", "10"], nil), (["inspections"], nil), (["verify"], nil),
            ]
        }
    }
#endif
