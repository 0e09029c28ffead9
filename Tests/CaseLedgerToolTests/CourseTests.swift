import Testing

@Suite("The course of an inspection at the terminal")
struct CourseTests {
    @Test("A blind second judgement is recorded apart; what is said keeps the first answer back")
    func second() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1, guarded: true)
            try terminal.done("judge court-01 2.1.1=yes --by i-1")
            #expect(
                try terminal.refused("judge court-01 2.1.1=no --second blindSecond --by i-1")
                    .contains("i-1 judged case court-01, and so may not judge it a second time"))
            let done = try terminal.done("judge court-01 2.1.1=no --second blindSecond --by i-2")
            #expect(
                done.output.contains(
                    "i-2 judged 2.1.1 (Assessment: desistance) not sufficient for court-01 as a "
                        + "blind second judgement"))
            let said = (done.output + done.messages).replacing("not sufficient", with: "")
            #expect(!said.contains("sufficient"))
            #expect(!said.contains("2.1 Assessment"), "no figure of the standard is said")
            // Nobody is told to go on as the first judge after a second judgement.
            #expect(done.messages.contains("judge court-01 2.1.2=yes --by a-7"))
            #expect(
                try terminal.done("case court-01").output.contains("as a blind second judgement"))
            let again = try terminal.refused(
                "judge court-01 2.1.1=yes --second blindSecond --by i-2")
            #expect(again.contains("as a blind second judgement at position"))
        }
    }

    @Test("A case is replaced in one command; after answers, a second person approves it")
    func replacement() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2, guarded: true)
            let done = try terminal.done("replace court-02 court-03 --why transferred")
            #expect(done.output.contains("a-7 replaced court-02 by court-03 for domain 2"))
            for key in ["court-02", "court-03"] {
                #expect(
                    try terminal.done("case \(key)").output
                        .contains("replaced court-02 by court-03"))
            }
            try terminal.done("judge court-01 2.1.1=yes --by i-1")
            let asked = try terminal.done(
                "replace court-01 court-04 --why transferred --reason 'Moved.'")
            #expect(asked.output.contains("the replacement of court-01 by court-04: transferred"))
            let position = try terminal.head()
            #expect(
                try terminal.refused("approve \(position) --by i-1")
                    .contains("judged case court-01"))
            let approved = try terminal.done("approve \(position) --by m-1 --role moderator")
            #expect(
                approved.output.contains(
                    "a-7 replaced court-01 by court-04 for domain 2, Court disposals, approved by "
                        + "m-1"))
            #expect(!approved.output.contains("m-1 selected"))
            let shown = try terminal.done("show \(try terminal.head())").output
            #expect(shown.contains("asked for by"))
            #expect(
                try terminal.done("audit by:a-7 --purpose quality").output
                    .contains("selected court-04"))
        }
    }

    @Test("What the only person of a panel confirms without a reason is refused, not a conflict")
    func onePersonPanel() async throws {
        try await withTerminal { terminal in
            try terminal.done("init")
            try terminal.done(
                "announce audit-1 --service anytown-yjs --name 'Anytown YJS' --kind localAudit")
            try terminal.done(
                "name-team a-7='service manager,local assessor,panel chair,moderator'")
            try terminal.done("select court-01 --domain 2")
            try terminal.judge("2.1", "yes no yes")
            try terminal.done("convene --chair a-7")
            let refused = try terminal.refused("confirm 2.1 --consensus")
            #expect(refused.contains("only because nobody else is free to"))
            #expect(refused.contains("needs a reason"))
            try terminal.done("confirm 2.1 --consensus --reason 'Nobody else is there.'")
        }
    }

    @Test("An erased reason for backdating reads as one that was erased")
    func erasedBackdating() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.done(
                "judge court-01 2.1.1=yes --held 2026-05-05 --backdated 'Kestrel had the paper.'")
            let position = try terminal.head()
            let control = { (terminal: Terminal) in
                try terminal.done("controls").output.split(separator: "\n")
                    .filter {
                        $0.contains("backdated") || $0.contains("say") || $0.contains("erased")
                    }
                    .joined(separator: "\n")
            }
            #expect(try control(terminal).contains("1 command says why"))
            try terminal.done("forget \(position) command.metadata[0]")
            #expect(
                try terminal.done("show \(position)").output.contains("yes; the reason was erased"))
            #expect(try control(terminal).contains("the reason of 1 command was erased"))
            #expect(!(try terminal.done("log --json").output.contains("Kestrel")))
        }
    }

    @Test("An inspection that follows up one that does not exist is refused, with those that do")
    func reinspection() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            try terminal.done("announce other-2026 --service other")
            let none = try terminal.refused(
                "announce again-1 --service new --reinspection-of anytown-2025")
            #expect(none.contains("This ledger has no inspection anytown-2025"))
            #expect(none.contains("It has no inspection of new."))
            try terminal.done("announce town-2023 --service anytown-yjs")
            let refused = try terminal.refused(
                "announce again-1 --service anytown-yjs --reinspection-of anytown-2025")
            #expect(
                refused.contains("The inspections of anytown-yjs are anytown-2026 and town-2023."))
            try terminal.done(
                "announce again-1 --service anytown-yjs --reinspection-of anytown-2026")
        }
    }

    @Test("An inspection follows up one of its own service, and of no other one")
    func otherService() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            try terminal.done("announce other-2026 --service other")
            let refused = try terminal.refused(
                "announce again-1 --service other --reinspection-of anytown-2026")
            #expect(
                refused.contains(
                    "Inspection anytown-2026 is of the service anytown-yjs, and this one is of "
                        + "other."))
            #expect(refused.contains("The inspections of other are other-2026."))
            let none = try terminal.refused(
                "announce again-1 --service new --reinspection-of anytown-2026")
            #expect(none.contains("for the service anytown-yjs"))
        }
    }

    @Test("What is stated to have happened cannot have a date in the future; a due date can")
    func futureDates() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            let announced = try terminal.refused(
                "announce late-1 --service anytown-yjs --announced-on 2999-01-01")
            #expect(
                announced.contains(
                    "The date of the announcement, 2999-01-01, is in the future."))
            #expect(announced.contains("Announce the inspection on that day."))
            try terminal.done(
                "announce late-1 --service anytown-yjs --fieldwork-from 2999-01-01")
            let here = " --inspection anytown-2026"
            let counted = try terminal.refused(
                "population 40 --domain 2 --counted 2999" + here)
            #expect(counted.contains("The date of the number of eligible cases, 2999,"))
            for domain in [2, 3, 4] {
                try terminal.done("not-rated \(domain) --why outOfScope" + here)
            }
            for standard in ["1.1", "1.2", "1.3", "1.4"] {
                try terminal.done("rate \(standard) good" + here)
            }
            let published = try terminal.refused("publish --on 2999-01" + here)
            #expect(published.contains("The date of the publication, 2999-01, is in the future."))
            #expect(published.contains("a draft or an embargoed copy"))
        }
    }

    @Test("A corrected recommendation is listed with what was corrected, until the text is erased")
    func correctedWords() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            try terminal.done("recommend R1 --to board --about Oversight --sub-point One")
            let made = try terminal.head()
            try terminal.done(
                "correct-recommendation R1 --about Supervision --sub-point 1=Two --reason Wording")
            let words =
                "corrected: topic \"Oversight\" -> \"Supervision\"; sub-point 1 \"One\" -> \"Two\""
            let corrected = try terminal.head()
            for command in ["audit R1", "replay", "diff @\(made) @\(corrected)"] {
                // A difference ends with the status 1.
                let page = try terminal.run(command).output
                #expect(page.contains("not answered yet, \(words)"), "\(command): \(page)")
                #expect(!page.contains("unchanged") && !page.contains("Nothing differs"))
            }
            let audit = try #require(try terminal.json("audit R1")["changes"] as? [[String: Any]])
            let change = try #require(audit.last?["corrections"] as? [[String: Any]])
            #expect(change.map { $0["field"] as? String } == ["topic", "sub-point 1"])
            #expect(change.first?["from"] as? String == "Oversight")
            try terminal.done("forget \(made) recommendation.topic --by o-1")
            let erased = try terminal.done("audit R1").output
            #expect(erased.contains("topic \"(erased)\" -> \"Supervision\""))
            #expect(!erased.contains("Oversight"))
        }
    }

    @Test("The cases that could be drawn are recorded, and a wrong number is refused")
    func population() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            try terminal.done("population 40 --domain 2 --counted 2026-03")
            let done = try terminal.done(
                "population 14 --domain 2 --group-by gender --group girls --counted 2026-03")
            #expect(
                done.output.contains(
                    "a-7 recorded 14 eligible cases of gender girls for domain 2, Court disposals "
                        + "as of 2026-03"))
            let refused = try terminal.refused(
                "population 27 --domain 2 --group-by gender --group boys --counted 2026-03")
            #expect(refused.contains("41 cases as of 2026-03, and all groups together have 40"))
        }
    }

    @Test("A text under a hold is kept, and that somebody asked is recorded, until it is lifted")
    func holds() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            for key in ["court-01", "court-02"] {
                try terminal.done("judge \(key) 2.1.1=yes")
                try terminal.done(
                    "correct \(key) 2.1.1=no --stage moderation --reason 'Read again.'")
            }
            let second = try terminal.head()
            let first = second - 2
            try terminal.done("hold --case court-01 --basis complaint --until 2030 --by d-1")
            let hold = try terminal.head()
            let kept = try terminal.run("forget \(first) reason --by d-1")
            #expect(kept.status == 2)
            #expect(
                kept.messages.contains(
                    "command.reason at position \(first) is kept: a retention hold covers case "
                        + "court-01 since position \(hold), complaint, until 2030."))
            #expect(kept.messages.contains("recorded at position \(hold + 1)"))
            #expect(try terminal.done("show \(hold + 1)").output.contains("was refused"))
            #expect(try terminal.done("show \(first)").output.contains("Read again."))
            // Another case is not covered.
            try terminal.done("forget \(second) reason --by d-1")
            #expect(try terminal.run("hold --event 99 --basis inquiry --by d-1").status == 4)
            try terminal.done("lift \(hold) --reason 'Closed.' --by d-1")
            try terminal.done("forget \(first) reason --by d-1")
            #expect(try terminal.done("verify").output.contains("2 of them erased"))
        }
    }

    @Test("A recommendation is corrected; the log has both, and the answer the new one")
    func recommendation() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            try terminal.done("recommend R1 --to board --about Oversight --sub-point One")
            let made = try terminal.head()
            let missing = try terminal.refused(
                "correct-recommendation R9 --to board --reason 'Wrong.'")
            #expect(missing.contains("R1"))
            #expect(
                try terminal.refused("correct-recommendation R1 --to board --reason 'Wrong.'")
                    .contains("is what the correction says"))
            let done = try terminal.done(
                "correct-recommendation R1 --to 'head of service' --sub-point '1=First' "
                    + "--reason 'Wrong addressee.'")
            #expect(done.output.contains("a-7 corrected recommendation R1"))
            #expect(try terminal.done("recommendations").output.contains("head of service"))
            #expect(try terminal.done("show \(made)").output.contains("board"))
            #expect(
                try terminal.done("audit R1").output.contains("corrected recommendation R1"))
        }
    }

    @Test("A figure that was read from a report is corrected by its position")
    func fact() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            let none = try terminal.refused("correct-fact 1 --text x --reason 'Misread.'")
            #expect(none.contains("No finding, evidence, fact, survey, figure or summary stands"))
        }
    }
}
