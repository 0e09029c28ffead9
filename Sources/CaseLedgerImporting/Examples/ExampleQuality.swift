/// The quality of the work that an example inspection finds in one domain.
///
/// Unit of all counts: primary cases that are judged sufficient at first, without cases that are
/// withdrawn. The draw decides which cases these are.
struct ExampleQuality: Sendable {
    /// The counts of each standard, by key question in the edition's order.
    let sufficient: [Standard.ID: [Int]]
    /// The count of cases with sufficient management oversight.
    let oversight: Int
}
