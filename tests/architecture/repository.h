// The repository as the architecture tests see it: paths, texts, lines.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace florilege {

inline const std::filesystem::path repository{FLORILEGE_ROOT};

inline std::string text_of(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::vector<std::string> lines;
    std::istringstream stream(text_of(path));
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// Path from the repository's top, with `/`.
inline std::string shown(const std::filesystem::path& path) {
    return path.lexically_relative(repository).generic_string();
}

/// Files under `folder` (from the top) with one of `extensions` (all when empty), sorted.
inline std::vector<std::filesystem::path> files_under(const std::string& folder, const std::set<std::string>& extensions = {}) {
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::exists(repository / folder)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(repository / folder))
        if (entry.is_regular_file() && (extensions.empty() || extensions.contains(entry.path().extension().string())))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

inline std::vector<std::filesystem::path> source_files() { return files_under("src", {".h", ".cpp"}); }

/// The folder of src/ that a file or an include's path belongs to.
inline std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }
inline std::string folder_of_source(const std::filesystem::path& file) { return folder_of(shown(file).substr(4)); }

/// What a line includes, without its quotes or angle brackets; empty when it includes nothing.
struct Include {
    std::string path;
    bool quoted = false;
};

inline Include include_on(const std::string& line) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line.compare(hash, 8, "#include") != 0) return {};
    const std::size_t begin = line.find_first_of("\"<", hash);
    if (begin == std::string::npos) return {};
    const std::size_t end = line.find_first_of("\">", begin + 1);
    return {line.substr(begin + 1, end - begin - 1), line[begin] == '"'};
}

} // namespace florilege
