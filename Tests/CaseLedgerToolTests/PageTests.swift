import CaseLedgerTesting
import Foundation
import Testing

@Suite("The page at the terminal")
struct PageTests {
    private func text(_ name: String, in terminal: Terminal) throws -> String {
        try String(contentsOfFile: terminal.folder + "/" + name, encoding: .utf8)
    }

    @Test("Without a file it is written under the inspection's name, and replaces only a page")
    func defaultFile() async throws {
        try await withTerminal { terminal in
            try terminal.done("demo")
            let run = try terminal.done("page")
            #expect(run.messages.contains("Wrote leicestershire-2021.html."))
            let page = try text("leicestershire-2021.html", in: terminal)
            #expect(page.hasPrefix("<!DOCTYPE html>"))
            #expect(page.contains("11 of 36 points"))
            try terminal.done("page --as-of @fieldwork")
            #expect(try text("leicestershire-2021.html", in: terminal).contains("9 of 36 points"))
            try "<!DOCTYPE html><p>mine".write(
                toFile: terminal.folder + "/leicestershire-2021.html", atomically: true,
                encoding: .utf8)
            let messages = try terminal.refused("page")
            #expect(messages.contains("is not a page of this command"))
            #expect(
                try text("leicestershire-2021.html", in: terminal) == "<!DOCTYPE html><p>mine")
        }
    }

    @Test("Other formats go to standard output, and -o names a file")
    func formats() async throws {
        try await withTerminal { terminal in
            try terminal.done("demo")
            #expect(try terminal.done("page --format text").output.contains("6 of 13"))
            #expect(try terminal.done("page --format csv").output.contains("2.1.3"))
            #expect(
                try terminal.done("page --format markdown --standard 3.3").output
                    .contains("3.3.3"))
            try terminal.done("page -o a.html --effective 2021-12-31")
            #expect(try text("a.html", in: terminal).contains("what held by 2021-12-31"))
            #expect(!FileManager.default.fileExists(atPath: terminal.folder + "/b.html"))
            try terminal.done("page leicestershire-2021 -o c.html")
            #expect(try text("c.html", in: terminal).contains("11 of 36 points"))
            try terminal.refused("page othertown -o b.html", status: 4)
            try terminal.refused("page --standard 9.9 -o b.html", status: 4)
            #expect(!FileManager.default.fileExists(atPath: terminal.folder + "/b.html"))
        }
    }
}
