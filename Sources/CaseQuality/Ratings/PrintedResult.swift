package import EventSourcing

/// The result of the service that a report prints.
///
/// It stands alone where the report does not tell the rating of every standard.
package struct PrintedResult: Hashable, Sendable {
    /// The total; `nil` if the report does not print it.
    ///
    /// Unit: points.
    package let total: Int?
    /// The largest possible total; `nil` if the report does not print it.
    ///
    /// Unit: points.
    package let maximum: Int?
    /// The overall rating; `nil` if the report does not print it.
    package let rating: Rating?
    /// The origin of the publication.
    package let origin: Origin

    /// Creates the result; `nil` if the report prints nothing of it.
    package init?(total: Int?, maximum: Int?, rating: Rating?, origin: Origin) {
        guard total != nil || rating != nil else { return nil }
        self.total = total
        self.maximum = maximum
        self.rating = rating
        self.origin = origin
    }
}
