import ProtectionKeys

/// Subjects as contexts: those are compared by their bytes, where strings are by what they look like.
enum SubjectName {
    /// The domain of subjects as such.
    static let domain = "subject-keys.subject"

    /// A subject of a tenant.
    static func name(of subject: String, tenant: String?) -> FieldContext {
        FieldContext(tenant: tenant, domain: domain, record: subject)
    }

    /// Subjects of a tenant, in their order.
    static func names(of subjects: [String], tenant: String?) -> [FieldContext] {
        let context = FieldContext(tenant: tenant, domain: domain)
        return subjects.map { context.record($0) }
    }
}
