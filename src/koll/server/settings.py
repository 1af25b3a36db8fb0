"""Every setting, and the environment variable it is read from; docs/reference/settings.md is made from this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.csp import CSP
from environs import Env, validate

from koll.server.logs import FORMATS, logging_in

env: Any = Env(prefix="KOLL_")  # Any: the library's types do not know `metadata`, which its code takes
bare_env: Any = Env()

PACKAGE = Path(__file__).resolve().parent.parent

DATA = Path(
    env.str("DATA", default=".koll", metadata={"help": "The folder where the municipality's data lives."})
).resolve()
DEBUG = env.bool("DEBUG", default=False, metadata={"help": "Detailed error pages; refused outside 127.0.0.1."})
DEMO = env.bool(
    "DEMO",
    default=False,
    metadata={
        "help": "Sign in as anybody without a password; only an example municipality on 127.0.0.1 starts with it."
    },
)
LOGGING = logging_in(
    env.str(
        "LOG_FORMAT",
        default="lines",
        validate=validate.OneOf(FORMATS),
        metadata={"help": "How the log is written to stderr: lines for people to read, or json."},
    )
)
HOST = env.str("HOST", default="127.0.0.1", metadata={"help": "The address the server listens on."})
PORT = env.int("PORT", default=8000, metadata={"help": "The port the server listens on."})
PUBLIC_ADDRESS = env.str(
    "PUBLIC_ADDRESS",
    default=f"http://{HOST}:{PORT}",
    metadata={"help": "How the outside world reaches this server, with scheme."},
)
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=["127.0.0.1", "localhost"],
    metadata={"help": "Host names the server answers to."},
)
SECRET_KEY = env.str(
    "SECRET",
    default="",
    metadata={"help": "Signs sessions; made and kept in KOLL_DATA when it is not given."},
)
SQLITE_SYNCHRONOUS = env.str(
    "SQLITE_SYNCHRONOUS",
    default="FULL",
    metadata={"help": "FULL or EXTRA; LOSES_WRITES is only for the crash test, to show that it can fail."},
)
CONTACT = env.str(
    "CONTACT", "", metadata={"help": "Where the public turns about Koll, e.g. a mail address; shown on the open pages."}
)
SOURCE_ADDRESS = env.str(
    "SOURCE_ADDRESS",
    "https://github.com/koll-kommun/koll",
    metadata={"help": "Where the source code that is run here can be read."},
)
DATA_LICENCE = env.str(
    "DATA_LICENCE",
    default="",
    metadata={"help": "The licence of the open data, by its SPDX name, e.g. CC0-1.0, once it has been decided."},
)
KOLL_FETCH_RAISE = env.bool(
    "FETCH_RAISE",
    default=False,
    metadata={"help": "A forgotten related row is an error instead of a query; for tests."},
)
KOLL_TODAY = env.str(
    "TODAY",
    default="",
    metadata={"help": "The day an example municipality lives on, e.g. 2027-03-15; only with DEMO."},
)
KOLL_CLOCK = env.str(
    "CLOCK",
    default="",
    metadata={
        "help": "An example's clock, only with DEMO: a moment at which it stands, e.g. 2027-03-15T10:00:00+01:00, "
        "or seconds that it goes before (+) or after (-) the machine's, e.g. +3600."
    },
)


def secret_key(given: str, data: Path) -> str:
    """The given key, or one kept in the data folder, or for commands that touch no data a fixed one."""
    if given:
        return given
    kept = data / "secret"
    return kept.read_text(encoding="ascii").strip() if kept.exists() else "no-data-folder-yet"


SECRET_KEY = secret_key(SECRET_KEY, DATA)

INSTALLED_APPS = [
    "koll.tables",
    "koll.frame",
    "koll.web",
    "koll.portal",
    "koll.api",
    "koll.signin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "koll.frame.http.request_log.Numbered",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "koll.signin.middleware.OnlyWholeRequests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "koll.frame.http.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "koll.signin.middleware.WhoIsAsking",
]

ROOT_URLCONF = "koll.server.urls"
WSGI_APPLICATION = "koll.server.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [str(path) for path in sorted(PACKAGE.glob("web/*/templates"))],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.messages.context_processors.messages",
                "koll.frame.shell.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "koll.frame.components",
            ],
        },
    }
]


def postgresql(url: str) -> dict[str, Any]:
    """Django's settings for postgresql://user:password@host:port/name."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
        "CONN_HEALTH_CHECKS": True,
    }


def embedded(data: Path) -> dict[str, Any]:
    """Django's settings for the embedded database in the data folder; holds.md's choices live in the backend."""
    return {
        "ENGINE": "koll.server.sqlite",
        "NAME": str(data / "koll.sqlite3"),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 15},
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": ":memory:"},
    }


PROXIES = env.int(
    "PROXIES",
    default=int(PUBLIC_ADDRESS.startswith("https://")),
    metadata={"help": "How many of your own proxies stand before the server; they say who asks, and whether over TLS."},
)
WORD_TEMPLATE = env.str(
    "WORD_TEMPLATE",
    default="",
    metadata={"help": "A Word file whose styles, header and footer downloads are made in; empty means Word's own."},
)
TEST_CONTROL = env.bool(
    "TEST_CONTROL",
    default=False,
    metadata={"help": "Lets Koll's own tests lose writes and set the clock; never set it elsewhere."},
)

DATABASE_URL = bare_env.str(
    "DATABASE_URL",
    default="",
    metadata={"help": "postgresql://…; empty means the embedded database in KOLL_DATA."},
)
TICK_SECONDS = env.int(
    "TICK_SECONDS",
    default=0 if DATABASE_URL else 600,
    validate=validate.Range(0, 86_400),
    metadata={
        "help": "How many seconds `koll serve` lets pass between doing what `koll tick` does; 0 means never, "
        "and that a timer of yours runs `koll tick`. A demonstration never does it."
    },
)
DATABASES = {"default": postgresql(DATABASE_URL) if DATABASE_URL else embedded(DATA)}
SITES: dict[str, dict[str, Any]] = {"koll": {"hosts": (), "database": "default"}}
"""Each municipality of this installation: its host names, none for every one, and the alias of its database."""
DATABASE_ROUTERS = ["koll.snapshot.SiteRouter"]
KOLL_WATCH_KEPT = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "signin_attempts"}}

AUTH_USER_MODEL = "tables.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/logga-in/"
LOGIN_REDIRECT_URL = "/hem/"
LOGOUT_REDIRECT_URL = "/"
SHORTEST_PASSWORD = 12
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": SHORTEST_PASSWORD},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "koll.signin.adapter.KollAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PASSWORD_MIN_LENGTH = SHORTEST_PASSWORD
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # A whole municipality asks from one address: what one address may do is wide, what one name may is narrow.
    "login": "600/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/m/key",
    "staff_answer": "40/10m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
CSRF_FAILURE_VIEW = "koll.signin.error_pages.forged"

KOLADA_ADDRESS = env.str(
    "KOLADA_ADDRESS",
    default="https://api.kolada.se/v3/",
    metadata={"help": "Where the open interface of Kolada is; empty means that nothing is fetched."},
)
SCB_ADDRESS = env.str(
    "SCB_ADDRESS",
    default="https://statistikdatabasen.scb.se/api/v2/",
    metadata={"help": "Where the open interface of Statistics Sweden is; empty means that nothing is fetched."},
)
SMTP_HOST = env.str(
    "SMTP_HOST",
    default="",
    metadata={"help": "The mail server; without one, mail is written to files in the folder mail of KOLL_DATA."},
)
SMTP_PORT = env.int("SMTP_PORT", default=587, metadata={"help": "The port of the mail server."})
SMTP_USER = env.str("SMTP_USER", default="", metadata={"help": "The user name at the mail server, if it asks for one."})
SMTP_PASSWORD = env.str("SMTP_PASSWORD", default="", metadata={"help": "The password at the mail server."})
SMTP_SECURITY = env.str(
    "SMTP_SECURITY",
    default="starttls",
    validate=validate.OneOf(["starttls", "tls", "none"]),
    metadata={"help": "How the way to the mail server is protected: starttls, tls or none."},
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str(
    "SMTP_FROM",
    default=f"koll@{urlsplit(PUBLIC_ADDRESS).hostname}",
    metadata={"help": "The sender of the mail that Koll sends."},
)


def mail_server() -> dict[str, Any]:
    """Django's settings for the mail server."""
    options = {
        "host": SMTP_HOST,
        "port": SMTP_PORT,
        "username": SMTP_USER,
        "password": SMTP_PASSWORD,
        "use_tls": SMTP_SECURITY == "starttls",
        "use_ssl": SMTP_SECURITY == "tls",
        "timeout": 20,
    }
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


def mail_folder(data: Path) -> dict[str, Any]:
    """Django's settings for mail that is written to files."""
    return {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(data / "mail")},
    }


MAILERS = {"default": mail_server() if SMTP_HOST else mail_folder(DATA)}

USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [str(path) for path in sorted([*PACKAGE.glob("locale"), *PACKAGE.glob("*/locale")])]

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
OVER_TLS = PUBLIC_ADDRESS.startswith("https://")
SECURE_HSTS_SECONDS = 31_536_000 if OVER_TLS else 0
SESSION_COOKIE_SECURE = OVER_TLS
CSRF_COOKIE_SECURE = OVER_TLS
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 10 * 60 * 60
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = OVER_TLS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
MOST_UPLOADED = 1_000_000 * env.int(
    "MOST_UPLOADED_MB",
    default=20,
    validate=validate.Range(1, 200),
    metadata={"help": "How many megabytes the files sent with one form may be together."},
)
LARGEST_REQUEST = 2 * MOST_UPLOADED + 10_000_000
"""Bytes beyond which a request is refused unread: room enough that a file which is too large gets its form back."""
FILE_UPLOAD_HANDLERS = ["koll.frame.http.downloads.WithinLimit"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORMS_URLFIELD_ASSUME_HTTPS = True
