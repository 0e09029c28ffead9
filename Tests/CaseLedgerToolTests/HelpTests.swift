import CaseLedgerTesting
import Foundation
import Testing

@Suite("The command's help")
struct HelpTests {
    /// The names of all commands, as the help lists them.
    private static func commands(in folder: String) throws -> [String] {
        let help = try CommandRun(["help"], in: folder).output
        let lists = try #require(help.range(of: "SUBCOMMANDS:")).upperBound
        return help[lists...].split(separator: "\n").compactMap { line in
            guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
            let name = line.dropFirst(2).prefix { $0 != " " && $0 != "," }
            return name.first?.isLowercase == true ? String(name) : nil
        }
    }

    @Test("Commands are listed by what they are for")
    func groups() async throws {
        try await withTemporaryFolder { folder in
            let help = try CommandRun(["help"], in: folder).output
            for group in ["RECORDING", "READING", "CHECKING"] {
                #expect(help.contains("\(group) SUBCOMMANDS:"))
            }
            let commands = try Self.commands(in: folder)
            #expect(commands.count == Set(commands).count)
            #expect(
                Set(["judge", "override", "publish", "recommend", "next"]).isSubset(of: commands))
        }
    }

    @Test("The help of a command names the role in which it is recorded before there is a team")
    func roles() async throws {
        try await withTemporaryFolder { folder in
            for (command, role) in [
                ("publish", "lead inspector"), ("correct-report", "lead inspector"),
                ("judge", "inspector"), ("approve", "chief inspector"),
            ] {
                let help = try CommandRun(["help", command], in: folder).output
                    .replacing("\n", with: " ")
                #expect(help.contains("Before a team is named, it is \(role),"), "\(help)")
            }
        }
    }

    @Test("The edition lets the role of the help publish and correct the report")
    func publishing() async throws {
        try await withTerminal { terminal in
            try terminal.announced(guarded: true)
            for domain in [1, 2, 3, 4] {
                try terminal.done("not-rated \(domain) --why outOfScope")
            }
            let asked = try terminal.done("publish --reason 'No panel met.'").output
            #expect(asked.contains("a-7 asked for the approval of the publication"))
            let log = try terminal.json("log --reverse --limit 1")["events"] as? [[String: Any]]
            #expect(log?.first?["role"] as? String == "lead inspector")
        }
    }

    @Test("Every command's help shows examples first, in lines of at most 80 columns")
    func examples() async throws {
        try await withTemporaryFolder { folder in
            let groups = [
                "import": ["report", "judgements", "history"], "export": ["judgements"],
                "frameworks": ["list", "show"],
            ]
            let commands = try Self.commands(in: folder).flatMap { name in
                groups[name].map { $0.map { "\(name) \($0)" } } ?? [name]
            }
            #expect(commands.contains("import history") && commands.contains("frameworks show"))
            for command in commands {
                let help = try CommandRun(
                    ["help"] + command.split(separator: " ").map(String.init), in: folder
                ).output
                let examples = try #require(
                    help.range(of: "Examples:\n  case-ledger \(command)"), "\(command)")
                #expect(
                    examples.lowerBound < help.range(of: "USAGE:")?.lowerBound ?? help.startIndex)
                for line in help.split(separator: "\n") where !line.hasPrefix("USAGE:") {
                    #expect(line.count <= 80, "\(command): \(line)")
                }
                // An example that does not fit goes on in a line of its own, for a shell to join.
                let block = help[examples.lowerBound...].split(
                    separator: "\n", omittingEmptySubsequences: false
                ).dropFirst().prefix { !$0.isEmpty }
                for line in block {
                    #expect(
                        line.hasPrefix("  case-ledger \(command)") || line.hasPrefix("      "),
                        "\(command): \(line)")
                }
            }
        }
    }

    @Test(
        "No prose is wider than COLUMNS, which is at least 20; a pipe gets whole lines",
        arguments: [(80, 80), (120, 120), (40, 40), (5, 20)])
    func width(columns: Int, widest: Int) async throws {
        try await withTerminal { terminal in
            try terminal.announced(cases: 1)
            try terminal.judge("2.1", "yes no yes")
            try terminal.done("convene --chair p-1")
            let override =
                "override 2.1 requiresImprovement --ground notRepresentative --reason "
                + String(repeating: "'reason '", count: 40)
            for line in [
                override, "audit 2.1", "judge 'a b' 2.1.1=yes", "rate 1.1 nearly", "rate 9.9 good",
                "publish", "judge court-01", "judge court-01 2.1.1=yes --role vicar", "nonsense",
            ] {
                let run = try CommandRun(
                    line: "COLUMNS=\(columns) case-ledger \(line)", in: terminal.folder,
                    actor: "a-7")
                let said = (run.output + run.messages).split(separator: "\n")
                for line in said where !line.hasPrefix("  case-ledger ") {
                    #expect(line.count <= widest || !line.dropFirst(8).contains(" "), "\(line)")
                }
            }
            let piped = try terminal.run("rate 1.1 nearly").messages
            #expect(piped.split(separator: "\n").contains { $0.count > 120 })
        }
    }
}
