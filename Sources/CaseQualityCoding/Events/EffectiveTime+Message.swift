internal import EventSourcing

extension EffectiveTime {
    /// Reads a time; `nil` for a precision that this version does not know.
    init?(_ message: WireHeldTime) {
        guard let number = UInt8(exactly: message.precision),
            let precision = Precision(rawValue: number)
        else { return nil }
        self.init(
            precision: precision, earliest: Timestamp(microseconds: message.earliest),
            latest: Timestamp(microseconds: message.latest))
    }
}

extension WireHeldTime {
    init(_ time: EffectiveTime) {
        self = .with {
            $0.earliest = time.earliest.microseconds
            $0.latest = time.latest.microseconds
            $0.precision = UInt32(time.precision.rawValue)
        }
    }
}
