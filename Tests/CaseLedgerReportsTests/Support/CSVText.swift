/// The rows of a text of comma-separated values, read strictly as RFC 4180 defines it.
///
/// An empty line is a row without cells. The result is `nil` if the text is not well-formed.
func rows(ofCSV text: String) -> [[String]]? {
    var rows: [[String]] = []
    var rest = Array(text.unicodeScalars)[...]
    while !rest.isEmpty {
        var row: [String] = []
        if !rest.starts(with: ["\r", "\n"]) {
            while true {
                guard let cell = nextCell(of: &rest) else { return nil }
                row.append(cell)
                guard rest.first == "," else { break }
                rest.removeFirst()
            }
        }
        guard rest.starts(with: ["\r", "\n"]) else { return nil }
        rest.removeFirst(2)
        rows.append(row)
    }
    return rows
}

private func nextCell(of rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    var cell = String.UnicodeScalarView()
    guard rest.first == "\"" else {
        let end = rest.firstIndex { $0 == "," || $0 == "\r" || $0 == "\n" } ?? rest.endIndex
        guard !rest[..<end].contains("\"") else { return nil }
        cell.append(contentsOf: rest[..<end])
        rest = rest[end...]
        return String(cell)
    }
    rest.removeFirst()
    while let scalar = rest.popFirst() {
        if scalar == "\"" {
            guard rest.first == "\"" else { return String(cell) }
            rest.removeFirst()
        }
        cell.append(scalar)
    }
    return nil
}
