#!/bin/sh
# Publish a built site without a moment of missing pages: copy it beside the last ones, then switch one symbolic link.
#
#     sh scripts/publish.sh DEST [SITE]
#
# DEST/current is what the web server serves, DEST/releases holds the last KEEP (5) releases. To go back: publish an
# older SITE, or point DEST/current at an older release. SITE is site/ unless given.
set -eu
# Dates, order and rights are the same whoever runs this.
LC_ALL=C
export LC_ALL
umask 022

usage() {
    echo "usage: [KEEP=5] sh scripts/publish.sh DEST [SITE]" >&2
    exit 2
}

fail() {
    echo "$1" >&2
    exit 1
}

[ $# -ge 1 ] && [ $# -le 2 ] && [ -n "$1" ] || usage
dest=$1
site=${2:-$(dirname "$0")/../site}
keep=${KEEP:-5}
case $keep in '' | *[!0-9]* | 0) fail "KEEP must be a number from 1 ($keep)" ;; esac

for needed in index.html 404.html data/handbook.json; do
    [ -f "$site/$needed" ] || fail "$site/$needed: not there, so this is no built site; run make site 请先运行 make site"
done
site=$(cd "$site" && pwd)

if command -v sha256sum >/dev/null; then
    sums() { sha256sum "$@"; }
else
    sums() { shasum -a 256 "$@"; }
fi

# A release is named by edition and content: the same site is the same release.
said() { sed -n "s/^ *\"$1\": \"\([0-9A-Za-z.]*\)\",*\$/\1/p" "$site/data/handbook.json" | head -n 1; }
version=$(said version)
[ -n "$version" ] || fail "$site/data/handbook.json: names no version; run make site again"
content=$(cd "$site" && find . -type f | sort | while read -r file; do sums "$file"; done | sums | cut -c 1-12)
name=$version-$content

mkdir -p "$dest/releases"
dest=$(cd "$dest" && pwd)
# Whoever publishes says its number; one that was killed is no longer there, and its folder is taken over.
if ! mkdir "$dest/.publishing" 2>/dev/null; then
    owner=$(cat "$dest/.publishing/owner" 2>/dev/null || :)
    case $owner in '' | *[!0-9]*) owner= ;; esac
    [ -n "$owner" ] && command -v ps >/dev/null && ! ps -p "$owner" >/dev/null ||
        fail "$dest/.publishing: somebody else is publishing; if not, remove that folder"
fi
echo $$ >"$dest/.publishing/owner"
incoming=$dest/.incoming
outgoing=$dest/.outgoing
trap 'rm -rf "$incoming" "$outgoing" "$dest/.current"; rm -rf "$dest/.publishing"' EXIT
trap 'exit 1' HUP INT TERM

rm -rf "$outgoing"
if [ ! -d "$dest/releases/$name" ]; then
    rm -rf "$incoming"
    mkdir "$incoming"
    cp -R "$site/." "$incoming/"
    chmod -R a+rX "$incoming"
    (cd "$incoming" && find . -type f | sort) >"$dest/releases/$name.files"
    mv "$incoming" "$dest/releases/$name"
fi

# In the order of publishing; a release published again is as good as new.
touch "$dest/releases/published"
{ grep -vxF "$name" "$dest/releases/published" || :; echo "$name"; } >"$dest/.order"
tail -n "$keep" "$dest/.order" >"$dest/.kept"
mv "$dest/.kept" "$dest/releases/published"
rm "$dest/.order"

# A page that was opened before the switch may still ask for the scripts and styles it was built with: their names
# carry a hash, so they can stay as long as their release is kept.
while read -r kept; do
    [ "$kept" != "$name" ] && [ -f "$dest/releases/$kept.files" ] || continue
    grep -E '^\./assets/.+\.[0-9a-f]{8}\.(min\.)?(js|css)$' "$dest/releases/$kept.files" | while read -r file; do
        [ -e "$dest/releases/$name/$file" ] && continue
        mkdir -p "$(dirname "$dest/releases/$name/$file")"
        cp -p "$dest/releases/$kept/$file" "$dest/releases/$name/.one"
        mv "$dest/releases/$name/.one" "$dest/releases/$name/$file"
    done
done <"$dest/releases/published"

# The switch: the new link takes the place of the old one in one step (GNU mv -T, BSD mv -h).
ln -sfn "releases/$name" "$dest/.current"
mv -fT "$dest/.current" "$dest/current" 2>/dev/null || mv -fh "$dest/.current" "$dest/current"

for old in "$dest"/releases/*/; do
    old=$(basename "$old")
    grep -qxF "$old" "$dest/releases/published" && continue
    # Half a release under its name would be taken for whole when it is published again.
    mv "$dest/releases/$old" "$outgoing"
    rm -rf "$outgoing" "$dest/releases/$old.files"
done
echo "$dest/current -> releases/$name"
