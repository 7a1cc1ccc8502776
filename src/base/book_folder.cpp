// Reading inside the book: every path is resolved beneath an open folder by the kernel.
#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
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

namespace florilege {

namespace {

constexpr int deepest_folder = 32; // of `**`: deeper folders are not searched

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

Descriptor open_beneath(int folder, const char* path, int flags) {
    struct open_how how {};
    how.flags = static_cast<std::uint64_t>(flags) | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    for (;;) {
        const long descriptor = ::syscall(SYS_openat2, folder, path, &how, sizeof how);
        if (descriptor >= 0) return Descriptor(static_cast<int>(descriptor));
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

bool is_folder(int root, const std::string& path) {
    return static_cast<bool>(open_beneath(root, path.c_str(), O_PATH | O_DIRECTORY));
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
    void search(const std::string& folder, std::size_t part, int depth) {
        if (part == parts_.size() || depth > deepest_folder) return;
        const std::string& wanted = parts_[part];
        if (wanted == "**") search(folder, part + 1, depth);
        for (const std::string& name : names_in(root_, folder)) {
            const std::string path = folder.empty() ? name : folder + '/' + name;
            const bool last = part + 1 == parts_.size();
            if (wanted == "**") {
                if (is_folder(root_, path)) search(path, part, depth + 1);
                else if (last) found_.push_back(path);
            } else if (::fnmatch(wanted.c_str(), name.c_str(), FNM_NOESCAPE | FNM_PERIOD) == 0) {
                if (!last) search(path, part + 1, depth + 1);
                else if (!is_folder(root_, path)) found_.push_back(path);
            }
        }
    }

    int root_;
    std::vector<std::string> parts_;
    std::vector<std::string> found_;
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
        if (!folder) throw BuildError(path, std::string("cannot open the folder: ") + std::strerror(errno));
        return folder;
    };
    state_->root = open(root.empty() ? "." : root);
    for (std::string& path : allowed) {
        const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
        state_->allowed.push_back({real ? real.get() : path, open(path)});
    }
}

std::optional<std::string> BookFolder::read(const std::string& path, std::size_t limit, ReadFailure& why) const {
    const auto refuse = [&](ReadFailure reason) -> std::optional<std::string> { return why = reason, std::nullopt; };
    if (path.empty() || path.find('\0') != std::string::npos) return refuse(ReadFailure::missing);
    int folder = state_->root.value();
    std::string beneath = path;
    if (path.front() == '/') {
        const auto found = std::find_if(state_->allowed.begin(), state_->allowed.end(), [&](const State::Allowed& entry) {
            return path.starts_with(entry.path + '/');
        });
        if (found == state_->allowed.end()) return refuse(ReadFailure::outside);
        folder = found->folder.value();
        beneath = path.substr(found->path.size() + 1);
    }
    const Descriptor file = open_beneath(folder, beneath.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY);
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
    if (!read_whole(file.value(), limit, bytes)) return refuse(ReadFailure::unreadable);
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
