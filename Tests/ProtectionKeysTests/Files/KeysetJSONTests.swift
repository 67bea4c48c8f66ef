import Testing

@testable import ProtectionKeys

/// Protocol Buffers' JSON, read leniently.
@Suite("A keyset in JSON")
struct KeysetJSONTests {
    private func keyset(_ text: String) throws -> Keyset { try Keyset(insecureCleartextJSON: text) }

    private func keyset(_ change: (inout KeysetText) -> Void) throws -> Keyset {
        var text = KeysetText()
        change(&text)
        return try keyset(text.text)
    }

    private func code(_ text: String) -> ProtectionKeysError.Code? { thrown { try keyset(text) }?.code }

    private func code(_ change: (inout KeysetText) -> Void) -> ProtectionKeysError.Code? {
        thrown { try keyset(change) }?.code
    }

    private let plain = KeysetText().text

    /// Opens what the key of ``KeysetText`` wrote.
    private func expectKey(_ keyset: Keyset, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let reference = try AEAD(self.keyset(plain))
        let ciphertext = try reference.encrypt([1], associatedData: [])
        #expect(
            try AEAD(keyset).decrypt(ciphertext, associatedData: []) == [1], sourceLocation: sourceLocation)
    }

    @Test("is written in the layout of Tink for Python")
    func layout() throws {
        let expected = """
            {
              "primaryKeyId": 7,
              "key": [
                {
                  "keyData": {
                    "typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey",
                    "value": "\(KeysetText.gcm)",
                    "keyMaterialType": "SYMMETRIC"
                  },
                  "status": "ENABLED",
                  "keyId": 7,
                  "outputPrefixType": "TINK"
                }
              ]
            }
            """
        #expect(try keyset(plain).insecureCleartextJSON() == expected)
        try expectKey(keyset(expected))
    }

    @Test("leaves out what is zero or empty, as Protocol Buffers' JSON does")
    func defaults() throws {
        let layout = try keyset(plain).insecureCleartextJSON().split(separator: "\n")
        func expectWithout(_ names: [String], _ change: (inout KeysetText) -> Void) throws {
            let text = try keyset(change).insecureCleartextJSON()
            for name in names { #expect(!text.contains(name)) }
            #expect(text.split(separator: "\n").count == layout.count - names.count)
            #expect(!text.contains(",\n      }") && !text.contains(",\n    }"))
            #expect(try Keyset(insecureCleartextJSON: text).insecureCleartextJSON() == text)
        }
        try expectWithout(["keyMaterialType"]) { $0.material = #""UNKNOWN_KEYMATERIAL""# }
        try expectWithout(["keyMaterialType"]) { $0.material = "0" }
        try expectWithout(["value"]) { $0.value = "" }
        try expectWithout(["typeUrl"]) { $0.type = "" }
        try expectWithout(["primaryKeyId", "keyId"]) { ($0.id, $0.primary) = ("0", "0") }
        // Key data of which nothing is left, with its closing bracket.
        let empty = try keyset { ($0.type, $0.value, $0.material) = ("", "", "0") }.insecureCleartextJSON()
        #expect(!empty.contains("keyData"))
        #expect(empty.split(separator: "\n").count == layout.count - 5)
    }

    /// As Python's `json.dumps` has them.
    @Test("has strings escaped as Tink for Python does")
    func escapes() throws {
        let keyset = try keyset { $0.type = #"a\"\\\/\b\f\n\r\t\u0001\u007f é\u20ac\ud83d\ude00~"# }
        #expect(
            try keyset.insecureCleartextJSON().contains(
                #""typeUrl": "a\"\\/\b\f\n\r\t\u0001\u007f \u00e9\u20ac\ud83d\ude00~""#))
        let again = try Keyset(insecureCleartextJSON: keyset.insecureCleartextJSON())
        #expect(again.keys == keyset.keys)
    }

    @Test(
        "may have numbers as strings, negative ids, and enumerations by number",
        arguments: [
            ("7", "7"), (#""7""#, "7"), ("7", #""7""#), ("-1", "4294967295"), (#""-1""#, "-1"),
            ("-2147483648", "2147483648"), ("4294967295", "4294967295"), ("-0", "0"),
        ])
    func numbers(id: String, primary: String) throws {
        try expectKeyOf { ($0.id, $0.primary) = (id, primary) }
        try expectKeyOf { ($0.status, $0.prefix, $0.material) = ("1", "3", "1") }

        func expectKeyOf(_ change: (inout KeysetText) -> Void) throws {
            let keyset = try keyset(change)
            let ciphertext = try AEAD(keyset).encrypt([1], associatedData: [])
            #expect(try AEAD(keyset).decrypt(ciphertext, associatedData: []) == [1])
            #expect(keyset.keys[0].isPrimary)
        }
    }

    @Test(
        "has no ids beyond 32 bits, and none that are not whole numbers",
        arguments: [
            "4294967296", "-2147483649", "9223372036854775808", "7.5", "1e1000", "true", "[7]", "{}", #""""#, #""7 ""#,
            #"" 7""#, #""+7""#, "+7", "07", "0x7", "7a", "--7", "-", #""7"8"#, "٧", #""٧""#,
        ])
    func ids(id: String) {
        #expect(code { $0.id = id } == .malformedKeyset)
        #expect(code { $0.primary = id } == .malformedKeyset)
    }

    @Test("has names in either spelling")
    func names() throws {
        var text = plain
        for (name, other) in [
            ("primaryKeyId", "primary_key_id"), ("keyData", "key_data"), ("typeUrl", "type_url"),
            ("keyMaterialType", "key_material_type"), ("keyId", "key_id"), ("outputPrefixType", "output_prefix_type"),
        ] {
            #expect(text.contains(name))
            text = text.replacing("\"\(name)\"", with: "\"\(other)\"")
        }
        try expectKey(keyset(text))
        try expectKey(keyset(plain.replacing("status", with: #"st\u0061tus"#)))
    }

    @Test("has no name twice, in whichever spelling")
    func duplicates() {
        for (name, member) in [
            ("primaryKeyId", #""primaryKeyId":7"#), ("primaryKeyId", #""primary_key_id":7"#),
            ("key", #""key":[]"#), ("status", #""status":"ENABLED""#), ("status", #""st\u0061tus":"ENABLED""#),
            ("keyId", #""keyId":7"#), ("keyId", #""key_id":7"#), ("keyData", #""key_data":{}"#),
            ("typeUrl", #""type_url":"x""#), ("value", #""value":"""#), ("outputPrefixType", #""outputPrefixType":1"#),
            ("keyMaterialType", #""key_material_type":1"#),
        ] {
            #expect(
                code(plain.replacing("\"\(name)\"", with: "\(member),\"\(name)\"")) == .malformedKeyset, "\(member)")
        }
        #expect(code(plain.dropLast() + #","a":1,"a":1}"#) == .malformedKeyset)
        #expect(code(plain.dropLast() + #","a":{"b":1,"b":1}}"#) == .malformedKeyset)
    }

    @Test("has unknown members passed over, whatever they hold")
    func unknown() throws {
        for value in [
            "null", "true", "false", "0", "-1", "1.5e-7", "1E+9", #""""#, #""}\"{""#, "[]", "{}", "[1,[2],{\"a\":3}]",
            #"{"a":{"b":[null]},"key":7}"#, #""\ud83d\ude00""#, String(repeating: "9", count: 60),
        ] {
            let member = #""unknown":\#(value),"#
            for place in [#""primaryKeyId""#, #""keyData""#, #""typeUrl""#, #""status""#] {
                try expectKey(keyset(plain.replacing(place, with: member + place)))
            }
        }
    }

    @Test("has null for what is not there")
    func null() throws {
        for (name, code) in [
            ("primaryKeyId", ProtectionKeysError.Code.invalidKeyset), ("key", .invalidKeyset),
            ("status", .invalidKeyset), ("outputPrefixType", .invalidKeyset), ("keyId", .invalidKeyset),
        ] {
            let text = plain.replacing(
                try Regex("\"\(name)\":(\"[A-Z]*\"|7|\\[.*\\])"), with: "\"\(name)\":null", maxReplacements: 1)
            #expect(self.code(text) == code, "\(name)")
        }
        for name in ["typeUrl", "value", "keyMaterialType"] {
            let text = plain.replacing(try Regex("\"\(name)\":\"[^\"]*\""), with: "\"\(name)\":null")
            #expect(text != plain)
            if name == "keyMaterialType" { try expectKey(keyset(text)) } else { _ = try keyset(text) }
        }
        #expect(code(plain.replacing("[{", with: "[null,{")) == .malformedKeyset)
    }

    @Test("may have white space between all its parts, and escapes in all its strings")
    func layouts() throws {
        var spaced = ""
        var isInString = false
        for character in plain {
            let isMark = !isInString && "{}[]:,".contains(character)
            if character == "\"" { isInString.toggle() }
            spaced += isMark ? " \t\r\n\(character)\n " : String(character)
        }
        try expectKey(keyset(spaced))
        let escaped = KeysetText.gcm.map { character in
            switch character {
            case "/": #"\/"#
            case "=": #"\u003d"#
            case "+": #"\u002B"#
            default: String(character)
            }
        }
        try expectKey(keyset { $0.value = escaped.joined() })
        try expectKey(keyset { $0.value = KeysetText.gcm.replacing("=", with: "") })
        try expectKey(
            keyset { $0.value = KeysetText.gcm.replacing("+", with: "-").replacing("/", with: "_") })
    }

    @Test(
        "is malformed",
        arguments: [
            "", " ", "{", "}", "[", "]", "\"", "n", "0", "null", "true", "[]", "[{}]", #""{}""#, "{}}", "{},", "{}x",
            "{,}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a" 1}"#, #"{a:1}"#, #"{'a':1}"#, #"{"a":1 "b":2}"#,
            #"{"a":tru}"#, #"{"a":True}"#, #"{"a":NaN}"#, #"{"a":Infinity}"#, #"{"a":01}"#, #"{"a":.5}"#, #"{"a":1.}"#,
            #"{"a":1e}"#, #"{"a":+1}"#, #"{"a":[1,]}"#, #"{"a":[,1]}"#, #"{"a":[1 2]}"#, #"{"a":[}"#, #"{"a":{]}"#,
            #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12G4"}"#, #"{"a":"\ud83d"}"#, #"{"a":"\ude00"}"#,
            #"{"a":"\ud83d\u0041"}"#, #"{"a":"\ud83d\udbff"}"#, #"{"a":"\ud83d\ue000"}"#, #"{"a":"\udc00\ud83d"}"#,
            #"{"a":"\ud83d\n"}"#, #"{"a":"\ud83d\ude0"}"#, #"{"a":"\ud83dA"}"#, #"{"a":"\"#, #"{"a":"\""#,
            "{\"a\":\"\n\"}",
            "{\"a\":\"\u{0}\"}",
            "{\"a\":\"\\\u{1}\"}", "{}\u{0}", "\u{0}{}", "\u{FEFF}{}", "{}//", "/**/{}", "{\u{A0}}",
        ])
    func malformed(text: String) {
        #expect(code(text) == .malformedKeyset)
        #expect(code(text.replacing("a", with: "key")) == .malformedKeyset)
    }

    @Test("of bytes that are not UTF-8 is malformed where they are text, and not otherwise")
    func invalidUTF8() {
        func code(_ find: String, _ bytes: [UInt8]) -> ProtectionKeysError.Code? {
            let range = plain.utf8.firstRange(of: find.utf8)!
            let text = Array(plain.utf8[..<range.lowerBound]) + bytes + Array(plain.utf8[range.upperBound...])
            return thrown { try Keyset(json: text.span) }?.code
        }
        #expect(code("x", [0x78]) == nil || !plain.contains("x"))
        for bytes: [UInt8] in [[0xff], [0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]] {
            #expect(code("AesGcm", bytes) == .malformedKeyset)
            #expect(code("primaryKeyId", bytes) == .malformedKeyset)
            #expect(code("ENABLED", bytes) == .malformedKeyset)
            #expect(code("{", bytes) == .malformedKeyset)
        }
    }

    @Test("is not nested deeper than makes sense")
    func depth() throws {
        for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
            func nested(_ depth: Int, _ open: String, _ close: String) -> String {
                plain.dropLast() + #","unknown":"# + String(repeating: open, count: depth) + "0"
                    + String(repeating: close, count: depth) + "}"
            }
            try expectKey(keyset(nested(63, open, close)))
            #expect(code(nested(64, open, close)) == .malformedKeyset)
            #expect(code(nested(100_000, open, close)) == .malformedKeyset)
        }
        #expect(code(String(repeating: "[", count: 100_000)) == .malformedKeyset)
        #expect(code(String(repeating: #"{"key":["#, count: 100_000)) == .malformedKeyset)
    }

    @Test("has values of the kind that they should be")
    func kinds() {
        #expect(code(plain.replacing("[{", with: "{").replacing("}]", with: "}")) == .malformedKeyset)
        for (name, value) in [
            ("keyData", "[]"), ("keyData", #""x""#), ("typeUrl", "7"), ("typeUrl", "{}"), ("value", "7"),
            ("value", "[]"), ("status", "[]"), ("status", "true"), ("keyMaterialType", "{}"), ("status", "1.0.0"),
        ] {
            let text = plain.replacing("\"\(name)\":", with: "\"\(name)\":\(value),\"other\":")
            #expect(code(text) == .malformedKeyset, "\(name)")
        }
    }

    @Test(
        "has values in Base64 only",
        arguments: ["A", "AAAAA", "A===", "AA=A", "AB==", "AAB=", "AA A", "AA\\n", "é", "\\u0000", "+_AA", "*AAA"])
    func base64(value: String) {
        #expect(code { $0.value = value } == .malformedKeyset)
    }

    @Test("says where it is malformed, and that it is encrypted when it is")
    func messages() {
        #expect(thrown { try keyset(#"{"a":x}"#) }?.message.contains("at byte 6") == true)
        #expect(thrown { try keyset(#"{"a":1}x"#) }?.message.contains("at byte 7") == true)
        let encrypted = thrown { try keyset(#"{"encryptedKeyset":"AAAA"}"#) }
        #expect(encrypted?.code == .malformedKeyset)
        #expect(encrypted?.message.contains("encrypted keyset") == true)
        #expect(code(#"{"encrypted_keyset":"AAAA"}"#) == .malformedKeyset)
    }
}
