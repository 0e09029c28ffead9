#if CLI
    import CaseLedger
    import Foundation

    extension Record {
        /// What the record's header says, as JSON.
        var json: [String: JSONValue] {
            [
                "position": JSONValue(position),
                "inspection": .string(stream.rawValue),
                "sequence": .integer(Int64(clamping: sequence.rawValue)),
                "event": .string(type.rawValue),
                "schemaVersion": JSONValue(Int(schemaVersion)),
                "tags": .array(tags.map { .string($0.description) }),
                "actor": .string(actor.rawValue),
                "origin": .string(origin.description),
                "recordedAt": .string(recordedAt.rfc3339),
                "effectiveAt": effectiveAt.json,
                "indexInCommand": JSONValue(Int(indexInCommand)),
                "eventsInCommand": JSONValue(Int(eventCount)),
                "lastOfCommand": JSONValue(lastOfCommand),
            ]
        }
    }

    extension Record {
        /// The record in one line, as the log has it.
        var line: String {
            let tags = tags.map(\.description).joined(separator: " ")
            let mark = origin == .recorded ? "" : "  (\(origin.description))"
            return
                "\(position)  \(recordedAt.rfc3339)  \(stream)  \(type)  \(tags)  by \(actor)\(mark)"
        }
    }

    extension CommandDetails {
        /// What the events of the command share, as JSON.
        var json: JSONValue {
            [
                "id": .string(id.description),
                "digest": .string(digest.description),
                "role": .string(role.rawValue),
                "authority": JSONValue(authority),
                "reason": JSONValue(reason),
                "metadata": .array(metadata.map { JSONValue($0) }),
                "dependsOn": dependsOn.json,
                "seen": seen?.json ?? .null,
            ]
        }
    }

    extension Observation {
        /// What was looked at, as JSON: up to which position, and which events.
        var json: JSONValue {
            [
                "position": JSONValue(position),
                "clauses": .array(
                    query.clauses.map { clause in
                        [
                            "inspection": JSONValue(clause.stream?.rawValue),
                            "events": .array(clause.types.map { .string($0.rawValue) }),
                            "tags": .array(clause.tags.map { .string($0.description) }),
                        ]
                    }),
            ]
        }
    }

    extension JSONValue: Decodable {
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(Int64.self) {
                self = .integer(value)
            } else if let value = try? container.decode(String.self) {
                self = .string(value)
            } else if let values = try? container.decode([JSONValue].self) {
                self = .array(values)
            } else {
                self = .object(try container.decode([String: JSONValue].self))
            }
        }
    }
#endif
