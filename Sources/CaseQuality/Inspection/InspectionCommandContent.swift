public import EventSourcing

/// One kind of command: its name, its fields, its dependencies and its decision.
///
/// Each kind is one struct in one file, and a case of ``InspectionCommand``. `.ci/generate-events`
/// generates the lists that need every kind. `CaseQualityCoding` has the canonical bytes of a
/// command.
package protocol InspectionCommandContent: Hashable, Sendable {
    /// The name of the command, as used in its digest.
    static var name: CommandName { get }

    /// Every field: the person that it is about, and whether it can be erased.
    static var fields: [FieldPrivacy] { get }

    /// Whether the reason of the provenance is recorded with the command.
    ///
    /// A command that does not use a reason stores none, because free text could be about a child.
    var keepsReason: Bool { get }

    /// The acts that the command is, for the permissions of the edition.
    func acts(on inspection: Inspection) -> [RequestedAct]

    /// The events that the decision depends on.
    ///
    /// When one of these events is recorded between decision and append, the decision is repeated.
    ///
    /// Judgements of different cases do not depend on each other, so inspectors never conflict. A
    /// panel's decision depends on every answer behind the standards that it decides.
    func dependencies(in queries: InspectionQueries) -> Query

    /// Decides the command, without changing the inspection.
    ///
    /// - Returns: The events to record.
    /// - Throws: ``Refusal``: the rule that was broken, with values, and the next action.
    func decide(
        on inspection: Inspection, by provenance: Provenance
    ) throws(Refusal) -> [InspectionEvent]
}

extension InspectionCommandContent {
    /// The default: no reason is stored.
    package var keepsReason: Bool { false }
}

extension InspectionCommand {
    /// The name of the command, as used in its digest.
    public var name: CommandName { type(of: content).name }

    /// The events that a decision on this command depends on, within `stream`.
    ///
    /// - Parameters:
    ///   - stream: The inspection.
    ///   - framework: Its edition; `nil` before the announcement.
    /// - Returns: The query of all events that the decision depends on.
    public func dependencies(in stream: StreamName, _ framework: Framework?) -> Query {
        content.dependencies(in: InspectionQueries(stream: stream, framework: framework))
    }
}
