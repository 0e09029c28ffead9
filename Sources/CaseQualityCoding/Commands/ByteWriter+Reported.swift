internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension ByteWriter {
    /// Writes an optional text.
    mutating func text(_ text: FreeText?) { optional(text) { $0.text($1) } }

    /// Writes where a source says something.
    mutating func citation(_ citation: Citation) {
        list(citation.places) { $0.text($1) }
        optional(citation.attributedTo) { $0.integer($1.rawValue) }
        flag(citation.isInferred)
        text(citation.note)
        list(citation.anomalies) { $0.text($1.rawValue) }
    }

    /// Writes when a fact held.
    mutating func time(_ time: ReportedTime) {
        optional(time.on) { $0.text($1.description) }
        optional(time.period) { writer, period in
            writer.optional(period.from) { $0.text($1.description) }
            writer.optional(period.to) { $0.text($1.description) }
            writer.flag(period.areBounds)
            writer.text(period.label)
        }
        optional(time.milestone) { $0.text($1.rawValue) }
        text(time.basis)
    }

    /// Writes who supplied a fact.
    mutating func supplier(_ supplier: ReportedSupplier) {
        text(supplier.name)
        text(supplier.basis)
        flag(supplier.isInferred)
    }

    /// Writes the links of a record.
    mutating func links(_ links: [ReportLink]) {
        list(links) { writer, link in
            writer.text(link.to.description)
            writer.flag(link.isInferred)
            writer.text(link.why)
        }
    }

    /// Writes a number as printed.
    mutating func number(_ number: ReportedNumber) {
        integer(number.digits)
        integer(Int64(number.decimals))
    }
}
