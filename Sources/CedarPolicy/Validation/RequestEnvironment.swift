/// One kind of request that a schema admits.
struct RequestEnvironment {
    let principal: QualifiedName
    let action: ActionDefinition
    let resource: QualifiedName

    /// The type of a variable.
    func type(_ variable: Variable) -> StaticType {
        switch variable {
        case .principal: .entity(principal)
        case .action: .entity(action.uid.type)
        case .resource: .entity(resource)
        case .context: .record(action.contextType)
        }
    }
}
