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
            try terminal.done("judge court-01 2.1.1=yes --by i-1")
            let asked = try terminal.done(
                "replace court-01 court-04 --why transferred --reason 'Moved.'")
            #expect(asked.output.contains("the replacement of court-01 by court-04: transferred"))
            let position = try terminal.head()
            #expect(
                try terminal.refused("approve \(position) --by i-1")
                    .contains("judged a case of this inspection"))
            #expect(
                try terminal.done("approve \(position) --by m-1 --role moderator").output
                    .contains("replaced court-01 by court-04"))
        }
    }
}
