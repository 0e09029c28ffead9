internal import Foundation

/// The results of a run, for people and programs.
struct Report: Codable, Sendable {
    let machine: Machine
    /// Whether sizes were small, so that targets of a certain size were not checked.
    let isShort: Bool
    let answers: [Answer]
    /// The duration of the run.
    ///
    /// Unit: seconds.
    let seconds: Double

    /// The report as JSON, with sorted keys.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// The report for a terminal.
    var text: String {
        var lines = machine.lines
        lines.append(sizes)
        lines.append("")
        lines += TextTable(header: Self.header, rows: answers.map(\.cells)).lines
        for answer in answers where !answer.figures.isEmpty || !answer.notes.isEmpty {
            lines += ["", "\(answer.measure)"]
            lines += TextTable(header: nil, rows: answer.figures.map(\.cells)).lines.map {
                "    \($0)"
            }
            lines += answer.notes.map { "    - \($0)" }
        }
        return lines.joined(separator: "\n")
    }

    /// The report as a section of a Markdown page.
    var markdown: String {
        var lines = machine.lines.map { "- \($0)" }
        lines += ["- \(sizes)", ""]
        lines += MarkdownTable(header: Self.header, rows: answers.map(\.cells)).lines
        for benchmark in allBenchmarks {
            let own = answers.filter { $0.benchmark == benchmark.name }
            guard own.contains(where: { !$0.figures.isEmpty || !$0.notes.isEmpty }) else {
                continue
            }
            lines += ["", "### `\(benchmark.name)`", "", "*\(benchmark.question)*"]
            for answer in own {
                if !answer.figures.isEmpty {
                    lines += ["", "\(answer.measure):", ""]
                    lines +=
                        MarkdownTable(
                            header: ["", "median", "spread"], rows: answer.figures.map(\.cells)
                        ).lines
                }
                if !answer.notes.isEmpty {
                    lines += [""] + answer.notes.map { "- \($0)" }
                }
            }
        }
        return lines.joined(separator: "\n")
    }

    private static let header = ["measure", "target", "measured", "spread", "met", "fdatasync/s"]

    private var sizes: String {
        isShort
            ? "Short run, \(decimal(seconds, 0)) s: smaller ledgers than those of the targets; "
                + "a target with a size is not checked."
            : "Full run, \(decimal(seconds, 0)) s."
    }
}

extension Machine {
    /// The properties that a reader needs to compare results.
    var lines: [String] {
        [
            "\(processor), \(cores) cores, "
                + "\(decimal(Double(memoryInBytes) / 1_073_741_824, 0)) GiB, \(system), "
                + "\(fileSystem)",
            "Commit \(commit)\(isDirty ? ", changed" : ""); \(swift); \(lmdb)",
            "\(date); \(number(syncsPerSecond)) fdatasync of 4 KiB a second",
        ]
    }
}

extension Answer {
    /// The row of the answer in the table.
    fileprivate var cells: [String] {
        let bound = target.map { "\($0.isAtLeast ? ">=" : "<=") \(number($0.bound)) \(unit)" }
        return [
            measure, bound ?? "", value.map { "\(number($0.median)) \(unit)" } ?? "not measured",
            value?.range ?? "",
            isMet.map { $0 ? "yes" : "no" } ?? (target != nil && value != nil ? "smaller" : ""),
            syncsPerSecond.map(number) ?? "",
        ]
    }
}

extension Figure {
    fileprivate var cells: [String] { [name, "\(number(value.median)) \(unit)", value.range] }
}

extension Spread {
    /// The range from the lowest to the highest value; empty for a single measurement.
    fileprivate var range: String { count > 1 ? "\(number(low)) to \(number(high))" : "" }
}

/// A number with three significant digits, or with all digits before the decimal point.
func number(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    if abs(value) >= 1_000 { return Int(value.rounded()).grouped }
    let digits = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : abs(value) >= 1 ? 2 : 3
    var text = decimal(value, digits)
    while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") { text.removeLast() }
    return text
}

/// A number with this number of digits after the decimal point.
func decimal(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
}
