import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import Foundation
import Testing

@Suite("Filters of the log")
struct LogFilterTests {
    /// Runs `body` in a folder with a ledger of ten events, recorded at times around the beginning
    /// of 2026-06-01 and of 2027 in Europe/London.
    private func withLog(_ body: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let clock = SettableClock()
            let ledger = try await Ledger.open(at: folder + "/case.ledger", clock: clock.clock)
            let inspection = ledger.inspection("anytown-2026")
            func at(_ time: String) throws {
                clock.set(try #require(Timestamp(rfc3339: time)).microseconds)
            }
            let lead = Agent("lead-1", role: .leadInspector)
            try at("2026-05-31T22:59:59.999999Z")  // 1 to 3
            try await inspection.record(.announce("anytown", on: .hmipYouth2021), by: lead)
            try at("2026-05-31T23:00:00Z")  // 4 and 5
            try await inspection.record(
                .selectCases(
                    ["c-1", "c-2"].map { SelectCases.Selection(caseKey: $0, domain: "2") }),
                by: lead)
            try at("2026-06-01T22:59:59.999999Z")  // 6
            try await inspection.record(
                .judge("2.1.1", of: "c-1", .yes), by: Agent("a-7", role: .inspector))
            try at("2026-06-01T23:00:00Z")  // 7
            try await inspection.record(
                .judge("2.1.1", of: "c-2", .no), by: Agent("a-8", role: .inspector))
            try at("2026-12-31T23:59:59.999999Z")  // 8 and 9
            _ = try await inspection.importJudgements(
                Array("case,inspector,2.1.2\nc-1,a-7,yes\nc-2,a-8,no\n".utf8),
                by: Agent("i-1", role: .importer))
            try at("2027-01-01T00:00:00Z")  // 10
            try await inspection.record(
                .correctJudgement(
                    CorrectJudgement(
                        caseKey: "c-1", question: "2.1.1", supersedes: Position(6), to: .no,
                        stage: .moderation)),
                by: Agent("m-1", role: .moderator), reason: "Moderated.")
            await ledger.close()
            try await body(folder)
        }
    }

    /// Checks the positions of `log` in JSON and in text.
    private func expect(_ positions: [Int], _ arguments: [String], in folder: String) throws {
        let json = try CommandRun(["log", "--json"] + arguments, in: folder)
        try #require(json.status == 0, "\(arguments): \(json.messages)")
        let events = try #require(try json.json["events"] as? [[String: Any]])
        #expect(events.map { $0["position"] as? Int } == positions, "\(arguments)")
        let text = try CommandRun(["log"] + arguments, in: folder)
        let first = text.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(first == positions.map { String($0)[...] }, "\(arguments)")
        #expect(text.messages.isEmpty != positions.isEmpty)
        #expect(text.messages.isEmpty || text.messages.hasPrefix("No event matches."))
    }

    @Test("--by matches who entered or judged, --case the case, and filters combine")
    func peopleAndCases() async throws {
        try await withLog { folder in
            for (arguments, positions) in [
                (["--by", "a-7"], [6, 8]), (["--by", "a-8"], [7, 9]), (["--by", "i-1"], [8, 9]),
                (["--by", "lead-1"], [1, 2, 3, 4, 5]), (["--by", "m-1"], [10]),
                (["--by", "nobody"], []), (["--case", "c-1"], [4, 6, 8, 10]),
                (["--case", "c-2"], [5, 7, 9]), (["--case", "c-3"], []),
                (["--case", "c-1", "--by", "a-7"], [6, 8]),
                (["--case", "c-1", "--by", "a-8"], []),
                (["--case", "c-1", "--event", "judgement-recorded"], [6, 8]),
                (["--case", "c-1", "--tag", "question:2.1.1"], [6, 10]),
                (["--by", "a-7", "--limit", "1"], [6]),
                (["--by", "a-7", "--limit", "2"], [6, 8]),
                (["--by", "a-7", "--reverse"], [8, 6]),
                (["--by", "a-7", "--reverse", "--limit", "1"], [8]),
                (["--case", "c-1", "--reverse", "--limit", "2"], [10, 8]),
                (["--by", "a-7", "--case", "c-1", "--since", "@7", "--until", "2026"], [8]),
            ] as [([String], [Int])] {
                try expect(positions, arguments, in: folder)
            }
        }
    }

    @Test("--since and --until include their edges: a whole day, a time, a position")
    func edges() async throws {
        try await withLog { folder in
            for (arguments, positions) in [
                // A day begins and ends in Europe/London: in June an hour before UTC.
                (["--since", "2026-06-01"], 4...10), (["--since", "2026-06-02"], 7...10),
                (["--until", "2026-05-31"], 1...3), (["--until", "2026-06-01"], 1...6),
                (["--since", "2026-06-01", "--until", "2026-06-01"], 4...6),
                (["--since", "2026-06"], 4...10), (["--until", "2026-05"], 1...3),
                (["--until", "2026-06"], 1...7), (["--since", "2027"], 10...10),
                (["--until", "2026"], 1...9), (["--until", "2026-12-31"], 1...9),
                (["--since", "2026-05-31T23:00:00Z"], 4...10),
                (["--since", "2026-05-31T23:00:00.000001Z"], 6...10),
                (["--since", "2026-06-01T00:00:00+01:00"], 4...10),
                (["--until", "2026-05-31T22:59:59.999999Z"], 1...3),
                (["--until", "2026-05-31T23:00:00Z"], 1...5),
                (["--since", "@4"], 4...10), (["--since", "@10"], 10...10),
                (["--since", "@1", "--until", "@4"], 1...4),
                (["--since", "@5", "--until", "@5"], 5...5), (["--until", "@announced"], 1...3),
                (["--since", "@announced", "--until", "@4"], 3...4),
                (["--since", "2026-06-01", "--limit", "2"], 4...5),
                (["--until", "2026-06-01", "--limit", "99"], 1...6),
            ] as [([String], ClosedRange<Int>)] {
                try expect(Array(positions), arguments, in: folder)
                guard !arguments.contains("--limit") else { continue }
                try expect(positions.reversed(), arguments + ["--reverse"], in: folder)
                let newest = Array(positions.suffix(2).reversed())
                try expect(newest, arguments + ["--reverse", "--limit", "2"], in: folder)
            }
            for nothing in [
                ["--until", "2026-05-31T22:59:59.999998Z"], ["--until", "2025"], ["--until", "@0"],
                ["--since", "2027-01-02"], ["--since", "2027-01-01T00:00:00.000001Z"],
                ["--since", "@6", "--until", "@5"], ["--since", "now"],
            ] {
                try expect([], nothing, in: folder)
            }
        }
    }

    @Test("An unreadable filter has status 2, one beyond the end 4, a contradiction 64")
    func refusals() async throws {
        try await withLog { folder in
            for (arguments, status, said) in [
                (["--since", "noon"], 2, "\"noon\" is not a valid moment"),
                (["--until", "2026-13-01"], 2, "is not a valid moment"),
                (["--since", "@11"], 4, "ends at position 10"),
                (["--until", "@11"], 4, "ends at position 10"),
                (["--until", "@published"], 4, "published"),
                (["--case", "John Smith"], 2, "Invalid case key"), (["--by", " "], 2, "Invalid"),
                (["--since", "@2", "--after", "1"], 64, "--since"),
                (["--since", "@2", "--checkpoint", "mail"], 64, "--since"),
                (["--until", "@2", "--as-of", "@3"], 64, "--as-of and --until"),
                (["--follow", "--until", "@2"], 64, "--until"),
                (["--follow", "--limit", "1", "--since", "@2"], 64, "--since"),
                (["--follow", "-o", "log.txt"], 64, "-o"),
                (["--follow", "--format", "csv"], 64, "--format"),
            ] as [([String], Int32, String)] {
                let run = try CommandRun(["log"] + arguments, in: folder)
                #expect(run.status == status, "\(arguments): \(run.messages)")
                #expect(run.output.isEmpty, "\(arguments)")
                #expect(run.messages.contains(said), "\(arguments): \(run.messages)")
            }
        }
    }

    @Test(
        "An unknown event type is refused with the nearest type, and stdout stays empty",
        arguments: [
            ("judgement-recorde", "Did you mean judgement-recorded?"),
            ("judgement", "Did you mean judgement-recorded?"),
            ("report-publisht", "Did you mean report-published?"),
            ("weather", "Use one of framework-registered, service-registered,"),
        ])
    func unknownType(type: String, remedy: String) async throws {
        try await withLog { folder in
            let run = try CommandRun(["log", "--event", type], in: folder)
            #expect(run.status == 4)
            #expect(run.output.isEmpty)
            #expect(run.messages.contains("The ledger has no event of the type \(type)."))
            #expect(run.messages.contains(remedy))
            let json = try CommandRun(["log", "--event", type, "--json"], in: folder)
            #expect(json.status == 4)
            #expect(json.output.isEmpty, "\(json.output)")
            #expect(try json.error["code"] as? String == "notFound")
            let file = try CommandRun(["log", "--event", type, "-o", "log.csv"], in: folder)
            #expect(file.status == 4)
            #expect(!FileManager.default.fileExists(atPath: folder + "/log.csv"))
            // A known type without an event is no error.
            try expect([], ["--event", "report-published"], in: folder)
        }
    }

    @Test("A line has position, time, inspection if there are several, sentence and origin")
    func lines() async throws {
        try await withLog { folder in
            let one = try CommandRun(["log", "--since", "@5", "--until", "@6"], in: folder)
            #expect(
                one.output == """
                    5  2026-05-31T23:00:00.000000Z  lead-1 selected c-2 for domain 2, Court disposals
                    6  2026-06-01T22:59:59.999999Z  a-7 judged 2.1.1 (Assessment: desistance) \
                    sufficient for c-1

                    """)
            let imported = try CommandRun(["import", "report", leicestershire.path], in: folder)
            #expect(imported.status == 0, "\(imported.messages)")
            let two = try CommandRun(["log", "--since", "@6", "--until", "@6"], in: folder)
            #expect(
                two.output == """
                    6  2026-06-01T22:59:59.999999Z  anytown-2026  a-7 judged 2.1.1 (Assessment: \
                    desistance) sufficient for c-1

                    """)
            let last = try CommandRun(["log", "--reverse", "--limit", "1"], in: folder).output
            #expect(last.hasPrefix("2654  2"))
            #expect(
                last.hasSuffix(
                    "Z  leicestershire-2021  the inspectorate published the report: "
                        + "Requires improvement overall, 11 of 36 points (published)\n"))
        }
    }

    @Test("--effective has what held by then, and the sample, which always holds")
    func effective() async throws {
        try await withLog { folder in
            for (time, positions) in [
                ("2026-05-01", Array(1...5)), ("2026-06-01", Array(1...6)),
                ("2026-06-02", Array(1...7)), ("2028-01-01", Array(1...10)),
            ] {
                let json = try CommandRun(["log", "--json", "--effective", time], in: folder).json
                let events = try #require(json["events"] as? [[String: Any]])
                #expect(events.map { $0["position"] as? Int } == positions, "\(time)")
            }
            let limited = try CommandRun(
                ["log", "--json", "--effective", "2026-06-02", "--reverse", "--limit", "2"],
                in: folder
            ).json
            let events = try #require(limited["events"] as? [[String: Any]])
            #expect(events.map { $0["position"] as? Int } == [7, 6])
            #expect(try CommandRun(["log", "--effective", "soon"], in: folder).status == 2)
        }
    }

    @Test("log --json is one document that begins with the head, one event a line")
    func document() async throws {
        try await withLog { folder in
            let text = try CommandRun(["log", "--json"], in: folder).output
            let lines = text.split(separator: "\n")
            #expect(lines.count == 12)
            #expect(lines[0].hasPrefix("{\"inspection\":null,\"kind\":null,\"edition\":null,"))
            #expect(lines[0].hasSuffix(",\"events\":["))
            #expect(lines.last == "]}")
            for (index, line) in lines.dropFirst().dropLast().enumerated() {
                #expect(line.hasSuffix(",") == (index < 9))
                let event = try object(String(line.hasSuffix(",") ? line.dropLast() : line))
                #expect(event["position"] as? Int == index + 1)
            }
            let empty = try CommandRun(["log", "--json", "--case", "c-3"], in: folder)
            #expect((try empty.json["events"] as? [Any])?.isEmpty == true)
        }
    }
}
