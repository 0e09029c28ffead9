internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension OpenAssessment: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.optional(inspector) { $0.text($1.rawValue) }
    }
}

extension SubmitAssessment: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.list(cases) { $0.text($1.rawValue) }
        writer.optional(caseManagerInterviewed) { $0.flag($1) }
    }
}

extension ReopenAssessment: CodedCommand {
    func write(into writer: inout ByteWriter) { writer.text(caseKey.rawValue) }
}

extension ModerateCase: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.list(changes) { writer, change in
            writer.text(change.question.rawValue)
            writer.integer(change.to.rawValue)
        }
    }
}
