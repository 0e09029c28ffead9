import CaseLedgerTesting
import Foundation
import Testing

@Suite("Output files, formats and widths")
struct OutputTests {
    /// Every command that only reads, as it can be asked of the demonstration.
    static let questions = [
        ["next", "--by", "a-7"], ["inspections"], ["ratings"],
        ["ratings", "--as-of", "@fieldwork"],
        ["key-questions"], ["joint", "--domain", "2"], ["oversight"], ["recommendations"],
        ["findings"], ["context"], ["anomalies"], ["audit", "2.1"], ["audit", "2.1.1"],
        ["audit", "overall"], ["log", "--limit", "40"], ["log", "--reverse", "--limit", "9"],
        ["show", "1744"], ["show", "3"], ["verify"], ["frameworks", "list"],
        ["frameworks", "show", "hmip-youth-2021"],
    ]

    @Test(
        "-o replaces the file, in the format of its ending, and leaves stdout empty",
        arguments: [
            ("a.json", "json"), ("a.JSON", "json"), ("a.md", "markdown"),
            ("a.markdown", "markdown"),
            ("a.csv", "csv"), ("a.html", "html"), ("a.htm", "html"), ("a.txt", "text"),
        ])
    func file(name: String, format: String) async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            try "old".write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
            // The log with -o is recorded as an export, so the moment is given.
            for question in [["ratings"], ["log", "--limit", "5", "--as-of", "@2644"]] {
                let run = try CommandRun(question + ["-o", name], in: folder)
                #expect(run.status == 0, "\(run.messages)")
                #expect(run.output.isEmpty)
                #expect(run.messages == "Wrote \(name).\n")
                let written = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
                // Text in a file is fitted to 80 columns.
                let printed = try CommandRun(
                    question + ["--format", format, "-o", "-"], in: folder,
                    environment: ["COLUMNS": "80"])
                #expect(printed.status == 0)
                #expect(printed.messages.isEmpty)
                if format == "json" {
                    #expect(try object(written) == object(printed.output))
                } else if question[0] != "log" || format != "text" {
                    #expect(written == printed.output, "\(question)")
                }
                #expect(written.hasPrefix(Self.beginnings[format] ?? ""), "\(written.prefix(80))")
            }
        }
    }

    /// How an answer in a format begins.
    private static let beginnings = [
        "json": "{\n  \"inspection\": ", "markdown": "# ", "html": "<!DOCTYPE html>\n",
    ]

    @Test("--format overrides the ending of the file, and so does --json")
    func precedence() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let csv = try CommandRun(["ratings", "--format", "csv"], in: folder).output
            #expect(csv.contains("2.1,Assessment,Requires improvement,1,"))
            for (arguments, isJSON) in [
                (["--format", "csv", "-o", "a.html"], false), (["--json", "-o", "b.csv"], true),
                (["--json", "--format", "json", "-o", "c.csv"], true),
            ] {
                let run = try CommandRun(["ratings"] + arguments, in: folder)
                #expect(run.status == 0, "\(run.messages)")
                let written = try String(
                    contentsOfFile: folder + "/" + (arguments.last ?? ""), encoding: .utf8)
                #expect(isJSON ? written.hasPrefix("{\n") : written == csv)
            }
        }
    }

    @Test(
        "--json with another --format is refused, and no file is written",
        arguments: ["text", "markdown", "csv", "html"])
    func contradiction(format: String) async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            for question in [["ratings"], ["log"], ["verify"], ["frameworks", "list"]] {
                let run = try CommandRun(
                    question + ["--json", "--format", format, "-o", "answer"], in: folder)
                #expect(run.status == 64, "\(question)")
                #expect(run.output.isEmpty)
                #expect(try run.error["code"] as? String == "usage")
                #expect((try run.error["message"] as? String)?.contains("contradict") == true)
                #expect(!FileManager.default.fileExists(atPath: folder + "/answer"))
            }
        }
    }

    @Test("A file that cannot be written has status 74, and an error writes no file")
    func failures() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let nowhere = try CommandRun(["ratings", "-o", "none/a.csv"], in: folder)
            #expect(nowhere.status == 74)
            #expect(nowhere.messages.contains("none/a.csv could not be written"))
            let refused = try CommandRun(
                ["ratings", "--as-of", "@99999", "-o", "a.csv"], in: folder)
            #expect(refused.status == 4)
            #expect(!FileManager.default.fileExists(atPath: folder + "/a.csv"))
            #expect(try CommandRun(["ratings", "--format", "pdf"], in: folder).status == 64)
        }
    }

    @Test(
        "Every reading command answers in every format",
        arguments: ["text", "json", "markdown", "csv", "html"])
    func everyFormat(format: String) async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            for question in Self.questions {
                let run = try CommandRun(question + ["--format", format], in: folder)
                #expect(run.status == 0, "\(question): \(run.messages)")
                #expect(run.messages.isEmpty, "\(question): \(run.messages)")
                switch format {
                case "json": #expect(try !run.json.isEmpty, "\(question)")
                case "html": #expect(run.output.hasSuffix("</html>\n"), "\(question)")
                case "markdown": #expect(run.output.hasPrefix("# "), "\(question)")
                default: #expect(!run.output.isEmpty, "\(question)")
                }
            }
        }
    }

    @Test("Every JSON answer begins with the head members, in order")
    func head() async throws {
        let names = [
            "inspection", "kind", "edition", "unguarded", "fromPublication", "asOf", "effectiveOn",
            "origin", "fold", "audience",
        ]
        try await withTemporaryFolder { folder in
            let recording: [[String]] = [
                ["demo"], ["import", "report", leicestershire.path],
                ["respond", "R1", "accepted", "--by", "a-7"],
            ]
            let reading = Self.questions.filter { $0[0] != "frameworks" }
            for arguments in recording + reading {
                let run = try CommandRun(arguments + ["--json"], in: folder)
                #expect(run.status == 0, "\(arguments): \(run.messages)")
                let json = try run.json
                var rest = run.output[...]
                for name in names {
                    let found = try #require(
                        rest.range(of: "\"\(name)\":"), "\(arguments): \(name)")
                    rest = rest[found.upperBound...]
                }
                let firstOwn = json.keys.filter { !names.contains($0) }
                    .compactMap { run.output.range(of: "\n  \"\($0)\":")?.lowerBound }.min()
                #expect(firstOwn.map { $0 >= rest.startIndex } ?? true, "\(arguments)")
                #expect(json["effectiveOn"] is NSNull)
                let asOf = try #require(json["asOf"] as? [String: Any])
                #expect(asOf.keys.sorted() == ["position", "recordedAt"])
                #expect(asOf["position"] as? Int ?? 0 >= 1_700)
                #expect((json["fold"] as? String)?.count == 64)
                let isOfAll = ["inspections", "log", "verify"].contains(arguments[0])
                #expect((json["inspection"] is NSNull) == isOfAll, "\(arguments)")
                #expect((json["edition"] is NSNull) == isOfAll, "\(arguments)")
            }
        }
    }

    @Test(
        "No line is wider than COLUMNS, and every number of --wide is there", arguments: [80, 40])
    func widths(columns: Int) async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            for question in Self.questions {
                let environment = ["COLUMNS": "\(columns)"]
                let run = try CommandRun(question, in: folder, environment: environment)
                #expect(run.status == 0, "\(question): \(run.messages)")
                for line in run.output.split(separator: "\n")
                where !line.hasPrefix("  case-ledger ") {
                    #expect(line.count <= columns, "\(question): \(line)")
                }
                let wide = try CommandRun(
                    question + ["--wide"], in: folder, environment: environment)
                let (fitted, all) = (Self.numbers(in: run.output), Self.numbers(in: wide.output))
                #expect(!all.isEmpty)
                let joined = run.output.filter { !$0.isWhitespace }
                for (number, count) in all where fitted[number] ?? 0 < count {
                    // A time or a digest that is wider than its column goes on in the next line.
                    let isBroken = number.count > 1 && joined.ranges(of: number).count >= count
                    #expect(isBroken, "\(question): \(number)")
                }
                let isWide = wide.output.split(separator: "\n").contains { $0.count > columns }
                #expect(isWide || run.output == wide.output, "\(question)")
            }
        }
    }

    /// How often each number stands in a text.
    private static func numbers(in text: String) -> [String: Int] {
        text.matches(of: #/\d+/#).reduce(into: [:]) { $0[String($1.0), default: 0] += 1 }
    }

    // MARK: - At a terminal

    @Test("Lines fit the width of the terminal, and a pipe gets unwrapped lines")
    func terminal() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            for columns in [60, 130] as [UInt16] {
                let shown = try PseudoTerminal(
                    ["ratings"], in: folder, columns: columns, rows: 200,
                    environment: ["NO_COLOR": "1"])
                #expect(shown.status == 0, "\(shown.messages)")
                let fitted = try CommandRun(
                    ["ratings"], in: folder, environment: ["COLUMNS": "\(columns)"])
                #expect(shown.output == fitted.output)
                let widest = shown.output.split(separator: "\n").map(\.count).max() ?? 0
                #expect(widest <= Int(columns) && widest > Int(columns) / 2)
            }
            let emphasised = try PseudoTerminal(["ratings"], in: folder, columns: 80, rows: 200)
            #expect(emphasised.output.hasPrefix("\u{1b}[1mLeicestershire "))
            let piped = try CommandRun(["ratings"], in: folder).output
            #expect(try CommandRun(["ratings", "--wide"], in: folder).output == piped)
            #expect(!piped.contains("\u{1b}"))
        }
    }

    @Test("The pager runs only on a terminal, for a text longer than its screen")
    func pager() async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            let paged = folder + "/paged.txt"
            for name in ["pager", "other"] {
                try "#!/bin/sh\ncat >\(name == "pager" ? paged : folder + "/other.txt")\n".write(
                    toFile: folder + "/" + name, atomically: true, encoding: .utf8)
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o700], ofItemAtPath: folder + "/" + name)
            }
            let text = try CommandRun(
                ["ratings"], in: folder, environment: ["COLUMNS": "80"]
            ).output
            let lines = UInt16(text.count { $0 == "\n" })
            func shown(_ rows: UInt16, _ environment: [String: String]) throws -> String {
                try? FileManager.default.removeItem(atPath: paged)
                let run = try PseudoTerminal(
                    ["ratings"], in: folder, columns: 80, rows: rows,
                    environment: environment.merging(["NO_COLOR": "1"]) { $1 })
                #expect(run.status == 0, "\(run.messages)")
                return run.output
            }
            let isPaged = { try? String(contentsOfFile: paged, encoding: .utf8) }
            let pager = ["PAGER": folder + "/pager"]

            // The last row is for the prompt.
            #expect(try shown(lines + 1, pager) == text)
            #expect(isPaged() == nil)
            #expect(try shown(lines, pager).isEmpty)
            #expect(isPaged() == text)
            #expect(try shown(5, pager).isEmpty)
            #expect(isPaged() == text)

            for none in ["cat", "", folder + "/no-pager"] {
                #expect(try shown(5, ["PAGER": none]) == text, "\(none)")
            }
            let own = pager.merging(["CASE_LEDGER_PAGER": folder + "/other"]) { $1 }
            #expect(try shown(5, own).isEmpty)
            #expect(isPaged() == nil)
            #expect(try String(contentsOfFile: folder + "/other.txt", encoding: .utf8) == text)

            let piped = try CommandRun(["ratings"], in: folder, environment: pager)
            #expect(piped.output.contains("Overall: "))
            #expect(isPaged() == nil)
        }
    }
}
