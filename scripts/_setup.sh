# What demo, test, endure and lock share: the machine's packages, the Python environment, the front-end files.
# Each step looks first at whether it is needed, so that running it again costs next to nothing.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
checkout=$(pwd -P)
venv=$checkout/.venv

say() { printf '\n== %s\n' "$*"; }
stop() { printf '\nStopped: %s\n' "$*" >&2; exit 2; }
have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif have sudo; then sudo "$@"
    else stop "installing packages needs root. Run this once as root, or ask for: $*"
    fi
}

# What a long command says matters only when it fails.
quietly() {
    local said
    said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; stop "this did not work: $*"; }
}

# A stamp says for which files, in which checkout, a step was last done. `stamp FILE...` is what it should say now.
stamp() { { printf '%s\n' "$checkout"; cat "$@"; } | { sha256sum 2>/dev/null || shasum -a 256; } | cut -c 1-64; }
done_for() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# --- the machine's packages -------------------------------------------------------------------------------------------

refreshed=
apt_refresh() {
    [ -z "$refreshed" ] || return 0
    say "Refreshing the list of system packages"
    quietly as_root apt-get update -qq
    refreshed=yes
}

install_packages() {
    if have apt-get; then
        apt_refresh
        say "Installing system packages: $*"
        quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    elif have brew; then # untested
        say "Installing with Homebrew: $*"
        brew install "$@"
    else
        stop "this machine has neither apt-get nor Homebrew. Please install by hand: $*"
    fi
}

good_python() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in /usr/bin/python3 python3 python3.14 python3.13 python3.12 python3.11; do
        if have "$candidate" && good_python "$candidate"; then command -v "$candidate"; return; fi
    done
}

need_python() {
    [ -n "$(find_python)" ] && return
    if have brew; then install_packages python@3.13; else install_packages python3 python3-venv; fi
    [ -n "$(find_python)" ] || stop "Python 3.11 or later is needed, and this machine's packages have only $(python3 --version)."
}

# A PostgreSQL server whose PostGIS is there too.
have_postgis() {
    local server
    for server in /usr/lib/postgresql/*/bin/initdb; do
        server=${server%/bin/initdb}
        [ -x "$server/bin/initdb" ] && [ -f "/usr/share/postgresql/${server##*/}/extension/postgis.control" ] && return
    done
    have brew && brew list postgis >/dev/null 2>&1
}

need_postgis() {
    have_postgis && return
    if ! have apt-get; then install_packages postgresql@17 postgis; return; fi
    local version servers=(/usr/lib/postgresql/*/bin/initdb)
    if [ -x "${servers[0]}" ]; then
        # A server that is there already is kept: it only lacks PostGIS.
        version=$(printf '%s\n' "${servers[@]}" | cut -d / -f 5 | sort -n | tail -n 1)
    else
        apt_refresh
        version=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' | cut -d - -f 2 | sort -n | tail -n 1)
        [ -n "$version" ] || stop "this machine's packages hold no PostGIS. On Ubuntu, add the universe repository."
        # Left alone, the server's package would start a database of its own, which nobody asked for.
        install_packages postgresql-common
        say "Telling PostgreSQL's package to start no database of its own (/etc/postgresql-common/createcluster.conf)"
        as_root sed -i -E 's/^#? *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
    fi
    install_packages "postgresql-$version" "postgresql-$version-postgis-3"
}

good_node() { have npm && have node && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'; }

need_node() {
    good_node && return
    if have brew; then install_packages node
    elif have node && ! have npm; then install_packages npm
    else install_packages nodejs npm
    fi
    good_node || stop "Node 18 or later is needed to build the style sheet, and this machine has $(node --version)."
}

# What lays out a PDF, and a font to lay it out in.
have_pango() {
    if have brew; then brew list pango >/dev/null 2>&1; return; fi
    local libraries
    libraries=$(/sbin/ldconfig -p)
    [[ $libraries == *libpangoft2-1.0.so* && $libraries == *libharfbuzz-subset.so* ]] && [ -d /usr/share/fonts/truetype/dejavu ]
}

need_pango() {
    have_pango && return
    if have apt-get; then install_packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core
    else install_packages pango
    fi
}

# --- the checkout -----------------------------------------------------------------------------------------------------

# False when it was never finished, when the checkout has moved since (its commands name the old place), and when the
# machine's own Python has become a newer one.
venv_works() {
    head -n 2 "$venv/bin/pip" 2>/dev/null | grep -qF "$venv/bin/python" && "$venv/bin/python" -c 'import pip' 2>/dev/null
}

need_venv() {
    local wanted
    if ! venv_works; then
        need_python
        say "Making a Python environment in .venv"
        "$(find_python)" -m venv --clear "$venv"
    fi
    wanted=$(stamp requirements.lock setup.cfg pyproject.toml)
    if done_for "$venv/.stamp" "$wanted"; then return; fi
    say "Installing the Python libraries that requirements.lock names"
    # To compile all that is in them takes as long again; what is used of it, its first user compiles.
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-compile --require-hashes --no-deps \
        -r requirements.lock
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    echo "$wanted" >"$venv/.stamp"
}

need_frontend() {
    local vendor=asset_map/web/static/vendor wanted
    wanted=$(stamp package-lock.json)
    if ! done_for node_modules/.stamp "$wanted"; then
        need_node
        say "Fetching the front-end packages that package-lock.json names"
        quietly npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
        echo "$wanted" >node_modules/.stamp
    fi
    wanted=$(stamp package-lock.json frontend/* asset_map/web/static/*.{css,js,svg})
    if ! done_for "$vendor/.stamp" "$wanted"; then
        need_node
        say "Building the style sheet and scripts that the pages serve"
        node frontend/build.mjs
        "$venv/bin/python" -m whitenoise.compress -q asset_map/web/static
        echo "$wanted" >"$vendor/.stamp"
    fi
}

set_up() {
    need_postgis
    need_pango
    need_venv
    need_frontend
    export PATH="$venv/bin:$PATH"
}

# The tests make instances of their own: nobody's real one is touched.
forget_settings() {
    local name
    for name in ${!ASSET_MAP_@}; do unset "$name"; done
}
