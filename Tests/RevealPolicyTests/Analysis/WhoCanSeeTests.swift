#if YAML
    import Foundation
    import RevealPolicy
    import Testing

    @Suite("Who can see what")
    struct WhoCanSeeTests {
        static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/reveal-matrix")

        @Test("The example's matrix is as it was when it was read and approved", arguments: ["txt", "md"])
        func golden(ending: String) throws {
            let matrix = WhoCanSee(try RevealEngine(try SupportDesk.document()))
            let text = ending == "md" ? matrix.markdown : matrix.text
            let file = Self.folder.appending(path: "support-desk.\(ending)")
            // A change is made by hand: with this in the environment, then read.
            if ProcessInfo.processInfo.environment["WRITE_GOLDEN"] != nil {
                try text.write(to: file, atomically: true, encoding: .utf8)
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
        }
    }
#endif
