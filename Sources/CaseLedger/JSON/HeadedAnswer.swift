/// An answer with its head, written as one JSON object: the members of the head come first.
public struct HeadedAnswer<Body: JSONEncodable>: JSONEncodable {
    /// The inspection, the rules, the moment and the audience.
    public let head: AnswerHead
    /// The answer.
    public let body: Body
    /// The positions of the events of which it is not known whether they had held by the asked
    /// moment on the effective clock; ``body`` is without them.
    public let uncertain: [Position]
    /// The answer with these events; `nil` if it is the same.
    public let withUncertain: Body?
    /// The name of the service, for headings; it is not in the JSON.
    public let service: String?

    /// Combines an answer, which must be an object in JSON, with its head.
    public init(_ body: Body, head: AnswerHead, service: String? = nil) {
        self.init(body, with: nil, uncertain: [], head: head, service: service)
    }

    /// Combines both versions of an answer with their head.
    init(
        _ body: Body, with other: Body?, uncertain: [Position], head: AnswerHead, service: String?
    ) {
        self.head = head
        self.body = body
        self.uncertain = uncertain
        withUncertain = other
        self.service = service
    }

    public static var jsonSchema: JSONSchema { schema(uncertain: []) }

    /// The members of an answer for which a moment on the effective clock was given.
    package static var jsonSchemaOnBothClocks: JSONSchema {
        schema(uncertain: [
            .init(
                name: "uncertainEvents", schema: [Position].jsonSchema,
                meaning: """
                    Events that may or may not have held by effectiveOn; the answer is without them.
                    """),
            .init(
                name: "withUncertainEvents", schema: Body?.jsonSchema,
                meaning: "The answer with these events; null if it is the same."),
        ])
    }

    private static func schema(uncertain: [JSONObjectDescription.Member]) -> JSONSchema {
        guard case .object(let head) = AnswerHead.jsonSchema,
            case .object(let body) = Body.jsonSchema
        else { return .any }
        let names = Set(head.members.map(\.name))
        return .object(
            JSONObjectDescription(
                name: "\(body.name) answer", meaning: body.meaning,
                members: head.members + body.members.filter { !names.contains($0.name) }
                    + uncertain))
    }

    public var json: JSONValue {
        let own = head.json.members
        let names = Set(own.map(\.name))
        var members = own + body.json.members.filter { !names.contains($0.name) }
        if head.effectiveOn != nil {
            members += [
                JSONValue.Member("uncertainEvents", uncertain.json),
                JSONValue.Member("withUncertainEvents", withUncertain.json),
            ]
        }
        return .object(members)
    }
}
