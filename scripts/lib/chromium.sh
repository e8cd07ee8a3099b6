# shellcheck shell=bash
# Sourced: a Chromium for the tests of pages, named by the variable CHROMIUM.

# Prints the path of a browser that is there already, or nothing.
installed_chromium() {
  local name
  for name in chromium chromium-browser google-chrome \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if command -v "$name" >/dev/null 2>&1 && "$name" --version >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
}

# Sets and exports CHROMIUM, installing one where that is possible.
find_chromium() {
  CHROMIUM="${CHROMIUM:-$(installed_chromium)}"
  # Ubuntu's package is only a link to a snap, which containers cannot run: the browser is looked for again afterwards.
  if [ -z "$CHROMIUM" ] && is_root_on_debian && apt_install chromium; then CHROMIUM="$(installed_chromium)"; fi
  [ -n "$CHROMIUM" ] || fail "The tests of pages need Chromium. Install it (Debian: sudo apt install chromium; macOS: brew install --cask chromium)," \
    "or name one: CHROMIUM=/path/to/chromium scripts/test" \
    "Tests that need no browser: scripts/test tests/core"
  export CHROMIUM
}
