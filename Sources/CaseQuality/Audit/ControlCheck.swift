internal import EventSourcing

/// One control: what it is called, and how it is checked.
///
/// To add a control, write its function in an extension of this type, and add a line to ``all``.
struct ControlCheck: Sendable {
    /// The id in data and JSON.
    let id: String
    /// What is controlled, in a few words.
    let title: String
    /// Checks the control.
    let find: @Sendable (ControlEvidence) -> Finding

    init(
        _ id: String, _ title: String, _ find: @escaping @Sendable (ControlEvidence) -> Finding
    ) {
        self.id = id
        self.title = title
        self.find = find
    }

    /// The result of a control.
    struct Finding: Hashable, Sendable {
        let state: InspectionControls.State
        let positions: [Position]
        let sentence: String

        /// The facts are in the ledger, and none of them is against the control.
        static func held(_ sentence: String) -> Finding {
            Finding(state: .held, positions: [], sentence: sentence)
        }

        /// The events at these positions are against the control.
        static func notHeld(_ positions: [Position], _ sentence: String) -> Finding {
            Finding(state: .notHeld, positions: positions, sentence: sentence)
        }

        /// The facts are not in the ledger.
        static func cannotTell(_ sentence: String, _ positions: [Position] = []) -> Finding {
            Finding(state: .cannotTell, positions: positions, sentence: sentence)
        }
    }

    /// Every control, in the order of the work.
    static let all: [ControlCheck] = [
        ControlCheck("rolesVerified", "People act in a role of the team", rolesVerified),
        ControlCheck("severalPeople", "More than one person works on it", severalPeople),
        ControlCheck(
            "rolesGivenByAnother", "Nobody gives themselves another role", rolesGivenByAnother),
        ControlCheck(
            "moderatorDidNotJudge", "Nobody moderates their own judgement", moderatorDidNotJudge),
        ControlCheck(
            "checkerTookNoPart", "Nobody checks what they had a part in", checkerTookNoPart),
        ControlCheck(
            "voterTookNoOtherPart", "Nobody votes who led, judged, moderated or proposed",
            voterTookNoOtherPart),
        ControlCheck("votesNamed", "Votes have names", votesNamed),
        ControlCheck(
            "interestDeclaredBefore", "Interests are declared before a person takes part",
            interestDeclaredBefore),
        ControlCheck("approvedByAnother", "Nobody approves their own act", approvedByAnother),
        ControlCheck(
            "publisherDidNotJudge", "Nobody publishes what they judged", publisherDidNotJudge),
        ControlCheck("approvalGiven", "What needs an approval has one", approvalGiven),
        ControlCheck("entriesAttested", "Judges attest what others entered", entriesAttested),
        ControlCheck("notBackdated", "Nothing is backdated", notBackdated),
        ControlCheck(
            "settledAtSubmission", "No answer changes after its submission", settledAtSubmission),
        ControlCheck(
            "settledAtModeration", "No answer changes after its moderation", settledAtModeration),
        ControlCheck("settledAtPanel", "No answer changes after the panel", settledAtPanel),
        ControlCheck(
            "settledAtPublication", "No answer changes after the publication",
            settledAtPublication),
        ControlCheck("judgedCasesKept", "No case is withdrawn after answers", judgedCasesKept),
        ControlCheck("humanPace", "At most 50 answers a minute by a person", humanPace),
        ControlCheck("reasonsGiven", "Reasons are given, and differ", reasonsGiven),
        ControlCheck("timesInOrder", "No time is ahead", timesInOrder),
        ControlCheck("oneEdition", "Edition and code stay the same", oneEdition),
        ControlCheck("backedUp", "The ledger is backed up", backedUp),
    ]
}
