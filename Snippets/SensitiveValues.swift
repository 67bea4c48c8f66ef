import Foundation
import Masking

// snippet.hide
func main() throws {
    let body = Data(#"{"id": 7, "email": "ada@example.org"}"#.utf8)
    // snippet.show
    struct SignUp: Decodable {
        let id: Int
        let email: Sensitive<String>
    }
    let signUp = try JSONDecoder().decode(SignUp.self, from: body)

    print(signUp)  // SignUp(id: 7, email: [redacted])

    // The only way in: easy to search for, easy to review.
    let recipient = signUp.email.expose()
    // snippet.hide
    print(recipient == "ada@example.org")
}

try main()
