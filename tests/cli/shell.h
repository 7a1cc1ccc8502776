// Commands run for their output and exit status.
#pragma once

#include <sys/wait.h>

#include <cstdio>
#include <string>

namespace florilege {

struct Outcome {
    int exit = -1;
    std::string said; // on both streams
};

inline Outcome shell(const std::string& command) {
    Outcome result;
    FILE* pipe = ::popen(("(" + command + ") 2>&1").c_str(), "r");
    if (!pipe) return result;
    char buffer[4096];
    for (std::size_t count; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) result.said.append(buffer, count);
    const int status = ::pclose(pipe);
    result.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

} // namespace florilege
