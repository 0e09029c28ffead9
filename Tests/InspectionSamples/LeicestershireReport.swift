package import Foundation

/// The report that is bundled with the command, and variants of it.
package struct LeicestershireReport {
    package typealias Object = [String: Any]

    private var root: Object

    /// The file of the report in this package.
    package static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/CaseLedgerTool/Reports/leicestershire-2021.json")

    /// The same report in schema 1, in which figures have no place, time and supplier of their own.
    package static let firstURL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("leicestershire-2021-schema-1.json")

    package init() throws { try self.init(at: Self.url) }

    /// The same report in schema 1.
    package static func ofSchema1() throws -> LeicestershireReport { try Self(at: firstURL) }

    private init(at url: URL) throws {
        let any = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
        root = try Self.unwrap(any as? Object)
    }

    package var bytes: [UInt8] {
        get throws { [UInt8](try JSONSerialization.data(withJSONObject: root)) }
    }

    package var standards: [Object] {
        get { root["standards"] as? [Object] ?? [] }
        set { root["standards"] = newValue }
    }

    package subscript(_ key: String) -> Object {
        get { root[key] as? Object ?? [:] }
        set { root[key] = newValue }
    }

    /// A list of the file; `nil` if it has none of this name.
    package func list(_ key: String) -> [Object]? { root[key] as? [Object] }

    package mutating func set(_ key: String, to value: Any?) { root[key] = value }

    /// Changes one standard.
    package mutating func standard(_ id: String, _ change: (inout Object) -> Void) {
        standards = standards.map { entry in
            guard entry["id"] as? String == id else { return entry }
            var entry = entry
            change(&entry)
            return entry
        }
    }

    /// Changes every question: key questions and prompts.
    package mutating func questions(_ change: (inout Object) -> Void) {
        standards = standards.map { standard in
            var standard = standard
            standard["keyQuestions"] = (standard["keyQuestions"] as? [Object])?.map { question in
                var question = question
                change(&question)
                question["prompts"] = (question["prompts"] as? [Object])?.map { prompt in
                    var prompt = prompt
                    change(&prompt)
                    return prompt
                }
                return question
            }
            return standard
        }
    }

    /// Changes one question.
    package mutating func question(_ id: String, _ change: (inout Object) -> Void) {
        questions { if $0["id"] as? String == id { change(&$0) } }
    }

    /// Keeps only the printed ratings, as in an old report.
    package mutating func keepOnlyRatings(_ ratings: [String: String]) {
        standards = standards.compactMap { standard in
            guard let id = standard["id"] as? String, let rating = ratings[id] else { return nil }
            return ["id": id, "method": "published", "publishedRating": rating]
        }
        root["samples"] = nil
    }

    /// Every printed percentage with its question.
    package var percentages: [(id: String, percent: Int)] {
        standards.flatMap { $0["keyQuestions"] as? [Object] ?? [] }
            .flatMap { [$0] + ($0["prompts"] as? [Object] ?? []) }
            .compactMap { entry in
                guard let id = entry["id"] as? String, let percent = entry["published"] as? Int
                else { return nil }
                return (id, percent)
            }
    }

    private static func unwrap(_ object: Object?) throws -> Object {
        guard let object else { throw CocoaError(.fileReadCorruptFile) }
        return object
    }
}
