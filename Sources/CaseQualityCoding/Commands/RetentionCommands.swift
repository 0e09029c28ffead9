internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension PlaceHold: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.optional(subject.caseKey) { $0.text($1.rawValue) }
        writer.optional(subject.position) { $0.integer($1.rawValue) }
        writer.integer(basis.rawValue)
        writer.optional(reference) { $0.text($1.rawValue) }
        writer.optional(until) { $0.text($1.description) }
    }
}

extension LiftHold: CodedCommand {
    func write(into writer: inout ByteWriter) { writer.integer(position.rawValue) }
}

extension RefuseErasure: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.integer(of.rawValue)
        writer.text(text.rawValue)
        writer.integer(hold.rawValue)
    }
}
