internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension RecordReportFacts: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.list(findings) { writer, finding in
            writer.text(finding.id.rawValue)
            writer.text(finding.target.description)
            writer.integer(finding.kind.rawValue)
            writer.text(finding.label)
            writer.list(finding.evidence) { $0.text($1.rawValue) }
            writer.list(finding.questions) { $0.text($1.rawValue) }
            writer.optional(finding.related) { $0.text($1) }
        }
        writer.list(evidence) { writer, evidence in
            writer.text(evidence.target.description)
            writer.integer(evidence.kind.rawValue)
            writer.optional(evidence.label) { $0.text($1) }
            writer.number(evidence.count)
            writer.optional(evidence.reference) { $0.text($1.rawValue) }
            for text in [evidence.speaker, evidence.duplicateOf, evidence.place] {
                writer.optional(text) { $0.text($1) }
            }
        }
        writer.list(context) { writer, context in
            writer.text(context.target.description)
            context.fact.write(into: &writer)
        }
        writer.list(surveys) { writer, result in
            writer.text(result.survey.rawValue)
            result.fact.write(into: &writer)
        }
        writer.list(timeline) { writer, entry in
            writer.text(entry.date.description)
            writer.text(entry.what)
            writer.optional(entry.place) { $0.text($1) }
        }
        writer.list(anomalies) { writer, anomaly in
            writer.text(anomaly.id.rawValue)
            writer.text(anomaly.kind)
            writer.text(anomaly.detail)
        }
    }
}

extension ReportedFact {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(measure.rawValue)
        writer.optional(group) { $0.text($1) }
        switch value {
        case .number(let number):
            writer.flag(true)
            writer.integer(number.digits)
            writer.integer(Int64(number.decimals))
        case .text(let text):
            writer.flag(false)
            writer.text(text)
        }
        writer.text(unit)
        writer.number(count)
        writer.number(base)
        writer.optional(asOf) { $0.text($1.description) }
        writer.optional(supplier) { $0.text($1) }
        writer.optional(place) { $0.text($1) }
    }
}
