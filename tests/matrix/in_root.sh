#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What run.sh does inside a root. Usage: in_root.sh packages SIZE COMPILER... | wireshark | compiler COMPILER |
# build SIZE COMPILER | test SIZE COMPILER | results SIZE COMPILER. SIZE is full or short, COMPILER gcc or clang.
set -euo pipefail

script=matrix
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=packaging/steps.sh
. "$root/packaging/steps.sh"

jobs=$(nproc)
# --short: what a user starts, hardly optimized, which halves the time of compiling; and those tests of tshark in
# which series have differed.
short_targets=(writ writ-db writ-batch golden_data writ_test_thrower)
short_tests='^golden\.(addresses|annotate|behaviour|contract|evidence_stick|expert|preferences|profile|statistics)$'
full_flags=(-DCMAKE_BUILD_TYPE=RelWithDebInfo)
short_flags=(-DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O1)

install() { # SIZE COMPILER...
    local wanted=("${build_packages[@]}" "${test_packages[@]}")
    [ "$1" = short ] || wanted+=("${cluster_packages[@]}" "${desktop_packages[@]}" "${browser_packages[@]}")
    [[ " $* " != *" clang "* ]] || wanted+=(clang)
    apt-get update || echo "The package lists could not be refreshed; going on with those that are here."
    # Not only what is missing: a root that was kept shall have what its release has today.
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${wanted[@]}"
}

wireshark() { dpkg-query -W -f '${Version}\n' wireshark-dev | sed 's/[-+~].*//'; }

program() { # COMPILER
    case $1 in
    gcc) echo g++ ;;
    clang) echo clang++ ;;
    esac
}

# Files of packages bear the day on which they were packaged: after an upgrade nothing would be built again.
forget_if_upgraded() { # BUILD COMPILER
    local now
    now=$("$(program "$2")" --version)
    now+=$(dpkg-query -W -f '${Package} ${Version}\n' "${build_packages[@]}" libcmocka-dev)
    [ "$now" = "$(cat "$1/packages" 2>/dev/null)" ] || rm -rf "$1"
    mkdir -p "$1"
    echo "$now" >"$1/packages"
}

folder_of() { # SIZE COMPILER
    echo "/opt/build-$2$([ "$1" = full ] || echo -short)"
}

build() { # SIZE COMPILER
    local folder flags=("${full_flags[@]}") targets=()
    folder=$(folder_of "$1" "$2")
    [ "$1" = full ] || { flags=("${short_flags[@]}") && targets=(--target "${short_targets[@]}"); }
    forget_if_upgraded "$folder" "$2"
    # Patient: beside the tests of this system those in a root get little time.
    cmake -S "$root" -B "$folder" -G Ninja "${flags[@]}" -DWRIT_WERROR=ON -DWRIT_BUILD_TESTS=ON \
        -DWRIT_BUILD_PLUGIN=ON -DWRIT_TEST_PATIENCE=6 -DCMAKE_CXX_COMPILER="$(program "$2")" -DCMAKE_C_COMPILER="$2"
    cmake --build "$folder" -j "$jobs" "${targets[@]}"
}

run_tests() { # SIZE COMPILER
    local folder which=()
    folder=$(folder_of "$1" "$2")
    [ "$1" = full ] || which=(-R "$short_tests")
    rm -f "$folder/results.xml"
    # What a killed run left.
    find /tmp -mindepth 1 -delete
    ctest --test-dir "$folder" --output-on-failure -j "$jobs" --output-junit "$folder/results.xml" "${which[@]}"
}

case $1 in
packages) install "${@:2}" ;;
wireshark) wireshark ;;
compiler) echo "$2 $("$(program "$2")" -dumpfullversion -dumpversion)" ;;
build) build "$2" "$3" ;;
test) run_tests "$2" "$3" ;;
results) echo "$(folder_of "$2" "$3")/results.xml" ;;
esac
