public import EventSourcing

/// The controls of an inspection on one page: whether each was held, and where it was not.
///
/// A control looks for something that should not have happened, such as a person who moderated
/// their own judgement. It *cannot tell* if the ledger does not have the facts: nothing was recorded
/// that it is about, the facts come from a publication, or the edition is unguarded.
public struct InspectionControls: Hashable, Sendable {
    /// The controls, in the order of the work.
    public let controls: [Control]

    /// The number of controls in a state.
    public func count(of state: State) -> Int { controls.count { $0.state == state } }

    /// Whether a control was held.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// The facts are in the ledger, and none of them is against the control.
        case held
        /// A fact is against the control.
        case notHeld
        /// The facts are not in the ledger.
        case cannotTell

        /// The state in words, for people.
        public var words: String {
            switch self {
            case .held: "held"
            case .notHeld: "not held"
            case .cannotTell: "cannot tell"
            }
        }
    }

    /// A control with its result.
    public struct Control: Hashable, Identifiable, Sendable {
        /// The id in data and JSON: `"judgedAndModerated"`.
        public let id: String
        /// What is controlled, in a few words.
        public let title: String
        /// Whether it was held.
        public let state: State
        /// The positions of the events that the sentence is about, in order; each once.
        public let positions: [Position]
        /// What was found, in one sentence without a full stop.
        ///
        /// It has ids, positions and counts, and no text that a person typed.
        public let sentence: String
    }
}

extension InspectionHistory {
    /// Checks the controls of the inspection.
    ///
    /// - Parameter day: The day of a time in the calendar of the inspectorate.
    /// - Returns: Every control with its result.
    /// - Complexity: O(events), and for each withdrawal of a judged case one comparison of ratings.
    public func controls(day: @escaping (Timestamp) -> PartialDate) -> InspectionControls {
        let evidence = ControlEvidence(of: self, day: day)
        return InspectionControls(
            controls: ControlCheck.all.map { check in
                let finding = check.find(evidence)
                return InspectionControls.Control(
                    id: check.id, title: check.title, state: finding.state,
                    positions: Set(finding.positions).sorted(), sentence: finding.sentence)
            })
    }
}
