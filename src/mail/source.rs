//! Bodies of mails that were saved as they travelled: in base64, in quoted-printable, as HTML.

use mail_parser::MessageParser;

/// The text of a body; what is plain text already stays as it is.
pub fn text_of(body: String) -> String {
    let body = if is_base64(&body) {
        decoded("text/plain", "base64", &body).filter(|text| is_text(text)).unwrap_or(body)
    } else if is_quoted_printable(&body) {
        // Where lines were joined, a soft break has become a space.
        decoded("text/plain", "quoted-printable", &body.replace("= ", "=\r\n")).unwrap_or(body)
    } else {
        body
    };
    if is_html(&body) { decoded("text/html", "8bit", &body).unwrap_or(body) } else { body }
}

fn decoded(kind: &str, encoding: &str, body: &str) -> Option<String> {
    let mail =
        format!("Content-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{}", body.trim());
    Some(MessageParser::default().parse(mail.as_bytes())?.body_text(0)?.into_owned())
}

fn is_base64(body: &str) -> bool {
    const LEAST: usize = 80;
    body.len() >= LEAST
        && body.split_whitespace().next().is_some_and(|word| word.len() >= LEAST / 2)
        && body.bytes().all(|b| b.is_ascii_alphanumeric() || b.is_ascii_whitespace() || b"+/=".contains(&b))
}

fn is_text(decoded: &str) -> bool {
    !decoded.contains(char::REPLACEMENT_CHARACTER) && decoded.contains(' ')
}

/// Whether every "=" starts a code or ends a line, and there are some codes.
fn is_quoted_printable(body: &str) -> bool {
    const LEAST: usize = 3;
    let mut codes = 0;
    for (at, _) in body.match_indices('=') {
        match body.as_bytes().get(at + 1..) {
            Some([a, b, ..]) if is_hex(*a) && is_hex(*b) => codes += 1,
            Some([b, ..]) if !b.is_ascii_whitespace() => return false,
            _ => {}
        }
    }
    codes >= LEAST
}

fn is_hex(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte)
}

fn is_html(body: &str) -> bool {
    const TAGS: [&str; 8] = ["<html", "<!doctype html", "<body", "<br", "</p>", "</div>", "</td>", "</a>"];
    let body = body.to_ascii_lowercase();
    TAGS.iter().any(|tag| body.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> String {
        text_of(body.to_owned())
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        for text in ["", "a = b, c=AB and <5", "x=1&y=20", "Sehr geehrte Frau Kern,\n\n2 < 3 =\n", "SGVsbG8gd29ybGQ="] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn quoted_printable_is_decoded_also_where_its_lines_were_joined() {
        let text = "Grüße, wir möchten Sie";
        assert_eq!(read("Gr=C3=BC=C3=9Fe, wir m=C3=B6ch=\r\nten Sie"), text);
        assert_eq!(read("Gr=C3=BC=C3=9Fe, wir m=C3=B6ch= ten Sie"), text);
    }

    #[test]
    fn base64_is_decoded_when_it_holds_text() {
        let body = "V2Ugd291bGQgbGlrZSB0byBpbnZpdGUgeW91IHRvIGFuIGludGVydmlldyBvbiBN\nb25kYXkuIFBsZWFzZSByZXBseS4=";
        assert_eq!(read(body), "We would like to invite you to an interview on Monday. Please reply.");
    }

    #[test]
    fn html_is_read_as_its_text() {
        let text = read(
            "<html><head><style>p { color: red }</style></head><body><p>Dear Ana,</p><p>see you</p></body></html>",
        );
        assert!(
            text.contains("Dear Ana,") && text.contains("see you") && !text.contains("red") && !text.contains('<'),
            "{text}"
        );
    }
}
