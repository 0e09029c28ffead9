internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension ConvenePanel: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.optional(chair) { $0.text($1.rawValue) }
        writer.list(members) { $0.text($1.rawValue) }
        writer.number(quorum)
        writer.list(declaredInterests) { $0.text($1.rawValue) }
    }
}

extension RecordPanelDecisions: CodedCommand {
    func write(into writer: inout ByteWriter) { writer.list(decisions) { $1.write(into: &$0) } }
}

extension RecordPanelDecisions.Decision {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(standard.rawValue)
        writer.integer(decided.rawValue)
        writer.optional(ground) { $0.integer($1.rawValue) }
        writer.optional(reason) { $0.text($1) }
        writer.flag(reasonMissing)
        writer.number(votesFor)
        writer.number(votesAgainst)
    }
}

extension ReversePanelDecision: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(standard.rawValue)
        writer.integer(supersedes.rawValue)
    }
}
