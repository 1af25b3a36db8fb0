#!/bin/sh
# Locks every dependency to one version and its hashes, for every system, and names no index.
set -eu

uv() { .venv/bin/uv pip compile --upgrade --quiet --universal --python-version 3.12 --generate-hashes \
    --no-emit-index-url --no-annotate --no-header pyproject.toml "$@"; }

.venv/bin/pip install --quiet 'uv>=0.9,<1'
uv --output-file requirements/base.txt
uv --group dev --output-file requirements/dev.txt
.venv/bin/uv pip compile --upgrade --quiet --universal --python-version 3.12 --generate-hashes \
    --no-emit-index-url --no-annotate --no-header --group node --output-file requirements/node.txt
