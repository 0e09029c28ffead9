public import CaseLedger

/// An answer that can be converted to a document.
public protocol DocumentedAnswer: JSONEncodable {
    /// The subject of the document, without the inspection: `"Ratings"`.
    var subject: String { get }
    /// The parts of the document, in reading order.
    var blocks: [Document.Block] { get }
    /// What an empty answer lists nothing of, in the plural: `"challenges"`.
    ///
    /// It is `nil` for an answer that lists something, and for one that says the same of every
    /// inspection.
    var unlisted: String? { get }
    /// The parts of the document for an inspection of which a publication tells, or another one.
    ///
    /// What a publication does not tell is not known.
    func blocks(isFromPublication: Bool) -> [Document.Block]
    /// The answer as one table for a spreadsheet; `nil` if the tables of the parts say it all.
    var data: Table? { get }
}

extension HeadedAnswer where Body: DocumentedAnswer {
    /// The answer as a document, which begins with the inspection and the moment.
    public var document: Document {
        let about = service ?? head.inspection?.rawValue
        let title = [about, body.subject].compactMap(\.self).joined(separator: ": ")
        var document = Document(
            title, audience: head.audience,
            [.heading(title, level: 1), .paragraph(head.sentence)]
                + body.blocks(isFromPublication: head.isFromPublication == true)
                + uncertainBlocks,
            data: body.data, imprint: head.imprint, answer: json)
        if document.data == nil, document.tables.count == 1 { document.data = document.tables[0] }
        document.data = document.data.map(head.describing)
        return document
    }
}

extension HeadedAnswer where Body: DocumentedAnswer {
    /// What the events change whose time is uncertain; empty if there are none.
    private var uncertainBlocks: [Document.Block] {
        guard !uncertain.isEmpty else { return [] }
        let shown = uncertain.prefix(12).map(\.description).joined(separator: ", ")
        let more = uncertain.count - min(12, uncertain.count)
        let events =
            "\(uncertain.count.counted("event")) may or may not have held by then (\(shown)"
            + (more > 0 ? " and \(more) more)" : ")")
        guard let withUncertain else {
            return [.note("\(events). The answer is the same without and with them.")]
        }
        return [
            .note("\(events). The answer above is without them; with all of them it is:")
        ] + withUncertain.blocks(isFromPublication: head.isFromPublication == true)
    }
}

extension AnswerHead {
    /// `"Inspection anytown-2026, edition hmip-youth-2021, as of position 41, recorded ..."`.
    fileprivate var sentence: String {
        var parts: [String] = []
        if let inspection { parts.append("Inspection \(inspection)") }
        if let edition { parts.append("edition \(edition)") }
        parts.append("\(parts.isEmpty ? "As" : "as") of position \(asOf.position)")
        if let time = asOf.recordedAt { parts.append("recorded \(time.rfc3339)") }
        if let effectiveOn { parts.append("what held by \(effectiveOn)") }
        let guarding = isUnguarded == true ? " Unguarded: anybody may do anything." : ""
        return parts.joined(separator: ", ") + "." + guarding
    }

    /// The table with the inspection and the moment at the start of each row.
    ///
    /// A table of several inspections is returned as it is.
    fileprivate func describing(_ data: Table) -> Table {
        guard let inspection else { return data }
        var table = Table(
            [.init("Inspection", .id), .init("As of position", .number)] + data.columns)
        for row in data.rows {
            table.add(
                [Table.Cell(inspection.rawValue), Table.Cell(asOf.position)]
                    + row)
        }
        return table
    }

    /// The lines at the end of a page: the source, the code and the licence.
    fileprivate var imprint: [String] {
        var lines = [sentence, "Folded by code with the fingerprint \(fold)."]
        if origin?.isOwn != false {
            lines.append("Not a publication of HM Inspectorate of Probation.")
        } else {
            lines.append(
                "Contains public sector information licensed under the Open Government Licence v3.0."
            )
        }
        return lines
    }
}

extension DocumentedAnswer {
    public var data: Table? { nil }

    public var unlisted: String? { nil }

    public func blocks(isFromPublication: Bool) -> [Document.Block] {
        guard isFromPublication, let unlisted else { return blocks }
        return [.paragraph("Not known: the publication does not tell of \(unlisted).")]
    }

    /// The answer as a document without a head, for an answer that is not about a ledger.
    public var document: Document {
        Document(
            subject, audience: .public, [.heading(subject, level: 1)] + blocks, data: data,
            answer: json)
    }
}
