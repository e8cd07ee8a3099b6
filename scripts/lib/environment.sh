# shellcheck shell=bash
# Shared by the scripts here: find Python, make .venv, install the locked packages when they changed. For bash 3.2 (macOS) and later.
# Sourced, after `ROOT` is set to the repository's folder.

VENV="$ROOT/.venv"
MINIMUM="3.11"

say() { printf '\033[2m%s\033[0m\n' "· $*" >&2; }
fail() {
  printf '%s\n' "$@" >&2
  exit 1
}
[ -t 2 ] || say() { printf '%s\n' "· $*" >&2; }

# Is $1 a Python that is new enough?
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
# Can $1 make environments? Debian and Ubuntu ship the module for it in a package of its own.
makes_venvs() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }
is_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

apt_install() {
  say "apt-get install $*"
  DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null 2>&1 &&
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null 2>&1
}

# Sets PYTHON: the caller's own choice, else one for which every locked package has a wheel, else whatever is new enough.
find_python() {
  local candidate usable=""
  for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3.14 python3 python; do
    new_enough "$candidate" || continue
    if makes_venvs "$candidate"; then
      PYTHON="$candidate"
      return
    fi
    [ -n "$usable" ] || usable="$candidate"
  done
  if [ -z "$usable" ]; then
    if command -v brew >/dev/null 2>&1; then fail "Python $MINIMUM or newer is needed. Install it with: brew install python@3.13"; fi
    if is_root_on_debian && apt_install python3 python3-venv && new_enough python3; then
      PYTHON=python3
      return
    fi
    fail "Python $MINIMUM or newer is needed, and none was found." \
      "Debian and Ubuntu: apt install python3 python3-venv   (Ubuntu 22.04: python3.11 python3.11-venv)" \
      "macOS: brew install python@3.13, or the installer from python.org"
  fi
  local package
  package="python$("$usable" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  if is_root_on_debian && apt_install "$package" && makes_venvs "$usable"; then
    PYTHON="$usable"
    return
  fi
  fail "$usable cannot make virtual environments. On Debian and Ubuntu: sudo apt install $package"
}

make_venv() {
  [ -x "$VENV/bin/python" ] && new_enough "$VENV/bin/python" && return
  find_python
  say "making .venv with $("$PYTHON" --version 2>&1)"
  rm -f "$VENV"/.installed-*
  "$PYTHON" -m venv --clear "$VENV" || fail "$PYTHON could not make .venv."
}

# What an installation depends on, as text: the place (scripts inside .venv hold its path) and checksums of files.
state_of() { (cd "$ROOT" && printf '%s\n' "$ROOT" && cksum "$@"); }

# install_if_changed NAME LABEL "PIP ARGUMENTS" FILE…: run pip unless the files are those of the last time.
install_if_changed() {
  local stamp="$VENV/.installed-$1" label="$2" arguments="$3" state
  shift 3
  state="$(state_of "$@")"
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state" ] && return
  say "installing $label"
  # pip's own words are for a failure: on success they are warnings about things that are as they should be.
  # The arguments are several words, so they stand without quotes.
  # shellcheck disable=SC2086
  (cd "$ROOT" && "$VENV/bin/python" -m pip install --disable-pip-version-check $arguments) >"$VENV/install.log" 2>&1 || {
    cat "$VENV/install.log" >&2
    fail "Installing $label failed; see above. Nothing outside .venv was changed." \
      "No network? Packages come from where pip is set to get them. No wheel for this Python? Choose another: PYTHON=python3.12 $0"
  }
  printf '%s\n' "$state" >"$stamp"
}

LOCKED="--only-binary :all: --require-hashes"

# prepare runtime|dev: .venv with the locked packages and this project.
prepare() {
  make_venv
  local build="requirements/build.txt" runtime="requirements/runtime.txt" dev="requirements/dev.txt"
  install_if_changed runtime "the locked packages (a minute or two)" "$LOCKED -r $build -r $runtime" $build $runtime
  if [ "$1" = dev ]; then
    install_if_changed dev "what the tests need (a minute or two)" "$LOCKED -r $dev" $dev $runtime
  fi
  install_if_changed project "aifordb itself" "--no-deps --no-build-isolation -e ." setup.py pyproject.toml
}
