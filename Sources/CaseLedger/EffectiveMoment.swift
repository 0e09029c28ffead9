/// A moment on the effective clock: the time by which something held.
public struct EffectiveMoment: Hashable, Sendable, CustomStringConvertible {
    /// The time.
    public let time: Timestamp
    /// The text that an initialiser reads: a date, or an RFC 3339 time.
    public let description: String

    /// Creates a moment from a time.
    public init(_ time: Timestamp) { self.init(time, as: time.rfc3339) }

    private init(_ time: Timestamp, as text: String) {
        self.time = time
        description = text
    }

    /// Reads a date, which means its end in Europe/London, or an RFC 3339 time.
    ///
    /// - Throws: ``LedgerError`` with code `invalidInput` for any other text.
    public init(_ text: String) throws(LedgerError) {
        if let date = PartialDate(text), date.day != nil {
            self.init(EffectiveTime.of(date).latest, as: text)
        } else if let time = Timestamp(rfc3339: text) {
            self.init(time)
        } else {
            throw LedgerError(
                .invalidInput,
                "\"\(text.prefix(40))\" is not a valid time on the effective clock.",
                remedy: "Use a date (2021-12-02) or a time (2021-12-02T09:30:00Z).")
        }
    }

    /// The day of a time in Europe/London.
    public static func day(of time: Timestamp) -> PartialDate { London.day(time) }
}
