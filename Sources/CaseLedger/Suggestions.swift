/// Finds similar names for a misspelt one.
package enum Suggestions {
    /// The nearest candidates: at most four, with an edit distance of at most two.
    ///
    /// - Complexity: O(candidates x letters squared).
    package static func nearest(to text: String, among candidates: [String]) -> [String] {
        let written = Array(text.lowercased().utf8.prefix(64))
        let near = candidates.map { (distance: distance(written, Array($0.lowercased().utf8)), $0) }
            .filter { $0.distance <= min(2, written.count / 2) }
        guard let least = near.map(\.distance).min() else { return [] }
        return near.filter { $0.distance == least }.prefix(4).map(\.1)
    }

    /// What to use instead of an unknown name: similar ones, or the known ones.
    package static func remedy(for name: String, among known: [String]) -> String {
        let near = nearest(to: name, among: known)
        return near.isEmpty
            ? "Use one of \(known.listedForChoice)."
            : "Did you mean \(near.joined(separator: " or "))?"
    }

    /// All names, the nearest to `text` first; equally near ones in the order of their letters.
    package static func sorted(_ names: [String], nearestTo text: String) -> [String] {
        let written = Array(text.lowercased().utf8.prefix(64))
        return names.map { (distance(written, Array($0.lowercased().utf8)), $0) }
            .sorted { $0 < $1 }.map(\.1)
    }

    /// The edit distance: the number of inserted, removed or replaced letters.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var above = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var line = [row + 1]
            for (column, other) in right.enumerated() {
                line.append(
                    min(
                        above[column] + (letter == other ? 0 : 1), above[column + 1] + 1,
                        line[column] + 1))
            }
            above = line
        }
        return above[right.count]
    }
}
