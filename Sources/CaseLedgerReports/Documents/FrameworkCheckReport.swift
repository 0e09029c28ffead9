public import CaseLedger
internal import CaseQuality

/// The check of a file with an edition: its problems, what it has and what it lacks.
public struct FrameworkCheckReport: Sendable {
    /// The check.
    public let check: FrameworkCheck

    /// Creates a report of a check.
    public init(_ check: FrameworkCheck) { self.check = check }

    /// The counts of the parts of the edition, in words.
    private var contents: [(name: String, count: Int)] {
        guard let framework = check.framework else { return [] }
        let keyQuestions = framework.standards.flatMap(\.keyQuestions)
        return [
            ("domains", framework.domains.count),
            ("standards", framework.standards.count),
            ("standards whose points count", framework.standards.filter(\.isCore).count),
            ("key questions", keyQuestions.count),
            ("prompts", keyQuestions.reduce(0) { $0 + $1.prompts.count }),
            ("tables of bands", framework.overallBands.count),
            ("limiting judgements", framework.limitingJudgements.count),
            ("comparable standards", framework.comparable.count),
            ("topics", framework.topics.count),
            ("roles", framework.roles.count),
            ("tables of permissions", framework.permissions.tables.count),
            (
                "permissions",
                framework.permissions.tables.reduce(0) { $0 + $1.permissions.count }
            ),
        ]
    }

    private struct Count: JSONMapped {
        let name: String
        let count: Int

        static let jsonMapping = JSONMapping<Count>(
            "PartCount", "The number of parts of one kind.",
            JSONField("parts", "The kind of parts.") { $0.name },
            JSONField("count", "Their number.") { $0.count })
    }
}

extension FrameworkProblem: JSONMapped {
    public static let jsonMapping = JSONMapping<FrameworkProblem>(
        "FrameworkProblem", "A problem of the file of an edition.",
        JSONField("path", "The place in the JSON; empty for the whole file.") { $0.path },
        JSONField("line", "The line of the place, from 1; null if not known.") { $0.line },
        JSONField("message", "What is wrong, and what is expected.") { $0.message })
}

extension FrameworkCheckReport: JSONMapped {
    public static let jsonMapping = JSONMapping<FrameworkCheckReport>(
        "FrameworkCheck", "The check of a file with an edition.",
        JSONField("passed", "Whether the file has no problem.") { $0.check.passed },
        JSONField("edition", "The edition's id; null if the file cannot be read.") {
            $0.check.framework?.id
        },
        JSONField("contentHash", "SHA-256 of the file; null if it cannot be read.") {
            $0.check.framework?.contentHash
        },
        JSONField("problems", "The problems, in the order of the file.") { $0.check.problems },
        JSONField("contents", "How many parts of each kind the edition has.") {
            $0.contents.map { Count(name: $0.name, count: $0.count) }
        },
        JSONField("lacks", "What the edition does without, a sentence each.") { $0.check.lacks })
}

extension FrameworkCheckReport: DocumentedAnswer {
    public var subject: String {
        check.framework.map { "Check of edition \($0.id)" } ?? "Check of an edition"
    }

    public var blocks: [Document.Block] {
        guard check.passed else {
            let count = check.problems.count.counted("problem")
            let reading =
                check.framework == nil
                ? " The edition cannot be used." : " The edition can be read, and is not complete."
            return [.paragraph("The file has \(count).\(reading)"), .table(problems)]
        }
        return [.paragraph("OK: the file has no problem."), .heading("It has", level: 2)]
            + [.fields(contents.map { .init($0.name, "\($0.count)") })]
            + (check.lacks.isEmpty
                ? [] : [.heading("It lacks", level: 2), .list(check.lacks)])
    }

    private var problems: Table {
        var table = Table([
            .init("Line", .number), .init("Place", .id), .init("Problem", .prose),
        ])
        for problem in check.problems {
            table.add([
                Table.Cell(problem.line), Table.Cell(problem.path.isEmpty ? "-" : problem.path),
                Table.Cell(problem.message),
            ])
        }
        return table
    }
}
