public import CaseLedger

extension PersonRecord: DocumentedAnswer {
    public var subject: String { "what \(person) did" }

    public var blocks: [Document.Block] {
        let purpose = Document.Block.paragraph("Purpose: \(purpose)")
        guard !entries.isEmpty else {
            return [purpose, .paragraph("Nothing is recorded of \(person).")]
        }
        return [purpose, .table(Table(entries))]
    }
}
