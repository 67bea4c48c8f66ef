#if YAML
    import ArgumentParser
    import CryptoCore
    import RevealPolicy

    /// `dataprotect policy export-cedar`
    struct ExportCedar: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export-cedar",
            abstract: "Writes a reveal document as Cedar, for the reference tools.",
            discussion: """
                Writes policies.cedar, schema.cedarschema, schema.json and entities.json into a folder, which is made where it \
                is not there. The tools answer as the document does, form by form, but for a forbid that cannot be \
                evaluated: here it forbids, there it is passed over. Budgets and obligations stand beside the policies.

                \(CommandHelp.codes)

                Examples:
                  dataprotect policy export-cedar policy.yaml --output cedar
                  cedar validate --policies cedar/policies.cedar \\
                    --schema cedar/schema.cedarschema
                """)

        @OptionGroup var arguments: PolicyArguments

        @Option(name: .shortAndLong, help: "The folder for the files.", completion: .directory)
        var output: String

        func run() async throws {
            let export = try arguments.file.engine().exportCedar()
            let folder = Directory(output)
            do throws(FileError) { try folder.create() } catch { throw CommandFailure(error, output) }
            let files = [
                ("policies.cedar", export.policies), ("schema.cedarschema", export.schema),
                ("schema.json", export.schemaJSON), ("entities.json", export.entitiesJSON),
            ]
            for (name, text) in files {
                let target = try OutputTarget(folder.file(name))
                do throws(FileError) {
                    try target.sink.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
                } catch {
                    throw CommandFailure(error, folder.file(name))
                }
                try target.commit()
            }
        }
    }
#endif
