import CaseLedgerTesting
import Foundation
import Testing

@Suite("What a command leaves open")
struct OpenEndsTests {
    @Test("Names that nothing in the ledger has are recorded with a warning")
    func unknownNames() async throws {
        try await withTerminal { terminal in
            try terminal.done("init")
            try terminal.done("announce anytown-2026 --service s-1")
            let rated = try terminal.done("rate 1.1 requires-improvement --evidence doc-1")
            #expect(rated.output.contains("No evidence is recorded under doc-1."))
            let made = try terminal.done(
                "recommend R1 --to board --about Oversight --repeats anytown-2026=R77")
            #expect(
                made.output.contains("This ledger has no recommendation R77 of inspection"))
            let again = try terminal.done(
                "recommend R2 --to board --about Training --repeats anytown-2026=R1")
            #expect(!again.output.contains("has no recommendation"))
        }
    }

    @Test("Closing a recommendation says which of its actions are not finished")
    func openActions() async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            try terminal.done("recommend R1 --to board --about Oversight")
            try terminal.done("respond R1 accepted")
            try terminal.done("action-plan R1 --action 'A1=Train' --action 'A2=Check'")
            try terminal.done("action R1 A1 completed")
            #expect(
                try terminal.refused("progress R1 achieved").contains("1 open action (A2)"))
            try terminal.done("progress R1 achieved --reason 'The check goes on.'")
            let closed = try terminal.done("close R1 achieved --reason 'The check goes on.'")
            #expect(closed.output.contains("R1 is closed with 1 action not finished: A2."))
        }
    }

    @Test(
        "Words are read in any case, with spaces, dashes or none",
        arguments: [
            "rate 1.1 requires-improvement", "rate 1.1 RequiresImprovement",
            "rate 1.1 'requires improvement'", "not-rated 4.1 --why 'no cases'",
            "not-rated 4.1 --why noCases", "rate 1.1 good --role leadInspector",
            "rate 1.1 good --role lead-inspector", "rate 1.1 good --role 'Lead Inspector'",
        ])
    func words(line: String) async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            try terminal.done(line)
        }
    }

    @Test("An audit of something that the inspection does not have names what it has")
    func auditHints() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.done("recommend R1 --to board --about Oversight")
            for (target, hint) in [
                ("court-02", "Did you mean court-01?"), ("R2", "Did you mean R1?"),
                ("assessment", "2.1 or 3.1"), ("nothing-like-it", "a case (court-01)"),
                ("court-01/3.1.1", "court-01/oversight"), ("by:z-9", "Use one of a-7"),
            ] {
                let run = try terminal.run("audit \(target) --purpose test")
                #expect(run.status == 4)
                #expect(run.messages.contains(hint), "\(target): \(run.messages)")
            }
        }
    }

    @Test("A wrong use is one sentence and the help to look at")
    func usage() async throws {
        try await withTerminal { terminal in
            for (line, message, help) in [
                ("log --limit -1", "--limit must be at least 1", "case-ledger help log"),
                ("audit", "Missing expected argument", "case-ledger help audit"),
                (
                    "import judgements", "Missing expected argument",
                    "case-ledger help import judgements"
                ),
                ("rate 1.1 gud --by a", "gud", "case-ledger help rate"),
            ] {
                let run = try terminal.run(line)
                #expect(run.status == 64)
                #expect(run.messages.contains(message), "\(run.messages)")
                #expect(run.messages.contains(help))
                #expect(!run.messages.contains("Usage:"))
            }
        }
    }
}
