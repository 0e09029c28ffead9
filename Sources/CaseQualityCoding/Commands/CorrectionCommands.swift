internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension CorrectFact: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.integer(supersedes.rawValue)
        writer.integer(to.kind.rawValue)
        switch to {
        case .finding(let finding):
            RecordReportFacts(findings: [finding]).write(into: &writer)
        case .evidence(let evidence):
            RecordReportFacts(evidence: [evidence]).write(into: &writer)
        case .context(let context): RecordReportFacts(context: [context]).write(into: &writer)
        case .survey(let result): RecordReportFacts(surveys: [result]).write(into: &writer)
        case .figure(let figure): RecordPublishedFigures([figure]).write(into: &writer)
        case .summary(let summary):
            RecordReportFacts(summaries: [summary]).write(into: &writer)
        }
    }
}

extension CorrectRecommendation: CodedCommand {
    func write(into writer: inout ByteWriter) {
        MakeRecommendations([recommendation]).write(into: &writer)
        writer.integer(supersedes.rawValue)
    }
}
