import CaseLedger
import Testing

@Suite("Ratings as words")
struct RatingTests {
    @Test(
        "A printed label is known whatever its case and spacing",
        arguments: [
            ("Inadequate", Rating.inadequate), ("Requires improvement", .requiresImprovement),
            ("Requires Improvement", .requiresImprovement),
            ("Requires i mprovement", .requiresImprovement),
            ("requires\u{a0}improvement", .requiresImprovement),
            ("Requires\nimprovement", .requiresImprovement), (" GOOD ", .good),
            ("Out standing", .outstanding),
        ])
    func knownLabel(label: String, expected: Rating) {
        #expect(Rating(printedLabel: label) == expected)
    }

    @Test(
        "Any other label is none, however it begins",
        arguments: [
            "Rating", "R", "I", "G", "O", "", " ", "Requires", "Requires improvements",
            "Requires-improvement", "Good*", "Goo", "Not rated", "4.56", "Outstanding 3",
        ])
    func unknownLabel(label: String) { #expect(Rating(printedLabel: label) == nil) }

    @Test("Every label and word reads back", arguments: Rating.allCases)
    func readBack(rating: Rating) {
        #expect(Rating(printedLabel: rating.label) == rating)
        #expect(Rating(rating.description) == rating)
        #expect(Rating(rating.label) == nil)
    }

    @Test(
        "Words are read exactly",
        arguments: ["Inadequate", "requires improvement", "RequiresImprovement", "", "goo"])
    func unknownWord(word: String) { #expect(Rating(word) == nil) }

    @Test("Ratings are ordered from inadequate to outstanding")
    func order() {
        #expect(
            Rating.allCases.sorted() == [.inadequate, .requiresImprovement, .good, .outstanding])
    }
}
