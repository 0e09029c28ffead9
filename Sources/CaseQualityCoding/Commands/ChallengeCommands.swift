internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension RaiseChallenge: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(id.rawValue)
        writer.optional(target.caseKey) { $0.text($1.rawValue) }
        writer.optional(target.question) { $0.text($1.rawValue) }
        writer.optional(target.standard) { $0.text($1.rawValue) }
        writer.flag(target == .text)
        writer.integer(kind.rawValue)
        writer.text(ground)
        writer.list(evidence) { $0.text($1.rawValue) }
        writer.optional(due) { $0.text($1.description) }
    }
}

extension ResolveChallenge: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(id.rawValue)
        writer.integer(outcome.rawValue)
        writer.list(events) { $0.integer($1.rawValue) }
    }
}
