public import EventSourcing

/// The kind of a correction, which decides from when it holds on the effective clock.
public enum CorrectionGround: UInt8, Spelled {
    /// The judge always said the other: it holds from the time of the corrected judgement.
    case misrecorded = 0
    /// The judge, or another person, judged again: it holds from its own time.
    case reconsidered = 1
    /// Evidence came in that was not there: it holds from its own time.
    case newEvidence = 2

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .misrecorded: "misrecorded"
        case .reconsidered: "reconsidered"
        case .newEvidence: "newEvidence"
        }
    }

    /// The kind in a sentence: `"misrecorded"`.
    var words: String {
        switch self {
        case .misrecorded: "misrecorded"
        case .reconsidered: "reconsidered"
        case .newEvidence: "new evidence"
        }
    }
}
