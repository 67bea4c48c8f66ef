/// What the help of every command says.
enum CommandHelp {
    static let codes = "Exits with 0, or with a code of sysexits(3) that 'dataprotect --help' explains."
}
