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
        votes.write(into: &writer)
    }
}

extension PanelVotes {
    fileprivate func write(into writer: inout ByteWriter) {
        switch self {
        case .notStated: writer.integer(UInt8(0))
        case .consensus: writer.integer(UInt8(1))
        case .counted(let inFavour, let against):
            writer.integer(UInt8(2))
            writer.number(inFavour)
            writer.number(against)
        case .named(let votes):
            writer.integer(UInt8(3))
            writer.list(votes) { writer, cast in
                writer.text(cast.member.rawValue)
                writer.integer(cast.vote.rawValue)
            }
        }
    }
}

extension RecordDissent: CodedCommand {
    func write(into writer: inout ByteWriter) {
        switch target {
        case .decision(let id):
            writer.flag(true)
            writer.text(id.rawValue)
        case .moderation(let key):
            writer.flag(false)
            writer.text(key.rawValue)
        }
    }
}

extension ReversePanelDecision: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(standard.rawValue)
        writer.integer(supersedes.rawValue)
        votes.write(into: &writer)
    }
}
