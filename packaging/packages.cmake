# SPDX-License-Identifier: GPL-2.0-or-later
# CPack: two Debian packages. "writ" is everything that is installed, "writ-data" the databases in
# WRIT_PACKAGE_DATA. package.sh sets the variables, builds the databases and calls cpack once for each,
# because a package of data has a version of its own: the day of its newest source.
set(WRIT_PACKAGE_DATA "" CACHE PATH "Folder with network.mmdb, hardware.mmdb and copyright, for the package writ-data")
set(WRIT_MAINTAINER "Writ maintainers <maintainers@writ.example>" CACHE STRING "Who answers for a package")

set(package_folder ${PROJECT_BINARY_DIR}/packaging)
set(wireshark_series "${Wireshark_MAJOR_VERSION}.${Wireshark_MINOR_VERSION}")

# A plugin works with the X.Y that it was built against, and each of them has a library package of its own
# name: it is the one that owns the library here.
execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/debian/library_package.sh ${Wireshark_LIB_DIR}/libwireshark.so
    OUTPUT_VARIABLE library_package OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT library_package)
    message(STATUS "dpkg knows no package of libwireshark: there will be no Debian packages")
    return()
endif()
math(EXPR next_minor "${Wireshark_MINOR_VERSION} + 1")
set(exact_series "${library_package} (>= ${wireshark_series}.0), ${library_package} (<< ${Wireshark_MAJOR_VERSION}.${next_minor}~)")

# Debian's own files about the package. The time is the source's, not the build's.
string(TIMESTAMP WRIT_PACKAGE_TIME "%a, %d %b %Y %H:%M:%S +0000" UTC) # SOURCE_DATE_EPOCH, where it is set
set(WRIT_PACKAGE_VERSION "${PROJECT_VERSION}+ws${wireshark_series}-1")
configure_file(${CMAKE_CURRENT_LIST_DIR}/debian/changelog.in ${package_folder}/changelog.Debian @ONLY)
configure_file(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${package_folder}/changelog COPYONLY)
foreach(text changelog.Debian changelog)
    execute_process(COMMAND gzip -9nkf ${package_folder}/${text} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
set(doc_folder ${CMAKE_INSTALL_DATADIR}/doc)
install(FILES ${package_folder}/changelog.Debian.gz ${package_folder}/changelog.gz
    ${PROJECT_SOURCE_DIR}/README.md ${CMAKE_CURRENT_LIST_DIR}/debian/copyright
    DESTINATION ${doc_folder}/writ COMPONENT debian)
install(FILES ${WRIT_PACKAGE_DATA}/network.mmdb ${WRIT_PACKAGE_DATA}/hardware.mmdb
    DESTINATION ${CMAKE_INSTALL_DATADIR}/writ COMPONENT data EXCLUDE_FROM_ALL)
install(FILES ${WRIT_PACKAGE_DATA}/copyright ${WRIT_PACKAGE_DATA}/changelog.Debian.gz
    DESTINATION ${doc_folder}/writ-data COMPONENT data EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME writ)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION}+ws${wireshark_series})
set(CPACK_PACKAGE_CONTACT "${WRIT_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# What one package holds is a group of components; package.sh names the group.
include(CPackComponent)
cpack_add_component_group(programs)
cpack_add_component_group(databases)
cpack_add_component(writ GROUP programs)
cpack_add_component(debian GROUP programs)
cpack_add_component(data GROUP databases)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)

# Else it would be the first line of every package.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_DEBIAN_PROGRAMS_DESCRIPTION "who made the device, who runs the network, which laws reach them
A plugin of Wireshark and tshark. For every packet it says who made the
device, who runs the network, who serves the name, and which legal systems,
laws and published lists reach that owner on the day of the packet, with the
evidence for each answer.

writ-db looks up single addresses, names and numbers, and makes databases
anew. writ-batch makes fields, annotated captures and reports of many
captures. This build is for Wireshark ${wireshark_series}.")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME writ)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_DEPENDS "${exact_series}")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_RECOMMENDS "writ-data, tshark | wireshark")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SUGGESTS "parallel, slurm-client, npm, sqlite3")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/debian/postrm)

set(CPACK_DEBIAN_DATABASES_DESCRIPTION "databases for the Wireshark plugin Writ
Who announces an address and where it is located, and who registered a MAC
block: made from public packages when this package was made. The file
copyright names them with their versions, days and licences.

writ-db update makes newer ones.")
set(CPACK_DEBIAN_DATABASES_PACKAGE_NAME writ-data)
set(CPACK_DEBIAN_DATABASES_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DATABASES_PACKAGE_SECTION net)
set(CPACK_DEBIAN_DATABASES_PACKAGE_ENHANCES writ)
include(CPack)
