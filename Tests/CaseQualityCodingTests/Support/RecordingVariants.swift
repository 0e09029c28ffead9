import CaseLedger
import InspectionSamples
import Testing

/// For each command that records a sheet, oversight, a recommendation or a report's facts, one of
/// it and then one for every field that can change.
func recordingVariants() throws -> [[InspectionCommand]] {
    let date = try #require(PartialDate("2021"))
    return [
        oversightVariants(), sheetVariants(), recommendationVariants(date), followUpVariants(date),
        factVariants(date), figureVariants(),
    ] + peopleVariants()
}

private func peopleVariants() -> [[InspectionCommand]] {
    [
        [
            .nameTeam(NameTeam([])), .nameTeam(NameTeam([TeamMember("a-1", [])])),
            .nameTeam(NameTeam([TeamMember("a-2", [])])),
            .nameTeam(NameTeam([TeamMember("a-1", [.inspector])])),
            .nameTeam(NameTeam([TeamMember("a-1", [.moderator])])),
        ],
        [
            .declareInterest(DeclareInterest("i")), .declareInterest(DeclareInterest("j")),
            .declareInterest(DeclareInterest(of: "p-1", "i")),
        ],
        [
            .approve(Approve(Position(1))), .approve(Approve(Position(2))),
            .approve(Approve(Position(1), isGranted: false)),
        ],
        [
            .recordDissent(RecordDissent(from: .decision("1.1"))),
            .recordDissent(RecordDissent(from: .decision("1.2"))),
            .recordDissent(RecordDissent(from: .moderation("1.1"))),
        ],
        [
            .retractJudgement(
                RetractJudgement(caseKey: "c-1", question: nil, supersedes: Position(1))),
            .retractJudgement(
                RetractJudgement(caseKey: "c-2", question: nil, supersedes: Position(1))),
            .retractJudgement(
                RetractJudgement(caseKey: "c-1", question: "1.1.1", supersedes: Position(1))),
            .retractJudgement(
                RetractJudgement(caseKey: "c-1", question: nil, supersedes: Position(2))),
        ],
        [
            .attestJudgements(AttestJudgements()), .attestJudgements(AttestJudgements(["c-1"])),
            .attestJudgements(AttestJudgements(["c-1", "c-2"])),
        ],
        challengeVariants(), secondVariants(), replacementVariants(),
        populationVariants(), holdVariants(), correctionVariants(),
        correctedRecommendationVariants(),
        [.liftHold(LiftHold(Position(1))), .liftHold(LiftHold(Position(2)))],
        [
            .refuseErasure(RefuseErasure(of: Position(1), text: "t", hold: Position(1))),
            .refuseErasure(RefuseErasure(of: Position(2), text: "t", hold: Position(1))),
            .refuseErasure(RefuseErasure(of: Position(1), text: "u", hold: Position(1))),
            .refuseErasure(RefuseErasure(of: Position(1), text: "t", hold: Position(2))),
        ],
        [
            .scheduleReinspection(ScheduleReinspection(due: .first)),
            .scheduleReinspection(ScheduleReinspection(due: PartialDate("2026") ?? .first)),
        ],
        [
            .resolveChallenge(ResolveChallenge("C1", .accepted)),
            .resolveChallenge(ResolveChallenge("C2", .accepted)),
            .resolveChallenge(ResolveChallenge("C1", .rejected)),
            .resolveChallenge(ResolveChallenge("C1", .accepted, events: [Position(1)])),
        ],
        [
            .issueDraft(IssueDraft(to: "a")), .issueDraft(IssueDraft(to: "b")),
            .issueDraft(IssueDraft(.embargoedCopy, to: "a")),
            .issueDraft(IssueDraft(to: "a", due: PartialDate("2026"))),
        ],
        [
            .openAssessment(OpenAssessment("c-1")), .openAssessment(OpenAssessment("c-2")),
            .openAssessment(OpenAssessment("c-1", inspector: "i-1")),
        ],
        [
            .submitAssessment(SubmitAssessment(["c-1"])),
            .submitAssessment(SubmitAssessment(["c-1", "c-2"])),
            .submitAssessment(SubmitAssessment(["c-1"], caseManagerInterviewed: true)),
            .submitAssessment(SubmitAssessment(["c-1"], caseManagerInterviewed: false)),
        ],
        [
            .reopenAssessment(ReopenAssessment("c-1")),
            .reopenAssessment(ReopenAssessment("c-2")),
        ],
        [
            .moderateCase(ModerateCase("c-1")), .moderateCase(ModerateCase("c-2")),
            .moderateCase(ModerateCase("c-1", changes: [.init("1.1.1", to: .no)])),
            .moderateCase(ModerateCase("c-1", changes: [.init("1.1.2", to: .no)])),
            .moderateCase(ModerateCase("c-1", changes: [.init("1.1.1", to: .yes)])),
        ],
    ]
}

private let planned = OversightAspect(.planning, "t")
private let reviewed = OversightAspect(.reviewing, "t")

private func oversightVariants() -> [InspectionCommand] {
    func judge(_ change: (inout JudgeOversight) -> Void) -> InspectionCommand {
        var command = JudgeOversight(caseKey: "c-1", overall: .yes)
        change(&command)
        return .judgeOversight(command)
    }
    let one = OversightAspectJudgement(planned, .yes)
    let other = OversightAspectJudgement(reviewed, .yes)
    return [
        judge { _ in }, judge { $0.caseKey = "c-2" }, judge { $0.overall = .no },
        judge { $0.overall = .notApplicable }, judge { $0.overall = nil },
        judge { $0.supersedes = .start }, judge { $0.supersedes = Position(1) },
        judge { $0.stage = .moderation }, judge { $0.ground = .misrecorded },
        judge { $0.aspects = [one] }, judge { $0.aspects = [other] },
        judge { $0.aspects = [one, other] }, judge { $0.aspects = [other, one] },
        judge { $0.aspects = [OversightAspectJudgement(planned, .no)] },
        judge { $0.aspects = [OversightAspectJudgement(OversightAspect(.planning, "u"), .yes)] },
    ]
}

private func sheetVariants() -> [InspectionCommand] {
    func entry(_ change: (inout RecordAnswerSheet.Entry) -> Void) -> InspectionCommand {
        var entry = RecordAnswerSheet.Entry.of("c-1", "1.1.1", .yes)
        change(&entry)
        return .sheet(entry)
    }
    let one = RecordAnswerSheet.Entry.of("c-1", "1.1.1", .yes)
    let other = RecordAnswerSheet.Entry.of("c-1", "1.1.2", .yes)
    let hour = EffectiveTime(
        precision: .instant, earliest: Timestamp(microseconds: 1),
        latest: Timestamp(microseconds: 2))
    let day = EffectiveTime(
        precision: .day, earliest: Timestamp(microseconds: 1), latest: Timestamp(microseconds: 1))
    return [
        .sheet(one), .sheet(), .sheet(one, one), .sheet(one, other), .sheet(other, one),
        .sheet(one, selecting: true), .sheet(one, stage: .moderation),
        .sheet(one, stage: .factualAccuracy), entry { $0.caseKey = "c-2" }, entry { $0 = other },
        entry { $0.subject = .oversight }, entry { $0.subject = .oversightAspect(planned) },
        entry { $0.subject = .oversightAspect(reviewed) },
        entry { $0.subject = .oversightAspect(OversightAspect(.planning, "u")) },
        entry { $0.subject = .question("oversight") },
        entry { $0.subject = .question("oversight planning/t") }, entry { $0.answer = .no },
        entry { $0.answer = .notApplicable }, entry { $0.judgedBy = "i-1" },
        entry { $0.judgedBy = "i-2" }, entry { $0.heldAt = .numbered(1) },
        entry { $0.heldAt = .numbered(2) }, entry { $0.heldAt = hour }, entry { $0.heldAt = day },
        entry { $0.evidence = "e" }, entry { $0.evidence = "i-1" },
    ]
}

private func recommendationVariants(_ date: PartialDate) -> [InspectionCommand] {
    func make(_ change: (inout Recommendation) -> Void) -> InspectionCommand {
        var made = Recommendation(id: "R1", addressee: "a", topic: "t")
        change(&made)
        return .makeRecommendations([made])
    }
    let one = Recommendation(id: "R1", addressee: "a", topic: "t")
    let other = Recommendation(id: "R2", addressee: "a", topic: "t")
    return [
        make { _ in }, .makeRecommendations([]), .makeRecommendations([one, one]),
        .makeRecommendations([one, other]), .makeRecommendations([other, one]),
        make { $0.id = "R2" }, make { $0.addressee = "b" }, make { $0.partner = "" },
        make { $0.partner = "p" }, make { $0.topic = "u" }, make { $0.subPoints = ["s"] },
        make { $0.subPoints = ["s", ""] }, make { $0.subPoints = ["s", "t"] },
        make { $0.subPoints = ["t", "s"] }, make { $0.standards = ["2.1"] },
        make { $0.standards = ["2.1", "2.2"] }, make { $0.basis = ["2.1"] },
        make { $0.basis = ["e", "f"] }, make { $0.actionPlanDue = date },
        make { $0.actionPlanDue = PartialDate("2021-01") },
        make { $0.repeats = PreviousRecommendation(inspection: "i", id: "R1") },
        make { $0.repeats = PreviousRecommendation(inspection: "j", id: "R1") },
        make { $0.repeats = PreviousRecommendation(inspection: "i", id: "R2") },
        make { $0.addresseeName = "p" }, make { $0.partnerRole = "p" },
        make { $0.standardsAreInferred = true },
    ] + links.map { links in make { $0.links = links } }
        + citations.map { cited in make { $0.citation = cited } }
}

private func followUpVariants(_ date: PartialDate) -> [InspectionCommand] {
    func step(_ step: FollowUp.Step, _ id: RecommendationID = "R1") -> InspectionCommand {
        .followUp(FollowUp(id, step))
    }
    func plan(_ change: (inout PlannedAction) -> Void) -> InspectionCommand {
        var action = PlannedAction(id: "A1", what: "w")
        change(&action)
        return step(.actionPlan([action]))
    }
    let one = PlannedAction(id: "A1", what: "w")
    let other = PlannedAction(id: "A2", what: "w")
    return RecommendationResponse.allCases.map { step(.response($0)) }
        + ActionStatus.allCases.map { step(.action("A1", $0, due: nil)) }
        + RecommendationProgress.allCases.map { step(.progress($0, subPoint: nil)) }
        + RecommendationOutcome.allCases.map { step(.closing($0)) } + [
            step(.response(.accepted), "R2"), step(.action("A1", .planned, due: nil), "R2"),
            step(.progress(.achieved, subPoint: nil), "R2"), step(.closing(.achieved), "R2"),
            step(.actionPlan([one]), "R2"), step(.action("A2", .planned, due: nil)),
            step(.action("A1", .planned, due: date)),
            step(.action("A1", .planned, due: PartialDate("2022"))),
            step(.progress(.achieved, subPoint: 0)), step(.progress(.achieved, subPoint: 1)),
            step(.actionPlan([])), plan { _ in }, step(.actionPlan([one, one])),
            step(.actionPlan([one, other])), step(.actionPlan([other, one])), plan { $0.id = "A2" },
            plan { $0.what = "v" }, plan { $0.owner = "" }, plan { $0.owner = "o" },
            plan { $0.due = date }, plan { $0.subPoint = 0 }, plan { $0.subPoint = 1 },
        ]
}

private func factVariants(_ date: PartialDate) -> [InspectionCommand] {
    func record(_ change: (inout RecordReportFacts) -> Void) -> InspectionCommand {
        var facts = RecordReportFacts()
        change(&facts)
        return .recordReportFacts(facts)
    }
    func finding(_ change: (inout Finding) -> Void) -> InspectionCommand {
        var finding = Finding(id: "F1", target: .inspection, kind: .strength, label: "l")
        change(&finding)
        return record { $0.findings = [finding] }
    }
    func evidence(_ change: (inout Evidence) -> Void) -> InspectionCommand {
        var evidence = Evidence(target: .inspection, kind: .document)
        change(&evidence)
        return record { $0.evidence = [evidence] }
    }
    func fact(_ change: (inout ReportedFact) -> Void) -> [InspectionCommand] {
        var fact = ReportedFact(measure: "m", value: .number(ReportedNumber(1)), unit: "u")
        change(&fact)
        return [
            record { $0.context = [RecordReportFacts.ContextFact(fact)] },
            record { $0.context = [RecordReportFacts.ContextFact(fact, about: .domain("1"))] },
            record { $0.surveys = [RecordReportFacts.SurveyResult(fact, of: "staff")] },
            record { $0.surveys = [RecordReportFacts.SurveyResult(fact, of: "children")] },
        ]
    }
    func entry(_ what: String, _ date: PartialDate) -> InspectionCommand {
        record { $0.timeline = [TimelineEntry(date: date, what: FreeText(what))] }
    }
    func anomaly(_ id: AnomalyID, _ kind: String, _ detail: String) -> InspectionCommand {
        record { $0.anomalies = [Anomaly(id: id, kind: FreeText(kind), detail: FreeText(detail))] }
    }
    let findings =
        [
            finding { _ in }, finding { $0.id = "F2" }, finding { $0.target = .domain("1") },
            finding { $0.target = .standard("1") }, finding { $0.target = .question("1") },
            finding { $0.target = .domain("2") }, finding { $0.kind = .areaForImprovement },
            finding { $0.label = "m" }, finding { $0.evidence = ["e"] },
            finding { $0.evidence = ["e", "f"] }, finding { $0.questions = ["e"] },
            finding { $0.related = "" }, finding { $0.related = "r" },
            finding { $0.restates = "F2" },
        ] + links.map { links in finding { $0.links = links } }
        + citations.map { cited in finding { $0.citation = cited } }
        + times(date).map { time in finding { $0.time = time } }
    let pieces =
        Evidence.Kind.allCases.map { kind in evidence { $0.kind = kind } } + [
            evidence { $0.target = .standard("1") }, evidence { $0.label = "" },
            evidence { $0.label = "x" }, evidence { $0.count = 0 }, evidence { $0.count = 1 },
            evidence { $0.reference = "x" }, evidence { $0.speaker = "x" },
            evidence { $0.duplicateOf = "x" }, evidence { $0.summary = "x" },
            evidence { $0.reads = .strength }, evidence { $0.reads = .areaForImprovement },
            evidence { $0.unit = "x" }, evidence { $0.base = 1 },
        ] + citations.map { cited in evidence { $0.citation = cited } }
        + times(date).map { time in evidence { $0.time = time } }
        + suppliers.map { supplier in evidence { $0.supplier = supplier } }
    let facts: [[InspectionCommand]] =
        [
            fact { _ in }, fact { $0.measure = "n" }, fact { $0.group = "" },
            fact { $0.group = "x" },
            fact { $0.value = .number(ReportedNumber(10)) },
            fact { $0.value = ReportedNumber("1.0").map { .number($0) } ?? .text("") },
            fact { $0.value = .number(ReportedNumber(-1)) }, fact { $0.value = .text("1") },
            fact { $0.unit = "v" }, fact { $0.count = 1 }, fact { $0.base = 1 },
            fact { $0.topic = "x" }, fact { $0.label = "x" }, fact { $0.unitNote = "x" },
            fact { $0.bound = .upTo }, fact { $0.bound = .within }, fact { $0.baseUnit = "x" },
            fact { $0.baseBasis = "x" }, fact { $0.nature = .plan },
            fact { $0.nature = .judgement },
            fact { $0.scale = ReportedScale(lowest: nil, highest: nil) },
            fact { $0.scale = ReportedScale(lowest: ReportedNumber(1), highest: nil) },
            fact { $0.scale = ReportedScale(lowest: nil, highest: ReportedNumber(1)) },
            fact { $0.scale = ReportedScale(lowest: nil, highest: nil, meaning: "x") },
        ] + citations.map { cited in fact { $0.citation = cited } }
        + times(date).map { time in fact { $0.time = time } }
        + suppliers.map { supplier in fact { $0.supplier = supplier } }
    let rest = [
        entry("w", date), entry("v", date), entry("w", PartialDate("2022") ?? date),
        anomaly("A1", "k", "d"),
        anomaly("A2", "k", "d"), anomaly("A1", "kd", ""), anomaly("A1", "", "kd"),
    ]
    return [record { _ in }] + findings + pieces + facts.flatMap { $0 } + rest
        + placedVariants(date)
}

/// Timeline entries, anomalies, summaries and chains with each of their parts.
private func placedVariants(_ date: PartialDate) -> [InspectionCommand] {
    func entry(_ change: (inout TimelineEntry) -> Void) -> InspectionCommand {
        var entry = TimelineEntry(time: ReportedTime(), what: "w")
        change(&entry)
        return .recordReportFacts(RecordReportFacts(timeline: [entry]))
    }
    func anomaly(_ change: (inout Anomaly) -> Void) -> InspectionCommand {
        var anomaly = Anomaly(id: "A9", kind: "k", detail: "d")
        change(&anomaly)
        return .recordReportFacts(RecordReportFacts(anomalies: [anomaly]))
    }
    func summary(_ change: (inout KeyQuestionSummary) -> Void) -> InspectionCommand {
        var summary = KeyQuestionSummary(question: "1.1.1", statement: "s", reads: .strength)
        change(&summary)
        return .recordReportFacts(RecordReportFacts(summaries: [summary]))
    }
    func chain(_ change: (inout Chain) -> Void) -> InspectionCommand {
        var chain = Chain(id: "c", what: "w", facts: ["a", "b"])
        change(&chain)
        return .recordReportFacts(RecordReportFacts(chains: [chain]))
    }
    let entries =
        [entry { $0.status = .planned }]
        + citations.map { cited in entry { $0.citation = cited } }
        + times(date).map { time in entry { $0.time = time } }
    let anomalies = citations.map { cited in anomaly { $0.citation = cited } }
    let summaries =
        [
            summary { _ in }, summary { $0.question = "1.1.2" }, summary { $0.statement = "t" },
            summary { $0.reads = .areaForImprovement }, summary { $0.readsIsInferred = true },
            summary { $0.counterpoint = "s" }, summary { $0.evidence = ["e"] },
        ] + links.map { links in summary { $0.links = links } }
        + citations.map { cited in summary { $0.citation = cited } }
        + times(date).map { time in summary { $0.time = time } }
    let chains =
        [
            chain { _ in }, chain { $0.id = "d" }, chain { $0.what = "v" },
            chain { $0.facts = ["b", "a"] }, chain { $0.facts = ["ab", "c"] },
        ] + citations.map { cited in chain { $0.citation = cited } }
    return entries + anomalies + summaries + chains
}

private let citations = [
    Citation(places: ["p"]), Citation(places: ["p", "q"]), Citation(attributedTo: .inspectorate),
    Citation(attributedTo: .service), Citation(isInferred: true), Citation(note: "p"),
    Citation(anomalies: ["A1"]), Citation(anomalies: ["A1", "A2"]),
]

private let suppliers = [
    ReportedSupplier("x"), ReportedSupplier(basis: "x"), ReportedSupplier(isInferred: true),
]

private let links = [
    [ReportLink(to: .part(.inspection), isInferred: false)],
    [ReportLink(to: .part(.domain("1")), isInferred: false)],
    [ReportLink(to: .part(.domain("1")), isInferred: true)],
    [ReportLink(to: .part(.domain("1")), isInferred: true, why: "w")],
    [ReportLink(to: .finding("F8"), isInferred: true)],
    [ReportLink(to: .fact("F8"), isInferred: true)],
    [ReportLink(to: .section("F8"), isInferred: true)],
]

private func times(_ date: PartialDate) -> [ReportedTime] {
    [
        ReportedTime(on: PartialDate("2019")), ReportedTime(milestone: "m"),
        ReportedTime(basis: "m"), ReportedTime(period: .init(from: date, to: nil)),
        ReportedTime(period: .init(from: nil, to: date)),
        ReportedTime(period: .init(from: nil, to: nil)),
        ReportedTime(period: .init(from: nil, to: date, areBounds: true)),
        ReportedTime(period: .init(from: nil, to: nil, label: "m")),
    ]
}

private func figureVariants() -> [InspectionCommand] {
    func figure(
        _ item: PublishedFigure, _ percent: Int = 50, _ base: Int? = nil, _ place: String = "p"
    ) -> InspectionCommand {
        .recordPublishedFigures([
            RecordPublishedFigures.Figure(
                item: item, percent: percent, base: base, place: FreeText(place))
        ])
    }
    return [
        figure(.question("1.1.1")), figure(.measure("1.1.1")), figure(.measure("m")),
        figure(.question("1.1.2")), figure(.question("1.1.1"), 51),
        figure(.question("1.1.1"), 50, 50), figure(.question("1.1.1"), 50, nil, "q"),
        figure(.measure("m"), 51), figure(.measure("m"), 50, 50),
        figure(.measure("m"), 50, nil, "q"), .recordPublishedFigures([]),
    ] + sourcedFigureVariants() + countVariants()
}

private func sourcedFigureVariants() -> [InspectionCommand] {
    func figure(_ change: (inout RecordPublishedFigures.Figure) -> Void) -> InspectionCommand {
        var figure = RecordPublishedFigures.Figure(
            question: "2.2.2", percent: 50, base: nil, place: "p")
        change(&figure)
        return .recordPublishedFigures([figure])
    }
    return [figure { $0.baseBasis = "x" }]
        + citations.map { cited in figure { $0.citation = cited } }
        + times(.first).map { time in figure { $0.time = time } }
        + suppliers.map { supplier in figure { $0.supplier = supplier } }
}

private func countVariants() -> [InspectionCommand] {
    func count(_ change: (inout StatedCount) -> Void) -> InspectionCommand {
        var count = StatedCount(id: "c", subject: .question("2.2.2"))
        change(&count)
        return .recordPublishedFigures(RecordPublishedFigures(counts: [count]))
    }
    return [
        count { _ in }, count { $0.id = "d" }, count { $0.subject = .question("2.2.1") },
        count { $0.subject = .other("2.2", "") }, count { $0.subject = .other("2.2", "x") },
        count { $0.yes = 1 }, count { $0.no = 1 }, count { $0.of = 1 }, count { $0.percent = 1 },
        count { $0.inWords = "x" }, count { $0.unit = "x" },
    ] + citations.map { cited in count { $0.citation = cited } }
}

private func challengeVariants() -> [InspectionCommand] {
    func raise(_ change: (inout RaiseChallenge) -> Void) -> InspectionCommand {
        var command = RaiseChallenge("C1", to: .standard("1.1"), kind: .other, ground: "g")
        change(&command)
        return .raiseChallenge(command)
    }
    return [
        raise { _ in }, raise { $0.id = "C2" }, raise { $0.target = .standard("1.2") },
        raise { $0.target = .question("1.1") }, raise { $0.target = .answer("c-1", "1.1") },
        raise { $0.target = .overall }, raise { $0.target = .text },
        raise { $0.kind = .factualInaccuracy }, raise { $0.ground = "h" },
        raise { $0.evidence = ["e"] }, raise { $0.due = PartialDate("2026") },
    ]
}

private func secondVariants() -> [InspectionCommand] {
    func second(_ change: (inout RecordSecondJudgements) -> Void) -> InspectionCommand {
        var command = RecordSecondJudgements(
            "c-1", for: .blindSecond, [.init(question: "1.1.1", answer: .yes)])
        change(&command)
        return .recordSecondJudgements(command)
    }
    return [
        second { _ in }, second { $0.judgements[0].caseKey = "c-2" },
        second { $0.purpose = .calibration }, second { $0.judgements = [] },
        second { $0.judgements[0].question = "1.1.2" }, second { $0.judgements[0].answer = .no },
        second { $0.judgements[0].evidence = "e" }, second { $0.judgements[0].judgedBy = "i-2" },
        second { $0.judgements[0].heldAt = .instant(Timestamp(microseconds: 1)) },
        second { $0.judgements += $0.judgements },
    ]
}

private func replacementVariants() -> [InspectionCommand] {
    func replace(_ change: (inout ReplaceCase) -> Void) -> InspectionCommand {
        var command = ReplaceCase("c-1", by: "c-2", why: .duplicate)
        change(&command)
        return .replaceCase(command)
    }
    return [
        replace { _ in }, replace { $0.caseKey = "c-3" }, replace { $0.by = "c-3" },
        replace { $0.why = .sensitive }, replace { $0.extent = .neverEligible },
        replace { $0.caseManager = "k" },
    ]
}

private func populationVariants() -> [InspectionCommand] {
    func record(_ change: (inout RecordEligiblePopulation) -> Void) -> InspectionCommand {
        var command = RecordEligiblePopulation(domain: "1", count: 14, asOf: .first)
        change(&command)
        return .recordEligiblePopulation(command)
    }
    return [
        record { _ in }, record { $0.domain = "2" }, record { $0.dimension = "k" },
        record { $0.group = "k" }, record { $0.count = 15 },
        record { $0.asOf = PartialDate("2026") ?? .first }, record { $0.supplier = "s" },
        record { $0.supplier = "" },
    ]
}

private func holdVariants() -> [InspectionCommand] {
    func hold(_ change: (inout PlaceHold) -> Void) -> InspectionCommand {
        var command = PlaceHold(.inquiry)
        change(&command)
        return .placeHold(command)
    }
    return [
        hold { _ in }, hold { $0.subject = .sampled("c-1") },
        hold { $0.subject = .event(Position(1)) }, hold { $0.basis = .complaint },
        hold { $0.reference = "r" }, hold { $0.until = .first },
    ]
}

private func correctionVariants() -> [InspectionCommand] {
    func correct(_ fact: CorrectedFact, at position: Position = Position(1)) -> InspectionCommand {
        .correctFact(CorrectFact(at: position, to: fact))
    }
    let fact = ReportedFact(measure: "m", value: .number(ReportedNumber(1)), unit: "u")
    let finding = Finding(id: "F1", target: .inspection, kind: .strength, label: "l")
    return [
        correct(.finding(finding)), correct(.finding(finding), at: Position(2)),
        correct(.finding(Finding(id: "F1", target: .inspection, kind: .strength, label: "m"))),
        correct(.evidence(Evidence(target: .inspection, kind: .document))),
        correct(.context(RecordReportFacts.ContextFact(fact))),
        correct(.survey(RecordReportFacts.SurveyResult(fact, of: "staff"))),
        correct(
            .summary(KeyQuestionSummary(question: "1.1.1", statement: "s", reads: .strength))),
        correct(
            .figure(
                RecordPublishedFigures.Figure(
                    question: "1.1.1", percent: 50, base: nil, place: "p"))),
    ]
}

private func correctedRecommendationVariants() -> [InspectionCommand] {
    func correct(
        at position: Position = Position(1), _ change: (inout Recommendation) -> Void = { _ in }
    ) -> InspectionCommand {
        var made = Recommendation(id: "R1", addressee: "a", topic: "t")
        change(&made)
        return .correctRecommendation(CorrectRecommendation(made, supersedes: position))
    }
    return [
        correct(), correct(at: Position(2)), correct { $0.id = "R2" },
        correct { $0.addressee = "b" }, correct { $0.partner = "p" }, correct { $0.topic = "u" },
        correct { $0.subPoints = ["s"] }, correct { $0.standards = ["2.1"] },
        correct { $0.basis = ["e"] }, correct { $0.actionPlanDue = .first },
        correct { $0.repeats = PreviousRecommendation(inspection: "i", id: "R1") },
        correct { $0.addresseeName = "p" }, correct { $0.partnerRole = "p" },
        correct { $0.standardsAreInferred = true },
    ] + links.map { links in correct { $0.links = links } }
        + citations.map { cited in correct { $0.citation = cited } }
}
