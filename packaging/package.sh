#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# All packages of Writ, in one command. `--help` says the rest.
set -Eeuo pipefail

script=package
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/steps.sh
. "$root/packaging/steps.sh"

jobs=${WRIT_JOBS:-$(nproc)}
# dpkg-dev finds what a package depends on, patchelf lets a moved program find a library beside it.
package_packages=(dpkg-dev file patchelf)
maintainer=${DEBEMAIL:+${DEBFULLNAME:-Writ maintainers} <$DEBEMAIL>}

usage() {
    cat <<'TEXT'
Usage: packaging/package.sh [--sources FOLDER] [--out FOLDER] [--twice]

Makes, for the Wireshark whose headers are installed here:
  writ_VERSION_ARCH.deb          plugin, profile, writ-db, writ-batch, manual pages, completions
  writ-data_DAY_all.deb          the databases, made now from public packages, with their licences
  writ-VERSION-X.Y-linux-ARCH.tar.gz   both, for a user's own folders; install.sh in it does the rest
and SHA256SUMS. Installs the Debian packages that are missing (root, or sudo), and nothing else.
The same sources are to give the same bytes, whenever and wherever they are built: see --twice.

  --sources FOLDER   make the databases from what "writ-db fetch --into FOLDER" left there; else
                     they are fetched now, which takes a network
  --out FOLDER       where packages go (default: build-package/packages in the checkout)
  --twice            build a second time, in another folder and from a copy of the sources, and
                     compare every byte; ends with 1 when one differs
  --release VERSION  call it VERSION, to try an upgrade
  --help             this text

SOURCE_DATE_EPOCH is the time that packages bear (default: that of the last commit). DEBFULLNAME and
DEBEMAIL name who answers for the packages, WRIT_JOBS says how many compilers run at once.
TEXT
}

parse_arguments() {
    sources="" out="" twice=no release=""
    while [ $# -gt 0 ]; do
        case $1 in
        -h | --help) usage && exit 0 ;;
        --twice) twice=yes ;;
        --sources | --out | --release)
            [ $# -gt 1 ] || { usage >&2 && exit 2; }
            printf -v "${1#--}" '%s' "$2"
            shift
            ;;
        *) usage >&2 && exit 2 ;;
        esac
        shift
    done
    [ -z "$sources" ] || [ -r "$sources/sources.toml" ] ||
        stop "$sources holds no sources.toml: fill it with writ-db fetch --into $sources"
    [ -z "$sources" ] || sources=$(realpath "$sources")
}

# One time for everything that bears one. Nothing else of the surroundings shows in a package.
settle_surroundings() {
    if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
        SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>>"$log") ||
            stop "this is no git checkout: say in SOURCE_DATE_EPOCH which time packages bear, in seconds since 1970"
    fi
    export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC
    umask 022
    unset CFLAGS CXXFLAGS CPPFLAGS LDFLAGS DESTDIR
}

# configure_and_build SOURCES BUILD: with the hardening that Debian's own packages have.
configure_and_build() {
    mkdir -p "$2"
    local flags link
    flags=$(cd "$2" && DEB_BUILD_MAINT_OPTIONS=hardening=+all DEB_CXXFLAGS_MAINT_STRIP=-g \
        dpkg-buildflags --get CXXFLAGS) # optimisation is the build type's
    flags="${flags//-O2/} $(dpkg-buildflags --get CPPFLAGS)"
    flags+=" \"-ffile-prefix-map=$2=build\" \"-ffile-prefix-map=$1=.\"" # a shell reads it: folders may have blanks
    link=$(DEB_BUILD_MAINT_OPTIONS=hardening=+all dpkg-buildflags --get LDFLAGS)
    logged cmake -S "$1" -B "$2" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr \
        -DCMAKE_CXX_FLAGS="$flags" -DCMAKE_SHARED_LINKER_FLAGS="$link" -DCMAKE_MODULE_LINKER_FLAGS="$link" \
        -DCMAKE_EXE_LINKER_FLAGS="$link" -DWRIT_BUILD_TESTS=OFF -DWRIT_BUILD_PLUGIN=ON -DWRIT_PACKAGES=ON \
        -DWRIT_PACKAGE_DATA="$2/databases" -DWRIT_VERSION_OVERRIDE="$release" \
        ${maintainer:+-DWRIT_MAINTAINER="$maintainer"}
    logged cmake --build "$2" -j "$jobs" || stop "the build failed: $(last_error). The log is $log"
}

fetch_sources() {
    [ -z "$sources" ] || return 0
    step "fetching the sources of the databases, by package name"
    sources=$build/sources
    "$build/one/geoip/tools/writ-db" fetch --into "$sources" 2>&1 | tee -a "$log" ||
        stop "no source of the databases could be had. Is there a network? --sources takes a folder filled elsewhere"
}

# make_databases BUILD: with the papers that belong to them.
make_databases() {
    local folder=$1/databases
    mkdir -p "$folder"
    logged "$1/geoip/tools/writ-db" build --from "$sources" --out "$folder"
    if [ ! -s "$folder/network.mmdb" ] || [ ! -s "$folder/hardware.mmdb" ]; then
        stop "what $sources holds does not make both databases"
    fi
    logged "$1/geoip/tools/writ-db" verify "$folder/network.mmdb" "$folder/hardware.mmdb"
    data_day=$(sed -n 's/^date = "\(.*\)"$/\1/p' "$sources/sources.toml" | sort | tail -n 1)
    [ -n "$data_day" ] || stop "no source in $sources/sources.toml has a date: it is the version of the data"
    "$root/packaging/debian/data_copyright.sh" "$sources/sources.toml" >"$folder/copyright"
    # As Debian writes days that may give way to a numbered version.
    data_version=0~${data_day//-/}+$(version_of "$1")
    cat >"$folder/changelog.Debian" <<TEXT
writ-data ($data_version-1) unstable; urgency=medium

  * Sources of $data_day and before; the file copyright names them.

 -- $(variable_of "$1" WRIT_MAINTAINER)  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
TEXT
    gzip -9nf "$folder/changelog.Debian"
}

variable_of() { sed -n "s/^$2:[A-Z]*=//p" "$1/CMakeCache.txt"; }
version_of() { "$1/geoip/tools/writ-db" --version; }

# make_debs BUILD OUT
make_debs() {
    (
        cd "$1" # cpack's own files
        logged cpack -G DEB -B "$1/cpack" -D CPACK_COMPONENTS_ALL="writ;debian"
        logged cpack -G DEB -B "$1/cpack" -D CPACK_COMPONENTS_ALL=data -D CPACK_PACKAGE_VERSION="$data_version"
    )
    mv "$1"/cpack/*.deb "$2/"
}

# make_archive BUILD OUT: what install.sh puts into a user's folders, in the shape in which it lies here.
make_archive() {
    local series name tree stage=$1/archive
    series=$(sed -n 's/.*"\(lib.*plugins\/\)\([0-9.]*\)".*/\2/p' "$(variable_of "$1" Wireshark_DIR)/WiresharkConfig.cmake")
    name=writ-$(version_of "$1")-$series-linux-$(uname -m)
    tree=$stage/$name
    rm -rf "$stage"
    mkdir -p "$tree/plugin" "$tree/profiles" "$tree/lib/writ"
    logged cmake --install "$1" --prefix "$stage/usr" --component writ --strip
    mv "$stage"/usr/lib/*/wireshark/plugins/*/epan/writ.so "$tree/plugin/"
    mv "$stage/usr/share/wireshark/profiles/Writ" "$tree/profiles/"
    mv "$stage/usr/bin" "$stage/usr/libexec" "$stage/usr/share" "$tree/"
    rmdir "$tree/share/wireshark/profiles" "$tree/share/wireshark"
    cp "$1/databases/network.mmdb" "$1/databases/hardware.mmdb" "$tree/share/writ/"
    cp "$1/databases/copyright" "$tree/DATA-LICENCES"
    cp "$root/packaging/debian/copyright" "$tree/COPYRIGHT"
    cp "$root/LICENSE" "$root/CHANGELOG.md" "$root/packaging/tarball/install.sh" "$tree/"
    sed "s/@SERIES@/$series/" "$root/packaging/tarball/README.in" >"$tree/README"
    add_library "$tree/bin/writ-db" "$tree/lib/writ" libloc
    printf '%s\n' "$series" >"$tree/lib/writ/wireshark-series"
    chmod -R u=rwX,go=rX "$tree"
    tar -C "$stage" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
        --format=gnu -c "$name" | gzip -9n >"$2/$name.tar.gz"
}

# add_library PROGRAM FOLDER NAME: the library, which few machines have, beside the program.
add_library() {
    local file package
    file=$(ldd "$1" | sed -n "s/^.*$3\.so.* => \([^ ]*\) .*/\1/p")
    [ -n "$file" ] || stop "$1 is not linked to $3"
    cp -L "$file" "$2/"
    package=$("$root/packaging/debian/library_package.sh" "$file")
    {
        printf '%s: from the Debian package %s; its source is the source package of that version.\n\n' \
            "$(basename "$file")" "$(dpkg-query -W -f '${Package} ${Version}' "$package")"
        cat "/usr/share/doc/$package/copyright"
    } >"$2/$3.copyright"
    logged patchelf --set-rpath "\$ORIGIN/../lib/writ" "$1"
}

# make_all SOURCES BUILD OUT
make_all() {
    rm -rf "$3"
    mkdir -p "$3"
    : >"$3/SHA256SUMS" # a run that was stopped leaves a folder that the next one may empty
    make_databases "$2"
    make_debs "$2" "$3"
    make_archive "$2" "$3"
    (cd "$3" && sha256sum -- *.deb *.tar.gz >SHA256SUMS)
}

compare_with_a_second_build() {
    step "building again, elsewhere, and comparing"
    local copy build_two
    copy=$(mktemp -d "${TMPDIR:-/tmp}/writ-again.XXXXXX")
    build_two=$build/another/folder
    rm -rf "$build_two"
    mkdir -p "$copy/sources of writ"
    tar -C "$root" --exclude='./build*' --exclude=./.git -c . | tar -C "$copy/sources of writ" -x
    configure_and_build "$copy/sources of writ" "$build_two"
    make_all "$copy/sources of writ" "$build_two" "$build/packages-again"
    rm -rf "$copy"
    if ! diff "$out/SHA256SUMS" "$build/packages-again/SHA256SUMS" | tee -a "$log"; then
        stop "the second build differs; compare $out and $build/packages-again (diffoscope says where)"
    fi
    rm -rf "$build_two" "$build/packages-again"
    say "The same bytes in every package."
}

main() {
    step_name="reading the command line"
    parse_arguments "$@"
    begin
    build=$(build_folder build-package)
    out=$(realpath -m "${out:-$build/packages}")
    # It is emptied first.
    [ ! -e "$out" ] || [ -e "$out/SHA256SUMS" ] || stop "$out is there and holds no packages: name a new folder"
    step "looking for Debian packages"
    install_packages "${build_packages[@]}" "${package_packages[@]}"
    settle_surroundings
    step "configuring and building in $build/one"
    configure_and_build "$root" "$build/one"
    say "Built."
    fetch_sources
    step "making databases and packages"
    make_all "$root" "$build/one" "$out"
    [ $twice = no ] || compare_with_a_second_build
    step "done"
    say "In $out:"
    (cd "$out" && du -h --apparent-size -- *.deb *.tar.gz && cat SHA256SUMS)
}

main "$@"
