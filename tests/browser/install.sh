#!/bin/sh
# Installs what the browser tests need beside the Python packages: Chromium from Debian, and the locked npm packages.
# Takes the folder of the virtual environment. Says what is missing and fails where something cannot be had.
set -u
environment=$1
here=$(dirname "$0")

refuse() {
    echo "The browser tests cannot run: $1" >&2
    exit 1
}

if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
    if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
        refuse "Chromium is missing; install it as root: apt-get install --no-install-recommends chromium"
    fi
    echo "installing Chromium"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium; } >"$environment/chromium.log" 2>&1 ||
        refuse "Chromium is missing and apt-get could not install it; see $environment/chromium.log"
fi

mkdir -p "$environment/browser" && cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$environment/browser/"
"$environment/bin/npm" ci --prefix "$environment/browser" --no-audit --no-fund >"$environment/npm.log" 2>&1 ||
    refuse "npm could not install the packages of tests/browser/package-lock.json; see $environment/npm.log"
