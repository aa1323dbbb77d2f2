#include "polyclinic/table/csv.h"

#include <utility>

namespace polyclinic {
namespace {

// The length of the UTF-8 character that begins `text`, 0 where none does.
std::size_t CharacterLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!continues(1) || !continues(2)) return 0;
    const bool overlong = first == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = first == 0xED && byte(1) >= 0xA0;
    return overlong || surrogate ? 0 : 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!continues(1) || !continues(2) || !continues(3)) return 0;
    const bool overlong = first == 0xF0 && byte(1) < 0x90;
    const bool beyond = first == 0xF4 && byte(1) >= 0x90;
    return overlong || beyond ? 0 : 4;
  }
  return 0;
}

class Parser {
 public:
  Parser(std::string_view text, std::string file, Findings& findings, const CsvLimits& limits)
      : text_(text), findings_(findings), limits_(limits), findings_before_(findings.size()) {
    table_.file = std::move(file);
  }

  CsvTable Parse() {
    if (!Begin()) return std::move(table_);
    while (!stopped_ && at_ < text_.size()) {
      CsvRow row = ReadRow();
      if (stopped_) break;
      if (row.size() == 1 && row[0].text.empty() && !row_quoted_) continue;
      Keep(std::move(row));
    }
    if (table_.header.empty() && findings_.size() == findings_before_) {
      Report("no_header", "an empty file", "a first line with the names of the columns", 1, 1);
    }
    return std::move(table_);
  }

 private:
  bool Begin() {
    if (text_.size() > limits_.bytes) {
      Report("file_too_large", std::to_string(text_.size()) + " bytes",
             "at most " + std::to_string(limits_.bytes) + " bytes", 1, 1);
      return false;
    }
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) {
      Report("not_utf8", "UTF-16", "UTF-8 text; save the file as \"CSV UTF-8\"", 1, 1);
      return false;
    }
    return true;
  }

  void Report(std::string code, std::string found, std::string expected, std::int32_t line,
              std::int32_t column) {
    Finding finding;
    finding.code = std::move(code);
    finding.found = std::move(found);
    finding.expected = std::move(expected);
    finding.file = table_.file;
    finding.line = line;
    finding.column = column;
    findings_.Add(std::move(finding));
    if (findings_.size() - findings_before_ >= limits_.findings) Stop();
  }

  void Stop() { stopped_ = true; }

  bool AtLineEnd() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

  void SkipLineEnd() {
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
    column_ = 1;
  }

  // Moves one character into `cell`, or reports why it may not be there.
  void TakeCharacter(CsvCell& cell) {
    const std::size_t length = CharacterLength(text_.substr(at_));
    if (length == 0) {
      Report("not_utf8", "a byte that is no UTF-8", "UTF-8 text", line_, column_);
    } else if (text_[at_] == '\0') {
      Report("nul_byte", "a NUL byte", "text", line_, column_);
    } else if (cell.text.size() + length > limits_.cell_bytes) {
      Report("cell_too_large", "more than " + std::to_string(limits_.cell_bytes) + " bytes",
             "a shorter cell", cell.line, cell.column);
      Stop();
      return;
    } else {
      cell.text.append(text_.substr(at_, length));
    }
    at_ += length == 0 ? 1 : length;
    ++column_;
  }

  // A line end inside quotes, kept as LF.
  void TakeLineEnd(CsvCell& cell) {
    cell.text += '\n';
    SkipLineEnd();
  }

  void ReadQuoted(CsvCell& cell) {
    row_quoted_ = true;
    ++at_, ++column_;
    while (!stopped_ && at_ < text_.size()) {
      if (text_[at_] == '"') {
        ++at_, ++column_;
        if (at_ >= text_.size() || text_[at_] != '"') return;
        cell.text += '"';
        ++at_, ++column_;
      } else if (AtLineEnd()) {
        TakeLineEnd(cell);
      } else {
        TakeCharacter(cell);
      }
    }
    if (!stopped_) {
      Report("quote_not_closed", "a quote without its end", "a closing quote", cell.line,
             cell.column);
      Stop();
    }
  }

  CsvCell ReadCell() {
    CsvCell cell{{}, line_, column_};
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) ReadQuoted(cell);
    bool reported = false;
    while (!stopped_ && at_ < text_.size() && text_[at_] != ',' && !AtLineEnd()) {
      if (!reported && (quoted || text_[at_] == '"')) {
        reported = true;
        Report(quoted ? "text_after_quote" : "stray_quote",
               quoted ? "text after a closing quote" : "a quote inside a cell without quotes",
               "the whole cell between quotes, quotes inside it doubled", line_, column_);
        continue;
      }
      TakeCharacter(cell);
    }
    return cell;
  }

  // The cells of the row that begins here, and moves past its line end.
  CsvRow ReadRow() {
    CsvRow row;
    row_quoted_ = false;
    while (!stopped_) {
      row.push_back(ReadCell());
      if (row.size() > limits_.columns) {
        Report("too_many_columns", "more than " + std::to_string(limits_.columns) + " cells",
               "fewer", line_, 1);
        Stop();
      }
      if (stopped_ || at_ >= text_.size()) break;
      if (text_[at_] != ',') {
        SkipLineEnd();
        break;
      }
      ++at_, ++column_;
    }
    return row;
  }

  void Keep(CsvRow row) {
    if (table_.header.empty()) {
      table_.header = std::move(row);
      return;
    }
    if (row.size() != table_.header.size()) {
      Report("row_width", std::to_string(row.size()) + " cells",
             std::to_string(table_.header.size()) + " cells, as the header has", row[0].line, 1);
      return;
    }
    if (table_.rows.size() >= limits_.rows) {
      Report("too_many_rows", "more than " + std::to_string(limits_.rows) + " rows", "fewer",
             row[0].line, 1);
      Stop();
      return;
    }
    table_.rows.push_back(std::move(row));
  }

  std::string_view text_;
  Findings& findings_;
  const CsvLimits& limits_;
  std::size_t findings_before_;
  CsvTable table_;
  std::size_t at_ = 0;
  std::int32_t line_ = 1;
  std::int32_t column_ = 1;
  bool row_quoted_ = false;
  bool stopped_ = false;
};

void AppendCell(std::string_view cell, bool alone, std::string& out) {
  const bool padded = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos && !padded &&
      !(alone && cell.empty()) && !cell.starts_with("\xEF\xBB\xBF")) {
    out += cell;
    return;
  }
  out += '"';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void AppendRow(std::span<const std::string> cells, std::string& out) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    AppendCell(cells[i], cells.size() == 1, out);
  }
  out += '\n';
}

}  // namespace

CsvTable ParseCsv(std::string_view text, std::string file, Findings& findings,
                  const CsvLimits& limits) {
  return Parser(text, std::move(file), findings, limits).Parse();
}

std::string WriteCsv(std::span<const std::string> header,
                     std::span<const std::vector<std::string>> rows) {
  std::string out;
  AppendRow(header, out);
  for (const auto& row : rows) AppendRow(row, out);
  return out;
}

}  // namespace polyclinic
