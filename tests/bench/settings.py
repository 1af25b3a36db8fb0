"""The product's settings, with the bench's addresses."""

from koll.server import settings as real

globals().update({name: value for name, value in vars(real).items() if name.isupper()})
ROOT_URLCONF = "tests.bench.addresses"
