internal import ByteCoding
internal import EventSourcing

extension ByteWriter {
    /// Writes when something held.
    mutating func held(_ time: EffectiveTime) {
        integer(time.precision.rawValue)
        integer(time.earliest.microseconds)
        integer(time.latest.microseconds)
    }
}
