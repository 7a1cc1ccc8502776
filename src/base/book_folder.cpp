// Reading inside the book: every path is resolved beneath an open folder by the kernel.
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <set>

#include "base/descriptor.h"
#include "base/file.h"
#include "base/glob_pattern.h"
#include "base/translate.h"

namespace florilege {

namespace {

constexpr int deepest_folder = 32; // of `**`: deeper folders are not searched

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

std::string real_path(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? real.get() : "";
}

bool lies_beneath(const std::string& path, const std::string& folder) {
    return path.starts_with(folder) && (path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/');
}

// For kernels and sandboxes without openat2: what was opened is asked where it lies.
Descriptor open_and_compare(int folder, const char* path, int flags) {
    Descriptor opened(::openat(folder, path, flags | O_CLOEXEC));
    if (!opened) return {};
    const auto place = [](int descriptor) { return real_path("/proc/self/fd/" + std::to_string(descriptor)); };
    const std::string root = place(folder), found = place(opened.value());
    if (path[0] != '/' && !root.empty() && lies_beneath(found, root)) return opened;
    opened.close();
    errno = EXDEV;
    return {};
}

Descriptor open_beneath(int folder, const char* path, int flags) {
    struct open_how how {};
    how.flags = static_cast<std::uint64_t>(flags) | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    for (;;) {
        const long descriptor = ::syscall(SYS_openat2, folder, path, &how, sizeof how);
        if (descriptor >= 0) return Descriptor(static_cast<int>(descriptor));
        if (errno == ENOSYS || errno == EPERM) return open_and_compare(folder, path, flags);
        if (errno != EAGAIN && errno != EINTR) return {}; // EAGAIN: a folder was renamed meanwhile
    }
}

std::vector<std::string> split(const std::string& path) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        if (end > begin) parts.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::vector<std::string> names_in(int root, const std::string& folder) {
    std::vector<std::string> names;
    Descriptor descriptor = open_beneath(root, folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY);
    if (!descriptor) return names;
    const int duplicate = ::dup(descriptor.value());
    const std::unique_ptr<DIR, CloseFolder> listing(duplicate < 0 ? nullptr : ::fdopendir(duplicate));
    if (!listing) return names;
    while (const dirent* entry = ::readdir(listing.get()))
        if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    std::sort(names.begin(), names.end());
    return names;
}

enum class Links { followed, refused };

bool is_folder(int root, const std::string& path, Links links) {
    return static_cast<bool>(open_beneath(root, path.c_str(), O_PATH | O_DIRECTORY | (links == Links::refused ? O_NOFOLLOW : 0)));
}

class Glob {
  public:
    Glob(int root, const std::string& pattern) : root_(root), parts_(split(pattern)) {}

    std::vector<std::string> matches() {
        search("", 0, 0);
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        return std::move(found_);
    }

  private:
    // A symlink to a folder is followed where the pattern names it, never by `**`: links could lead in circles.
    void search(const std::string& folder, std::size_t part, int depth) {
        if (part == parts_.size() || depth > deepest_folder || !searched_.emplace(folder, part).second) return;
        const std::string& wanted = parts_[part];
        const bool last = part + 1 == parts_.size();
        if (wanted == "**") search(folder, part + 1, depth);
        for (const std::string& name : names_in(root_, folder)) {
            const std::string path = folder.empty() ? name : folder + '/' + name;
            if (wanted == "**") {
                if (is_folder(root_, path, Links::refused)) search(path, part, depth + 1);
                else if (last && !is_folder(root_, path, Links::followed)) found_.push_back(path);
            } else if (matches_glob(wanted, name)) {
                if (!last) search(path, part + 1, depth + 1);
                else if (!is_folder(root_, path, Links::followed)) found_.push_back(path);
            }
        }
    }

    int root_;
    std::vector<std::string> parts_;
    std::vector<std::string> found_;
    std::set<std::pair<std::string, std::size_t>> searched_;
};

} // namespace

struct BookFolder::State {
    struct Allowed {
        std::string path; // absolute, without a final slash
        Descriptor folder;
    };
    Descriptor root;
    std::vector<Allowed> allowed;
    mutable std::mutex mutex;
    mutable std::set<std::string> read;
};

BookFolder::BookFolder(const std::string& root, std::vector<std::string> allowed) : root_(root), state_(std::make_shared<State>()) {
    const auto open = [](const std::string& path) {
        Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!folder) throw BuildError(path, tr("cannot open the folder: {}", std::strerror(errno)));
        return folder;
    };
    state_->root = open(root.empty() ? "." : root);
    for (const std::string& path : allowed) {
        Descriptor folder = open(path);
        state_->allowed.push_back({real_path(path), std::move(folder)});
    }
}

std::optional<std::string> BookFolder::read(const std::string& path, std::size_t limit, ReadFailure& why) const {
    const auto refuse = [&](ReadFailure reason) -> std::optional<std::string> { return why = reason, std::nullopt; };
    if (path.empty() || path.find('\0') != std::string::npos) return refuse(ReadFailure::missing);
    constexpr int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY;
    Descriptor file;
    errno = EXDEV;
    if (path.front() != '/') file = open_beneath(state_->root.value(), path.c_str(), flags);
    if (!file && errno == EXDEV) {
        // Outside the book: where it really lies may be allowed, and is opened beneath the allowed folder.
        const std::string real = real_path(path.front() == '/' ? path : (root_.empty() ? "." : root_) + '/' + path);
        errno = EXDEV;
        for (const State::Allowed& entry : state_->allowed)
            if (!file && !entry.path.empty() && real.size() > entry.path.size() && lies_beneath(real, entry.path)) {
                const std::size_t begin = entry.path.size() + (entry.path.ends_with('/') ? 0 : 1);
                file = open_beneath(entry.folder.value(), real.c_str() + begin, flags);
            }
    }
    if (!file) {
        const bool outside = errno == EXDEV || errno == ELOOP;
        const bool missing = errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG;
        return refuse(outside ? ReadFailure::outside : missing ? ReadFailure::missing : errno == ENXIO ? ReadFailure::not_regular : ReadFailure::unreadable);
    }
    struct stat status {};
    if (::fstat(file.value(), &status) != 0) return refuse(ReadFailure::unreadable);
    if (!S_ISREG(status.st_mode)) return refuse(ReadFailure::not_regular);
    if (static_cast<std::uint64_t>(status.st_size) > limit) return refuse(ReadFailure::too_large);
    std::string bytes;
    if (!read_whole(file.value(), static_cast<std::size_t>(status.st_size), limit, bytes)) return refuse(ReadFailure::unreadable);
    if (bytes.size() > limit) return refuse(ReadFailure::too_large);
    const std::lock_guard guard(state_->mutex);
    state_->read.insert(path);
    return bytes;
}

std::vector<std::string> BookFolder::glob(const std::string& pattern) const { return Glob(state_->root.value(), pattern).matches(); }

std::vector<std::string> BookFolder::files_read() const {
    const std::lock_guard guard(state_->mutex);
    return {state_->read.begin(), state_->read.end()};
}

} // namespace florilege
