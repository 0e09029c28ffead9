internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension NameTeam: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.list(members) { writer, member in
            writer.text(member.person.rawValue)
            writer.list(member.roles) { $0.text($1.rawValue) }
        }
    }
}

extension DeclareInterest: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.optional(person) { $0.text($1.rawValue) }
        writer.text(interest)
    }
}

extension Approve: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.integer(of.rawValue)
        writer.flag(isGranted)
    }
}
