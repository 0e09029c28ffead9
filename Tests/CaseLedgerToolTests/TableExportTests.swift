import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Tables for spreadsheet programs")
struct TableExportTests {
    @Test("Each table is written with the description of its columns, and comes back unchanged")
    func tables() async throws {
        try await withTerminal { terminal in
            try terminal.done("demo")
            for name in ["key-questions", "ratings", "oversight", "recommendations", "log"] {
                let run = try terminal.done("export \(name) -o \(name).csv")
                #expect(run.messages.contains("\(name).csv-metadata.json"))
                let data = try Data(
                    contentsOf: URL(fileURLWithPath: "\(terminal.folder)/\(name).csv"))
                let table = try CSVTable(Array(data))
                let described = try JSONSerialization.jsonObject(
                    with: Data(
                        contentsOf: URL(
                            fileURLWithPath: "\(terminal.folder)/\(name).csv-metadata.json")))
                let metadata = try #require(described as? [String: Any])
                #expect(metadata["url"] as? String == "\(name).csv")
                let schema = try #require(metadata["tableSchema"] as? [String: Any])
                let columns = try #require(schema["columns"] as? [[String: Any]])
                #expect(columns.compactMap { $0["titles"] as? String } == table.headings)
                #expect(!table.rowNumbers.isEmpty)
                for (index, column) in columns.enumerated() {
                    guard column["datatype"] as? String == "integer" else { continue }
                    for row in table.rowNumbers.indices where !table[row, index].isEmpty {
                        #expect(Int(table[row, index]) != nil, "\(name), \(column)")
                    }
                }
                // The log has its own export now, after everything else.
                let again = try terminal.done("export \(name)").output
                let text = String(decoding: data, as: UTF8.self)
                #expect(name == "log" ? again.hasPrefix(text) : again == text)
            }
        }
    }

    @Test("A text that begins like a formula goes out as text")
    func formula() async throws {
        try await withTerminal { terminal in
            try terminal.done("init")
            try terminal.done(
                "announce anytown-2026 --service anytown --framework hmip-youth-2021 --announced-on 2020-01-05"
            )
            try terminal.done("select c-1 --domain 2")
            try terminal.done("withdraw c-1 --why duplicate --reason '=HYPERLINK(A1)'")
            try terminal.done("export log -o log.csv")
            let text = try String(contentsOfFile: "\(terminal.folder)/log.csv", encoding: .utf8)
            #expect(text.contains(",'=HYPERLINK(A1),"))
            #expect(
                try terminal.refused("export log --as-of @announced --until 2026-01-01", status: 64)
                    .contains("Use only one"))
        }
    }
}
