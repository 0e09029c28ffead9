/// A JSON text with the line of each value, for messages to its author.
struct JSONTree {
    /// A member of an object.
    struct Member {
        let name: String
        let line: Int
        let value: JSONTree
    }

    /// A value.
    enum Content {
        case null
        case bool(Bool)
        /// A number as it is written.
        case number(String)
        case text(String)
        case list([JSONTree])
        case object([Member])
    }

    /// The value.
    let content: Content
    /// The line on which the value begins, from 1.
    let line: Int

    /// The members of an object; empty for any other value.
    var members: [Member] {
        if case .object(let members) = content { members } else { [] }
    }

    /// The line of every place below this value, by its path: `"ratings[0].points"`.
    func lines(below path: String = "") -> [String: Int] {
        var lines = [path: line]
        switch content {
        case .list(let values):
            for (index, value) in values.enumerated() {
                lines.merge(value.lines(below: "\(path)[\(index)]")) { first, _ in first }
            }
        case .object(let members):
            for member in members {
                let place = path.isEmpty ? member.name : "\(path).\(member.name)"
                lines.merge(member.value.lines(below: place)) { first, _ in first }
                lines[place] = member.line
            }
        default: break
        }
        return lines
    }
}
