// Commands run as an outside judge is: their output and exit status.
#pragma once

#include <string>
#include <vector>

namespace florilege {

struct Judgement {
    int status = 0;
    std::string output; // of both streams
};

/// Runs `command` in a shell.
Judgement run(const std::string& command);
bool have(const std::string& program);
std::string quoted(const std::string& path);
std::string bytes_of(const std::string& path);

/// A book of the repository that was built before the tests.
struct BuiltBook {
    std::string name;   // its folder, from the top
    std::string source; // its folder
    std::string pdf;
    std::string epub;
};
std::vector<BuiltBook> built_books();

} // namespace florilege

#define NEEDS(program) \
    if (!florilege::have(program)) GTEST_SKIP() << program << " is not installed"
