// What the words in the cells of a sheet stand for, and what is done with unreadable cells.

extension SheetReading {
    /// A kind of cell of a sheet of published results, whose words a mapping can explain.
    public enum CellKind: String, Hashable, Sendable, CaseIterable {
        /// A rating of a standard or of the service.
        case rating
        /// The points and their maximum.
        case score
        /// The name of a service.
        case name
        /// The date of a publication.
        case date
        /// The edition of the rules.
        case edition
    }

    /// The value that the mapping gives to a cell of a kind, in the words of a sheet.
    func value(of cell: String, _ kind: CellKind) -> String? {
        guard let values = values[kind] else { return nil }
        let plain = cell.plainHeading
        return values.first { $0.key.plainHeading == plain }?.value
    }
}

extension String {
    /// The text without the mark of a footnote at its end, and the mark; `nil` without one.
    ///
    /// A mark is a number or a letter in brackets, an asterisk, a dagger or a raised number.
    var splitAtFootnote: (text: String, mark: String)? {
        guard
            let match = firstMatch(
                of: #/^(.*?)\s*((?:\[[0-9a-z]{1,3}\]|[*\u{2020}\u{2021}\u{b9}\u{b2}\u{b3}])+)$/#)
        else { return nil }
        let text = String(match.output.1)
        return text.isEmpty ? nil : (text, String(match.output.2))
    }
}
