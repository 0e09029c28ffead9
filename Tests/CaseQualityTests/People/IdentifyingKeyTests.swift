import CaseLedger
import CaseLedgerTesting
import CaseQuality
import InspectionSamples
import Testing

@Suite("What identifies a person is refused where it is found")
struct IdentifyingKeyTests {
    /// Names, dates of birth, and numbers of police, health, tax and case systems, as people spell
    /// them.
    static let identifying: [String] =
        [
            // Names.
            "jane-smith-1", "Jane.Smith.1", "JaneSmith1", "smith07", "Smith-07", "o.brien-2",
            "JSmith01", "smith_j_1", "Oluwaseun-3", "Siobhan1", "mohammed.ali.4", "Anne-Marie-1",
            "van-der-berg-9", "smith-jones-1", "ZoeWilliams7", "williams7", "D.Cooper-1",
            "Mrs.Patel-1", "kyle-b-johnson-2", "Jo-Ann-Lee-1",
            // Dates of birth.
            "12-03-2009", "12.03.2009", "2009-03-12", "2009.03.12", "12-3-09", "12.3.09",
            "03-12-2009", "12032009", "20090312", "120309", "090312", "c-12-03-2009",
            "c-2009-03-12", "12-03-09-a", "1-1-2010", "01.01.10", "31-12-2008", "12mar2009",
            "12-mar-09", "mar-2009-12", "12.Mar.2009", "7jun08", "c-7-jun-2008", "dob-12-03-2009",
            "b12032009",
            // Police national computer.
            "03-123456Q", "03123456Q", "2003-0123456X", "20030123456X", "2003.0123456X",
            "pnc-03-123456Q", "99-0012345B", "19990012345B", "03-0123456x", "PNC03123456Q",
            // Health numbers.
            "9434765919", "943-476-5919", "943.476.5919", "nhs-9434765919", "NHS943-476-5919",
            "943_476_5919", "9434765919-a", "nhs9434765919",
            // National insurance, pupil and case system numbers.
            "QQ123456C", "QQ-12-34-56-C", "qq123456c", "A823200023001", "upn-A823200023001",
            "H801200001001A", "cro-123456-04A", "SF39-123456K", "CW-1234567", "mosaic-0123456",
            "CHILDVIEW-10432", "id10432877", "swift-556677", "ref-20211204331", "1234567",
            "12345678", "case-00012345", "u-7654321",
        ]

    /// Keys that somebody made up.
    static let made = [
        "court-07", "court-7", "c-12", "out-of-court-01", "outOfCourt-12", "ooc-14", "c1", "7",
        "007", "resettlement-51", "case-0042", "d2-01", "K.9", "lee-1", "w-0-12",
    ]

    @Test("The keys of cases have the form of a made key; the corpus has no such key")
    func cases() throws {
        let story = try Story.announced()
        #expect(Self.identifying.count >= 80)
        for text in Self.identifying {
            guard let key = try? CaseKey(checking: text) else { continue }
            try story.when(.select(key, for: "2")).thenRefused(.keyIdentifies)
        }
        for text in Self.made {
            let outcome = story.when(.select(try CaseKey(checking: text), for: "2"))
            #expect(outcome.refusal == nil, "\(text): \(String(describing: outcome.refusal))")
        }
    }

    @Test("The keys of people are short codes, whoever names them and where")
    func people() throws {
        let story = try Story.announced().sampled("2", 1)
        for text in Self.identifying + ["Jane Smith", "smith", "J. Smith"] {
            guard let key = try? Agent.ID(checking: text) else { continue }
            for command in [
                InspectionCommand.convenePanel(ConvenePanel(chair: key)),
                .convenePanel(ConvenePanel(chair: "p-1", members: [key])),
                .nameTeam(NameTeam([TeamMember(key, [.leadInspector])])),
                .declareInterest(DeclareInterest(of: key, "A friend.")),
                .sheet(.of("d2-01", "2.1.1", .yes, by: key)),
            ] {
                try story.when(command).thenRefused(.keyIdentifies)
            }
            let actor = Provenance(
                actor: Agent(key, role: .leadInspector),
                effectiveAt: .instant(Timestamp(microseconds: 0)))
            try story.when(InspectionRequest(.select("c-1", for: "2"), by: actor))
                .thenRefused(.keyIdentifies)
        }
        for key: Agent.ID in ["a-7", "lead-1", "chief-inspector-1", "panel-003", "m2", "qa-1", "x"]
        {
            try story.when(.convenePanel(ConvenePanel(chair: key))).thenHappened()
        }
    }

    @Test(
        "A text with a date of birth or such a number is refused; dates of the work are not",
        arguments: [
            ("The child, born 12.3.2009, moved.", true), ("DOB 12/3/09", true),
            ("d.o.b. 12-3-09", true), ("date of birth: March 2009", true),
            ("Seen on 12/03/2009.", true), ("12 March 2009", true), ("12th of March, 2009", true),
            ("March 12, 2009", true), ("2009-03-12", true), ("20090312", true), ("12032009", true),
            ("PNC 03/123456Q", true), ("2003/0123456X", true), ("NHS 943 476 5919", true),
            ("9434765919", true), ("QQ 12 34 56 C", true), ("QQ123456C", true),
            ("Write to a.b@example.org.", true), ("Call 07700 900123.", true),
            ("Call +44 7700 900123.", true), ("0113 496 0000", true),
            ("Moderated on 12 March.", false), ("Moderated on 12 March 2026.", false),
            ("Panel of 2026-03-12, item 4.", false), ("6 of 13 cases, 46 per cent.", false),
            ("Standards of July 2021, section 2.1.3.", false), ("In force since 2009.", false),
            ("A new office was born in the region.", false), ("See file-0412 and note-2.1.", false),
            ("It rose from 1,234 to 5,678 in 2019/20.", false),
            // A date beside a word of birth, in any spelling and of any year.
            ("Born 12 March 2009.", true), ("born on the 12th of March", true),
            ("DOB: 12.3.10", true), ("D.O.B. 12 Mar 10", true), ("dob 2010-07-15", true),
            ("birthday 15 July", true), ("12.3.10 (DOB)", true), ("15/7/12 is the dob", true),
            ("15 July 2012 was her birthday", true), ("Date of birth is 1.2.16", true),
            ("born in early 2010", true), ("Date of birth missing in 3 cases.", false),
            ("On 12/03/2021 the manager signed the DOB policy.", false),
            ("born on the twelfth of March", true), ("Date of birth: twelve August", true),
            // Numbers in other groups, and in digits of full width.
            ("NHS no. 943-4765-919", true), ("943 4765919", true), ("9 4 3 4 7 6 5 9 1 9", true),
            ("NHS \u{FF19}\u{FF14}\u{FF13}4765919", true), ("3 / 5 / 2010", true),
            ("10 20 30 40 50", false), ("4 of 10, 12 of 20 and 30 of 45", false),
            // A date alone, with a year of birth.
            ("12.3.09", true), ("12/03/09", true), ("12-3-2009", true), ("12 Mar 09", true),
            ("Mar 12, 09", true), ("12th of March '10", true), ("12/3/2009", true),
            ("3/12/2009", true), ("2009/3/12", true), ("01.02.03", true), ("7 Jun 08", true),
            // Dates and numbers of the work.
            ("On 12/03/2021 the manager signed.", false), ("Signed 12.3.21.", false),
            ("On 12-03-21 and 2 Dec 2021.", false), ("12 Mar 21", false),
            ("Opened on 1 April 2015.", false), ("The Act of March 2009.", false),
            ("On 12 March 10 cases were moderated.", false), ("12 March 09:30", false),
            ("Ages 10-11-12 and 10/11/12.", false), ("Sections 2.1.10 and 2.1.3.", false),
            ("Scores 4 5 06 of a list.", false), ("In 2009/10 it was 12.", false),
        ])
    func texts(text: String, isFound: Bool) throws {
        let story = try Story.announced().panelConvened()
        let outcome = story.when(.convenePanel(ConvenePanel(chair: "p-1")), reason: text)
        if isFound {
            try outcome.thenRefused(.textIdentifies)
            #expect(outcome.refusal?.message.contains(text) == false)
        } else {
            try outcome.thenHappened()
        }
    }
    @Test("A date alone is one of birth if somebody of nine years or more was born then")
    func yearOfInspection() throws {
        func isRefused(_ text: String, in year: String) throws -> Bool {
            let announced = AnnounceInspection(
                framework: .unguardedYouth2021, service: "anytown", serviceNames: ["anytown"],
                announcedOn: PartialDate(year))
            let story = try Story(Inspection()).given(.announce(announced)).panelConvened()
            let outcome = story.when(.convenePanel(ConvenePanel(chair: "p-1")), reason: text)
            return outcome.refusal?.code == .textIdentifies
        }
        #expect(try isRefused("Seen on 12/03/2017.", in: "2026-03-02"))
        #expect(try !isRefused("Seen on 12/03/2018.", in: "2026-03-02"))
        #expect(try !isRefused("Seen on 12/03/2017.", in: "2025-03-02"))
        #expect(try !isRefused("Seen on 12/03/2014.", in: "2018-03-02"))
        #expect(try isRefused("Seen on 12/03/2013.", in: "2018-03-02"))
        #expect(try isRefused("Born 12/03/2018.", in: "2026-03-02"))
    }
}
