#!/usr/bin/env bash
# Builds, shows, tests and packs Bow Out. Each verb installs what it needs.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'EOF'
usage: ./build.sh VERB
  build     dist/chrome and dist/firefox, unpacked, ready to load; dist/www
  demo      opens a browser with the extension on the demo mailbox (without a display: clicks through it and reports)
  test      everything that CI checks, native and in both browsers
  bench     measures what the program is for
  package   dist/bow-out-<version>-{chrome,firefox}.zip and the source archive for reviewers
  check     format, lints and the extension's own rules, without the browsers
EOF
}

fail() { echo "build.sh: $*" >&2; exit 1; }
say() { echo "== $*"; }
has() { command -v "$1" >/dev/null 2>&1; }

need_rust() {
  has cargo || fail "Rust is missing: install it with rustup (https://rustup.rs)"
  if has rustup && ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
    say "adding Rust's wasm target"
    rustup target add wasm32-unknown-unknown
  fi
}

need_node() {
  has node || fail "Node.js 20 or later is missing"
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node.js 20 or later is needed, this is $(node --version)"
  if ! cmp -s package-lock.json node_modules/.installed-lock; then
    say "installing npm packages"
    npm ci --no-audit --no-fund
    cp package-lock.json node_modules/.installed-lock
  fi
}

# need_program NAME PACKAGE...: installs the packages where NAME is missing and apt can.
need_program() {
  local name=$1
  shift
  has "$name" && return
  has apt-get || fail "$name is missing and apt-get is not here to install it"
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  say "installing $*"
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  has "$name" || fail "$name could not be installed"
}

# first_of NAME...: the path of the first program that is here.
first_of() {
  local name
  for name in "$@"; do command -v "$name" && return; done
  return 1
}

need_browsers() {
  first_of chromium chromium-browser google-chrome >/dev/null || need_program chromium chromium
  first_of firefox-esr firefox >/dev/null || need_program firefox-esr firefox-esr
  need_program openssl openssl
  export CHROMIUM=${CHROMIUM:-$(first_of chromium chromium-browser google-chrome)}
  export FIREFOX=${FIREFOX:-$(first_of firefox-esr firefox)}
}

# The tests bring their own configuration and database, and start the servers themselves. Without the packages they skip.
need_roundcube() {
  local packages=(roundcube-core roundcube-sqlite3 dovecot-imapd php-cli sqlite3) sudo=""
  dpkg-query -W "${packages[@]}" >/dev/null 2>&1 && return
  has apt-get || return 0
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  say "installing ${packages[*]}"
  if $sudo apt-get update -qq && printf 'roundcube-core roundcube/dbconfig-install boolean false\n' | $sudo debconf-set-selections &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null; then
    # No mail server of its own is wanted on this machine.
    if has systemctl; then $sudo systemctl disable --now dovecot.service dovecot.socket >/dev/null 2>&1 || true; fi
  else
    say "Roundcube could not be installed: its tests are skipped"
  fi
}

version() { sed -n '/\[workspace.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml; }
bytes() { wc -c <"$1"; }

# Only what rustc emits for this target: with more, wasm-opt writes what engines refuse.
WASM_FEATURES=(bulk-memory bulk-memory-opt call-indirect-overlong multivalue mutable-globals nontrapping-float-to-int reference-types sign-ext)

build_wasm() {
  # Paths of this machine do not end up in panic messages; the memory cannot grow without bound (64 MiB).
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$PWD=. --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo --remap-path-prefix=$(rustc --print sysroot)=rust -Clink-arg=--max-memory=67108864"
  cargo build --locked --quiet --release --lib --target wasm32-unknown-unknown
  rm -rf target/wasm
  cargo run --locked --quiet -p xtask -- bindgen target/wasm32-unknown-unknown/release/bow_out.wasm target/wasm
  node_modules/.bin/wasm-opt -Os "${WASM_FEATURES[@]/#/--enable-}" target/wasm/bow_out_bg.wasm -o target/wasm/bow_out_bg.wasm
}

build() {
  need_rust
  need_node
  say "building"
  build_wasm
  rm -rf dist/chrome dist/firefox dist/www
  local browser
  for browser in chrome firefox; do
    mkdir -p "dist/$browser/icons"
    cp extension/*.html extension/*.css extension/*.js target/wasm/bow_out.js target/wasm/bow_out_bg.wasm "dist/$browser/"
    cp extension/icons/*.png "dist/$browser/icons/"
    cp -r extension/_locales "dist/$browser/"
    cargo run --locked --quiet -p xtask -- manifest extension/manifest.json "extension/manifest.$browser.json" "dist/$browser/manifest.json"
  done
  mkdir -p dist/www
  cp -r www/. dist/www/
  cp target/wasm/bow_out.js target/wasm/bow_out_bg.wasm extension/browser.js extension/tokens.css extension/icons/icon.svg extension/_locales/en/messages.json dist/www/
  echo "wasm $(bytes target/wasm/bow_out_bg.wasm) bytes, $(gzip -9c target/wasm/bow_out_bg.wasm | wc -c) gzipped"
  echo "dist/chrome $(du -sk dist/chrome | cut -f1) kB, dist/firefox $(du -sk dist/firefox | cut -f1) kB"
}

demo() {
  build
  need_browsers
  node tests/browser/demo.mjs
}

check() {
  need_rust
  need_node
  say "format and lints"
  cargo fmt --all --check
  cargo clippy --locked --quiet --workspace --all-targets -- -D warnings
  cargo clippy --locked --quiet --lib --target wasm32-unknown-unknown -- -D warnings
}

run_tests() {
  check
  say "native tests"
  cargo test --locked --quiet
  build
  need_browsers
  need_roundcube
  say "package rules"
  node tests/package.mjs
  say "browser tests"
  node tests/browser/run.mjs
}

bench() {
  build
  need_browsers
  cargo bench --locked --quiet
  node benches/popup.mjs
}

package() {
  build
  local browser name
  name=bow-out-$(version)
  for browser in chrome firefox; do
    cargo run --locked --quiet -p xtask -- zip "dist/$browser" "dist/$name-$browser.zip"
  done
  git archive --format=tar.gz --prefix="$name/" -o "dist/$name-source.tar.gz" HEAD
  (cd dist && sha256sum "$name"-*)
}

case "${1-}" in
  build | demo | check | bench | package) "$1" ;;
  test) run_tests ;;
  *) usage; [ $# = 0 ] || exit 2 ;;
esac
