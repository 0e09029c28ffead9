/// A value on both clocks, without and with the events whose time is uncertain.
///
/// An event is uncertain if it is known to have held within a period, and the asked time is inside
/// that period.
public struct OnBothClocks<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value without the uncertain events.
    public let value: Value
    /// The value with all uncertain events; `nil` if it is the same.
    public let withUncertain: Value?
    /// The positions of the uncertain events.
    public let uncertain: [Position]

    /// Whether the value is the same without and with the uncertain events.
    public var isCertain: Bool { withUncertain == nil }

    /// Creates a value that does not depend on uncertain events.
    public init(_ value: Value) {
        self.value = value
        withUncertain = nil
        uncertain = []
    }

    /// Creates a value from its two versions.
    public init(_ value: Value, with other: Value, uncertain: [Position]) {
        self.value = value
        withUncertain = other == value ? nil : other
        self.uncertain = uncertain
    }

    /// Computes another value from both versions.
    public func map<Result, Failure: Error>(
        _ transform: (Value) throws(Failure) -> Result
    ) throws(Failure) -> OnBothClocks<Result> {
        let result = try transform(value)
        guard let withUncertain else { return OnBothClocks<Result>(result, uncertain: uncertain) }
        return OnBothClocks<Result>(
            result, with: try transform(withUncertain), uncertain: uncertain)
    }

    /// Combines two values, both without uncertain events, or both with them.
    public func combined<Other, Result>(
        with other: OnBothClocks<Other>, _ combine: (Value, Other) -> Result
    ) -> OnBothClocks<Result> {
        let result = combine(value, other.value)
        let uncertain = Set(uncertain + other.uncertain).sorted()
        guard withUncertain != nil || other.withUncertain != nil else {
            return OnBothClocks<Result>(result, uncertain: uncertain)
        }
        return OnBothClocks<Result>(
            result,
            with: combine(withUncertain ?? value, other.withUncertain ?? other.value),
            uncertain: uncertain)
    }

    private init(_ value: Value, uncertain: [Position]) {
        self.value = value
        withUncertain = nil
        self.uncertain = uncertain
    }
}
