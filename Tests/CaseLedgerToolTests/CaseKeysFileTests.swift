import CaseLedgerTesting
import ChildProcesses
import Foundation
import Testing

@Suite("The file of case keys at a terminal")
struct CaseKeysFileTests {
    private func withInspection(_ body: (Terminal) throws -> Void) async throws {
        try await withTerminal { terminal in
            try terminal.done("init")
            try terminal.done(
                "announce anytown-2026 --service anytown --framework hmip-youth-2021 --announced-on 2020-01-05"
            )
            try body(terminal)
        }
    }

    private func write(_ text: String, _ name: String, _ terminal: Terminal) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(terminal.folder)/\(name)"))
    }

    private func content(_ name: String, _ terminal: Terminal) throws -> String {
        try String(contentsOfFile: "\(terminal.folder)/\(name)", encoding: .utf8)
    }

    private func setMode(_ mode: Int, _ name: String, _ terminal: Terminal) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: "\(terminal.folder)/\(name)")
    }

    private func exists(_ name: String, _ terminal: Terminal) -> Bool {
        FileManager.default.fileExists(atPath: "\(terminal.folder)/\(name)")
    }

    @Test("Only the owner can read the file; the ledger and its messages have no own key")
    func outside() async throws {
        try await withInspection { terminal in
            try write("case,2.1.1\nZxqvsmith J,yes\nHAYWARDQ-4,no\n", "own.csv", terminal)
            var said = try terminal.refused("import judgements own.csv --select")
            #expect(said.contains("--case-keys"))
            said += try terminal.refused(
                "import judgements own.csv --case-keys own.keys --problems bad.csv")
            #expect(!exists("own.keys", terminal))
            #expect(try content("bad.csv", terminal).contains("\nZxqvsmith J,yes,"))
            let dry = try terminal.done(
                "import judgements own.csv --select --case-keys own.keys --dry-run")
            #expect(!exists("own.keys", terminal))
            let first = try terminal.done("import judgements own.csv --select --case-keys own.keys")
            #expect(first.messages.contains("Wrote 2 made keys to own.keys."))
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(terminal.folder)/own.keys")
            #expect((attributes[.posixPermissions] as? Int) == 0o600)
            let again = try terminal.done("import judgements own.csv --case-keys own.keys")
            #expect(again.output.contains("Nothing changed"))
            for run in [dry, first, again] { said += run.output + run.messages }
            said += try terminal.done("log --json").output
            #expect(!said.contains("Zxqv") && !said.contains("HAYWARDQ"))
            let stored = try Data(
                contentsOf: URL(fileURLWithPath: "\(terminal.folder)/case.ledger/data.mdb"))
            #expect(stored.range(of: Data("Zxqv".utf8)) == nil)
            #expect(stored.range(of: Data("HAYWARDQ".utf8)) == nil)
            try terminal.done("export judgements --case-keys own.keys -o back.csv")
            #expect(try content("back.csv", terminal).contains("\nHAYWARDQ-4,2,"))
            let back = try terminal.done("import judgements back.csv --case-keys own.keys")
            #expect(back.output.contains("Nothing changed"))
        }
    }

    @Test("A file that is missing later, damaged, public or in the ledger is refused and stays")
    func refused() async throws {
        try await withInspection { terminal in
            try write("case,2.1.1\nSmith J,yes\n", "own.csv", terminal)
            try terminal.done("import judgements own.csv --select --case-keys own.keys")
            let typed = try terminal.refused(
                "import judgements own.csv --select --case-keys owm.keys", status: 4)
            #expect(typed.contains("1 case with made keys"))
            #expect(!exists("owm.keys", terminal))
            try write("own key,made key\nSmith J\n", "bad.keys", terminal)
            try setMode(0o600, "bad.keys", terminal)
            try terminal.refused("import judgements own.csv --select --case-keys bad.keys")
            #expect(try content("bad.keys", terminal) == "own key,made key\nSmith J\n")
            try setMode(0o640, "own.keys", terminal)
            let open = try terminal.refused("import judgements own.csv --case-keys own.keys")
            #expect(open.contains("mode 640") && open.contains("chmod 600"))
            try terminal.refused("import judgements own.csv --case-keys case.ledger/own.keys")
            #expect(!exists("case.ledger/own.keys", terminal))
        }
    }

    @Test("Imports of several processes lose no entry of the file")
    func severalProcesses() async throws {
        try await withInspection { terminal in
            let count = 4
            var running: [ChildProcess] = []
            for number in 1...count {
                let rows = (1...5).map { "team\(number)x \($0),yes\n" }.joined()
                try write("case,2.1.1\n\(rows)", "\(number).csv", terminal)
                let (process, _, _) = try CommandRun.process(
                    [
                        "import", "judgements", "\(number).csv", "--select", "--case-keys",
                        "own.keys",
                    ], in: terminal.folder, actor: "a-7")
                try process.run()
                running.append(process)
            }
            for process in running {
                process.waitUntilExit()
                #expect(process.terminationStatus == 0)
            }
            let entries = try content("own.keys", terminal).split(separator: "\n").dropFirst()
            #expect(entries.count == 5 * count)
            #expect(Set(entries.compactMap { $0.split(separator: ",").last }).count == 5 * count)
            for number in 1...count {
                let again = try terminal.done(
                    "import judgements \(number).csv --case-keys own.keys")
                #expect(again.output.contains("Nothing changed"))
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: terminal.folder)
            #expect(names.filter { $0.hasPrefix("own.keys") } == ["own.keys"])
        }
    }

    @Test(
        "The file is not written over by an output, a link to nothing ends, and lost lines are told"
    )
    func kept() async throws {
        try await withInspection { terminal in
            try write("case,2.1.1\nZxqvsmith J,yes\nHAYWARDQ-4,no\n", "own.csv", terminal)
            let first = "import judgements own.csv --select --case-keys k.keys"
            try terminal.done(first)
            let kept = try content("k.keys", terminal)
            for line in [
                "\(first) --problems k.keys", "export judgements --case-keys k.keys -o k.keys",
                "import judgements own.csv --problems own.csv",
            ] {
                let run = try terminal.run(line)
                #expect(run.status == 64 && run.messages.contains("Name another file"), "\(line)")
            }
            #expect(try content("k.keys", terminal) == kept)
            try FileManager.default.createSymbolicLink(
                atPath: "\(terminal.folder)/link", withDestinationPath: "nothing.keys")
            #expect(
                try terminal.refused(
                    "import judgements own.csv --select --case-keys link", status: 4
                ).contains("symbolic link"))
            try write("", "k.keys", terminal)
            try setMode(0o600, "k.keys", terminal)
            let drawn = try terminal.refused(first)
            #expect(drawn.contains("2 cases with made keys"), "\(drawn)")
            #expect(try terminal.json("sample")["inspection"] != nil)
        }
    }
}
