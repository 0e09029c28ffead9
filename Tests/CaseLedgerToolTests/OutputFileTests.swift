import CaseLedgerTesting
import Foundation
import Testing

@Suite("The file that -o names")
struct OutputFileTests {
    private func withDemo(_ body: (String) throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            _ = try CommandRun(["demo"], in: folder)
            try body(folder)
        }
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("A name without a known ending needs --format", arguments: ["answer", "a.b.pdf", ".csv"])
    func unknownEnding(name: String) async throws {
        try await withDemo { folder in
            let run = try CommandRun(["ratings", "-o", name], in: folder)
            #expect(run.status == 64)
            #expect(run.messages.contains("does not say its format"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/" + name))
            let given = try CommandRun(["ratings", "-o", name, "--format", "csv"], in: folder)
            #expect(given.status == 0, "\(given.messages)")
            #expect(FileManager.default.fileExists(atPath: folder + "/" + name))
        }
    }

    @Test("A name of one character is a name")
    func shortName() async throws {
        try await withDemo { folder in
            let run = try CommandRun(["ratings", "--format", "csv", "-o", "x"], in: folder)
            #expect(run.status == 0, "\(run.messages)")
            #expect(FileManager.default.fileExists(atPath: folder + "/x"))
            let again = try CommandRun(["ratings", "--format", "csv", "-o", "x"], in: folder)
            #expect(again.status == 0)
        }
    }

    @Test("A file keeps its mode, also one that only its owner may read")
    func modes() async throws {
        try await withDemo { folder in
            let path = folder + "/a.csv"
            for permissions in [0o600, 0o640, 0o664] {
                try "old".write(toFile: path, atomically: false, encoding: .utf8)
                try FileManager.default.setAttributes(
                    [.posixPermissions: permissions], ofItemAtPath: path)
                #expect(try CommandRun(["ratings", "-o", "a.csv"], in: folder).status == 0)
                #expect(try mode(path) == permissions)
                #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("Inspection,"))
            }
        }
    }

    @Test("A symbolic link stays one, and the file that it leads to gets the answer")
    func links() async throws {
        try await withDemo { folder in
            let manager = FileManager.default
            try manager.createDirectory(
                atPath: folder + "/below", withIntermediateDirectories: false)
            try "old".write(toFile: folder + "/below/a.csv", atomically: false, encoding: .utf8)
            for (link, target) in [("old.csv", "below/a.csv"), ("new.csv", "below/b.csv")] {
                try manager.createSymbolicLink(
                    atPath: folder + "/" + link, withDestinationPath: target)
                let run = try CommandRun(["ratings", "-o", link], in: folder)
                #expect(run.status == 0, "\(run.messages)")
                #expect(
                    try manager.destinationOfSymbolicLink(atPath: folder + "/" + link) == target)
                let text = try String(contentsOfFile: folder + "/" + target, encoding: .utf8)
                #expect(text.hasPrefix("Inspection,"), "\(link)")
            }
        }
    }

    @Test("A device and a pipe are written to, and stay what they are")
    func devices() async throws {
        try await withDemo { folder in
            let null = try CommandRun(["ratings", "--json", "-o", "/dev/null"], in: folder)
            #expect(null.status == 0, "\(null.messages)")
            #expect(
                try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
                    as? FileAttributeType == .typeCharacterSpecial)
            let full = try CommandRun(["ratings", "--json", "-o", "/dev/full"], in: folder)
            #expect(full.status == 74)
            #expect(full.messages.contains("could not be written"))
            let piped = try CommandRun(
                line: """
                    mkfifo pipe.csv
                    cat pipe.csv > copy &
                    case-ledger ratings -o pipe.csv && wait && test -p pipe.csv
                    """, in: folder, path: "/usr/bin:/bin")
            #expect(piped.status == 0, "\(piped.messages)")
            let copy = try String(contentsOfFile: folder + "/copy", encoding: .utf8)
            #expect(copy.hasPrefix("Inspection,"))
        }
    }

    @Test("No file is written into the ledger's folder, by whatever path")
    func insideTheLedger() async throws {
        try await withDemo { folder in
            let ledger = folder + "/case.ledger"
            let before = try FileManager.default.contentsOfDirectory(atPath: ledger).sorted()
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/door", withDestinationPath: "case.ledger")
            for path in [
                "case.ledger/a.csv", "./case.ledger/../case.ledger/data.mdb", "door/a.csv",
                ledger + "/lock.mdb",
            ] {
                let run = try CommandRun(["ratings", "--format", "csv", "-o", path], in: folder)
                #expect(run.status == 2, "\(path): \(run.messages)")
                #expect(run.messages.contains("in the folder of a ledger"), "\(path)")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: ledger).sorted() == before)
            #expect(try CommandRun(["verify"], in: folder).status == 0)
        }
    }

    @Test("No other ledger is overwritten either, and no folder in a ledger gets a file")
    func otherLedgers() async throws {
        try await withDemo { folder in
            _ = try CommandRun(["init", "--ledger", "other.ledger"], in: folder)
            try FileManager.default.createDirectory(
                atPath: folder + "/case.ledger/sub", withIntermediateDirectories: false)
            for (arguments, path) in [
                (["ratings"], "other.ledger/data.mdb"), (["ratings"], "case.ledger/sub/a.csv"),
                (["frameworks", "list"], "case.ledger/data.mdb"),
            ] {
                let run = try CommandRun(
                    arguments + ["--format", "csv", "-o", path], in: folder)
                #expect(run.status == 2, "\(path): \(run.messages)")
            }
            for ledger in ["case.ledger", "other.ledger"] {
                #expect(try CommandRun(["verify", "--ledger", ledger], in: folder).status == 0)
            }
        }
    }

    @Test("/dev/stdout is written to, and a file that it leads to keeps its other content")
    func standardOutput() async throws {
        try await withDemo { folder in
            for output in ["/dev/stdout", "/dev/fd/1"] {
                let run = try CommandRun(
                    line: """
                        { echo header; case-ledger ratings --format csv -o \(output); \
                        echo footer; } > all.csv
                        """, in: folder)
                #expect(run.status == 0, "\(run.messages)")
                let text = try String(contentsOfFile: folder + "/all.csv", encoding: .utf8)
                #expect(text.hasPrefix("header\nInspection,"), "\(output): \(text.prefix(40))")
                #expect(text.hasSuffix("footer\n"))
            }
        }
    }

    @Test("A chain of links leads to its file, and a circle of links is an error")
    func chains() async throws {
        try await withDemo { folder in
            for (link, target) in [
                ("1.md", "2.md"), ("2.md", "3.md"), ("a.md", "b.md"), ("b.md", "a.md"),
            ] {
                try FileManager.default.createSymbolicLink(
                    atPath: folder + "/" + link, withDestinationPath: target)
            }
            #expect(try CommandRun(["ratings", "-o", "1.md"], in: folder).status == 0)
            let text = try String(contentsOfFile: folder + "/3.md", encoding: .utf8)
            #expect(text.hasPrefix("# "))
            let circle = try CommandRun(["ratings", "-o", "a.md"], in: folder)
            #expect(circle.status == 74)
            #expect(
                try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/b.md")
                    == "a.md")
        }
    }

    @Test("A failed command leaves the file as it was, and no other file beside it")
    func failures() async throws {
        try await withDemo { folder in
            let path = folder + "/a.csv"
            try "old".write(toFile: path, atomically: false, encoding: .utf8)
            for (arguments, status) in [
                (["ratings", "-o", "a.csv/b.csv"], Int32(74)),
                (["ratings", "-o", "a.csv", "--as-of", "@9999"], 4),
            ] {
                let run = try CommandRun(arguments, in: folder)
                #expect(run.status == status)
                #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
            }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(files.filter { $0.hasPrefix("a.csv") } == ["a.csv"])
        }
    }

    @Test("A sheet and a report are read from a pipe as from a file")
    func pipedInput() async throws {
        try await withTemporaryFolder { folder in
            let terminal = Terminal(folder: folder)
            try terminal.announced()
            try "case,domain,inspector,2.1.1\nc-1,2,a-7,yes\n".write(
                toFile: folder + "/sheet.csv", atomically: false, encoding: .utf8)
            let run = try CommandRun(
                line: """
                    mkfifo pipe
                    cat sheet.csv > pipe &
                    case-ledger import judgements pipe --select --by a-7
                    """, in: folder, path: "/usr/bin:/bin")
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.output.contains("1 new answer"), "\(run.output)")
            let none = try CommandRun(
                ["import", "judgements", "none.csv", "--by", "a-7"], in: folder)
            #expect(none.status == 4)
            let folderAsFile = try CommandRun(
                ["import", "judgements", "case.ledger", "--by", "a-7"], in: folder)
            #expect(folderAsFile.status == 74)
            #expect(folderAsFile.messages.contains("cannot be read"))
        }
    }
}
