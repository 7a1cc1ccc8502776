// The book as the preview has it: the last good version with what is made of it on demand, and the messages of the last reading.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include "base/zip.h"
#include "compile/preview.h"
#include "compile/preview_state.h"

namespace florilege {

/// A version that was typeset. What is made of it is made when it is asked for, once. Safe to use from several threads.
class GoodVersion {
  public:
    explicit GoodVersion(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

    const Compiled& compiled() const { return *compiled_; }
    std::optional<std::string> page(std::size_t index) const;
    /// What the page says, for screen readers.
    std::optional<std::string> page_text(std::size_t index) const;
    /// The printed cover's sheet; nothing when it cannot be made.
    std::optional<std::string> cover();
    /// A file of the EPUB.
    std::optional<std::string> epub_file(const std::string& name);
    /// The EPUB's documents in reading order, and its cover picture, as JSON.
    std::string documents();

  private:
    const ZipReader* epub();

    std::shared_ptr<const Compiled> compiled_;
    std::mutex making_;
    std::optional<ZipReader> epub_;
    std::optional<TypesetBook> cover_;
};

/// What the page shows at one moment.
struct Shown {
    PreviewVersions versions;
    std::shared_ptr<const Compiled> last;
    std::shared_ptr<GoodVersion> good; // null until the book could be typeset
    std::string failure;               // the world's
};

class PreviewBook {
  public:
    explicit PreviewBook(BuildOptions options);

    /// Reads and typesets the book again and shows it; and again when the dictionaries have more to say of its words.
    Shown rebuild();
    Shown shown() const;
    /// Waits until something else than `version` is shown or under way, or for `longest`; what to tell: "built", "building", or nothing.
    std::string wait(std::int64_t& version, bool& building, std::chrono::seconds longest);

  private:
    Shown build();

    BuildOptions options_;
    CompileMemory memory_; // of the one thread that rebuilds
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Shown shown_;
    bool building_ = false;
};

} // namespace florilege
