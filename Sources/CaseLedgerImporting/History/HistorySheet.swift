internal import Foundation

/// A sheet of published results: a row for each inspection, a column for each standard.
///
/// The columns name standards by number only, because titles repeat between domains.
struct HistorySheet {
    /// The published results of one inspection.
    struct Row {
        let number: Int
        let inspection: StreamName
        let framework: Framework
        let steps: [ImportStep]
        /// The source that the sheet names.
        let source: String
        /// The digest of what is recorded: the same row, however it is spelt, makes the same
        /// commands.
        let content: ContentDigest
    }

    private(set) var rows: [Row] = []

    let table: CSVTable
    let frameworks: [Framework]
    private let now: Timestamp
    /// The index of each column by its name: a name of this sheet, or the number of a standard.
    let columns: [String: Int]
    let names: [String?]
    private var dates: SheetTimes
    /// The first dates without an order, and numbers, and how many there are.
    var withoutOrder: (row: Int, count: Int)?
    var numbers: (row: Int, count: Int)?
    /// The services whose keys were made from their names, with the name and its first row.
    private var services: [ServiceID: (name: String, row: Int)] = [:]
    var problems = SheetProblems()

    /// The actor of history imports.
    static let importer = Agent("history-importer", role: .importer)

    /// The columns that every sheet must have, and the optional ones.
    static let required = ["inspection", "name", "published", "source"]
    static let optional = [
        "service", "region", "framework", "kind", "score", "overall",
    ]

    /// Reads a sheet.
    ///
    /// - Throws: All problems of the sheet.
    init(
        _ bytes: [UInt8], frameworks: [Framework], now: Timestamp,
        reading: SheetReading = SheetReading()
    ) throws(SheetProblems) {
        let standards = Set(frameworks.flatMap(\.standards).map(\.id.rawValue))
        func name(of heading: String) -> String? { Self.name(of: heading, standards, reading) }
        do throws(SheetProblems) { table = try CSVTable(bytes, reading) } catch {
            throw Self.suggestion(in: bytes, reading, name) ?? error
        }
        self.frameworks = frameworks
        self.now = now
        dates = SheetTimes(reading)
        let names = table.headings.map(name)
        self.names = names
        columns = Dictionary(
            names.enumerated().compactMap { index, name in name.map { ($0, index) } },
            uniquingKeysWith: { first, _ in first })
        if columns["inspection"] == nil, let asked = Self.suggestion(in: bytes, reading, name) {
            throw asked
        }
        checkHeadings()
        try problems.check()
        var seen: [StreamName: Int] = [:]
        for index in table.rowNumbers.indices {
            guard let row = read(index) else { continue }
            if let first = seen[row.inspection] {
                report(
                    index, "inspection",
                    "inspection \(row.inspection) is already in row \(first).",
                    "Give each inspection one row and its own id.")
            }
            seen[row.inspection] = row.number
            rows.append(row)
        }
        askAboutDates()
        try problems.check()
    }

    // MARK: - Rows

    private mutating func read(_ row: Int) -> Row? {
        let before = problems.count
        guard let framework = framework(row) else { return nil }
        let inspection: StreamName? = name("inspection", row)
        let name = text("name", row)
        if name == nil {
            report(row, "name", "the name is missing.", "Write the name of the service.")
        }
        let service: ServiceID? =
            text("service", row) == nil
            ? name.flatMap(ServiceID.init(namedLike:)) : self.name("service", row)
        if service == nil, name != nil, text("service", row) == nil {
            report(
                row, "name", "the name does not make a valid service key.",
                "Give the key of the service in the column service.")
        }
        if let name, let service, text("service", row) == nil { checkKey(service, of: name, row) }
        let published = published(row)
        let source = text("source", row)
        if source == nil {
            report(
                row, "source", "the source is missing.",
                "Write the source of the ratings, such as the title of the report.")
        }
        let kind = kind(row)
        let ratings = ratings(row, framework)
        let overall = rating("overall", row)
        let score = score(row)
        if !ratings.contains(where: { if case .rated = $0.1 { true } else { false } }),
            overall == nil, score == nil, problems.count == before
        {
            report(
                row, nil, "the row has no rating and no score.",
                "Write the published ratings, the score or the overall rating, or remove the row.")
        }
        guard problems.count == before, let inspection, let name, let service, let published,
            let source
        else { return nil }
        let steps = steps(
            AnnounceInspection(
                framework: framework, service: service, serviceNames: [name],
                region: text("region", row), kind: kind), ratings,
            PublishReport(
                statedTotal: score?.total, statedMaximum: score?.maximum, statedOverall: overall,
                publishedOn: published), source)
        var state = Inspection()
        do throws(ReportProblem) {
            try state.rehearse(steps, by: Self.importer, in: inspection, after: .start)
        } catch {
            report(row, Self.column(of: error), error.message, error.remedy)
            return nil
        }
        let recorded = [
            inspection.rawValue, service.rawValue, name, text("region", row) ?? "",
            framework.id.rawValue, kind.description, published.description, source,
            score.map { "\($0.total)/\($0.maximum)" } ?? "", overall?.description ?? "",
        ]
        return Row(
            number: table.rowNumbers[row], inspection: inspection, framework: framework,
            steps: steps, source: source,
            content: Self.digest(recorded + ratings.map { "\($0.0)=\($0.1.words)" }))
    }

    /// Checks that no other name of the sheet makes the same key.
    private mutating func checkKey(_ service: ServiceID, of name: String, _ row: Int) {
        let plain = name.plainHeading.precomposedStringWithCanonicalMapping
        if let other = services[service], other.name != plain {
            report(
                row, "name",
                "the name makes the key \(service), like another name in row "
                    + "\(other.row).",
                "Write one name in the same way, or give the keys in the column service.")
        } else if services[service] == nil {
            services[service] = (plain, table.rowNumbers[row])
        }
    }

    /// The column of a refused step; `nil` for the row as a whole.
    private static func column(of problem: ReportProblem) -> String? {
        switch problem.code {
        case .totalDiffers?: "score"
        case .overallDiffers?: "overall"
        default: nil
        }
    }

    private func steps(
        _ announce: AnnounceInspection, _ ratings: [(Standard.ID, Rated)], _ publish: PublishReport,
        _ source: String
    ) -> [ImportStep] {
        let held = publish.publishedOn.map(EffectiveTime.of) ?? .instant(now)
        func step(_ name: String, _ command: InspectionCommand) -> ImportStep {
            ImportStep(name: name, command: command, effectiveAt: held, origin: .published)
        }
        var printed: [RecordPublishedRatings.Rated] = []
        var unrated: [ImportStep] = []
        for (standard, rated) in ratings {
            switch rated {
            case .rated(let rating):
                printed.append(
                    RecordPublishedRatings.Rated(
                        standard: standard, rating: rating, place: FreeText(source)))
            case .notRated(let why):
                unrated.append(
                    step(
                        "not rated \(standard)",
                        .doNotRate(DoNotRate(.standard(standard), why: why))))
            }
        }
        return [step("announce", .announce(announce))]
            + (printed.isEmpty ? [] : [step("ratings", .recordPublishedRatings(printed))])
            + unrated + [step("publish", .publishReport(publish))]
    }

    // MARK: - Cells

    private enum Rated {
        case rated(Rating)
        case notRated(NotRatedReason)

        /// What is recorded, for comparing rows.
        var words: String {
            switch self {
            case .rated(let rating): rating.description
            case .notRated(let why): "not rated: \(why)"
            }
        }
    }

    private mutating func ratings(
        _ row: Int, _ framework: Framework
    ) -> [(Standard.ID, Rated)] {
        for (heading, _) in columns {
            guard let id = Standard.ID(rawValue: heading), framework.standard(id) == nil,
                text(heading, row) != nil, frameworks.contains(where: { $0.standard(id) != nil })
            else { continue }
            report(
                row, heading, "edition \(framework.id) has no standard \(id).",
                "Leave the cell empty, or name the edition that the inspection followed.")
        }
        return framework.standards.compactMap { standard in
            let id = standard.id.rawValue
            guard let text = text(id, row) else { return nil }
            switch text.lowercased() {
            case "not known", "unknown": return nil
            case "not rated", "nr": return (standard.id, .notRated(.notStated))
            case "no cases": return (standard.id, .notRated(.noCases))
            case "out of scope": return (standard.id, .notRated(.outOfScope))
            default: return rating(id, row).map { (standard.id, .rated($0)) }
            }
        }
    }

    private mutating func rating(_ column: String, _ row: Int) -> Rating? {
        guard let text = text(column, row) else { return nil }
        if let rating = Rating(printedLabel: text) { return rating }
        report(
            row, column, "the cell is not a valid rating.",
            "Write Inadequate, Requires improvement, Good or Outstanding"
                + (column == "overall"
                    ? ", or leave the cell empty if not known."
                    : ". Write not rated, no cases or out of scope if the report says so. "
                        + "Leave the cell empty if it is not known."))
        return nil
    }

    /// Reads a score such as `11/36` or `11 of 36`.
    private mutating func score(_ row: Int) -> (total: Int, maximum: Int)? {
        guard let text = text("score", row) else { return nil }
        let parts = text.replacing(" of ", with: "/").split(
            separator: "/", omittingEmptySubsequences: false
        ).map { String($0).trimmed }
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 4 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let total = Int(parts[0]), let maximum = Int(parts[1])
        else {
            report(
                row, "score", "the cell is not a valid score.",
                "Write points and maximum, such as 11/36. Spreadsheet programs turn some to dates, "
                    + "so set the column format to text.")
            return nil
        }
        return (total, maximum)
    }

    private mutating func published(_ row: Int) -> PartialDate? {
        guard let text = text("published", row) else {
            report(
                row, "published", "the date is missing.",
                "Write the date of publication, such as 2021-12-02.")
            return nil
        }
        let date: PartialDate
        switch dates.read(text) {
        case .date(let stated): date = stated
        case .withoutOrder:
            withoutOrder = (withoutOrder?.row ?? row, (withoutOrder?.count ?? 0) + 1)
            return nil
        case .number:
            numbers = (numbers?.row ?? row, (numbers?.count ?? 0) + 1)
            return nil
        case .time, .other:
            report(
                row, "published", "the cell is not a valid date.",
                "Write 2021, 2021-12, 2021-12-02 or 2 December 2021.")
            return nil
        }
        guard EffectiveTime.of(date).earliest <= now else {
            report(
                row, "published", "\(date) is in the future.",
                "Give the date of publication.")
            return nil
        }
        return date
    }

    private mutating func framework(_ row: Int) -> Framework? {
        let named = text("framework", row)
        if named == nil, frameworks.count == 1 { return frameworks.first }
        let known = frameworks.map(\.id.rawValue)
        guard let framework = frameworks.first(where: { $0.id.rawValue == named }) else {
            report(
                row, "framework",
                named == nil ? "the edition is missing." : "the edition is unknown.",
                "Use one of \(known.joined(separator: ", ")).")
            return nil
        }
        return framework
    }

    private mutating func kind(_ row: Int) -> InspectionKind {
        guard let text = text("kind", row) else { return .inspection }
        if let kind = InspectionKind.allCases.first(where: { $0.description == text }) {
            return kind
        }
        report(
            row, "kind", "the cell is not a valid kind of inspection.",
            "Use one of " + InspectionKind.allCases.map(\.description).joined(separator: ", ") + "."
        )
        return .inspection
    }

    private mutating func name<N: Name>(_ column: String, _ row: Int) -> N? {
        if let name = text(column, row).flatMap(N.init(rawValue:)) { return name }
        report(
            row, column, text(column, row) == nil ? "it is empty." : "it is not a valid \(N.kind).",
            "Write a \(N.kind) of at most \(N.longestInBytes) bytes, such as anytown-2024.")
        return nil
    }

    private func text(_ column: String, _ row: Int) -> String? {
        guard let index = columns[column] else { return nil }
        // A name is recorded in the form NFC.
        let text = table[row, index].trimmed.withoutTextMark
            .precomposedStringWithCanonicalMapping
        return text.isEmpty ? nil : text
    }

    /// The digest of what a row records.
    private static func digest(_ parts: [String]) -> ContentDigest {
        let plain = parts.map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                .precomposedStringWithCanonicalMapping
        }
        return ContentDigest(of: Array(plain.joined(separator: "\u{1e}").utf8))
    }

    mutating func report(
        _ row: Int, _ column: String?, _ message: String, _ remedy: String
    ) {
        problems.add(
            SheetProblem(
                row: table.rowNumbers[row],
                column: column.flatMap { columns[$0] }.map {
                    SheetColumn(table.columns[$0].number, heading: table.headings[$0])
                }, message, remedy: remedy))
    }
}
