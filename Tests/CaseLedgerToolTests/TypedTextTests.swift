import Foundation
import Testing

@Suite("Text that somebody typed, in what the command prints")
struct TypedTextTests {
    @Test("A line break in a text begins no line of its own")
    func lineBreaks() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 2)
            try terminal.judge("2.1", "yes no yes", "yes yes yes")
            try terminal.done(
                "correct court-01 2.1.2=yes --stage moderation "
                    + "--reason \"$(printf 'Read again.\\n99  2.1 Good -> Outstanding')\" "
                    + "--authority \"$(printf 'Rule 7\\n98  by p-1, chair')\"")
            let position = try terminal.head()
            for line in ["audit 2.1", "show \(position)", "audit 2.1.2"] {
                let output = try terminal.done(line).output
                let lines = output.split(separator: "\n")
                #expect(lines.contains { $0.hasSuffix("| 99  2.1 Good -> Outstanding") }, "\(line)")
                #expect(lines.contains { $0.hasSuffix("| 98  by p-1, chair") }, "\(line)")
                #expect(!lines.contains { $0.hasPrefix("99") || $0.hasPrefix("98") }, "\(line)")
            }
            // What programs read is the text as it was typed.
            let command = try #require(
                terminal.json("show \(position)")["command"] as? [String: Any])
            #expect(command["reason"] as? String == "Read again.\n99  2.1 Good -> Outstanding")
        }
    }

    @Test(
        "Control and invisible characters of an argument are printed as their numbers",
        arguments: [
            ("033[31m", "U+001B"), ("302\\233", "U+009B"), ("342\\200\\256", "U+202E"),
            ("342\\200\\213", "U+200B"),
        ])
    func invisibleCharacters(escape: String, name: String) async throws {
        try await withTerminal { terminal in
            try terminal.announced()
            let typed = "\"$(printf 'x\\\(escape)y')\""
            for line in [
                "ratings --inspection \(typed)", "ratings --ledger \(typed)",
                "ratings --as-of \(typed)", "import report \(typed)", "import history \(typed)",
                "judge \(typed)", "inspections --\(typed)",
                "announce new --framework \(typed) --service anytown-yjs --name A",
            ] {
                for mode in ["", " --json"] {
                    let run = try terminal.run(line + mode)
                    #expect(run.status != 0, "\(line)")
                    let printed = run.output + run.messages
                    #expect(
                        !printed.unicodeScalars.contains {
                            $0 != "\n"
                                && [.control, .format].contains($0.properties.generalCategory)
                        }, "\(line)\(mode): \(printed)")
                }
            }
            #expect(try terminal.run("ratings --ledger \(typed)").messages.contains("<\(name)>"))
        }
    }

    @Test("An argument or a variable that is not valid UTF-8 is refused with status 2")
    func invalidUTF8() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let typed = "\"$(printf 'a\\377b1')\""
            for line in [
                "announce \(typed) --service anytown-yjs --name A",
                "judge court-01 2.1.1=yes --by \(typed)",
                "judge court-01 2.1.1=yes --authority \(typed)",
            ] {
                #expect(try terminal.refused(line).contains("is not valid UTF-8"), "\(line)")
            }
            let run = try CommandRun(
                line: "CASE_LEDGER_ACTOR=\(typed) case-ledger judge court-01 2.1.1=yes",
                in: terminal.folder)
            #expect(run.status == 2)
            #expect(run.messages.contains("CASE_LEDGER_ACTOR is not valid UTF-8"))
        }
    }

    @Test("Dates of --held in the wrong order, and numbers with a sign, are refused")
    func malformedValues() async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            let held = "judge court-01 2.1.1=yes --held"
            #expect(
                try terminal.refused("\(held) 2026-05-05..2026-01-01")
                    .contains("ends before it begins"))
            try terminal.refused("\(held) 2026-05..2026-04-30")
            let backdated = "\(held) 2026-05-05..2026-05-05"
            #expect(try terminal.refused(backdated).contains("before the announcement"))
            try terminal.done("\(backdated) --backdated 'entered from paper'")
            try terminal.refused("ratings --as-of @+3")
            try terminal.refused("ratings --as-of '@ 3'")
            try terminal.refused("show +3", status: 64)
        }
    }

    @Test(
        "A command that recorded says so when its output cannot be written",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullOutput() async throws {
        try await withTerminal { terminal in
            try terminal.done("init")
            let announced = try terminal.run(
                "announce anytown-2026 --service anytown-yjs --name 'Anytown YJS' >/dev/full")
            #expect(announced.status == 74)
            #expect(announced.messages.contains("Recorded 3 events at positions 1 to 3."))
            let selected = try terminal.run("select court-01 --domain 2 --json >/dev/full")
            #expect(selected.status == 74)
            #expect(selected.messages.contains("Recorded 1 event at position 4."))
            let read = try terminal.run("ratings >/dev/full")
            #expect(read.status == 74)
            #expect(!read.messages.contains("Recorded"))
            let imported = try terminal.run(
                "import report \(leicestershire.path) >/dev/full")
            #expect(imported.status == 74)
            #expect(imported.messages.contains("of inspection leicestershire-2021"))
            #expect(try terminal.head() > 4)
            let forgotten = try terminal.run("forget 2 'names[0]' >/dev/full")
            #expect(forgotten.status == 74, "\(forgotten.messages)")
            #expect(forgotten.messages.contains("names[0] at position 2; its event stays."))
            // What stands in the log is not held back by output that cannot be written.
            #expect(try terminal.json("forget 2 'names[0]'")["wasErasedBefore"] as? Bool == true)
        }
    }
}
