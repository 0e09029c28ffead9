import CaseLedger
import CaseLedgerTesting
import InspectionSamples
import Testing

private let long = (name: 200, text: 500, detail: 2_000)

private func text(_ bytes: Int) -> FreeText { FreeText(String(repeating: "x", count: bytes)) }

private func facts(_ change: (inout RecordReportFacts) -> Void) -> InspectionCommand {
    var facts = RecordReportFacts()
    change(&facts)
    return .recordReportFacts(facts)
}

private func finding(_ change: (inout Finding) -> Void = { _ in }) -> InspectionCommand {
    var finding = Finding(id: "F1", target: .inspection, kind: .strength, label: "led well")
    change(&finding)
    return facts { $0.findings = [finding] }
}

private func evidence(_ change: (inout Evidence) -> Void = { _ in }) -> InspectionCommand {
    var evidence = Evidence(target: .inspection, kind: .interview)
    change(&evidence)
    return facts { $0.evidence = [evidence] }
}

private func context(
    about target: ReportTarget = .inspection, _ change: (inout ReportedFact) -> Void = { _ in }
) -> InspectionCommand {
    var fact = ReportedFact(measure: "staffing", value: .number(ReportedNumber(12)), unit: "people")
    change(&fact)
    return facts { $0.context = [RecordReportFacts.ContextFact(fact, about: target)] }
}

private func survey(_ change: (inout ReportedFact) -> Void = { _ in }) -> InspectionCommand {
    var fact = ReportedFact(measure: "oversight", value: .text("good"), unit: "percent")
    change(&fact)
    return facts { $0.surveys = [RecordReportFacts.SurveyResult(fact, of: "staff")] }
}

private func entry(what: Int = 1, place: Int? = nil) throws -> InspectionCommand {
    let date = try #require(PartialDate("2019-04"))
    return facts {
        $0.timeline = [
            TimelineEntry(
                time: ReportedTime(on: date), what: text(what),
                citation: Citation(places: [place.map { text($0) }].compactMap(\.self)))
        ]
    }
}

private func anomaly(
    _ id: AnomalyID = "A1", kind: Int = 1, detail: Int = 1
) -> InspectionCommand {
    facts { $0.anomalies = [Anomaly(id: id, kind: text(kind), detail: text(detail))] }
}

@Suite("The facts of a report")
struct ReportFactsTests {
    private let story: Story

    init() throws {
        story = try Story.announced()
    }

    @Test("Everything of a report stands as it was recorded, with its place and its origin")
    func recorded() throws {
        let findings = [
            Finding(
                id: "F1", target: .standard("2.1"), kind: .areaForImprovement, label: "late",
                evidence: ["doc-1"], questions: ["2.1.1", "2.1.1.a"], related: "Ofsted 2019"),
            Finding(id: "F2", target: .inspection, kind: .strength, label: "led well"),
        ]
        let another = evidence()
        let noted = Evidence(
            target: .question("1.1.1"), kind: .quotation, label: "l", count: 3, reference: "doc-2",
            speaker: "case manager", duplicateOf: "page 3",
            citation: Citation(places: ["page 5"]))
        let fact = ReportedFact(
            measure: "staffing", group: "national", value: .number(ReportedNumber(12)),
            unit: "people", count: 1, base: 2, time: ReportedTime(on: PartialDate("2021")),
            supplier: ReportedSupplier("s"), citation: Citation(places: ["p"]))
        let about = RecordReportFacts.ContextFact(fact, about: .domain("2"))
        let result = RecordReportFacts.SurveyResult(fact, of: "staff")
        let entry = TimelineEntry(
            time: ReportedTime(on: PartialDate("2019-04")), what: "merged",
            citation: Citation(places: ["page 6"]))
        let anomaly = Anomaly(id: "A05", kind: "sums", detail: "68 and 38")
        let after = try story.given(
            .recordReportFacts(
                RecordReportFacts(
                    findings: findings, evidence: [noted], context: [about], surveys: [result],
                    timeline: [entry], anomalies: [anomaly])), origin: .published)
        let recorded = after.subject.facts
        #expect(recorded.findings.map(\.value) == findings)
        #expect(recorded.evidence.map(\.value) == [noted])
        #expect(recorded.context.map(\.value) == [about])
        #expect(recorded.surveys.map(\.value) == [result])
        #expect(recorded.timeline.map(\.value) == [entry])
        #expect(recorded.anomalies.map(\.value) == [anomaly])
        let first = story.position.rawValue + 1
        #expect(recorded.findings.map(\.position.rawValue) == [first, first + 1])
        #expect(recorded.anomalies.map(\.position) == [after.position])
        #expect(after.position.rawValue == first + 6)
        #expect(recorded.evidence.map(\.origin) == [.published])
        let more = try after.given(another)
        #expect(more.subject.facts.evidence.map(\.origin) == [.published, .recorded])
        #expect(story.subject.facts.findings.isEmpty && story.subject.facts.anomalies.isEmpty)
    }

    @Test("A number stands for one finding or one anomaly, in one command and over all")
    func numbers() throws {
        let twoFindings = facts { facts in
            facts.findings = ["F1", "F1"].map {
                Finding(id: $0, target: .inspection, kind: .strength, label: "l")
            }
        }
        let twoAnomalies = facts { facts in
            facts.anomalies = ["F1", "F1"].map { Anomaly(id: $0, kind: "k", detail: "d") }
        }
        for (twice, once, what) in [
            (twoFindings, finding(), "Finding"), (twoAnomalies, anomaly("F1"), "Anomaly"),
        ] {
            for refusal in [
                story.when(twice).refusal, try story.given(once).when(once).refusal,
            ] {
                #expect(refusal?.code == .alreadyRecorded)
                #expect(refusal?.message == "\(what) F1 was recorded already.")
            }
        }
        try story.given(finding()).when(anomaly("F1")).thenHappened()
        try story.given(finding()).when(finding { $0.id = "F2" }).thenHappened()
        for again in [evidence(), try entry()] {
            try story.given(again).when(again).thenHappened()
        }
        for again in [context(), survey()] {
            let recorded = try story.given(again)
            let refusal = recorded.when(again).refusal
            #expect(refusal?.code == .alreadyRecorded)
            #expect(
                refusal?.message.hasSuffix(
                    " is recorded for the same time at position \(recorded.position).") == true)
            try recorded.when(again, origin: .published).thenHappened()
        }
        try story.given(context()).when(context { $0.group = "women" }).thenHappened()
        try story.given(context()).when(survey()).thenHappened()
    }

    @Test("A percentage agrees with its count and base, as far as its digits go")
    func shares() throws {
        func share(_ value: String, _ count: Int?, _ base: Int?) -> InspectionCommand {
            context {
                $0.value = ReportedNumber(value).map { .number($0) } ?? .text("none")
                $0.unit = "percent"
                $0.count = count
                $0.base = base
            }
        }
        for taken in [
            share("90", 9, 10), share("46", 6, 13), share("46.2", 6, 13), share("13", 1, 8),
            share("12", 1, 8), share("50", nil, 10), share("120", nil, nil), share("0", 0, 7),
            share("62", nil, 13), share("10.9", nil, 46), share("100", nil, 1),
        ] { try story.when(taken).thenHappened() }
        for wrong in [
            share("50", 9, 10), share("47", 6, 13), share("46.1", 6, 13), share("0", 0, 0),
            share("-5", 1, 8), share("63", nil, 13), share("120", nil, 10), share("-5", nil, 8),
        ] {
            try story.when(wrong).thenRefused(.percentageImpossible)
            // A document is recorded as it is printed.
            try story.when(wrong, origin: .published).thenHappened()
        }
    }

    @Test("Findings and evidence come before publication, the rest whenever it is known")
    func published() throws {
        let published = try Story.published()
        for late in [finding(), evidence()] {
            let refusal = published.when(late).refusal
            #expect(refusal?.code == .alreadyPublished)
        }
        let taken = [context(), survey(), try entry(), anomaly()]
        for late in taken { try published.when(late).thenHappened() }
        let mixed = facts {
            $0.findings = [Finding(id: "F1", target: .inspection, kind: .strength, label: "l")]
            $0.anomalies = [Anomaly(id: "A1", kind: "k", detail: "d")]
        }
        try published.when(mixed).thenRefused(.alreadyPublished)
        try story.when(mixed).thenHappened()
        for early in [finding(), evidence(), facts { _ in }] + taken {
            try GivenWhenThen(Inspection()).when(early).thenRefused(.notAnnounced)
        }
    }

    @Test("Nothing is no report, and no reason is kept")
    func nothing() throws {
        try story.when(facts { _ in }).thenRefused(.nothingChanged)
        for command in [finding(), evidence(), context(), survey(), try entry(), anomaly()] {
            try story.when(command, reason: "because").thenRefused(.reasonNotKept)
        }
    }

    @Test("A text at its limit is kept, one byte more is refused, and what must be said is said")
    func texts() throws {
        for (taken, refused) in [
            (finding { $0.label = text(long.text) }, finding { $0.label = text(long.text + 1) }),
            (
                finding { $0.related = text(long.name) },
                finding { $0.related = text(long.name + 1) }
            ),
            (evidence { $0.label = text(long.name) }, evidence { $0.label = text(long.name + 1) }),
            (
                evidence { $0.speaker = text(long.name) },
                evidence { $0.speaker = text(long.name + 1) }
            ),
            (
                evidence { $0.duplicateOf = text(long.name) },
                evidence { $0.duplicateOf = text(long.name + 1) }
            ),
            (
                evidence { $0.citation.places = [text(long.name)] },
                evidence { $0.citation.places = [text(long.name + 1)] }
            ),
            (context { $0.group = text(long.name) }, context { $0.group = text(long.name + 1) }),
            (context { $0.unit = text(long.name) }, context { $0.unit = text(long.name + 1) }),
            (
                context { $0.supplier.name = text(long.name) },
                context { $0.supplier.name = text(long.name + 1) }
            ),
            (
                context { $0.citation.places = [text(long.name)] },
                context { $0.citation.places = [text(long.name + 1)] }
            ),
            (
                context { $0.value = .text(text(long.text)) },
                context { $0.value = .text(text(long.text + 1)) }
            ),
            (
                survey { $0.value = .text(text(long.text)) },
                survey { $0.value = .text(text(long.text + 1)) }
            ),
            (try entry(what: long.text), try entry(what: long.text + 1)),
            (try entry(place: long.name), try entry(place: long.name + 1)),
            (anomaly(kind: long.name), anomaly(kind: long.name + 1)),
            (anomaly(detail: long.detail), anomaly(detail: long.detail + 1)),
        ] {
            try story.when(taken).thenHappened()
            try story.when(refused).thenRefused(.textTooLong)
        }
        for missing in [
            finding { $0.label = "" }, finding { $0.label = " \n" }, context { $0.unit = "" },
            context { $0.value = .text("") }, survey { $0.unit = " " }, try entry(what: 0),
            anomaly(kind: 0), anomaly(detail: 0),
        ] { try story.when(missing).thenRefused(.textMissing) }
        #expect(
            story.when(anomaly(detail: long.detail + 1)).refusal?.message
                == "Anomaly A1 has 2001 bytes; the limit is 2000 bytes.")
    }

    @Test(
        "Counts are whole numbers up to a thousand million",
        arguments: [
            (0, true), (1_000_000_000, true), (1_000_000_001, false), (-1, false), (.max, false),
            (.min, false),
        ])
    func counts(count: Int, isTaken: Bool) throws {
        for command in [
            evidence { $0.count = count }, context { $0.count = count },
            context { $0.base = count }, survey { $0.count = count }, survey { $0.base = count },
        ] {
            let outcome = story.when(command)
            if isTaken {
                try outcome.thenHappened()
            } else {
                #expect(outcome.refusal?.code == .invalidNumber)
                #expect(outcome.refusal?.message.hasSuffix(" is \(count).") == true)
                #expect(
                    outcome.refusal?.remedy == "Give a whole number from 0 to 1000000000.")
            }
        }
    }

    @Test("A count is at most its base")
    func countOfBase() throws {
        func counted(_ fact: inout ReportedFact, _ count: Int, _ base: Int) {
            fact.count = count
            fact.base = base
        }
        for (count, base) in [(0, 0), (7, 7), (0, 7)] {
            try story.when(context { counted(&$0, count, base) }).thenHappened()
            try story.when(survey { counted(&$0, count, base) }).thenHappened()
        }
        for (count, base) in [(1, 0), (8, 7)] {
            let refusal = story.when(context { counted(&$0, count, base) }).refusal
            #expect(refusal?.code == .invalidNumber)
            #expect(
                refusal?.message
                    == "The count of measure staffing is \(count), more than its base of \(base).")
            try story.when(survey { counted(&$0, count, base) }).thenRefused(.invalidNumber)
        }
    }

    @Test("What it is about is in the edition")
    func targets() throws {
        for (target, code) in [
            (.domain("9"), .unknownDomain), (.standard("9.1"), .unknownStandard),
            (.standard("2"), .unknownStandard), (.question("2.1.9"), .unknownQuestion),
            (.question("2.1"), .unknownQuestion),
        ] as [(ReportTarget, Refusal.Code)] {
            try story.when(finding { $0.target = target }).thenRefused(code)
            try story.when(evidence { $0.target = target }).thenRefused(code)
            try story.when(context(about: target)).thenRefused(code)
        }
        for target in [
            .inspection, .domain("1"), .standard("4.1"), .question("2.1.1.a"),
        ] as [ReportTarget] {
            try story.when(finding { $0.target = target }).thenHappened()
            try story.when(evidence { $0.target = target }).thenHappened()
            try story.when(context(about: target)).thenHappened()
        }
        try story.when(finding { $0.questions = ["2.1.1", "2.1.9"] })
            .thenRefused(.unknownQuestion)
        try story.when(finding { $0.questions = ["2.1.1", "1.1.1"] }).thenHappened()
    }

    @Test("All of it is recorded, or nothing")
    func allOrNothing() throws {
        try story.when(
            facts {
                $0.findings = [
                    Finding(id: "F1", target: .inspection, kind: .strength, label: "l")
                ]
                $0.anomalies = [Anomaly(id: "A1", kind: "k", detail: "")]
            }
        ).thenRefused(.textMissing)
    }

    @Test("A report's facts move no milestone and no rating")
    func nothingElse() throws {
        let before = try Story.announced().sampled("2", 1).answered(
            standard: "2.1", yes: [1], of: 1)
        let after = try before.given(
            finding(), evidence(), context(), survey(), try entry(), anomaly())
        #expect(after.subject.milestones == before.subject.milestones)
        #expect(after.subject.overallRating == before.subject.overallRating)
        #expect(KeyQuestionTable(of: after.subject) == KeyQuestionTable(of: before.subject))
    }
}
