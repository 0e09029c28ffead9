/// An answer with its head, written as one JSON object: the members of the head come first.
public struct HeadedAnswer<Body: JSONEncodable>: JSONEncodable {
    /// The inspection, the rules, the moment and the audience.
    public let head: AnswerHead
    /// The answer.
    public let body: Body
    /// The name of the service, for headings; it is not in the JSON.
    public let service: String?

    /// Combines an answer, which must be an object in JSON, with its head.
    public init(_ body: Body, head: AnswerHead, service: String? = nil) {
        self.head = head
        self.body = body
        self.service = service
    }

    public static var jsonSchema: JSONSchema {
        guard case .object(let head) = AnswerHead.jsonSchema,
            case .object(let body) = Body.jsonSchema
        else { return .any }
        let names = Set(head.members.map(\.name))
        return .object(
            JSONObjectDescription(
                name: "\(body.name) answer", meaning: body.meaning,
                members: head.members + body.members.filter { !names.contains($0.name) }))
    }

    public var json: JSONValue {
        let own = head.json.members
        let names = Set(own.map(\.name))
        return .object(own + body.json.members.filter { !names.contains($0.name) })
    }
}
