"""Letters through the council's own mail server."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from asset_map.settings import Mail, PlainError

# A server that says nothing for so long says nothing.
PATIENCE_SECONDS = 20


@contextmanager
def post_office(mail: Mail) -> Iterator[smtplib.SMTP]:
    """A connection to the mail server, signed in. Raises PlainError."""
    try:
        server = _connected(mail)
    except (OSError, smtplib.SMTPException) as error:
        raise PlainError(
            "the mail server",
            f"{mail.host}, port {mail.port}, does not take our letters ({type(error).__name__}).",
            "look at ASSET_MAP_SMTP_HOST, _PORT, _SECURITY, _USER and _PASSWORD.",
        ) from None
    try:
        yield server
    finally:
        try:
            server.quit()
        except (OSError, smtplib.SMTPException):
            server.close()


def message(mail: Mail, to: str, subject: str, text: str, stop_at: str = "") -> EmailMessage:
    """A letter in plain text, with the way to stop letters that mail programs know."""
    letter = EmailMessage()
    letter["From"] = mail.sender
    letter["To"] = to
    letter["Subject"] = " ".join(subject.split())
    letter["Date"] = formatdate(localtime=True)
    letter["Message-ID"] = make_msgid(domain=mail.sender.rpartition("@")[2].rstrip(">"))
    letter["Auto-Submitted"] = "auto-generated"
    if stop_at:
        letter["List-Unsubscribe"] = f"<{stop_at}>"
    letter.set_content(text)
    return letter


def deliver(server: smtplib.SMTP, letter: EmailMessage) -> bool:
    """Hand a letter over; whether the server took it."""
    try:
        return not server.send_message(letter)
    except (OSError, ValueError, smtplib.SMTPException):
        return False


def _connected(mail: Mail) -> smtplib.SMTP:
    safe = ssl.create_default_context()
    if mail.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            mail.host, mail.port, timeout=PATIENCE_SECONDS, context=safe
        )
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=PATIENCE_SECONDS)
    if mail.security == "starttls":
        server.starttls(context=safe)
    if mail.user:
        server.login(mail.user, mail.password or "")
    return server
