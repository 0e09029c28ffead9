import Foundation
import Testing

@Suite("Erasing a text at the terminal")
struct ForgetTests {
    @Test("The text is gone from every answer; the event, its rating and the proof stay")
    func forget() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            try terminal.judge("2.1", "yes no yes", "yes yes yes")
            try terminal.done(
                "correct court-01 2.1.2=yes --stage moderation --reason 'Read by Kestrel again.' "
                    + "--authority 'Rule 7'")
            let position = try terminal.head()
            let ratings = try terminal.done("ratings").output
            #expect(try terminal.done("show \(position)").output.contains("Kestrel"))
            #expect(try terminal.done("audit 2.1.2").output.contains("Kestrel"))

            let run = try terminal.done("forget \(position) reason")
            #expect(run.output.contains("Erased command.reason at position \(position)"))
            for line in [
                "show \(position)", "show \(position) --json", "audit 2.1.2", "audit 2.1.2 --json",
                "log", "log --json",
            ] {
                let output = try terminal.done(line).output
                #expect(!output.contains("Kestrel"), "\(line)")
            }
            #expect(try terminal.done("show \(position)").output.contains("(erased)"))
            // The other text, the rating and the event stay.
            #expect(try terminal.done("show \(position)").output.contains("Rule 7"))
            #expect(try terminal.done("ratings").output == ratings)
            #expect(try terminal.done("verify").output.contains("1 of them erased"))

            let again = try terminal.json("forget \(position) reason")
            #expect(again["wasErasedBefore"] as? Bool == true)
            #expect(again["position"] as? Int == position)
        }
    }

    @Test("The reason of a panel's decision is kept once, and nothing shows it after it was erased")
    func panelDecision() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            try terminal.judge("2.1", "yes no yes", "yes yes yes")
            try terminal.done("convene --chair p-1")
            try terminal.done("override 2.1 good --ground other --reason 'Kestrel minuted it.'")
            let position = try terminal.head()
            try terminal.done("forget \(position) reason")
            for line in [
                "show \(position)", "show \(position) --json", "audit 2.1", "audit 2.1 --json",
                "ratings --json", "log --json",
            ] {
                let output = try terminal.done(line).output
                #expect(!output.contains("Kestrel"), "\(line)")
            }
            #expect(try terminal.done("verify").output.contains("1 of them erased"))
        }
    }

    @Test("A service whose name was erased is called by its key")
    func serviceName() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.done("forget 2 'names[0]'")
            for line in ["ratings", "inspections", "next"] {
                let output = try terminal.done(line).output
                #expect(output.contains("anytown-yjs"), "\(line)")
                #expect(!output.contains("erased"), "\(line)")
            }
        }
    }

    @Test("A text that is not there is refused with what is there; so is a position beyond the end")
    func refused() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let position = try terminal.head()
            let unknown = try terminal.refused("forget \(position) motive", status: 4)
            #expect(unknown.contains("at position \(position) has no text of that name"))
            let beyond = try terminal.refused("forget \(position + 5) reason", status: 4)
            #expect(beyond.contains("positions 1 to \(position)"))
        }
    }
}
