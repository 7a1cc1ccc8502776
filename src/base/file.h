// Files: whole reads that never leave the book, whole writes that appear complete or not at all.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace florilege {

/// Why a file of the book was not read.
enum class ReadFailure { missing, outside, not_regular, too_large, unreadable };

/// The folders from which a book may read: its own, and those that the command line allows. Paths are resolved on the
/// opened descriptor (openat2 RESOLVE_BENEATH), so that neither `..` nor a symlink leads outside; a FIFO or device
/// is refused without waiting. Remembers what was read, for the dependency file.
class BookFolder {
  public:
    /// `root`: the folder of book.yaml. Throws BuildError when it is not a readable folder.
    explicit BookFolder(const std::string& root, std::vector<std::string> allowed = {});

    /// The bytes of `path` (relative to the book, or absolute inside an allowed folder), at most `limit` bytes.
    /// Safe to call from several threads.
    std::optional<std::string> read(const std::string& path, std::size_t limit, ReadFailure& why) const;
    /// Paths, relative to the book and sorted by byte, that match a glob (`*`, `?`, `[…]`, `**`). Hidden files left out.
    std::vector<std::string> glob(const std::string& pattern) const;
    const std::string& root() const { return root_; }
    /// Paths of the files read so far, sorted.
    std::vector<std::string> files_read() const;

  private:
    std::string root_;
    struct State;
    std::shared_ptr<State> state_;
};

/// The bytes of a file that belongs to the program or was named on the command line. Throws BuildError.
std::string read_file(const std::string& path);

/// Writes `bytes` under a temporary name in the same folder, fsyncs, renames over `path`, fsyncs the folder.
/// Throws BuildError and leaves the earlier file as it was.
void write_file(const std::string& path, std::string_view bytes);

struct OutputFile {
    std::string path; // relative to the output folder, `/` separators; or absolute
    std::string bytes;
};
/// Files on their way to a folder: each is written under a temporary name, then all are put into place; when one fails, or `commit` is
/// never called, every earlier file stands where it stood. Of two builds that write into one folder, the second waits for the first.
class StagedFiles {
  public:
    explicit StagedFiles(const std::string& folder);
    StagedFiles(const StagedFiles&) = delete;
    StagedFiles& operator=(const StagedFiles&) = delete;
    ~StagedFiles();
    void add(const OutputFile& file);
    void commit();

  private:
    struct State;
    std::unique_ptr<State> state_;
};
/// The same for all of `files` at once.
void write_files(const std::string& folder, const std::vector<OutputFile>& files);
/// For a process that a signal is about to end: waits while files are put into place, then removes the temporary ones and
/// lets no other be written.
void remove_unfinished_files();

} // namespace florilege
