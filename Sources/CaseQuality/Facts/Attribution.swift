public import EventSourcing

/// Whose statement, judgement or decision a report gives.
public enum Attribution: UInt8, Spelled {
    /// The report's own account, or a decision of the inspectorate.
    case inspectorate = 0
    /// A judgement of the inspectors.
    case inspectors = 1
    /// A decision of the ratings panel.
    case ratingsPanel = 2
    /// A statement or figure of the service.
    case service = 3

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .inspectorate: "inspectorate"
        case .inspectors: "inspectors"
        case .ratingsPanel: "ratingsPanel"
        case .service: "service"
        }
    }

    /// The body in a sentence: `"the ratings panel"`.
    package var words: String { self == .ratingsPanel ? "the ratings panel" : "the \(description)" }
}
