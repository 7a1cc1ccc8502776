#include "judge.h"

#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace florilege {

Judgement run(const std::string& command) {
    Judgement verdict;
    FILE* pipe = popen(("{ " + command + "; } 2>&1 </dev/null").c_str(), "r");
    if (!pipe) return {127, "popen failed"};
    char buffer[65536];
    for (std::size_t got = 0; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) verdict.output.append(buffer, got);
    const int status = pclose(pipe);
    verdict.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return verdict;
}

bool have(const std::string& program) { return run("command -v " + program).status == 0; }

std::string quoted(const std::string& path) {
    std::string text = "'";
    for (const char c : path) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

std::string bytes_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<BuiltBook> built_books() {
    std::vector<BuiltBook> books;
    std::istringstream names(FLORILEGE_BOOKS);
    for (std::string name; std::getline(names, name, ',');) {
        BuiltBook book{name, std::string(FLORILEGE_ROOT "/") + name, {}, {}};
        const std::filesystem::path folder = std::filesystem::path(FLORILEGE_BUILT) / name;
        if (std::filesystem::is_directory(folder))
            for (const auto& entry : std::filesystem::directory_iterator(folder)) {
                if (entry.path().extension() == ".pdf") book.pdf = entry.path();
                if (entry.path().extension() == ".epub") book.epub = entry.path();
            }
        books.push_back(book);
    }
    return books;
}

} // namespace florilege
