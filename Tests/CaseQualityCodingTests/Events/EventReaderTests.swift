import CaseLedger
import CaseQuality
import CaseQualityCoding
import InspectionSamples
import Testing

@Suite("The readers of events")
struct EventReaderTests {
    @Test("Every type of event has a reader, and a sample that is read")
    func samples() { #expect(EventSample.all.map(\.name) == InspectionEventCodec.types) }

    @Test("Every event's sample is one of its own case, and the wrapping is the case's")
    func wrapping() throws {
        for (sample, kind) in zip(EventSample.all, InspectionEvent.kinds) {
            let event = try InspectionEventCodec().decode(
                .holding(sample.full.bytes, type: sample.name))
            #expect("\(type(of: event.content))" == "\(kind)")
            #expect(event.content.event == event)
            #expect(event.name == sample.name)
        }
    }
}
