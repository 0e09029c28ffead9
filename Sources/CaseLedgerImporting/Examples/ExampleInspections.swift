/// An example ledger: inspections of an invented service, with every event that can happen in them.
public enum ExampleInspections: String, Hashable, Sendable, CaseIterable {
    /// The Anytown Youth Justice Service: an inspection with poor results in places, published in
    /// 2022, and a better re-inspection, published in 2025.
    case anytown

    /// The ids of the inspections, the earlier one first.
    public var inspections: [StreamName] {
        switch self {
        case .anytown: AnytownStory.inspections
        }
    }
}
