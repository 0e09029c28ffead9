/// Takes a case out of the sample.
public struct WithdrawCase: Hashable, Sendable {
    public var caseKey: CaseKey
    public var why: WithdrawalReason

    public init(caseKey: CaseKey, why: WithdrawalReason) {
        self.caseKey = caseKey
        self.why = why
    }
}
