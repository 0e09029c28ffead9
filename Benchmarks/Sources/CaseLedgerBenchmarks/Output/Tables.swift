/// A table for a terminal, whose columns are as wide as their longest cell.
struct TextTable {
    let header: [String]?
    let rows: [[String]]

    var lines: [String] {
        let all = (header.map { [$0] } ?? []) + rows
        var widths: [Int] = []
        for row in all {
            for (index, cell) in row.enumerated() {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], cell.count)
            }
        }
        func line(_ row: [String]) -> String {
            var text = ""
            for (index, cell) in row.enumerated() {
                text += cell
                if index + 1 < row.count {
                    text += String(repeating: " ", count: widths[index] - cell.count + 2)
                }
            }
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
        guard let header else { return rows.map(line) }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        return [line(header), rule] + rows.map(line)
    }
}

/// A Markdown table.
struct MarkdownTable {
    let header: [String]
    let rows: [[String]]

    var lines: [String] {
        func line(_ row: [String]) -> String {
            "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }
        return [line(header), line(header.map { _ in "---" })] + rows.map(line)
    }
}
