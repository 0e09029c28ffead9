import ByteCoding
import CaseLedgerTesting
import EventSourcing
import Testing

@Suite("Names and their numbers")
struct NumberedNamesTests {
    @Test("A name has the number of its first coming, as in a dictionary", arguments: 1...40)
    func sameAsDictionary(length: Int) throws {
        var random = SeededGenerator(seed: UInt64(length))
        var numbers = NumberedNames<EventName>()
        var expected: [EventName: Int] = [:]
        for _ in 0..<2_000 {
            // Alike but for a character somewhere, so that no place of a name goes unread.
            var text = Array(repeating: UInt8(ascii: "a"), count: length)
            let place = Int(random.below(UInt64(length)))
            text[place] = UInt8(ascii: "b") + UInt8(random.below(25))
            let name = try EventName(validating: String(decoding: text, as: UTF8.self))
            let known = expected[name]
            #expect(numbers.number(of: name) == known)
            let number = numbers.insert(name)
            #expect(number == known ?? expected.count)
            expected[name] = number
            #expect(numbers.number(ofBytes: text.span) == number)
            text.append(UInt8(ascii: "a"))
            #expect(numbers.number(ofBytes: text.span) == nil)
        }
        #expect(numbers.count == expected.count)
        #expect(numbers.names.enumerated().allSatisfy { expected[$1] == $0 })
    }
}
