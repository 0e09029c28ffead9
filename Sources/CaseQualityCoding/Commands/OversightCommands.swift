internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension JudgeOversight: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(caseKey.rawValue)
        writer.optional(overall) { $0.integer($1.rawValue) }
        writer.list(aspects) { writer, judged in
            writer.text(judged.aspect.description)
            writer.integer(judged.answer.rawValue)
        }
        writer.optional(supersedes) { $0.integer($1.rawValue) }
        writer.integer(stage.rawValue)
        writer.integer(ground.rawValue)
    }
}
