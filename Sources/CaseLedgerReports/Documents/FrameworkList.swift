public import CaseLedger
internal import CaseQuality

/// The editions of the rules that the command contains.
public struct FrameworkList: Sendable {
    /// The editions.
    public let frameworks: [Framework]

    /// Creates a list of editions.
    public init(_ frameworks: [Framework]) { self.frameworks = frameworks }

    private struct Entry: JSONMapped {
        let framework: Framework

        static let jsonMapping = JSONMapping<Entry>(
            "FrameworkEntry", "An edition of the rules.",
            JSONField("edition", "Its id.") { $0.framework.id },
            JSONField("title", "Its title.") { $0.framework.title },
            JSONField("inForceFrom", "From when it is in force.") { $0.framework.inForceFrom },
            JSONField("contentHash", "SHA-256 of its definition.") { $0.framework.contentHash })
    }
}

extension FrameworkList: JSONMapped {
    public static let jsonMapping = JSONMapping<FrameworkList>(
        "Frameworks", "The editions of the rules that can be used.",
        JSONField("frameworks", "The editions.") { $0.frameworks.map(Entry.init) })
}

extension FrameworkList: DocumentedAnswer {
    public var subject: String { "Editions of the rules" }

    public var blocks: [Document.Block] {
        var table = Table([.init("Edition", .id), .init("Title"), .init("In force from", .time)])
        for framework in frameworks {
            table.add([
                Table.Cell(framework.id.rawValue), Table.Cell(framework.title),
                Table.Cell(framework.inForceFrom.description),
            ])
        }
        return [.table(table)]
    }
}
