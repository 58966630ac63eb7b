// SPDX-License-Identifier: GPL-2.0-or-later
// Result<T>: a value, or the reason why there is none. For loading and building; a lookup that
// finds nothing answers std::optional instead, because "absent" is not "failed". Ownership: values.
// Threads: none shared.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace writ {

// Why something could not be read or written, in three parts that a user can act on.
struct Error {
    std::string where;  // "file:line:column", a path, or empty
    std::string what;   // what is wrong and what was expected: "headquarters is missing"
    std::string advice; // what to do: "run writ-db update"; may be empty

    // "where: what; advice", empty parts left out. One line, no full stop.
    std::string text() const {
        std::string line = where.empty() ? what : where + ": " + what;
        return advice.empty() ? line : line + "; " + advice;
    }
};

template <class T> class Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    // REQUIRES: ok().
    T& value() & { return std::get<0>(state_); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }

    // REQUIRES: !ok().
    const Error& error() const { return std::get<1>(state_); }

  private:
    std::variant<T, Error> state_;
};

// The result of an action that has no value.
struct Done {};
using Status = Result<Done>;

} // namespace writ
