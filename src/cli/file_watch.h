// Waiting for files to be saved (inotify).
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace florilege {

class FileWatch {
  public:
    /// Throws BuildError when the system has no watches to give.
    FileWatch();
    ~FileWatch();
    FileWatch(const FileWatch&) = delete;
    FileWatch& operator=(const FileWatch&) = delete;

    /// Watches the folder and those inside it, but hidden ones and `except`. May be called again: what is watched already stays so.
    void add(const std::string& folder, const std::string& except);
    /// Returns when something was saved, moved or removed, and then nothing for a moment: editors save in several steps.
    void wait();

  private:
    bool read_events();
    int descriptor_ = -1;
};

} // namespace florilege
