// One line that says what a build is at, on a terminal alone; gone when the build ends.
#pragma once

#include <functional>
#include <string_view>

#include "compile/compile.h"

namespace florilege {

class Progress {
  public:
    /// Silent unless `wanted` and standard error is a terminal.
    explicit Progress(bool wanted);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// For BuildOptions::on_stage. It lives no longer than this.
    std::function<void(BuildStage, std::string_view)> listener();

  private:
    bool shown_;
};

} // namespace florilege
