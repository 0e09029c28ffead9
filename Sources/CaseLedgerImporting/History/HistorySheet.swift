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

    /// The editions that inspections may follow; the first is that of rows that name none.
    let frameworks: [Framework]
    let now: Timestamp
    var cells: HistoryCells
    /// The services whose keys were made from their names, by the letters of the names.
    var services: [String: [NamedService]] = [:]

    /// The actor of history imports.
    static let importer = Agent("history-importer", role: .importer)

    /// The columns that every sheet must have, and the optional ones.
    static let required = ["name", "published", "source"]
    static let optional = [
        "inspection", "service", "region", "framework", "kind", "score", "overall",
    ]

    /// Reads a sheet.
    ///
    /// - Throws: All problems of the sheet.
    init(
        _ bytes: [UInt8], frameworks: [Framework], now: Timestamp,
        reading: SheetReading = SheetReading()
    ) throws(SheetProblems) {
        let standards = Set(frameworks.flatMap(\.standards).map(\.id.rawValue.plainHeading))
        func name(of heading: String) -> String? { Self.name(of: heading, standards, reading) }
        let table: CSVTable
        do throws(SheetProblems) { table = try CSVTable(bytes, reading) } catch {
            throw Self.suggestion(in: bytes, reading, name) ?? error
        }
        self.frameworks = frameworks
        self.now = now
        cells = HistoryCells(table, names: table.headings.map(name), reading)
        if cells.columns["name"] == nil, let asked = Self.suggestion(in: bytes, reading, name) {
            throw asked
        }
        checkHeadings()
        try cells.problems.check()
        var seen: [StreamName: Int] = [:]
        for index in table.rowNumbers.indices {
            guard let row = read(index) else { continue }
            if let first = seen[row.inspection] {
                cells.report(
                    index, cells.columns["inspection"] == nil ? "published" : "inspection",
                    "inspection \(row.inspection) is already in row \(first).",
                    "Give each inspection one row and its own id, in the column inspection.")
            }
            seen[row.inspection] = row.number
            rows.append(row)
        }
        askAboutDates()
        try cells.problems.check()
    }

    // MARK: - Rows

    private mutating func read(_ row: Int) -> Row? {
        let before = cells.problems.count
        guard let framework = cells.framework(row, among: frameworks) else { return nil }
        let name = cells.value("name", row, .name)
        if name == nil {
            cells.report(row, "name", "the name is missing.", "Write the name of the service.")
        }
        let service = service(row, named: name)
        let published = cells.published(row, now: now)
        if let published { check(framework, isInForceBy: published, row) }
        let source = cells.text("source", row)
        if source == nil {
            cells.report(
                row, "source", "the source is missing.",
                "Write the source of the ratings, such as the title of the report.")
        }
        let inspection = inspection(row, of: service, published)
        let kind = cells.kind(row)
        let ratings = ratings(row, framework)
        let overall = cells.overall(row)
        let score = cells.score(row)
        guard cells.problems.count == before, let inspection, let name, let service, let published,
            let source
        else { return nil }
        guard
            overall != nil || score != nil
                || ratings.contains(where: { if case .rated = $0.1 { true } else { false } })
        else {
            leaveOut(row)
            return nil
        }
        let steps = steps(
            AnnounceInspection(
                framework: framework, service: service, serviceNames: [name],
                region: cells.text("region", row), kind: kind), ratings,
            PublishReport(
                statedTotal: score?.total, statedMaximum: score?.maximum, statedOverall: overall,
                publishedOn: published), source)
        var state = Inspection()
        do throws(ReportProblem) {
            try state.rehearse(steps, by: Self.importer, in: inspection, after: .start)
        } catch {
            cells.report(row, Self.column(of: error), error.message, error.remedy)
            return nil
        }
        let recorded = [
            inspection.rawValue, service.rawValue, Self.folded(name),
            Self.folded(cells.text("region", row) ?? ""), framework.id.rawValue, kind.description,
            published.description, Self.folded(source),
            score.map { "\($0.total)/\($0.maximum)" } ?? "", overall?.description ?? "",
        ]
        return Row(
            number: cells.table.rowNumbers[row], inspection: inspection, framework: framework,
            steps: steps, source: source,
            content: Self.digest(recorded + ratings.map { "\($0.0)=\($0.1.words)" }))
    }

    /// A text without its letter case and its separators, by which two spellings are one row.
    ///
    /// Accents stay: they tell names apart.
    private static func folded(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    /// Refuses a row without a result, or leaves it out if its cells are unreadable.
    private mutating func leaveOut(_ row: Int) {
        guard !cells.reading.leavesUnreadableOut else {
            return cells.doubt(row, nil, "left out: it has no rating and no score")
        }
        cells.report(
            row, nil, "the row has no rating and no score.",
            "Write the published ratings, the score or the overall rating, or remove the row.")
    }

    /// The id of an inspection: the given one, or one made from the service and the year.
    private mutating func inspection(
        _ row: Int, of service: ServiceID?, _ published: PartialDate?
    ) -> StreamName? {
        guard cells.columns["inspection"] == nil else { return cells.name("inspection", row) }
        guard let service, let published else { return nil }
        if let made = StreamName(rawValue: "\(service)-\(published.description.prefix(4))") {
            return made
        }
        cells.report(
            row, "name", "the name does not make a valid id of an inspection.",
            "Give the ids of the inspections in a column inspection.")
        return nil
    }

    /// Checks that an edition was in force when the report was published.
    private mutating func check(
        _ framework: Framework, isInForceBy published: PartialDate, _ row: Int
    ) {
        guard published.lastDayNumber < framework.inForceFrom.firstDayNumber else { return }
        cells.report(
            row, "published",
            "edition \(framework.id) is in force from \(framework.inForceFrom), after the "
                + "publication on \(published).",
            "Name the edition that the inspection followed in a column framework; for the whole "
                + "sheet with --framework, or in a mapping file: constant framework = ID.")
    }

    /// The column of a refused step; `nil` for the row as a whole.
    private static func column(of problem: ReportProblem) -> String? {
        switch problem.code {
        case .totalDiffers?: "score"
        case .overallDiffers?: "overall"
        default: nil
        }
    }

    /// What the row says of each standard of the edition.
    private mutating func ratings(
        _ row: Int, _ framework: Framework
    ) -> [(Standard.ID, HistoryCells.Rated)] {
        for heading in cells.names.compactMap(\.self) {
            let others = frameworks.flatMap(\.standards).map(\.id.rawValue)
            guard framework.standards.allSatisfy({ $0.id.rawValue.plainHeading != heading }),
                others.contains(where: { $0.plainHeading == heading }),
                let text = cells.text(heading, row), !isNotKnown(text)
            else { continue }
            cells.report(
                row, heading, "edition \(framework.id) has no standard \(heading).",
                "Leave the cell empty, or name the edition that the inspection followed.")
        }
        var ratings: [(Standard.ID, HistoryCells.Rated)] = []
        for standard in framework.standards {
            let rated = cells.rated(standard.id.rawValue.plainHeading, row)
            if let rated { ratings.append((standard.id, rated)) }
        }
        return ratings
    }

    /// Whether a cell says that nothing is known, in its own words or in those of the mapping.
    private func isNotKnown(_ text: String) -> Bool {
        HistoryCells.isNotKnown(cells.reading.value(of: text, .rating) ?? text)
    }

    /// The digest of what a row records.
    private static func digest(_ parts: [String]) -> ContentDigest {
        let plain = parts.map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                .precomposedStringWithCanonicalMapping
        }
        return ContentDigest(of: Array(plain.joined(separator: "\u{1e}").utf8))
    }
}
