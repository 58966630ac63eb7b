// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/csv_reader.h"

namespace writ {

bool CsvReader::at_line_end() const {
    return position_ == text_.size() || text_[position_] == '\n' ||
           (text_[position_] == '\r' &&
            (position_ + 1 == text_.size() || text_[position_ + 1] == '\n'));
}

void CsvReader::pass_line_end() {
    if (position_ < text_.size() && text_[position_] == '\r') {
        ++position_;
    }
    if (position_ < text_.size()) {
        ++position_;
        ++line_;
    }
}

CsvReader::Step CsvReader::next() {
    count_ = 0;
    while (position_ < text_.size() && (at_line_end() || text_[position_] == '#')) {
        while (!at_line_end()) {
            ++position_;
        }
        pass_line_end();
    }
    row_line_ = line_;
    if (position_ == text_.size()) {
        return Step::end;
    }
    for (;;) {
        if (count_ == kMaxFields) {
            problem_ = "the row has too many fields";
            return Step::broken;
        }
        if (!(text_.substr(position_, 1) == "\"" ? read_quoted_field() : read_field())) {
            return Step::broken;
        }
        ++count_;
        if (at_line_end()) {
            pass_line_end();
            return Step::row;
        }
        ++position_; // the comma
    }
}

bool CsvReader::read_field() {
    const std::size_t start = position_;
    while (!at_line_end() && text_[position_] != ',') {
        ++position_;
    }
    fields_[count_] = text_.substr(start, position_ - start);
    return true;
}

bool CsvReader::read_quoted_field() {
    std::size_t start = ++position_;
    std::string& unescaped = unescaped_[count_];
    unescaped.clear();
    bool escapes = false;
    for (;; ++position_) {
        if (position_ == text_.size()) {
            problem_ = "a quoted field is never closed";
            return false;
        }
        if (text_[position_] == '\n') {
            ++line_;
        }
        if (text_[position_] != '"') {
            continue;
        }
        if (text_.substr(position_ + 1, 1) != "\"") {
            break;
        }
        escapes = true;
        unescaped += text_.substr(start, position_ + 1 - start);
        start = ++position_ + 1;
    }
    if (escapes) {
        unescaped += text_.substr(start, position_ - start);
        fields_[count_] = unescaped;
    } else {
        fields_[count_] = text_.substr(start, position_ - start);
    }
    ++position_;
    if (!at_line_end() && text_[position_] != ',') {
        problem_ = "text behind a closing quote";
        return false;
    }
    return true;
}

} // namespace writ
