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
            writer.text(figure.baseBasis)
            writer.time(figure.time)
            writer.supplier(figure.supplier)
            writer.citation(figure.citation)
        }
        writer.list(counts) { writer, count in
            writer.text(count.id.rawValue)
            switch count.subject {
            case .question(let id):
                writer.flag(true)
                writer.text(id.rawValue)
            case .other(let id, let text):
                writer.flag(false)
                writer.text(id.rawValue)
                writer.text(text)
            }
            writer.number(count.yes)
            writer.number(count.no)
            writer.number(count.of)
            writer.text(count.inWords)
            writer.number(count.percent)
            writer.text(count.unit)
            writer.citation(count.citation)
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
