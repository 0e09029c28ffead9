// Ratings, scores, dates and names in the cells of a sheet of published results.

extension HistoryCells {
    /// What a cell says of a standard.
    enum Rated {
        case rated(Rating)
        case notRated(PrintedNotRated)

        /// What is recorded, for comparing rows.
        var words: String {
            switch self {
            case .rated(let rating): rating.description
            case .notRated(let printed):
                "not rated: \(printed.why)" + (printed.words.map { " \($0)" } ?? "")
            }
        }
    }

    /// What a cell says of a standard; `nil` if it is not known.
    mutating func rated(_ column: String, _ row: Int) -> Rated? {
        guard let text = value(column, row, .rating), !Self.isNotKnown(text) else { return nil }
        if let printed = PrintedNotRated(cell: text) { return .notRated(printed) }
        return rating(column, row, text).map { .rated($0) }
    }

    /// The overall rating; `nil` if it is not known.
    mutating func overall(_ row: Int) -> Rating? {
        guard let text = value("overall", row, .rating), !Self.isNotKnown(text) else { return nil }
        return rating("overall", row, text)
    }

    /// Whether the words say that a rating is not known.
    static func isNotKnown(_ text: String) -> Bool {
        ["not known", "unknown"].contains(text.plainHeading)
    }

    private mutating func rating(_ column: String, _ row: Int, _ text: String) -> Rating? {
        guard let rating = Rating(printedLabel: text) else {
            unreadable(
                row, column, "a valid rating",
                "Write Inadequate, Requires improvement, Good or Outstanding"
                    + (column == "overall"
                        ? ", or leave the cell empty if not known."
                        : ". Write not rated, no cases or out of scope if the report says so. "
                            + "Leave the cell empty if it is not known."))
            return nil
        }
        if text.plainHeading != rating.label.plainHeading {
            doubt(row, column, "read as \(rating.label)")
        }
        return rating
    }

    /// Reads a score such as `11/36` or `11 of 36`.
    mutating func score(_ row: Int) -> (total: Int, maximum: Int)? {
        guard let text = value("score", row, .score), !Self.isNotKnown(text) else { return nil }
        if let score = Self.score(text) { return score }
        unreadable(
            row, "score", "a valid score",
            "Write points and maximum, such as 11/36. Spreadsheet programs turn some to dates, so "
                + "set the column format to text.")
        return nil
    }

    /// The points and the maximum of a text; `nil` for any text that is not certain to be both.
    static func score(_ text: String) -> (total: Int, maximum: Int)? {
        let parts = text.replacing(" of ", with: "/").split(
            separator: "/", omittingEmptySubsequences: false
        ).map { String($0).trimmed }
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 4 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let total = Int(parts[0]), let maximum = Int(parts[1])
        else { return nil }
        return (total, maximum)
    }

    /// The date of the publication.
    mutating func published(_ row: Int, now: Timestamp) -> PartialDate? {
        guard let text = value("published", row, .date) else {
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
                "Write 2021, 2021-12, December 2021, 2021-12-02 or 2 December 2021. Or, in a "
                    + "mapping file: date WORDS = 2021-12.")
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

    mutating func name<N: Name>(_ column: String, _ row: Int) -> N? {
        let text = text(column, row)
        if let name = text.flatMap(N.init(rawValue:)) { return name }
        report(
            row, column, text == nil ? "it is empty." : "it is not a valid \(N.kind).",
            "Write a \(N.kind) of at most \(N.longestInBytes) bytes, such as anytown-2024.")
        return nil
    }

    mutating func kind(_ row: Int) -> InspectionKind {
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

    /// The edition that an inspection followed; `among` begins with that of rows without one.
    mutating func framework(_ row: Int, among frameworks: [Framework]) -> Framework? {
        guard let named = value("framework", row, .edition) else { return frameworks.first }
        if let framework = frameworks.first(where: { $0.id.rawValue == named }) { return framework }
        report(
            row, "framework", "the edition is unknown.",
            "Use one of \(frameworks.map(\.id.rawValue).joined(separator: ", ")). Or, in a mapping "
                + "file: edition WORD = \(frameworks.first?.id.rawValue ?? "").")
        return nil
    }
}
