#!/bin/sh
# Takes away what install.sh put below its prefix. Workspaces and settings stay.
set -eu
target=$(cd "$(dirname "$0")" && pwd)
prefix=$(cd "$target/../.." && pwd)
if [ ! -f "$target/installed-files" ]; then
    echo "Nothing is installed from here." >&2
    exit 1
fi

refresh() { # the desktop's lists, where it keeps any
    if [ -e "$prefix/share/mime/mime.cache" ] || [ "${1:-}" = install ]; then
        command -v update-mime-database >/dev/null && update-mime-database "$prefix/share/mime" || true
    fi
    if [ -e "$prefix/share/applications/mimeinfo.cache" ] || [ "${1:-}" = install ]; then
        command -v update-desktop-database >/dev/null && update-desktop-database "$prefix/share/applications" || true
    fi
}

if [ "${1:-}" = --refresh ]; then
    refresh install
    exit 0
fi
while read -r file; do
    rm -f "$prefix/$file"
done <"$target/installed-files"
refresh
while read -r file; do # folders that are empty now
    folder=$(dirname "$file")
    while [ "$folder" != . ] && rmdir "$prefix/$folder" 2>/dev/null; do
        folder=$(dirname "$folder")
    done
done <"$target/installed-files"
rm -rf "$target"
rmdir "$prefix/lib" 2>/dev/null || true
echo "SynPol Desktop was taken away. Workspaces and settings stay where they are."
