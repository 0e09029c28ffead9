/// An answer with its head: the members of both in one JSON object, the head first.
public struct HeadedAnswer<Body: JSONEncodable>: JSONEncodable {
    /// Of which inspection, by which rules, as of when, and for whom.
    public let head: AnswerHead
    /// What was asked.
    public let body: Body
    /// The name of the service, for headings; JSON does not have it.
    public let service: String?

    /// Takes an answer, which is an object in JSON, its head, and the name of the service.
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
