// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/report_file.h"

#include "report/report_html.h"
#include "report/report_json.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace writ::report {

namespace {

constexpr mode_t kOrdinary = 0666; // less the umask

Error problem(const std::string& path, const char* what, int number) {
    return {
        path,
        what + std::generic_category().message(number),
        "name a file in a folder that may be written to"};
}

// "folder/.out.html.1234.part": hidden, and of this process alone.
std::string temporary_name(const std::string& path) {
    const std::filesystem::path whole(path);
    const std::string name =
        "." + whole.filename().string() + "." + std::to_string(::getpid()) + ".part";
    return (whole.parent_path() / name).string();
}

// A new file; negative with errno where there is none.
int create(const std::string& path) {
    ::unlink(path.c_str()); // of a process of the same number that was killed
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOrdinary);
}

// 0, or errno.
int write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            return errno;
        }
        text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return 0;
}

} // namespace

std::optional<Form> form_of(std::string_view path) {
    if (path.ends_with(".html")) {
        return Form::html;
    }
    return path.ends_with(".json") ? std::optional(Form::json) : std::nullopt;
}

Status check_writable(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        return Error{path, "is a folder", "name a file in it"};
    }
    const std::string temporary = temporary_name(path);
    const int file = create(temporary);
    if (file < 0) {
        return problem(path, "cannot be written: ", errno);
    }
    ::close(file);
    ::unlink(temporary.c_str());
    return Done{};
}

Status write_report(const std::string& path, const Report& report) {
    const std::string text = form_of(path) == Form::json ? to_json(report) : to_html(report);
    const std::string temporary = temporary_name(path);
    const int file = create(temporary);
    if (file < 0) {
        return problem(path, "cannot be written: ", errno);
    }
    int number = write_all(file, text);
    if (::close(file) != 0 && number == 0) {
        number = errno;
    }
    if (number == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) {
        number = errno;
    }
    if (number != 0) {
        ::unlink(temporary.c_str());
        return problem(path, "could not be written: ", number);
    }
    return Done{};
}

} // namespace writ::report
