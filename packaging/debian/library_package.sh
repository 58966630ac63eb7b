#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# library_package.sh LIBRARY.so: prints the Debian package that owns the library to which the link points.
set -eu
file=$(readlink -f "$1")
# Before /usr was merged, and in dpkg's records for some packages still, it lies in /lib.
{ dpkg-query -S "$file" 2>/dev/null || dpkg-query -S "${file#/usr}"; } | sed -n '1s/:.*//p'
