import CryptoCore
import Foundation
import RecordStreams
import Testing

@Suite("JSON Lines")
struct JSONLinesTests {
    private func run(
        _ text: String, _ transformation: some RowTransformation, piece: Int = .max
    ) async throws -> (output: String, rejects: [[String]]) {
        let (sink, rejects) = (KeepingSink(), KeepingSink())
        let reader = JSONLinesReader(PieceSource(text, piece: piece), pieceSize: 8)
        _ = try await RecordPipeline(
            reader, transformation, to: sink, rejects: try RejectsWriter(rejects), threads: 2
        ).run()
        let rows = CSVReader(PieceSource(rejects.bytes))
        _ = try rows.header()
        var rejected: [[String]] = []
        while let batch = try rows.next() { rejected += (0..<batch.count).map { batch.texts($0)! } }
        return (sink.text, rejected)
    }

    @Test("Only the members of the plan change, and all else stays byte by byte", arguments: [1, 5, 1000])
    func replacing(piece: Int) async throws {
        let text = """
            {"a": "x\\n\\u00e9\\ud83d\\ude00", "n" : 1.50e+3, "o":{"a":"x"} }\r
            { "n":[1,"]}"] ,"a":null}

            {}
            {"\\u0061":"y"}
            """
        let (output, rejects) = try await run(text, Uppercasing(columns: ["a"]), piece: piece)
        #expect(rejects.isEmpty)
        #expect(
            output == """
                {"a": "X\\nÉ😀", "n" : 1.50e+3, "o":{"a":"x"} }\r
                { "n":[1,"]}"] ,"a":null}

                {}
                {"\\u0061":"Y"}
                """)
    }

    @Test("A name that is written with other code points is the same name, so that no spelling of it stays in clear")
    func equivalentNames() async throws {
        let (output, rejects) = try await run(
            "{\"pre\u{301}nom\":\"x\"}\n{\"pr\u{E9}nom\":\"x\",\"pre\u{301}nom\":\"y\"}\n",
            Uppercasing(columns: ["pr\u{E9}nom"]))
        #expect(output == "{\"pre\u{301}nom\":\"X\"}\n")
        #expect(rejects.count == 1)
    }

    @Test("New members stand behind the others, left out ones go with their commas")
    func columns() async throws {
        var transformation = Uppercasing(columns: ["a", "b"], appended: ["size"])
        let text = "{\"a\":\"x\" , \"b\":\"y\",\"c\":1 }\n{\"c\":1}\n{ }\n"
        #expect(
            try await run(text, transformation).output
                == "{\"a\":\"X\" , \"b\":\"Y\",\"c\":1,\"size\":\"1\" }\n{\"c\":1}\n{ }\n")
        transformation.dropped = ["a"]
        #expect(
            try await run(text, transformation).output
                == "{\"b\":\"Y\",\"c\":1,\"size\":\"1\" }\n{\"c\":1}\n{ }\n")
        transformation.dropped = ["a", "b"]
        #expect(try await run("{\"b\":\"y\",\"c\":1,\"a\":\"x\"}", transformation).output == "{\"c\":1,\"size\":\"1\"}")
    }

    @Test(
        "What was added and is left out again leaves the line as it was, with all its white space",
        arguments: [1, 1000])
    func roundTrip(piece: Int) async throws {
        let text = """
            {"a":"X"}
            { "a" : "X" , "n":1.0,"o" :{"a": [ ]}}\r
            {  "n" : null ,"a":"X"  }
            """
        let longer = try await run(text, Uppercasing(columns: ["a"], appended: ["size"]), piece: piece).output
        #expect(longer.contains("\"X\",\"size\":\"1\"}"))
        var back = Uppercasing(columns: ["a"])
        back.dropped = ["size"]
        #expect(try await run(longer, back, piece: piece).output == text)
        // The first member too, and whatever stands between the others.
        back = Uppercasing(columns: ["a"])
        back.dropped = ["n"]
        #expect(
            try await run("{ \"n\":1 , \"a\" :\"x\"\t,  \"b\":2 }\n{ \"n\":1 }\n", back).output
                == "{ \"a\" :\"X\"\t,  \"b\":2 }\n{ }\n")
    }

    /// Takes numbers, `true` and `false` of `a`, and writes texts in capitals.
    private struct Words: RowTransformation {
        func plan(_ columns: [String]?) -> ColumnPlan { ColumnPlan(read: ["a"], written: ["a"], words: ["a"]) }

        func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async -> TransformedColumns {
            TransformedColumns([columns[0].map { $0 == "0" ? nil : $0?.uppercased() }])
        }
    }

    @Test("A number, true or false stays one where the plan takes it and its value is what it was")
    func words() async throws {
        let lines = [
            ("7", "7"), ("-0", "-0"), ("1.50E+3", "1.50E+3"), ("1.50e+3", "\"1.50E+3\""), ("true", "\"TRUE\""),
            ("0", "null"), ("\"7\"", "\"7\""), ("null", "null"), ("\"null\"", "\"NULL\""),
        ]
        let (output, rejects) = try await run(
            lines.map { "{\"b\":1, \"a\" : \($0.0) }\n" }.joined(), Words(), piece: 7)
        #expect(output == lines.map { "{\"b\":1, \"a\" : \($0.1) }\n" }.joined() && rejects.isEmpty)
        for other in ["[7]", "{}", "[]"] {
            #expect(try await run("{\"a\":\(other)}\n", Words()).rejects.count == 1, "\(other)")
        }
        // Where it does not say so, a value that is written is a text.
        #expect(try await run("{\"a\":7}\n", Uppercasing(columns: ["a"])).rejects.count == 1)
    }

    /// Leaves `a` out where it is "x", and adds `b` but there.
    private struct Omitting: RowTransformation {
        func plan(_ columns: [String]?) -> ColumnPlan { ColumnPlan(read: ["a"], written: ["a", "b"]) }

        func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async -> TransformedColumns {
            let omitted = columns[0].map { $0 == "x" }
            return TransformedColumns(
                [columns[0], Array(repeating: "z", count: count)], omitted: [omitted, omitted])
        }
    }

    @Test("A cell is left out where the transformation says so")
    func omitted() async throws {
        #expect(
            try await run("{\"a\":\"x\", \"c\":1}\n{\"a\":\"y\", \"c\":1}\n{\"c\":1, \"a\":\"x\"}\n", Omitting()).output
                == "{\"c\":1}\n{\"a\":\"y\", \"c\":1,\"b\":\"z\"}\n{\"c\":1}\n")
    }

    /// Reads `id`, and writes it to `copy`.
    private struct Copying: RowTransformation {
        func plan(_ columns: [String]?) -> ColumnPlan { ColumnPlan(read: ["id"], written: ["copy"]) }

        func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async -> TransformedColumns {
            TransformedColumns(columns)
        }
    }

    @Test("A number or a truth that is only read is what is written, as ids are")
    func numbers() async throws {
        let (output, rejects) = try await run("{\"id\":7}\n{\"id\":-1.50e3}\n{\"id\":true}\n{\"id\":[1]}\n", Copying())
        #expect(
            output == "{\"id\":7,\"copy\":\"7\"}\n{\"id\":-1.50e3,\"copy\":\"-1.50e3\"}\n"
                + "{\"id\":true,\"copy\":\"true\"}\n")
        #expect(rejects.map { $0[0] } == ["4"])
    }

    @Test(
        "What is no object, or not as JSON has it, or could be read in two ways, is rejected as it came",
        arguments: [
            "[]", "1", "{\"a\":\"x\"", "{\"a\":\"x\"}}", "{\"a\":\"x\",}", "{'a':\"x\"}", "{\"a\" \"x\"}", "{\"a\":01}",
            "{\"a\":\"x\ty\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\udc00x\"}",
            "{\"a\":1}", "{\"a\":true}", "{\"a\":{}}", "{\"a\":[\"x\"]}", "{\"a\":\"x\",\"a\":\"y\"}",
            "{\"a\":\"x\",\"\\u0061\":\"y\"}", "{\"b\":tru}", "{\"b\":-}", "{\"b\":1.}", "{\"b\":1e}", "{\"b\":.5}",
            "{\"b\":\(String(repeating: "[", count: 200))\(String(repeating: "]", count: 200))}", "\u{FEFF}{}", "{} {}",
        ])
    func refused(line: String) async throws {
        let (output, rejects) = try await run("{\"a\":\"x\"}\n\(line)\n{\"a\":\"y\"}\n", Uppercasing(columns: ["a"]))
        #expect(output == "{\"a\":\"X\"}\n{\"a\":\"Y\"}\n")
        #expect(rejects.map { $0[0] } == ["2"])
        #expect(rejects.map { $0[2] } == [line + "\n"])
    }

    /// Knows `a` only.
    private struct Knowing: RowTransformation {
        func plan(_ columns: [String]?) -> ColumnPlan { ColumnPlan(read: ["a"], written: [], known: ["a"]) }

        func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async -> TransformedColumns {
            TransformedColumns([])
        }
    }

    @Test("Where others are not allowed, an object with another member is rejected")
    func known() async throws {
        let (output, rejects) = try await run("{\"a\":[1]}\n{}\n{\"a\":\"x\",\"A\":\"y\"}\n{\"a\":\"x\"}\n", Knowing())
        #expect(output == "{}\n{\"a\":\"x\"}\n")
        #expect(rejects.map { $0[0] } == ["1", "3"])
    }

    @Test("A member of a known name in other small and capital letters is rejected, also where others are allowed")
    func capitals() async throws {
        let (output, rejects) = try await run(
            "{\"a\":\"x\"}\n{\"b\":1,\"A\":\"y\"}\n{\"a\":\"x\",\"\\u0041\":\"y\"}\n{\"B\":1,\"b\":2}\n",
            Uppercasing(columns: ["a"]))
        #expect(output == "{\"a\":\"X\"}\n{\"B\":1,\"b\":2}\n")
        #expect(rejects.map { $0[0] } == ["2", "3"])
        let reason = "the object has a member of a known name in other small and capital letters: write it as there"
        #expect(rejects.map { $0[1] } == [reason, reason])
        #expect(try await run("{\"ſ\":\"x\"}\n", Uppercasing(columns: ["s"])).rejects.count == 1)
    }

    @Test("Every character comes back")
    func characters() async throws {
        let value = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init))) + "漢😀\u{10FFFF}"
        let line = try JSONEncoder().encode(["a": value])
        let (output, rejects) = try await run(String(decoding: line, as: UTF8.self), Unchanging(columns: ["a"]))
        #expect(rejects.isEmpty)
        #expect(try JSONDecoder().decode([String: String].self, from: Data(output.utf8)) == ["a": value])
    }

    @Test("A line above the limit ends the run with its number")
    func longLines() async throws {
        let reader = JSONLinesReader(
            PieceSource("{}\n{\"a\":\"\(String(repeating: "x", count: 100))\"}\n"), maximumRowSize: 50, pieceSize: 8)
        let error = await #expect(throws: RecordStreamsError.self) {
            _ = try await RecordPipeline(reader, Unchanging(columns: []), to: KeepingSink(), threads: 1).run()
        }
        #expect(error?.code == .rowTooLong)
        #expect(error?.row == 2)
    }
}
