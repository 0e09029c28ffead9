import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import Testing

@Suite("A public table of ratings as people publish it")
struct PublicTableTests {
    private static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    private static func table() throws -> [UInt8] { try bytes("published-ratings.csv") }

    private static func reading() throws -> SheetReading {
        try SheetReading(mapping: bytes("published-ratings-mapping.txt"))
    }

    @Test("Ten lines of mapping read 83 inspections, and every doubtful cell is named")
    func everything() async throws {
        let lines = String(
            decoding: try Self.bytes("published-ratings-mapping.txt"), as: UTF8.self
        ).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == 10)
        try await withTemporaryLedger { ledger in
            let imported = try await ledger.importHistory(
                Self.table(), reading: Self.reading())
            #expect(imported.recorded.count == 83)
            #expect(imported.doubtful.map(\.description) == Self.doubtful)
            let results = try await ledger.results()
            #expect(results.count == 83)
            #expect(results.filter { $0.announcement.framework == "hmip-youth-2018" }.count == 33)
            let overall = Dictionary(grouping: results) { $0.overall.state }.mapValues(\.count)
            #expect(overall == [.complete: 74, .published: 9])
            let again = try await ledger.importHistory(
                Self.table(), reading: Self.reading())
            #expect(again.recorded.isEmpty && again.events == 0)
            #expect(again.doubtful == imported.doubtful)
            let report = try await ledger.verify()
            #expect(report.passed)
        }
    }

    private static let doubtful = [
        "Row 7, column H (1.2 Staff): \"Requires i mprovement\": read as Requires improvement.",
        "Row 8, column K (2.1 Assessment): \"Rating\": not known: it is not a valid rating.",
        "Row 9, column F (Overall): \"Good [1]\": read without the mark [1].",
        "Row 10, column E (Score): \"4.56\": not known: it is not a valid score.",
        "Row 11, column E (Score): \"53%\": not known: it is not a valid score.",
        "Row 12, column O (3.1 Assessment): \"53%\": not known: it is not a valid rating.",
        "Row 13, column F (Overall): \"R\": not known: it is not a valid rating.",
        "Row 14, column A (Youth offending service): \"Birchmere Youth Justice Service [2]\": read "
            + "without the mark [2].",
        "Row 15, column C (Date of publication): \"2019-01-01*\": read without the mark *.",
        "Row 16, column G (1.1 Governance and leadership): \"Outstanding[12]\": read without the "
            + "mark [12].",
        "Row 48, column E (Score): \"19 out of 36\": not known: it is not a valid score.",
        "Row 49, column E (Score): \"11-Mar\": not known: it is not a valid score.",
        "Row 50, column M (2.3 Implementation and delivery): \"-\": not known: it is not a valid "
            + "rating.",
        "Row 51, column E (Score): \"22/36 \u{2020}\": read without the mark \u{2020}.",
        "Row 84, column A (Youth offending service): \"Llanfor Youth Justice Service\": read as the "
            + "service llanfor-youth-justice-service, which is another than "
            + "llanf_f4_r-youth-justice-service of row 83.",
    ]

    @Test("What the table says is recorded as it is, and nothing beside it")
    func recorded() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(Self.table(), reading: Self.reading())
            func read(_ id: StreamName) async throws -> Ratings {
                try await ledger.inspection(id).ratings()
            }
            let overallOnly = try await read("alderford-youth-justice-service-2019")
            #expect(overallOnly.overall.rating == .good && overallOnly.total == nil)
            #expect(overallOnly["1.1"]?.evidence == .notKnown)
            let scoreOnly = try await read("birchford-youth-justice-service-2019")
            #expect(scoreOnly.overall.rating == nil && scoreOnly.total == 22)
            let repaired = try await read("elmford-youth-justice-service-2019")
            #expect(repaired["1.2"]?.rating == .requiresImprovement && repaired.total == 3)
            let heading = try await read("fairford-youth-justice-service-2019")
            #expect(heading["2.1"]?.rating == nil && heading["2.1"]?.evidence == .notKnown)
            #expect((heading.total, heading.overall.state) == (13, .published))
            let twentyFour = try await read("alderstead-youth-justice-service-2021")
            #expect((twentyFour.total, twentyFour.maximum) == (8, 24))
            #expect(twentyFour.overall.rating == .requiresImprovement)
            #expect(twentyFour["3.1"]?.notRated == .stated)
            let trail = try await ledger.inspection("alderstead-youth-justice-service-2021")
                .auditTrail(of: "3.1")
            #expect(trail.changes.last?.reason?.words == "too few cases")
            let twentySeven = try await read("birchstead-youth-justice-service-2021")
            #expect((twentySeven.maximum, twentySeven.overall.rating) == (27, .requiresImprovement))
            let noTable = try await read("coldstead-youth-justice-service-2021")
            #expect((noTable.total, noTable.maximum) == (31, 33))
            #expect((noTable.overall.rating, noTable.overall.state) == (.outstanding, .published))
            let second = try await ledger.results().filter {
                $0.service.service == "alderford-youth-justice-service"
            }
            #expect(
                second.map(\.inspection) == [
                    "alderford-youth-justice-service-2023", "alderford-youth-justice-service-2019",
                ])
        }
    }

    @Test("The rows are effective at their publication, and names keep their accents")
    func effective() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(Self.table(), reading: Self.reading())
            let then = try await ledger.results(
                effectiveBy: EffectiveMoment("2022-01-01"))
            #expect(then.count == 45)
            #expect(then.allSatisfy { $0.stage == .published })
            let names = try await ledger.results().flatMap(\.service.names)
            #expect(names.contains("Llanf\u{f4}r Youth Justice Service"))
            #expect(names.contains("Llanfor Youth Justice Service"))
        }
    }

    @Test(
        "Without a line of the mapping the import asks, and records nothing",
        arguments: [
            ("unreadable = not-known", 8, "unreadable = not-known"),
            ("footnotes = yes", 1, "not a valid date"), ("date-order = dmy", 1, "date-order"),
            ("rating n/a = not known", 30, "has no standard 4.1"),
            ("constant source = Invented table of published ratings", 1, "constant source"),
            ("edition 2018 = hmip-youth-2018", 33, "edition WORD"),
            ("heading Date of publication = published", 2, "published"),
        ])
    func asked(line: String, atLeast: Int, says: String) async throws {
        let text = String(
            decoding: try Self.bytes("published-ratings-mapping.txt"), as: UTF8.self)
        let mapping = try SheetReading(
            mapping: Array(text.replacing(line + "\n", with: "").utf8))
        try await withTemporaryLedger { ledger in
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(Self.table(), reading: mapping)
            }
            let problems = error?.problems ?? []
            #expect(problems.count >= atLeast, "\(problems.map(\.description))")
            #expect(problems.contains { "\($0)".contains(says) }, "\(problems)")
            let head = try await ledger.head()
            #expect(head.position == .start)
        }
    }

    private func importing(_ rows: String, _ mapping: String) async throws -> HistoryImport {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(
                Array(rows.utf8), reading: SheetReading(mapping: Array(mapping.utf8)))
        }
    }

    @Test("Words of a mapping stand for names, dates and scores; a second spelling is asked about")
    func words() async throws {
        let table = """
            name,published,score,overall
            Anytown YOT,Spring 2022,nineteen,Good
            Anytown Youth Justice,December 2023,11/36,
            """
        let mapping = """
            constant source = R
            name Anytown YOT = Anytown Youth Justice
            date spring 2022 = 2022-04
            score Nineteen = 19/36
            """
        let imported = try await importing(table, mapping)
        #expect(
            imported.recorded == ["anytown-youth-justice-2022", "anytown-youth-justice-2023"])
        #expect(imported.doubtful.isEmpty)
        let error = await #expect(throws: LedgerError.self) {
            try await importing(
                "name,published,1.1\nSt. Helens,2022,Good\nSt Helens,2023,Good\n",
                "constant source = R")
        }
        #expect(error?.problems.first?.remedy.contains("name ONE NAME = ") == true)
    }

    @Test("A row in which nothing can be read is left out, and named")
    func leftOut() async throws {
        let imported = try await importing(
            "name,published,score,1.1\nA,2022,tbc,Rating\nB,2022,1/36,\n",
            "constant source = R\nunreadable = not-known")
        #expect(imported.recorded == ["b-2022"])
        #expect(
            imported.doubtful.map(\.reading) == [
                "not known: it is not a valid rating", "not known: it is not a valid score",
                "left out: it has no rating and no score",
            ])
    }

    @Test(
        "An edition that was not yet in force is asked about, and a constant for a column refused")
    func editions() async throws {
        let error = await #expect(throws: LedgerError.self) {
            try await importing("name,published,1.1\nA,2019,Good\n", "constant source = R")
        }
        #expect(error?.problems.first?.message.contains("in force from 2021-07") == true)
        let old = try await importing(
            "name,published,1.1\nA,2019,Good\n",
            "constant source = R\nconstant framework = hmip-youth-2018")
        #expect(old.recorded == ["a-2019"])
        for constant in ["name = A", "title = A", "1.1 = Good"] {
            let error = await #expect(throws: LedgerError.self) {
                try await importing(
                    "name,published,1.1\nA,2022,Good\n",
                    "constant source = R\nconstant \(constant)")
            }
            #expect(error?.problems.first?.message.contains("constant") == true)
        }
    }

    @Test("Two inspections of a service in one year need ids")
    func twice() async throws {
        let error = await #expect(throws: LedgerError.self) {
            try await importing(
                "name,published,1.1\nA,2022-01,Good\nA,2022-09,Good\n", "constant source = R")
        }
        #expect(error?.problems.map(\.row) == [3])
    }
}
