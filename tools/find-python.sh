#!/bin/sh
# Says where a Python new enough for Koll lies. Each is tried by running it: a version manager's stand-in may be on the
# path and still answer "not installed".
set -u

new_enough='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))'
versions="${PYENV_ROOT:-$HOME/.pyenv}/versions"

for name in python3.14 python3.13 python3.12 "$versions"/3.14*/bin/python "$versions"/3.13*/bin/python \
    "$versions"/3.12*/bin/python python3 python; do
    if "$name" -c "$new_enough" >/dev/null 2>&1; then
        "$name" -c 'import sys; print(sys.executable)'
        exit 0
    fi
done

cat >&2 <<'END'
Koll needs Python 3.12 or later with venv, and none was found.
Install one, then run the same command again:
  Debian and Ubuntu   apt install python3 python3-venv    (Debian 13, Ubuntu 24.04 or later)
  Fedora              dnf install python3
  macOS               brew install python@3.13
  pyenv, anywhere     pyenv install 3.13
END
exit 1
