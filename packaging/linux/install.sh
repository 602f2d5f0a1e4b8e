#!/bin/sh
# Adds SynPol Desktop to one user's programs: ./install.sh [PREFIX]; ~/.local if none is named.
# It writes below PREFIX only. PREFIX/lib/synpol-desktop/uninstall.sh takes everything away again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-"$HOME/.local"}
target=$prefix/lib/synpol-desktop
if [ -e "$target" ]; then
    "$target/uninstall.sh"
fi
list=$(mktemp)
trap 'rm -f "$list"' EXIT
mkdir -p "$prefix/lib" "$prefix/bin"
cp -R "$here/lib/synpol-desktop" "$target"
ln -sf ../lib/synpol-desktop/synpol-desktop "$prefix/bin/synpol-desktop"
echo "bin/synpol-desktop" >"$list"
(cd "$here" && find share -type f ! -name copyright ! -name CHANGELOG.md.gz) | while read -r file; do
    mkdir -p "$prefix/$(dirname "$file")"
    cp "$here/$file" "$prefix/$file"
    echo "$file" >>"$list"
done
# A menu finds programs in PATH only; this one is named by its place.
desktop=$prefix/share/applications/synpol-desktop.desktop
sed -e "s|^Exec=synpol-desktop|Exec=\"$prefix/bin/synpol-desktop\"|" -e '/^TryExec=/d' \
    "$here/share/applications/synpol-desktop.desktop" >"$desktop"
cp "$list" "$target/installed-files"
cp "$here/uninstall.sh" "$target/uninstall.sh"
chmod 755 "$target/uninstall.sh"
"$target/uninstall.sh" --refresh
echo "Installed: $prefix/bin/synpol-desktop"
