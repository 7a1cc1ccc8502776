#include "cli/file_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "base/diagnostic.h"
#include "base/translate.h"

namespace florilege {

namespace {

namespace fs = std::filesystem;

constexpr int quiet_for = 25;     // milliseconds without an event after which a save is taken as finished
constexpr int longest_burst = 40; // such moments, after which changes that never pause are looked at all the same
constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE;

// What editors write beside a file while it is edited: swap files, backups, trial files.
bool is_of_the_editor(std::string_view name) {
    return name.empty() || name.front() == '.' || name.front() == '#' || name.back() == '~' || name == "4913" || name.ends_with(".tmp");
}

} // namespace

FileWatch::FileWatch() : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    if (descriptor_ < 0) throw BuildError("", tr("the system gives no watch on files: {}", std::strerror(errno)));
}

FileWatch::~FileWatch() { ::close(descriptor_); }

void FileWatch::add(const std::string& folder, const std::string& except) {
    std::error_code failure;
    const fs::path skipped = fs::weakly_canonical(except, failure);
    if (::inotify_add_watch(descriptor_, folder.c_str(), changes | IN_ONLYDIR) < 0 && errno == ENOSPC)
        throw BuildError(folder, tr("the system has no more watches on files to give (fs.inotify.max_user_watches)"));
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, failure), end; !failure && at != end; at.increment(failure)) {
        if (!at->is_directory(failure) || at->is_symlink(failure)) continue;
        if (at->path().filename().native().starts_with('.') || fs::weakly_canonical(at->path(), failure) == skipped) {
            at.disable_recursion_pending();
            continue;
        }
        ::inotify_add_watch(descriptor_, at->path().c_str(), changes | IN_ONLYDIR);
    }
}

// True when an event tells of a file of the book.
bool FileWatch::read_events() {
    alignas(inotify_event) char buffer[16384];
    bool matters = false;
    for (ssize_t size; (size = ::read(descriptor_, buffer, sizeof buffer)) > 0;)
        for (ssize_t at = 0; at < size;) {
            inotify_event event;
            std::memcpy(&event, buffer + at, sizeof event);
            const std::string_view name = event.len > 0 ? std::string_view(buffer + at + sizeof event) : std::string_view();
            // An empty file just created says nothing yet; a folder may have come with its files.
            const bool only_created = event.mask & IN_CREATE && !(event.mask & IN_ISDIR);
            matters = matters || event.mask & IN_Q_OVERFLOW || (!only_created && !is_of_the_editor(name));
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    return matters;
}

void FileWatch::wait() {
    pollfd waiting{descriptor_, POLLIN, 0};
    bool changed = false;
    for (int burst = 0; burst < longest_burst;) {
        const int ready = ::poll(&waiting, 1, changed ? quiet_for : -1);
        if (ready == 0) return;
        if (ready > 0) changed = read_events() || changed;
        if (changed) ++burst;
    }
}

} // namespace florilege
