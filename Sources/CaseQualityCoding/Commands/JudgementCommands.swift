internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension RecordJudgements: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.list(judgements) { $1.write(into: &$0) }
    }
}

extension RecordSecondJudgements: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.integer(purpose.rawValue)
        writer.list(judgements) { $1.write(into: &$0) }
    }
}

extension RecordSecondJudgements.Judgement {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.text(question.rawValue)
        writer.integer(answer.rawValue)
        writer.optional(evidence) { $0.text($1.rawValue) }
        writer.optional(judgedBy) { $0.text($1.rawValue) }
        writer.optional(heldAt) { $0.held($1) }
    }
}

extension RecordJudgements.Judgement {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(question.rawValue)
        writer.integer(answer.rawValue)
        writer.optional(evidence) { $0.text($1.rawValue) }
    }
}

extension CorrectJudgement: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.text(question.rawValue)
        writer.integer(supersedes.rawValue)
        writer.integer(to.rawValue)
        writer.integer(stage.rawValue)
        writer.integer(ground.rawValue)
    }
}

extension RetractJudgement: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.optional(question) { $0.text($1.rawValue) }
        writer.integer(supersedes.rawValue)
    }
}

extension AttestJudgements: CodedCommand {
    func write(into writer: inout ByteWriter) { writer.list(cases) { $0.text($1.rawValue) } }
}

extension RecordAnswerSheet: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.list(entries) { $1.write(into: &$0) }
        writer.flag(selecting)
        writer.integer(stage.rawValue)
        writer.optional(ground) { $0.integer($1.rawValue) }
        writer.list(cleared) { writer, cleared in
            writer.text(cleared.caseKey.rawValue)
            cleared.subject.write(into: &writer)
        }
    }
}

extension RecordAnswerSheet.Entry {
    fileprivate func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        subject.write(into: &writer)
        writer.integer(answer.rawValue)
        writer.optional(judgedBy) { $0.text($1.rawValue) }
        writer.optional(heldAt) { $0.held($1) }
        writer.optional(evidence) { $0.text($1.rawValue) }
    }
}

extension RecordAnswerSheet.Subject {
    fileprivate func write(into writer: inout ByteWriter) {
        switch self {
        case .question(let id): writer.text("question \(id)")
        case .oversight: writer.text("oversight")
        case .oversightAspect(let aspect): writer.text("oversight \(aspect)")
        }
    }
}
