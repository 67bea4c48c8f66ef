import DataProtectionLogging
import Logging
import Masking

// Once, where the program starts.
LoggingSystem.bootstrap { label in
    RedactingLogHandler(StreamLogHandler.standardError(label: label), allowedKeys: ["request", "route", "status"])
}

let logger = Logger(label: "orders")
let customer = (name: Sensitive("Ada Lovelace"), email: "ada@example.org")

// ... route=/v1/orders status=409 email=[redacted] : order of [redacted] refused, mail sent to [email]
logger.warning(
    "order of \(customer.name) refused, mail sent to \(customer.email)",
    metadata: ["route": "/v1/orders", "status": "409", "email": "\(customer.email)"])

// Sensitive although the key is allowed.
logger.info("signed in", metadata: ["request": "\(customer.email, sensitivity: .sensitive)"])
