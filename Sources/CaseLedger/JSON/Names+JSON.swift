// Each name is a text in JSON.

extension ActionID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ActionID> = .name
}

extension Agent.ID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Agent.ID> = .name
}

extension AnomalyID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<AnomalyID> = .name
}

extension CaseKey: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<CaseKey> = .name
}

extension CommandName: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<CommandName> = .name
}

extension ChallengeID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ChallengeID> = .name
}

extension TextName: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<TextName> = .name
}

extension CorrelationID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<CorrelationID> = .name
}

extension Characteristic.ID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Characteristic.ID> = .name
}

extension Domain.ID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Domain.ID> = .name
}

extension EventName: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<EventName> = .name
}

extension EvidenceReference: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<EvidenceReference> = .name
}

extension FindingID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<FindingID> = .name
}

extension Framework.ID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Framework.ID> = .name
}

extension GroupKey: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<GroupKey> = .name
}

extension MeasureKey: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<MeasureKey> = .name
}

extension ProjectionName: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ProjectionName> = .name
}

extension Question.ID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Question.ID> = .name
}

extension RecommendationID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<RecommendationID> = .name
}

extension Role: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Role> = .name
}

extension ServiceID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<ServiceID> = .name
}

extension Standard.ID: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<Standard.ID> = .name
}

extension StreamName: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<StreamName> = .name
}

extension SubscriptionName: JSONMappedCodable {
    public static let jsonCoding: JSONCoding<SubscriptionName> = .name
}
