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
            writer.text(finding.related)
            writer.optional(finding.restates) { $0.text($1.rawValue) }
            writer.links(finding.links)
            writer.time(finding.time)
            writer.citation(finding.citation)
        }
        writer.list(evidence) { writer, evidence in
            writer.text(evidence.target.description)
            writer.integer(evidence.kind.rawValue)
            writer.text(evidence.label)
            writer.text(evidence.summary)
            writer.optional(evidence.reads) { $0.integer($1.rawValue) }
            writer.number(evidence.count)
            writer.text(evidence.unit)
            writer.number(evidence.base)
            writer.optional(evidence.reference) { $0.text($1.rawValue) }
            writer.text(evidence.speaker)
            writer.text(evidence.duplicateOf)
            writer.time(evidence.time)
            writer.supplier(evidence.supplier)
            writer.citation(evidence.citation)
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
            writer.time(entry.time)
            writer.text(entry.what)
            writer.integer(entry.status.rawValue)
            writer.citation(entry.citation)
        }
        writer.list(anomalies) { writer, anomaly in
            writer.text(anomaly.id.rawValue)
            writer.text(anomaly.kind)
            writer.text(anomaly.detail)
            writer.citation(anomaly.citation)
        }
        writer.list(summaries) { writer, summary in
            writer.text(summary.question.rawValue)
            writer.text(summary.statement)
            writer.integer(summary.reads.rawValue)
            writer.flag(summary.readsIsInferred)
            writer.text(summary.counterpoint)
            writer.list(summary.evidence) { $0.text($1.rawValue) }
            writer.links(summary.links)
            writer.time(summary.time)
            writer.citation(summary.citation)
        }
        writer.list(chains) { writer, chain in
            writer.text(chain.id.rawValue)
            writer.text(chain.what)
            writer.list(chain.facts) { $0.text($1.rawValue) }
            writer.citation(chain.citation)
        }
    }
}

extension ReportedFact {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(measure.rawValue)
        writer.optional(topic) { $0.text($1.rawValue) }
        writer.text(label)
        writer.text(group)
        switch value {
        case .number(let number):
            writer.flag(true)
            writer.number(number)
        case .text(let text):
            writer.flag(false)
            writer.text(text)
        }
        writer.text(unit)
        writer.text(unitNote)
        writer.optional(bound) { $0.integer($1.rawValue) }
        writer.optional(scale) { writer, scale in
            writer.optional(scale.lowest) { $0.number($1) }
            writer.optional(scale.highest) { $0.number($1) }
            writer.text(scale.meaning)
        }
        writer.number(count)
        writer.number(base)
        writer.text(baseUnit)
        writer.text(baseBasis)
        writer.time(time)
        writer.supplier(supplier)
        writer.integer(nature.rawValue)
        writer.citation(citation)
    }
}
