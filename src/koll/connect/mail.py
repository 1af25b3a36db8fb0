"""Sends one mail through the municipality's mail server."""

from __future__ import annotations

from smtplib import SMTPException, SMTPServerDisconnected
from socket import gaierror

from django.core.mail import EmailMessage

from koll.connect.delivery import SENT, Delivery


def send_mail(address: str, subject: str, text: str, key: str) -> Delivery:
    """Sends a plain text to one address. `key` makes the same mail recognisable if it should arrive twice."""
    host = key.split("@")[-1]
    headers = {"Message-ID": f"<{key}>", "Auto-Submitted": "auto-generated", "List-Id": f"Koll <koll.{host}>"}
    mail = EmailMessage(subject, text, to=[address], headers=headers)
    try:
        mail.send()
    except (ConnectionRefusedError, gaierror) as fault:
        return Delivery(state="failed", fault=str(fault))
    except SMTPServerDisconnected as fault:
        return Delivery(state="unsure", fault=str(fault))
    except SMTPException as fault:
        return Delivery(state="failed", fault=str(fault))
    except OSError as fault:
        return Delivery(state="unsure", fault=str(fault))
    return SENT
