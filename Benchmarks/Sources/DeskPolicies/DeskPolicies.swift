/// The policies of support desks: who may see which field of a customer, in which form and for what purpose.
///
/// Eleven policies a desk. What is general is said by the first desk; the others have roles and classes of their own.
public enum DeskPolicies {
    /// So many policies, as Cedar's text.
    public static func policies(_ count: Int) -> String {
        var texts: [String] = []
        for desk in 0...(count / 11) { texts += Self.desk(desk) }
        return texts.prefix(count).joined(separator: "\n") + "\n"
    }

    private static func desk(_ desk: Int) -> [String] {
        func role(_ name: String) -> String { "Role::\"\(name)-\(desk)\"" }
        func fields(_ name: String) -> String { "Class::\"\(name)-\(desk)\"" }
        // The first desk's prohibitions are everybody's.
        let (anywhere, within) = (desk == 0 ? "resource" : "resource in \(fields("all"))", desk == 0 ? "0" : "\(desk)")
        return [
            #"permit (principal in \#(role("agent")), action == Action::"show.masked", resource in \#(fields("contact"))) when { context.purpose == "ticket" && context has ticket && context.ticket.owner == principal && context.ticket.customer == resource.subject };"#,
            #"forbid (principal, action in Action::"show", \#(anywhere)) when { principal.tenant != resource.tenant };"#,
            #"permit (principal in \#(role("agent")), action == Action::"show.clear", resource in \#(fields("phone"))) when { context.purpose == "callback" && context has ticket && context.ticket.owner == principal && ["open", "waiting"].contains(context.ticket.state) && context.shown < 40 };"#,
            #"permit (principal in \#(role("lead")), action in [Action::"show.clear", Action::"show.masked"], resource in \#(fields("contact"))) when { context.purpose == "ticket" && context has ticket && principal in context.ticket.team && context.shown < 100 };"#,
            #"permit (principal in \#(role("fraud")), action == Action::"show.masked", resource in \#(fields("card"))) when { context.purpose == "fraud" };"#,
            #"permit (principal in \#(role("fraud")), action == Action::"show.clear", resource in \#(fields("card"))) when { context.purpose == "fraud" && context has case && context.case like "F-*" && !context.seconds.isEmpty() && !context.seconds.contains(principal) };"#,
            #"permit (principal in \#(role("analysis")), action == Action::"show.token", \#(anywhere)) when { context.purpose == "analysis" };"#,
            #"permit (principal in \#(role("billing")), action == Action::"show.clear", resource in \#(fields("card"))) when { context.purpose == "charge" && context.address.isInRange(ip("10.\#(within).0.0/16")) };"#,
            #"forbid (principal in \#(role("agent")), action == Action::"show.clear", resource) unless { context.now.toTime() >= duration("7h") && context.now.toTime() < duration("19h") };"#,
            #"forbid (principal, action == Action::"show.clear", \#(anywhere)) when { resource.level > principal.level } unless { context.emergency && context has case };"#,
            #"permit (principal in \#(role("lead")), action == Action::"show.clear", \#(anywhere)) when { context.emergency && context has case && context.case != "" };"#,
        ]
    }

    private static let roles = ["agent", "lead", "fraud", "analysis", "billing"]
    private static let classes = ["contact", "phone", "card"]

    /// People, fields and tickets of the first three desks, in Cedar's JSON form.
    public static var entities: String {
        var all = [
            entity("Action", "show"), entity("Action", "show.clear", below: [("Action", "show")]),
            entity("Action", "show.masked", below: [("Action", "show")]),
            entity("Action", "show.token", below: [("Action", "show")]),
        ]
        for desk in 0..<3 {
            all += roles.map { entity("Role", "\($0)-\(desk)", below: [("Role", "staff")]) }
            all.append(entity("Class", "phone-\(desk)", below: [("Class", "contact-\(desk)")]))
            all += ["contact", "card"].map { entity("Class", "\($0)-\(desk)", below: [("Class", "all-\(desk)")]) }
            for (number, role) in roles.enumerated() {
                all.append(
                    entity(
                        "User", "\(role)-\(desk)", below: [("Role", "\(role)-\(desk)"), ("Team", "\(desk)")],
                        #""tenant": \#(reference("Tenant", "acme")), "level": \#(number + 1)"#))
            }
            for (number, kind) in classes.enumerated() {
                all.append(
                    entity(
                        "Field", "\(kind)-\(desk)", below: [("Class", "\(kind)-\(desk)")],
                        #""tenant": \#(reference("Tenant", desk == 2 ? "globex" : "acme")), "level": \#(number + 1), "subject": "customer-\#(desk)""#
                    ))
            }
            all.append(
                entity(
                    "Ticket", "\(desk)",
                    #""owner": \#(reference("User", "agent-\(desk)")), "team": \#(reference("Team", "\(desk)")), "state": "open", "customer": "customer-\#(desk)""#
                ))
        }
        return "[" + all.joined(separator: ",\n") + "]"
    }

    /// A request a line: every person, every form, every field, in Cedar's JSON form.
    public static var requests: [String] {
        var lines: [String] = []
        let purposes = ["ticket", "callback", "fraud", "analysis", "charge"]
        for desk in 0..<3 {
            for (number, role) in roles.enumerated() {
                for form in ["clear", "masked", "token"] {
                    for kind in classes {
                        let place = lines.count
                        var context = [
                            #""purpose": "\#(place % 4 == 0 ? purposes[place % 5] : purposes[number])""#,
                            #""now": {"__extn": {"fn": "datetime", "arg": "2026-03-0\#(1 + place % 9)T\#(10 + place % 12):30:00Z"}}"#,
                            #""address": {"__extn": {"fn": "ip", "arg": "10.\#(place % 4).3.4"}}"#,
                            #""seconds": [\#(reference("User", "lead-\(desk)"))]"#, #""shown": \#(place % 60)"#,
                            #""emergency": \#(place % 7 == 0)"#,
                        ]
                        if place % 3 > 0 { context.append(#""ticket": \#(reference("Ticket", "\(desk)"))"#) }
                        if place % 2 == 0 { context.append(#""case": "F-\#(place)""#) }
                        lines.append(
                            #"{"principal": \#(uid("User", "\(role)-\(desk)")), "action": \#(uid("Action", "show.\(form)")), "resource": \#(uid("Field", "\(kind)-\(desk)")), "context": {\#(context.joined(separator: ", "))}}"#
                        )
                    }
                }
            }
        }
        return lines
    }

    private static func uid(_ type: String, _ id: String) -> String { #"{"type": "\#(type)", "id": "\#(id)"}"# }

    private static func reference(_ type: String, _ id: String) -> String { #"{"__entity": \#(uid(type, id))}"# }

    private static func entity(
        _ type: String, _ id: String, below parents: [(String, String)] = [], _ attributes: String = ""
    ) -> String {
        #"{"uid": \#(uid(type, id)), "attrs": {\#(attributes)}, "parents": [\#(parents.map { uid($0.0, $0.1) }.joined(separator: ", "))]}"#
    }
}
