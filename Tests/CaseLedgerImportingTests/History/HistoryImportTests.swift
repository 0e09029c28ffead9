import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Testing

@Suite("Years of published ratings")
struct HistoryImportTests {
    private static let standards = [
        "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1",
    ]
    private static let heading =
        "inspection,name,published,source,score,overall," + standards.joined(separator: ",")

    /// A row whose twelve core ratings come first, then that of resettlement.
    private func row(
        _ id: String = "anytown-2022", name: String = "Anytown YJS",
        published: String = "2022-05-01", source: String = "Report of May 2022",
        score: String = "24/36", overall: String = "Good",
        _ ratings: [String] = Array(repeating: "Good", count: 13)
    ) -> String {
        ([id, name, published, source, score, overall] + ratings).joined(separator: ",")
    }

    private func sheet(_ rows: String...) -> [UInt8] {
        Array(([Self.heading] + rows).joined(separator: "\n").utf8)
    }

    @Test("Each row becomes an inspection with its published result and its source")
    func imported() async throws {
        try await withTemporaryLedger { ledger in
            let imported = try await ledger.importHistory(
                sheet(
                    row(),
                    row(
                        "othertown-2023", published: "12 June 2023", score: "0 of 36",
                        overall: "INADEQUATE", Array(repeating: "inadequate", count: 13))))
            #expect(imported.recorded == ["anytown-2022", "othertown-2023"])
            let results = try await ledger.results()
            #expect(results.map(\.inspection) == ["othertown-2023", "anytown-2022"])
            #expect(results.map(\.overall.rating) == [.inadequate, .good])
            #expect(results.map(\.overall.total) == [0, 24])
            #expect(results.map(\.overall.origin) == [.published, .published])
            #expect(results[1].service.service == "anytown-yjs")
            let ratings = try await ledger.inspection("anytown-2022").ratings()
            #expect(ratings["2.1"]?.decidedBy == .published)
            let trail = try await ledger.inspection("anytown-2022").auditTrail(of: "2.1")
            #expect(trail.changes.map(\.after.value?.rating) == [.good])
            #expect(trail.changes.first?.authority == "Report of May 2022")
            #expect(trail.changes.first?.origin == .published)
            let report = try await ledger.verify()
            #expect(report.passed)
        }
    }

    @Test("The same sheet again changes nothing, whatever the order of its columns and rows")
    func again() async throws {
        try await withTemporaryLedger { ledger in
            let first = try await ledger.importHistory(sheet(row(), row("b-2021")))
            let head = try await ledger.head()
            let again = try await ledger.importHistory(sheet(row("b-2021"), row()))
            #expect(first.recorded.count == 2)
            #expect(again.recorded.isEmpty)
            #expect(again.inspections.count == 2)
            #expect(again.events == 0)
            let more = try await ledger.importHistory(sheet(row("b-2021"), row(), row("c-2020")))
            #expect(more.recorded == ["c-2020"])
            let after = try await ledger.head()
            #expect(after.position > head.position)
        }
    }

    @Test("A dry run checks everything and records nothing")
    func dryRun() async throws {
        try await withTemporaryLedger { ledger in
            let would = try await ledger.importHistory(sheet(row()), dryRun: true)
            #expect(would.recorded == ["anytown-2022"])
            #expect(would.events == 0)
            let head = try await ledger.head()
            #expect(head.position == .start)
        }
    }

    @Test("A standard that a report leaves unrated leaves points and maximum, with its reason")
    func notRated() async throws {
        try await withTemporaryLedger { ledger in
            var ratings = Array(repeating: "Good", count: 13)
            for index in 8...10 { ratings[index] = "out of scope" }
            ratings[11] = "Not rated"
            ratings[12] = "no cases"
            try await ledger.importHistory(sheet(row(score: "16/24", overall: "Good", ratings)))
            let read = try await ledger.inspection("anytown-2022").ratings()
            #expect(read.maximum == 24)
            #expect(read.total == 16)
            #expect(read.overall.state == .complete && read.overall.rating == .good)
            #expect(read["3.1"]?.notRated == .outOfScope)
            #expect(read["3.4"]?.notRated == .notStated)
            #expect(read["4.1"]?.notRated == .noCases)
        }
    }

    @Test(
        "Impossible values are refused by row and column, and nothing is recorded",
        arguments: [
            ("score", "E", "4.56", "not a valid score"),
            ("score", "E", "4-May", "not a valid score"),
            ("score", "E", "23/36", "add up to 24"), ("score", "E", "24/33", "maximum of 33"),
            ("overall", "F", "Rating", "not a valid rating"),
            ("overall", "F", "R", "not a valid rating"),
            ("overall", "F", "Outstanding", "give Good"),
            ("published", "C", "soon", "not a valid date"),
            ("published", "C", "2999-01-01", "in the future"),
            ("published", "C", "", "date is missing"),
            ("source", "D", "", "source is missing"), ("name", "B", "", "name is missing"),
            ("inspection", "A", "", "empty"), ("3.1", "O", "Rating", "not a valid rating"),
            ("3.1", "O", "Requires", "not a valid rating"), ("3.1", "O", "-", "not a valid rating"),
        ])
    func refused(column: String, letter: String, value: String, says: String) async throws {
        var cells = row().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let headings = Self.heading.split(separator: ",").map(String.init)
        cells[try #require(headings.firstIndex(of: column))] = value
        try await withTemporaryLedger { ledger in
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(
                    sheet(row("first-2020"), cells.joined(separator: ",")))
            }
            #expect(error?.code == .invalidInput)
            #expect(error?.problems.count == 1)
            let problem = try #require(error?.problems.first)
            #expect(problem.row == 3)
            #expect("\(problem)".contains(says), "\(problem)")
            #expect(problem.column?.letters == letter)
            let head = try await ledger.head()
            #expect(head.position == .start)
        }
    }

    @Test("Known variants of a label are normalised")
    func variants() async throws {
        try await withTemporaryLedger { ledger in
            let ratings =
                ["Requires Improvement", "Requires i mprovement", "requires improvement"]
                + Array(repeating: "Good", count: 10)
            try await ledger.importHistory(sheet(row(score: "21/36", ratings)))
            let read = try await ledger.inspection("anytown-2022").ratings()
            #expect(read.total == 21)
        }
    }

    @Test("A row without a rating and a score is no inspection to record; a score alone is")
    func noRating() async throws {
        try await withTemporaryLedger { ledger in
            let none = Array(repeating: "", count: 13)
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(sheet(row(score: "", overall: "", none)))
            }
            #expect(error?.problems.map(\.row) == [2])
            let one = try await ledger.importHistory(
                sheet(row(score: "20/36", overall: "", none)))
            #expect(one.recorded.count == 1)
            let results = try await ledger.results()
            #expect(results[0].overall.rating == nil)
            #expect(results[0].overall.state == .published)
            #expect((results[0].overall.total, results[0].overall.maximum) == (20, 36))
        }
    }

    /// Eight of twelve core ratings, which earn 21 of 24 points; four are not in the table.
    private static let eight =
        Array(repeating: "Outstanding", count: 4) + Array(repeating: "", count: 4) + [
            "Outstanding", "Outstanding", "Good", "Requires improvement", "",
        ]

    @Test("What is not in the table is not known: no total is made of eight ratings")
    func notKnown() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(sheet(row(score: "", overall: "", Self.eight)))
            let ratings = try await ledger.inspection("anytown-2022").ratings()
            #expect(ratings.overall.state == .notKnown)
            #expect((ratings.total, ratings.maximum) == (nil, nil))
            #expect(ratings.overall.rating == nil)
            #expect(ratings["2.1"]?.evidence == .notKnown)
            #expect(ratings["2.1"]?.notRated == nil)
            #expect(ratings["1.1"]?.rating == .outstanding)
            let trail = try await ledger.inspection("anytown-2022").auditTrail(of: "overall")
            #expect(trail.changes.allSatisfy { $0.after.value == nil })
        }
    }

    @Test("A published score and overall rating stand beside ratings that are not known")
    func standsAlone() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(sheet(row(score: "29/36", overall: "Good", Self.eight)))
            let ratings = try await ledger.inspection("anytown-2022").ratings()
            #expect(ratings.overall.state == .published)
            #expect((ratings.total, ratings.maximum) == (29, 36))
            #expect(ratings.overall.rating == .good)
            #expect(ratings["2.4"]?.evidence == .notKnown)
            let trail = try await ledger.inspection("anytown-2022").auditTrail(of: "overall")
            #expect(trail.changes.last?.after.value?.rating == .good)
            #expect(trail.changes.last?.causes.map(\.event) == ["report-published"])
            let history = try await ledger.inspection("anytown-2022").history()
            let announced = history.asOf(try #require(history.commands.first).position)
            let different = announced.difference(to: history).cells.map(\.cell)
            #expect(different.contains(.overall) && different.contains(.standard("1.1")))
            #expect(!different.contains(.standard("2.1")))
            let check = try await ledger.inspection("anytown-2022").replayCheck()
            #expect(check.differences.isEmpty)
            let report = try await ledger.verify()
            #expect(report.passed)
        }
    }

    @Test(
        "A score that the known ratings cannot give is refused at its column",
        arguments: [
            ("20/36", "", "E"), ("34/36", "", "E"), ("0/0", "", "E"), ("29/35", "", "E"),
            ("29/39", "", "E"),
            ("21/24", "Requires improvement", "F"), ("29/36", "Outstanding", "F"),
            ("29/36", "Inadequate", "F"),
            ("", "Inadequate", "F"), ("", "Requires improvement", "F"),
        ])
    func impossible(score: String, overall: String, letters: String) async throws {
        try await withTemporaryLedger { ledger in
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(
                    sheet(row(score: score, overall: overall, Self.eight)))
            }
            #expect(error?.problems.map { $0.column?.letters } == [letters])
        }
    }

    @Test(
        "On the edge of what the known ratings can give, it stands",
        arguments: [
            ("21/36", "Good"), ("33/36", "Outstanding"), ("33/36", "Good"),
            ("21/24", "Outstanding"),
            ("24/27", "Outstanding"), ("", "Outstanding"), ("", "Good"),
        ])
    func possible(score: String, overall: String) async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(
                sheet(row(score: score, overall: overall, Self.eight)))
            let ratings = try await ledger.inspection("anytown-2022").ratings()
            #expect(ratings.overall.rating == Rating(printedLabel: overall))
            #expect(ratings.overall.state == .published)
        }
    }

    @Test("A rating that would be limited by a standard that is not known is the printed one")
    func limitNotKnown() async throws {
        func overall(_ printed: String) async throws -> OverallRating {
            try await withTemporaryLedger { ledger in
                let core = Array(repeating: "Outstanding", count: 12)
                try await ledger.importHistory(sheet(row(score: "", overall: printed, core + [""])))
                return try await ledger.inspection("anytown-2022").ratings().overall
            }
        }
        let limited = try await overall("Good")
        #expect((limited.total, limited.rating, limited.limitedBy) == (36, .good, "4.1"))
        let free = try await overall("Outstanding")
        #expect((free.rating, free.limitedBy, free.state) == (.outstanding, nil, .published))
        let open = try await overall("")
        #expect((open.total, open.rating, open.state) == (36, nil, .notKnown))
        #expect(open.beforeLimiting == .outstanding)
    }

    @Test("Standards are named by number: a title, which may stand for two, is refused")
    func titles() async throws {
        try await withTemporaryLedger { ledger in
            let bytes = Array(
                "inspection,name,published,source,Assessment\na-1,A,2022,report,Good\n".utf8)
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(bytes)
            }
            #expect(error?.problems.first?.column?.letters == "E")
            #expect(error?.problems.first?.remedy.contains("the number of a standard") == true)
        }
    }

    @Test("A row that says something else of an inspection in the ledger is refused")
    func otherContent() async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importHistory(sheet(row()))
            let head = try await ledger.head()
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(sheet(row("b-2021"), row(source: "another report")))
            }
            #expect(error?.problems.map(\.row) == [3])
            let after = try await ledger.head()
            #expect(after == head)
        }
    }

    @Test("An inspection twice in a sheet is refused, and every other problem told with it")
    func several() async throws {
        try await withTemporaryLedger { ledger in
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(
                    sheet(row(), row(), row("b-1", score: "x"), row("c-1", published: "never")))
            }
            #expect(error?.problems.map(\.row) == [3, 4, 5])
        }
    }

    @Test("Two hundred inspections load, and the list shows them all")
    func many() async throws {
        try await withTemporaryLedger { ledger in
            let rows = (0..<200).map {
                row("service-\($0)", published: "\(2022 + $0 % 4)-0\($0 % 9 + 1)")
            }
            let bytes = Array(([Self.heading] + rows).joined(separator: "\r\n").utf8)
            try await ledger.importHistory(bytes)
            let results = try await ledger.results()
            #expect(results.count == 200)
            let dates = results.compactMap(\.publication?.publishedOn)
            #expect(dates == dates.sorted(by: >))
        }
    }

    @Test("The same row spelt otherwise is the same row; another name or date is not")
    func spelling() async throws {
        try await withTemporaryLedger { ledger in
            let heading = "inspection,name,published,source,score,overall,1.1"
            func importing(
                _ rows: String, heading: String = heading, order: SheetReading.DateOrder? = nil
            ) async throws -> HistoryImport {
                var reading = SheetReading()
                reading.dateOrder = order
                return try await ledger.importHistory(
                    Array("\(heading)\n\(rows)\n".utf8), reading: reading)
            }
            _ = try await importing("anytown-2021,Anytown Môn,2021-12-02,Report,11/36,,Good")
            let again = try await importing(
                "anytown-2021, Anytown  Mo\u{302}n,02/12/2021,Report ,11 of 36,,GOOD\n"
                    + "othertown-2022,Othertown,05/01/2022,Report,,,Good", order: .dayFirst)
            #expect(again.recorded == ["othertown-2022"])
            for name in ["ANYTOWN MÔN", "Anytown-Môn", "anytown môn."] {
                let spelt = try await importing(
                    "anytown-2021,\(name),2021-12-02,REPORT,11/36,,Good")
                #expect(spelt.recorded.isEmpty, "\(name)")
            }
            let labelled = try await importing(
                "Good,anytown-2021,Anytown Môn,2 December 2021,Report,11/36",
                heading: "1.1 Governance,inspection,name,published,source,score")
            #expect(labelled.recorded.isEmpty)
            for row in [
                "anytown-2021,Anytown Mon,2021-12-02,Report,11/36,,Good",
                "anytown-2021,Anytown Môn,2021-12-03,Report,11/36,,Good",
                "anytown-2021,Anytown Môn,2021-12-02,Report,12/36,,Good",
            ] {
                await #expect(throws: LedgerError.self) { _ = try await importing(row) }
            }
        }
    }

    @Test(
        "What was published within a time that holds the asked one may have been published by then")
    func uncertain() async throws {
        try await withTemporaryLedger { ledger in
            let rows =
                "a-2021,A,2021-12-02,R,Good\nb-2021,B,2021-12,R,Good\nc-2021,C,2021,R,Good\n"
                + "d-2022,D,2022-01,R,Good\n"
            try await ledger.importHistory(
                Array("inspection,name,published,source,1.1\n\(rows)".utf8))
            func both(_ day: String) async throws -> ([StreamName], [StreamName]) {
                let moment = try EffectiveMoment(day)
                let held = try await ledger.results(effectiveBy: moment).map(\.inspection)
                return (held, try await ledger.uncertainInspections(effectiveBy: moment))
            }
            #expect(try await both("2021-12-15") == (["a-2021"], ["b-2021", "c-2021"]))
            #expect(try await both("2021-11-30") == ([], ["c-2021"]))
            let later = try await both("2022-01-31")
            #expect(later.0.count == 4 && later.1.isEmpty)
            let service = try #require(ServiceID(rawValue: "b"))
            #expect(
                try await ledger.uncertainInspections(
                    effectiveBy: EffectiveMoment("2021-12-15"), service: service) == ["b-2021"])
        }
    }

    @Test("A date without an order, and titles above the headings, are asked about")
    func asked() async throws {
        try await withTemporaryLedger { ledger in
            let text = "inspection,name,published,source,1.1\na-2021,A,02/12/2021,R,Good\n"
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(Array(text.utf8))
            }
            #expect(error?.problems.first?.place == "Row 2, column C (published)")
            #expect(error?.problems.first?.remedy.contains("--date-order dmy") == true)
            let titled = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(Array("Ratings\n\n\(text)".utf8))
            }
            #expect(titled?.problems.first?.remedy.contains("--heading-row 3") == true)
        }
    }

    @Test("Keys made from names differ when the names do, and names keep their accents")
    func keys() async throws {
        try await withTemporaryLedger { ledger in
            func sheet(_ names: [String]) -> [UInt8] {
                let rows = names.enumerated().map { index, name in
                    "x-20\(22 + index),\(name),20\(22 + index),R,Good\n"
                }
                return Array("inspection,name,published,source,1.1\n\(rows.joined())".utf8)
            }
            try await ledger.importHistory(sheet(["Ynys Môn", "Ynys Mon", "Ynys Mán"]))
            let results = try await ledger.results()
            #expect(Set(results.map(\.service.service)).count == 3)
            #expect(results.flatMap(\.service.names).contains("Ynys Môn"))
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importHistory(sheet(["St. Helens", "St Helens"]))
            }
            #expect(error?.problems.map(\.place) == ["Row 3, column B (name)"])
        }
    }
}
