/// The plan of an import: every command, in order.
///
/// The plan is checked against the report's own results before the first command is recorded.
struct ReportPlan {
    typealias Step = ImportStep

    let framework: Framework
    let authority: String
    var steps: [Step] = []
    /// The number of reconstructed answers.
    var reconstructed = 0
    /// The questions whose printed percentage fits several counts.
    var ambiguous: [Question.ID] = []

    let file: ReportFile
    private let publishedOn: PartialDate?
    let times: Times

    init(
        _ file: ReportFile, frameworks: [Framework]
    ) throws(ReportProblem) {
        guard let framework = frameworks.first(where: { $0.id.rawValue == file.framework.id })
        else {
            throw ReportProblem(
                "framework.id", "the edition \"\(file.framework.id.prefix(64))\" is unknown.",
                remedy: "Use one of " + frameworks.map(\.id.rawValue).joined(separator: ", ") + ".")
        }
        self.file = file
        self.framework = framework
        // What other sources say is not the report's: a file of schema 2 keeps it apart.
        let printed =
            file.hasSources
            ? file.source.published : file.notInReport?.publicationDate ?? file.source.published
        guard let printed, let date = PartialDate(printed) else {
            throw ReportProblem(
                "source.published", "the report has no date of publication.",
                remedy: "Give a date such as 2021-12 or 2021-12-02.")
        }
        publishedOn = date
        times =
            try file.hasSources
            ? Self.times(file.milestones ?? [], published: date)
            : Self.times(published: date, fieldwork: file.notInReport?.fieldworkMonth)
        authority =
            "\(file.source.title) (\(file.source.publisher ?? "publisher not stated"), \(date)); "
            + "the people who acted are not published"
        try announce()
        try checkIDs()
        let entries = Dictionary(
            file.standards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        try recordSamples(entries)
        try recordCases(entries)
        try recordRatings(entries)
        if file.hasSources { try recordPrinted() }
        try recordPanel(entries)
        if !file.hasSources { try recordFacts() }
        try recordRecommendations()
        steps.append(
            Step(
                name: "publish",
                command: .publishReport(
                    PublishReport(
                        statedTotal: file.result?.totalScore,
                        statedMaximum: file.result?.maxScore,
                        statedOverall: try rating(
                            file.result?.overallRating, "result.overallRating"),
                        publishedOn: publishedOn)), effectiveAt: times.published,
                origin: .published))
    }

    /// The times of the steps.
    ///
    /// The report gives fieldwork to the month at best. The panel met between fieldwork and
    /// publication.
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
                "notInReport.fieldworkMonth", "the text is not a month before the publication.",
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
        guard let service = ServiceID(namedLike: name) else {
            throw ReportProblem(
                "service.name", "the service has no name.", remedy: "Give its name.")
        }
        let announced = file.milestones?.first { $0.id == "announcement" }?.date
        let month =
            file.hasSources ? nil : file.notInReport?.fieldworkMonth.flatMap { PartialDate($0) }
        steps.append(
            Step(
                name: "announce",
                command: .announce(
                    AnnounceInspection(
                        framework: framework, service: service,
                        serviceNames: [name] + [file.service.shortName].compactMap { $0 },
                        announcedOn: try Self.date(announced, "milestones.announcement"),
                        fieldworkFrom: month, fieldworkTo: month)),
                effectiveAt: times.announced, origin: .published))
    }

}
