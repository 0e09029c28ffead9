public import EventSourcing

/// Why a case that somebody judged is judged again, by another person.
public enum SecondPurpose: UInt8, Spelled {
    /// The second person does not know the first answers: the two measure agreement.
    case blindSecond = 0
    /// Several people judge the same case to come to one understanding of the questions.
    case calibration = 1

    /// The spelling in data and JSON.
    public var description: String {
        switch self {
        case .blindSecond: "blindSecond"
        case .calibration: "calibration"
        }
    }

    /// The purpose at the end of a sentence: `"as a blind second judgement"`.
    package var words: String {
        switch self {
        case .blindSecond: "as a blind second judgement"
        case .calibration: "for calibration"
        }
    }
}
