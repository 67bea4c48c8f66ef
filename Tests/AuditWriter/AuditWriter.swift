@main
struct AuditWriter { static func main() {} }
