internal import ByteCoding
internal import CaseQuality
internal import EventSourcing

extension PublishReport: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.number(statedTotal)
        writer.number(statedMaximum)
        writer.optional(statedOverall) { $0.integer($1.rawValue) }
        writer.optional(publishedOn) { $0.text($1.description) }
    }
}

extension CorrectReport: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.text(standard.rawValue)
        writer.integer(to.rawValue)
    }
}

extension RecordPublishedRatings: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.list(ratings) { writer, rated in
            writer.text(rated.standard.rawValue)
            writer.integer(rated.rating.rawValue)
            writer.text(rated.place)
        }
    }
}

extension RecordPublishedFigures: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.list(figures) { writer, figure in
            switch figure.item {
            case .question(let id):
                writer.flag(true)
                writer.text(id.rawValue)
            case .measure(let key):
                writer.flag(false)
                writer.text(key.rawValue)
            }
            writer.number(figure.percent)
            writer.number(figure.base)
            writer.text(figure.place)
        }
    }
}

extension IssueDraft: CodedCommand {
    func write(into writer: inout ByteWriter) {
        writer.integer(kind.rawValue)
        writer.text(recipient)
        writer.optional(due) { $0.text($1.description) }
    }
}

extension ScheduleReinspection: CodedCommand {
    func write(into writer: inout ByteWriter) { writer.text(due.description) }
}
