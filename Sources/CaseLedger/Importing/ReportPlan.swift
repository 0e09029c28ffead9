/// What an import is going to record: every command, in order, checked against the report's own
/// results before the first of them is sent.
struct ReportPlan {
    /// One command of the import.
    struct Step {
        /// What it is about; with the file's hash it makes the command's id.
        let name: String
        let command: InspectionCommand
        let effectiveAt: EffectiveTime
        let origin: Origin
    }

    let framework: Framework
    let authority: String
    private(set) var steps: [Step] = []
    /// Answers that were dealt out.
    private(set) var reconstructed = 0
    /// Questions whose printed percentage fits several counts.
    private(set) var ambiguous: [Question.ID] = []

    private let file: ReportFile
    private let publishedOn: PartialDate?
    private let times: Times

    private struct Times {
        let announced: EffectiveTime
        let fieldwork: EffectiveTime
        let panel: EffectiveTime
        let published: EffectiveTime
    }

    init(
        _ file: ReportFile, frameworks: [Framework]
    ) throws(ReportProblem) {
        guard let framework = frameworks.first(where: { $0.id.rawValue == file.framework.id })
        else {
            throw ReportProblem(
                "framework.id", "no edition \"\(file.framework.id.prefix(64))\" is known.",
                remedy: "Use one of " + frameworks.map(\.id.rawValue).joined(separator: ", ") + ".")
        }
        self.file = file
        self.framework = framework
        let printed = file.notInReport?.publicationDate ?? file.source.published
        guard let printed, let date = PartialDate(printed) else {
            throw ReportProblem(
                "source.published", "the report has no date of publication.",
                remedy: "Give a date such as 2021-12 or 2021-12-02.")
        }
        publishedOn = date
        times = try Self.times(published: date, fieldwork: file.notInReport?.fieldworkMonth)
        authority =
            "\(file.source.title) (\(file.source.publisher ?? "publisher not stated"), \(date)); "
            + "attributed to: inspector, not published"
        try announce()
        try checkIDs()
        let entries = Dictionary(
            file.standards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        try recordSamples(entries)
        try recordCases(entries)
        try recordRatings(entries)
        try recordPanel(entries)
        steps.append(
            Step(
                name: "publish",
                command: .publishReport(
                    PublishReport(
                        statedTotal: file.result?.totalScore,
                        statedOverall: try rating(
                            file.result?.overallRating, "result.overallRating"),
                        publishedOn: publishedOn)), effectiveAt: times.published,
                origin: .published))
    }

    /// Fieldwork is known to the month at best; the panel met some time between it and publication.
    private static func times(
        published: PartialDate, fieldwork: String?
    ) throws(ReportProblem) -> Times {
        let publication = EffectiveTime.of(published)
        guard let fieldwork else {
            guard let before = PartialDate(String(published.description.prefix(4))) else {
                throw ReportProblem(
                    "source.published", "the year cannot be read.", remedy: "Give a date.")
            }
            let year = EffectiveTime.of(before)
            let some = EffectiveTime(
                precision: .between, earliest: year.earliest, latest: publication.latest)
            return Times(announced: some, fieldwork: some, panel: some, published: publication)
        }
        guard let date = PartialDate(fieldwork),
            EffectiveTime.of(date).earliest < publication.latest
        else {
            throw ReportProblem(
                "notInReport.fieldworkMonth", "it is no month before publication.",
                remedy: "Give a month such as 2021-08.")
        }
        let work = EffectiveTime.of(date)
        let year = EffectiveTime.of(PartialDate(String(fieldwork.prefix(4))) ?? date)
        return Times(
            announced: EffectiveTime(
                precision: .between, earliest: year.earliest, latest: work.latest),
            fieldwork: work, panel: .between(work, publication), published: publication)
    }

    private mutating func announce() throws(ReportProblem) {
        let name = file.service.name
        let key = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let folded = String(key).split(separator: "-").joined(separator: "-").prefix(64)
        guard let service = ServiceID(rawValue: String(folded)) else {
            throw ReportProblem(
                "service.name", "the service has no name.", remedy: "Give its name.")
        }
        let month = file.notInReport?.fieldworkMonth.flatMap { PartialDate($0) }
        steps.append(
            Step(
                name: "announce",
                command: .announce(
                    AnnounceInspection(
                        framework: framework, service: service,
                        serviceNames: [name] + [file.service.shortName].compactMap { $0 },
                        fieldworkFrom: month, fieldworkTo: month)),
                effectiveAt: times.announced, origin: .published))
    }

    private func checkIDs() throws(ReportProblem) {
        var seen: Set<String> = []
        for (index, entry) in file.standards.enumerated() {
            let place = "standards[\(index)]"
            guard let id = Standard.ID(rawValue: entry.id),
                let standard = framework.standard(id)
            else {
                throw ReportProblem(
                    place,
                    "edition \(framework.id) has no standard \"\(entry.id.prefix(32))\".",
                    remedy: "Use one of "
                        + framework.standards.map(\.id.rawValue).joined(separator: ", ") + ".")
            }
            guard seen.insert(entry.id).inserted else {
                throw ReportProblem(
                    place, "standard \(id) stands twice.", remedy: "Give every standard once.")
            }
            guard ["caseData", "qualitative", "published"].contains(entry.method),
                entry.method == "published" || entry.method == standard.method.rawValue
            else {
                throw ReportProblem(
                    "standard \(id)",
                    "method \"\(entry.method.prefix(32))\" does not fit; the edition rates it by "
                        + "\(standard.method.rawValue).",
                    remedy: "Use \(standard.method.rawValue), or published when only the rating is "
                        + "printed.")
            }
            for question in (entry.keyQuestions ?? []).flatMap({ [$0] + ($0.prompts ?? []) }) {
                guard let known = Question.ID(rawValue: question.id).flatMap(framework.question),
                    known.standard == id
                else {
                    throw ReportProblem(
                        "standard \(id)",
                        "edition \(framework.id) has no question \"\(question.id.prefix(48))\" in it.",
                        remedy: "Use the ids of that edition.")
                }
                guard seen.insert(question.id).inserted else {
                    throw ReportProblem(
                        "standard \(id)", "question \(known.id) stands twice.",
                        remedy: "Give every question once; a repeated letter gets an id of its own."
                    )
                }
            }
        }
    }

    private mutating func recordSamples(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        for domain in framework.domains {
            guard let name = domain.sample, let sample = file.samples?[name] else { continue }
            guard sample.cases >= 1, sample.cases <= 1_000 else {
                throw ReportProblem(
                    "samples.\(name)", "a sample of \(sample.cases) cases cannot be.",
                    remedy: "Give the number of inspected cases, 1 to 1,000.")
            }
            steps.append(
                Step(
                    name: "sample \(domain.id)",
                    command: .planSample(
                        PlanSample(
                            domain: domain.id, target: sample.cases,
                            confidencePercent: sample.confidenceLevel.map {
                                Int(($0 * 100).rounded())
                            }, marginPoints: sample.marginOfErrorPoints,
                            strata: sample.stratifiedBy ?? [], basis: sample.basis)),
                    effectiveAt: times.announced, origin: .published))
            let isRated = domain.standards.contains {
                entries[$0.id.rawValue]?.method == "caseData"
            }
            let purpose: CasePurpose = isRated ? .primary : .illustrative
            steps.append(
                Step(
                    name: "cases \(domain.id)",
                    command: .selectCases(
                        try (0..<sample.cases).mapThrowing { index throws(ReportProblem) in
                            SelectCase(
                                caseKey: try key(of: index, in: domain), domain: domain.id,
                                purpose: purpose)
                        }), effectiveAt: times.fieldwork, origin: .reconstructed))
        }
    }

    private func key(of index: Int, in domain: Domain) throws(ReportProblem) -> CaseKey {
        let number = String(index + 1)
        let padded = String(repeating: "0", count: max(0, 2 - number.count)) + number
        let text = "\(domain.casePrefix ?? "domain\(domain.id)")-\(padded)"
        guard let key = CaseKey(rawValue: text) else {
            throw ReportProblem(
                "domain \(domain.id)", "its case prefix makes no case key.",
                remedy: "Use letters and digits.")
        }
        return key
    }

    private mutating func recordCases(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        for domain in framework.domains {
            var reconstruction = Reconstruction()
            var figures: [RecordPublishedFigure] = []
            var cases = 0
            for standard in domain.standards {
                guard let entry = entries[standard.id.rawValue], entry.method == "caseData" else {
                    continue
                }
                guard let name = domain.sample, let sample = file.samples?[name] else {
                    throw ReportProblem(
                        "samples",
                        "standard \(standard.id) is rated on cases, but sample "
                            + "\(domain.sample ?? "") is missing.",
                        remedy: "Give the number of inspected cases of domain \(domain.id).")
                }
                cases = sample.cases
                try read(standard, entry, cases, &reconstruction, &figures)
            }
            for index in 0..<cases {
                let judgements = reconstruction.rows.map {
                    RecordJudgements.Judgement(question: $0.question, answer: $0.answers[index])
                }
                guard !judgements.isEmpty else { continue }
                let key = try key(of: index, in: domain)
                reconstructed += judgements.count
                steps.append(
                    Step(
                        name: "case \(key)",
                        command: .recordJudgements(
                            RecordJudgements(caseKey: key, judgements: judgements)),
                        effectiveAt: times.fieldwork, origin: .reconstructed))
            }
            if !figures.isEmpty {
                steps.append(
                    Step(
                        name: "figures \(domain.id)", command: .recordPublishedFigures(figures),
                        effectiveAt: times.fieldwork, origin: .published))
            }
        }
    }

    /// Reads one standard's questions: dealt out where the counts are known, as printed where a
    /// percentage fits several.
    private mutating func read(
        _ standard: Standard, _ entry: ReportFile.StandardEntry, _ cases: Int,
        _ reconstruction: inout Reconstruction, _ figures: inout [RecordPublishedFigure]
    ) throws(ReportProblem) {
        let given = Dictionary(
            (entry.keyQuestions ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var readings: [(KeyQuestion, QuestionCounts.Reading, ReportFile.QuestionEntry)] = []
        for keyQuestion in standard.keyQuestions {
            guard let entry = given[keyQuestion.id.rawValue] else {
                throw ReportProblem(
                    "standard \(standard.id)", "key question \(keyQuestion.id) is missing.",
                    remedy: "A standard is rated on all of its key questions: give each of them.")
            }
            readings.append(
                (
                    keyQuestion,
                    try QuestionCounts.read(entry, of: keyQuestion.question, cases: cases), entry
                ))
        }
        // Cases answer all key questions of a standard or none: one doubtful count, and the whole
        // standard stays with what is printed.
        let isKnown = readings.allSatisfy {
            if case .counts = $0.1 { true } else { false }
        }
        for (keyQuestion, reading, entry) in readings {
            guard isKnown, case .counts(let counts) = reading else {
                if case .ambiguous = reading { ambiguous.append(keyQuestion.id) }
                figures.append(try figure(entry, keyQuestion.question, cases))
                continue
            }
            var prompts: [(Question.ID, QuestionCounts)] = []
            let promptEntries = Dictionary(
                (entry.prompts ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for prompt in keyQuestion.prompts {
                guard let entry = promptEntries[prompt.id.rawValue] else { continue }
                switch try QuestionCounts.read(entry, of: prompt.question, cases: cases) {
                case .counts(let counts):
                    prompts.append((prompt.id, counts))
                case .ambiguous:
                    ambiguous.append(prompt.id)
                    figures.append(try figure(entry, prompt.question, cases))
                }
            }
            reconstruction.deal((keyQuestion.id, counts), prompts, cases: cases)
        }
    }

    private func figure(
        _ entry: ReportFile.QuestionEntry, _ question: Question, _ cases: Int
    ) throws(ReportProblem) -> RecordPublishedFigure {
        guard let published = entry.published else {
            throw ReportProblem(
                "question \(question.id)", "no percentage is published.",
                remedy: "Give its percentage as printed.")
        }
        return RecordPublishedFigure(
            question: question.id, percent: published, base: cases, place: "question table")
    }

    private mutating func recordRatings(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        var printed: [RecordPublishedRating] = []
        for domain in framework.domains {
            for standard in domain.standards {
                guard let entry = entries[standard.id.rawValue], entry.publishedRating != nil,
                    let rating = try rating(
                        entry.publishedRating, "standard \(standard.id), publishedRating")
                else {
                    if entries[standard.id.rawValue]?.method == "caseData" { continue }
                    let noCases = domain.standards.allSatisfy { entries[$0.id.rawValue] == nil }
                    steps.append(
                        Step(
                            name: "not rated \(standard.id)",
                            command: .doNotRate(
                                DoNotRate(
                                    .standard(standard.id),
                                    why: noCases && domain.sample != nil ? .noCases : .outOfScope)),
                            effectiveAt: times.fieldwork, origin: .published))
                    continue
                }
                if let points = entry.points, points != framework.scale.points(for: rating) {
                    throw ReportProblem(
                        "standard \(standard.id), points",
                        "\(points) points, but \(rating.label) is worth "
                            + "\(framework.scale.points(for: rating)).",
                        remedy: "Correct the points or the rating.")
                }
                switch entry.method {
                case "qualitative":
                    steps.append(
                        Step(
                            name: "rating \(standard.id)",
                            command: .proposeRating(
                                ProposeQualitativeRating(standard: standard.id, rating: rating)),
                            effectiveAt: times.fieldwork, origin: .published))
                case "published":
                    printed.append(
                        RecordPublishedRating(
                            standard: standard.id, rating: rating, place: "ratings table"))
                default:
                    break
                }
            }
        }
        if !printed.isEmpty {
            steps.append(
                Step(
                    name: "published ratings", command: .recordPublishedRatings(printed),
                    effectiveAt: times.published, origin: .published))
        }
    }

    private mutating func recordPanel(
        _ entries: [String: ReportFile.StandardEntry]
    ) throws(ReportProblem) {
        var decisions: [RecordPanelDecision] = []
        for standard in framework.standards {
            guard let entry = entries[standard.id.rawValue], let override = entry.override,
                override.applied
            else { continue }
            let place = "standard \(standard.id), override"
            guard let decided = try rating(override.toRating ?? entry.publishedRating, place) else {
                throw ReportProblem(
                    place, "the decided rating is missing.", remedy: "Give override.toRating.")
            }
            let missing = missingReasons.isDisjoint(with: override.anomalyRefs ?? []) == false
            decisions.append(
                RecordPanelDecision(
                    standard: standard.id, decided: decided, ground: .notRepresentative,
                    reason: missing ? nil : override.reason,
                    reasonMissing: missing || override.reason == nil))
        }
        guard !decisions.isEmpty else { return }
        steps.append(
            Step(
                name: "panel", command: .convenePanel(ConvenePanel()), effectiveAt: times.panel,
                origin: .published))
        steps.append(
            Step(
                name: "panel decisions", command: .recordPanelDecisions(decisions),
                effectiveAt: times.panel, origin: .published))
    }

    /// Anomalies that say the report gives no reason of its own for a decision.
    private var missingReasons: Set<String> {
        Set((file.anomalies ?? []).filter { $0.kind == "missing reason" }.map(\.id))
    }

    private func rating(_ label: String?, _ place: String) throws(ReportProblem) -> Rating? {
        guard let label else { return nil }
        guard let rating = Rating(printedLabel: label) else {
            throw ReportProblem(
                place, "the label is no rating.",
                remedy: "Use Inadequate, Requires improvement, Good or Outstanding.")
        }
        return rating
    }

    /// Holds what the ledger would say against what the report prints.
    func check(_ inspection: Inspection) throws(ReportProblem) {
        for entry in file.standards {
            guard let id = Standard.ID(rawValue: entry.id),
                let rated = inspection.standardRating(id)
            else { continue }
            if let stated = try rating(entry.ruleRating, "standard \(id), ruleRating"),
                entry.method == "caseData", stated != rated.ruleRating
            {
                throw ReportProblem(
                    "standard \(id), ruleRating",
                    "\(stated.label) is stated, but the answers give "
                        + "\(rated.ruleRating?.label ?? "no rating").",
                    remedy: "Correct the counts or the rating.")
            }
            if let override = entry.override, override.applied,
                let from = try rating(override.fromRating, "standard \(id), override.fromRating"),
                from != rated.ruleRating
            {
                throw ReportProblem(
                    "standard \(id), override.fromRating",
                    "\(from.label) is stated, but the answers give "
                        + "\(rated.ruleRating?.label ?? "no rating").",
                    remedy: "Correct the counts or the rating.")
            }
            if let stated = try rating(entry.publishedRating, "standard \(id)"),
                stated != rated.rating
            {
                throw ReportProblem(
                    "standard \(id), publishedRating",
                    "\(stated.label) is published, but the answers and decisions in the file give "
                        + "\(rated.rating?.label ?? "no rating").",
                    remedy: "Correct the counts or the rating, or give the panel's decision as "
                        + "override.")
            }
        }
        guard let overall = inspection.overallRating else { return }
        if let stated = file.result?.maxScore, stated != overall.maximum {
            throw ReportProblem(
                "result.maxScore",
                "a maximum of \(stated) is stated, but the rated standards can earn "
                    + "\(overall.maximum).",
                remedy: "Correct the maximum, or give the standards that are missing.")
        }
        if let stated = file.result?.totalScore, stated != overall.total {
            throw ReportProblem(
                "result.totalScore",
                "a total of \(stated) is stated, but the ratings add up to \(overall.total) of "
                    + "\(overall.maximum).",
                remedy: "Correct the total, or the rating that is wrong.")
        }
    }
}

extension Sequence {
    /// `map` whose closure throws one type of error.
    fileprivate func mapThrowing<Value, Failure: Error>(
        _ transform: (Element) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try transform(element)) }
        return values
    }
}
