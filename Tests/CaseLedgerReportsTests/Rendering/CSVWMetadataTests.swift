import CaseLedger
import CaseLedgerReports
import Foundation
import Testing

@Suite("The description of a table")
struct CSVWMetadataTests {
    private func metadata(_ table: Table, file: String = "a.csv") throws -> JSONValue {
        let document = Document("Title", [.paragraph("p")], data: table)
        let text = try #require(CSVWMetadata(of: document)).text(forFile: file)
        return try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    private func columns(_ table: Table) throws -> [JSONValue] {
        guard case .array(let columns) = try metadata(table)["tableSchema"]["columns"] else {
            Issue.record("no columns")
            return []
        }
        return columns
    }

    @Test("Each column has a name of its own, its heading, its type and what an empty cell is")
    func columnsOfATable() throws {
        var table = Table([
            .init("As of position", .number), .init("%", .percent), .init("Rel. %", .percent),
            .init("Made", .time), .init("Held", .time), .init("To"), .init("to"),
            .init("95% interval"), .init("Recorded", .time),
        ])
        table.add(["41", "65", "", "2026-03-02", "2026-03", "-5", "x", "", "2026-03-02T10:00:00Z"])
        table.add(["42", "7", "-3", "2026-03-03", "2026-03-02", "=1", "", "", ""])
        let columns = try columns(table)
        #expect(
            columns.map { $0["name"] }
                == [
                    "asOfPosition", "percent", "relPercent", "made", "held", "to", "to2",
                    "95PercentInterval", "recorded",
                ].map { .string($0) })
        #expect(
            columns.map { $0["datatype"] }
                == [
                    "integer", "integer", "integer", "date", "string", "string", "string",
                    "string", "dateTime",
                ].map { .string($0) })
        #expect(columns.map { $0["titles"] } == table.columns.map { .string($0.heading) })
        #expect(columns.allSatisfy { $0["null"] == .string("") })
    }

    @Test("The address of the file is relative, and has no character with a meaning in addresses")
    func address() throws {
        let table = Table([.init("A")])
        #expect(
            try metadata(table, file: "a b#1é.csv")["url"] == .string("a%20b%231%C3%A9.csv"))
        #expect(try metadata(table)["@context"].jsonText().contains("http://www.w3.org/ns/csvw"))
    }

    @Test("Only a document with one table is described")
    func oneTable() {
        let table = Table([.init("A")])
        #expect(CSVWMetadata(of: Document("T", [.table(table)])) != nil)
        #expect(CSVWMetadata(of: Document("T", [.table(table), .table(table)])) == nil)
        #expect(CSVWMetadata(of: Document("T", [.paragraph("p")])) == nil)
    }
}
