import CaseLedger
import CaseLedgerImporting
import CaseLedgerTesting
import InspectionSamples
import Testing

@Suite("The facts of the Leicestershire report in schema 1")
struct ReportFactsTests {
    private let id: StreamName = "leicestershire-2021"

    private func withReport(
        _ body: (LedgerInspection) async throws -> Void
    ) async throws {
        try await withTemporaryLedger { ledger in
            try await ledger.importReport(LeicestershireReport.ofSchema1().bytes, as: id)
            try await body(ledger.inspection(id))
        }
    }

    @Test("Six recommendations, with sub-points, addressees and partners, not answered yet")
    func recommendations() async throws {
        try await withReport { inspection in
            let table = try await inspection.recommendations(on: PartialDate("2022-12-02"))
            let made = table.rows.map(\.followed.recommendation)
            #expect(made.map(\.id) == ["R1", "R2", "R3", "R4", "R5", "R6"])
            #expect(made.map(\.subPoints.count) == [3, 0, 0, 0, 0, 0])
            #expect(
                made.map(\.addressee)
                    == Array(repeating: "management board", count: 3)
                    + Array(repeating: "service manager", count: 3))
            #expect(
                made.map(\.partner) == [
                    "Leicestershire Police", "health authorities", "Leicestershire Police", nil,
                    nil, nil,
                ])
            #expect(made[4].standards == ["1.2", "2.1", "2.2", "3.1", "3.2"])
            #expect(table.rows.map(\.ageInDays) == Array(repeating: 365, count: 6))
            #expect(table.rows.map(\.status) == Array(repeating: .made, count: 6))
            #expect(
                table.rows.map(\.followed.made.origin) == Array(repeating: .published, count: 6))
            #expect(table.open == 6)
            #expect(table.late == 0)
        }
    }

    @Test("Oversight: 50% of an unknown base, 87% of the staff, 37 points between them")
    func oversight() async throws {
        try await withReport { inspection in
            let oversight = try await inspection.oversight()
            #expect(oversight.published?.percent == 50)
            #expect(oversight.published?.base == nil)
            #expect(oversight.published?.origin == .published)
            #expect(oversight.staffView?.value == .number(ReportedNumber(87)))
            #expect(oversight.staffView?.base == nil)
            #expect(oversight.perceptionGap == 37)
            #expect(oversight.overall.missing == 30)
            #expect(oversight.overall.share == nil)
            #expect(oversight.againstAllKeyQuestions == nil)
        }
    }

    @Test("All 36 anomalies, 39 findings and the evidence, as the file has them")
    func findings() async throws {
        try await withReport { inspection in
            let facts = try await inspection.state().facts
            #expect(facts.anomalies.count == 36)
            #expect(Set(facts.anomalies.map(\.value.id)).count == 36)
            #expect(facts.anomalies.first { $0.value.id == "A02" }?.value.kind == "missing reason")
            #expect(facts.findings.count == 39)
            #expect(facts.findings.count { $0.value.kind == .strength } == 18)
            #expect(facts.findings.first?.value.target == .domain("1"))
            #expect(facts.evidence.count == 28)
            #expect(facts.evidence.count { $0.value.kind == .quotation } == 15)
            #expect(
                facts.evidence.filter { $0.value.duplicateOf != nil }.map(\.value.target)
                    == [.question("2.1.1"), .question("2.3.3")])
            #expect(facts.timeline.first?.value.time.on?.description == "2019")
            #expect(facts.timeline.count == 10)
            #expect(Set(facts.anomalies.map(\.origin)) == [.published])
        }
    }

    @Test("Figures keep their digits, their groups, their units and who supplied them")
    func context() async throws {
        try await withReport { inspection in
            let facts = try await inspection.state().facts.context
            func fact(_ measure: MeasureKey, _ group: FreeText? = nil) throws -> ReportedFact {
                try #require(
                    facts.first { $0.value.fact.measure == measure && $0.value.fact.group == group }
                ).value.fact
            }
            let vacancies = try fact("staffing.vacancyRatePercent")
            #expect(vacancies.value == .number(try #require(ReportedNumber("10.9"))))
            #expect(vacancies.unit == "percent")
            #expect(
                vacancies.supplier
                    == ReportedSupplier("the service, as at the announcement of the inspection"))
            let ages = try fact("context.caseload.agePercent.local", "10-14")
            #expect(ages.value == .number(ReportedNumber(22)))
            #expect(ages.time.on == PartialDate("2021-08"))
            #expect(
                try fact("context.lowIncomeFamiliesPercent", "national").value
                    == .number(try #require(ReportedNumber("18.6"))))
            #expect(try fact("finance.currentYearBudget").unit == "GBP")
            #expect(try fact("staffing.supervision").value == .text("monthly formal"))
            let custody = facts.filter {
                $0.value.fact.measure == "samples.resettlement.custodyMonthsEarlier"
            }
            #expect(
                custody.map(\.value.fact.value) == [
                    .number(ReportedNumber(4)), .number(ReportedNumber(12)),
                ])
            #expect(custody.map(\.value.target) == [.domain("4"), .domain("4")])
            // What the transcriber inferred is no figure of the report.
            #expect(!facts.contains { $0.value.fact.measure.rawValue.contains("implied") })
        }
    }

    @Test("Nobody can say in how many cases all key questions were sufficient, but for the bounds")
    func joint() async throws {
        try await withReport { inspection in
            let court = try await inspection.jointSufficiency(domain: "2")
            #expect(court.questions.count == 12)
            #expect(court.cases == 13)
            #expect(court.result == .unknown(0...6))
            let outOfCourt = try await inspection.jointSufficiency(domain: "3")
            #expect(outOfCourt.questions.count == 9)
            #expect(outOfCourt.cases == 17)
            #expect(outOfCourt.result == .unknown(0...1))
            let refusal = try #require(throws: Refusal.self) { try outOfCourt.count() }
            #expect(refusal.code == .jointUnknown)
            #expect(refusal.message.contains("between 0 and 1 of 17"))
            let one = try await inspection.jointSufficiency(of: ["2.1.3"])
            #expect(one.result == .counted(6))
        }
    }

    @Test("Facts do not move the milestones: fieldwork ends before the panel met")
    func milestones() async throws {
        try await withReport { inspection in
            let state = try await inspection.state()
            let before = try await inspection.ratings(asOf: .milestone(.fieldwork))
            #expect(before.total == 9)
            let fieldwork = try #require(state.milestones.fieldwork)
            let firstFact = try #require(state.facts.context.first).position
            #expect(fieldwork < firstFact)
        }
    }

    @Test(
        "Facts that cannot be are refused with their place, and nothing is recorded",
        arguments: [
            ("findings", [["id": "F1", "kind": "weakness", "label": "x"]], "findings[0].kind"),
            ("findings", [["id": "F 1", "kind": "strength", "label": "x"]], "findings[0].id"),
            ("timeline", [["date": "2021-13", "what": "x"]], "timeline[0].date"),
            ("anomalies", [["id": "", "kind": "x", "detail": "y"]], "anomalies[0].id"),
            ("evidenceBase", [["kind": "rumour"]], "evidenceBase[0].kind"),
            ("quotationPlaces", [["at": "9.9"]], "quotationPlaces[0].at"),
            (
                "recommendations",
                [["id": "R1", "addressee": "board", "topic": "t", "actionPlanDue": "soon"]],
                "recommendations[0].actionPlanDue"
            ),
            ("recommendations", [["id": "R1", "addressee": "", "topic": "t"]], "recommendations"),
        ] as [(String, [[String: String]], String)])
    func refused(section: String, entries: [[String: String]], place: String) async throws {
        var report = try LeicestershireReport.ofSchema1()
        report.set(section, to: entries)
        let bytes = try report.bytes
        try await withTemporaryLedger { ledger in
            let error = await #expect(throws: LedgerError.self) {
                try await ledger.importReport(bytes, as: id)
            }
            #expect(error?.code == .invalidInput)
            #expect(error?.message.hasPrefix(place) == true, "\(error?.message ?? "")")
            let head = try await ledger.head()
            #expect(head.position == .start)
        }
    }
}
