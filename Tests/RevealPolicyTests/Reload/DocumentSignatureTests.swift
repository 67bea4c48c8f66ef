#if YAML
    import RevealPolicy
    import Testing

    @Suite("Signatures on documents")
    struct DocumentSignatureTests {
        static func key(_ byte: UInt8) throws -> DocumentSigningKey {
            let seed = [UInt8](repeating: byte, count: 32)
            return try DocumentSigningKey(seed: seed.span)
        }

        @Test("A document that a known key signed is accepted")
        func accepted() throws {
            let (old, new) = (try Self.key(1), try Self.key(2))
            let requirements = DocumentRequirements(signers: [old.verificationKey, new.verificationKey])
            let first = try LivePolicyTests.yaml(2)
            let live = try LivePolicy(yaml: first, signature: try old.sign(first), requirements: requirements)
            let second = try LivePolicyTests.yaml(3, [LivePolicyTests.more])
            try live.reload(yaml: second, signature: try new.sign(second))
            #expect(live.engine.document.version == 3)
        }

        @Test("Without the signature of a known key on these very bytes it is refused, before it is read")
        func refused() throws {
            let (known, unknown) = (try Self.key(1), try Self.key(2))
            let requirements = DocumentRequirements(signers: [known.verificationKey])
            let first = try LivePolicyTests.yaml(2)
            let live = try LivePolicy(yaml: first, signature: try known.sign(first), requirements: requirements)
            let second = try LivePolicyTests.yaml(3, [LivePolicyTests.more])
            let ofSecond = try known.sign(second)
            var bytes = ofSecond.bytes
            bytes[10] ^= 1
            let hexadecimal = ofSecond.keyID
            let damaged = try DocumentSignature("\(hexadecimal):\(Self.base64(bytes))")
            let renamed = try DocumentSignature("\(hexadecimal):\(Self.base64(try unknown.sign(second).bytes))")
            let attempts: [(String, [UInt8], DocumentSignature?)] = [
                ("none", second, nil), ("another key", second, try unknown.sign(second)),
                ("another document", second, try known.sign(first)), ("a damaged signature", second, damaged),
                ("another key under the id of a known one", second, renamed),
                ("a byte more", second + [0x0A], ofSecond),
                ("what is no YAML", Array("[".utf8), nil),
            ]
            for (what, yaml, signature) in attempts {
                #expect { try live.reload(yaml: yaml, signature: signature) } throws: {
                    ($0 as? RevealPolicyError)?.code == .invalidSignature
                }
                #expect(live.engine.document.version == 2, "\(what)")
            }
            #expect { try live.replace(with: live.engine.document) } throws: {
                ($0 as? RevealPolicyError)?.code == .invalidSignature
            }
        }

        @Test("A signed document of another name is refused all the same")
        func otherName() throws {
            let key = try Self.key(1)
            let requirements = DocumentRequirements(name: "desk", signers: [key.verificationKey])
            let yaml = try LivePolicyTests.yaml(2)
            #expect {
                try LivePolicy(yaml: yaml, signature: try key.sign(yaml), requirements: requirements)
            } throws: {
                ($0 as? RevealPolicyError)?.code == .wrongDocument
            }
        }

        @Test("The text form reads back, and nothing else reads")
        func text() throws {
            let signature = try Self.key(1).sign(Array("document".utf8))
            #expect(try DocumentSignature("\n \(signature)\n") == signature)
            // Made by Python's cryptography, see Tests/Vectors/reveal-signature.
            #expect(signature.description == Self.golden)
            let text = signature.description
            for wrong in ["", ":", "a:b", String(text.dropLast()), text + "=", String(text.dropFirst()), text + ":"] {
                #expect { try DocumentSignature(wrong) } throws: {
                    ($0 as? RevealPolicyError)?.code == .invalidSignature
                }
            }
        }

        @Test("Keys of another size are none, and a signing key shows nothing")
        func keys() throws {
            #expect { try DocumentVerificationKey(publicKey: [1, 2, 3]) } throws: {
                ($0 as? RevealPolicyError)?.code == .invalidKey
            }
            let short: [UInt8] = [1, 2, 3]
            #expect { try DocumentSigningKey(seed: short.span) } throws: {
                ($0 as? RevealPolicyError)?.code == .invalidKey
            }
            let key = try Self.key(3)
            #expect(key.description == "signing key \(key.verificationKey.id)")
            var dump = ""
            Swift.dump(key, to: &dump)
            #expect(!dump.contains("seed") && !dump.contains("Ed25519"))
        }

        private static func base64(_ bytes: [UInt8]) -> String {
            let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
            var text = ""
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let part = bytes[start..<min(start + 3, bytes.count)]
                let word = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
                for index in 0..<4 { text.append(index <= part.count ? digits[word >> (18 - 6 * index) & 63] : "=") }
            }
            return text
        }

        static let golden =
            "34750f98bd59fcfc:KLD59KjbZuZY8tGWRDCiDThn6Hx/3YzJNrs08TkHxd8AldAszqA/t1FAf0+PD1c0UCUpoOmlVKBY+2FUczv0BQ=="
    }
#endif
