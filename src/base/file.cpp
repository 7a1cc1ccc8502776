#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <mutex>
#include <set>
#include <utility>

#include "base/descriptor.h"
#include "base/translate.h"

namespace florilege {

namespace {

[[noreturn]] void fail(const std::string& path, const std::string& doing) {
    const int code = errno;
    throw BuildError(path, std::string(doing) + ": " + std::strerror(code));
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

// Every temporary name begins so; what a killed build left is swept by the next one that holds the folder's lock.
constexpr std::string_view temporary_prefix = ".florilege-";

bool exists(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

// What stands at a place where a file may go: nothing, a file, or a link, which is replaced and not followed.
bool is_replaceable(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode) || S_ISLNK(status.st_mode);
}

bool swap_names(const std::string& a, const std::string& b) {
    return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

// The temporary files of this process, for whoever must remove them when a signal ends it.
struct Unfinished {
    std::mutex mutex; // held while files are put in place: a signal waits for the last one
    std::set<std::string> paths;
};
Unfinished& unfinished() {
    static Unfinished all;
    return all;
}

// A file under a temporary name, put in place by exchange, so that what stood there can come back.
class Temporary {
  public:
    explicit Temporary(const std::string& target) : target_(target) {
        const std::lock_guard guard(unfinished().mutex);
        const std::string stem = folder_of(target) + '/' + std::string(temporary_prefix) + std::to_string(::getpid()) + '-';
        for (int attempt = 0; !file_ && attempt < 1'000'000; ++attempt) {
            path_ = stem + std::to_string(attempt) + ".tmp";
            file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
            if (!file_ && errno != EEXIST) break;
        }
        if (!file_) path_.clear(), fail(target_, tr("cannot write here"));
        unfinished().paths.insert(path_);
    }
    Temporary(Temporary&& other) noexcept
        : target_(std::move(other.target_)), path_(std::exchange(other.path_, {})), file_(std::move(other.file_)),
          placed_(std::exchange(other.placed_, Placed::no)) {}
    Temporary& operator=(Temporary&&) = delete;
    ~Temporary() {
        const std::lock_guard guard(unfinished().mutex);
        if (!path_.empty()) ::unlink(path_.c_str());
        unfinished().paths.erase(path_);
    }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_.value(), bytes.data(), std::min<std::size_t>(bytes.size(), 1 << 30));
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) fail(target_, tr("cannot write"));
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(file_.value()) != 0) fail(target_, tr("cannot write"));
        if (!file_.close()) fail(target_, tr("cannot write"));
    }

    void put_in_place() {
        if (!is_replaceable(target_)) throw BuildError(target_, tr("cannot put the new file in place: what has that name is no file"));
        const bool replaces = exists(target_);
        if (replaces && swap_names(path_, target_)) {
            placed_ = Placed::exchanged; // the temporary name holds the earlier file now
        } else { // new, or on a file system that cannot exchange
            if (::rename(path_.c_str(), target_.c_str()) != 0) fail(target_, tr("cannot put the new file in place"));
            placed_ = replaces ? Placed::for_good : Placed::added;
        }
    }

    void take_back() {
        if (placed_ == Placed::exchanged) swap_names(path_, target_);
        if (placed_ == Placed::added) ::unlink(target_.c_str());
        placed_ = Placed::no;
    }

  private:
    enum class Placed { no, exchanged, added, for_good };
    std::string target_;
    std::string path_;
    Descriptor file_;
    Placed placed_ = Placed::no;
};

void sync_folder(const std::string& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor || ::fsync(descriptor.value()) != 0) fail(folder, tr("cannot write the folder to the disk"));
}

// Folders made on the way to a file; they go again, when nothing was put into them.
class MadeFolders {
  public:
    MadeFolders() = default;
    MadeFolders(const MadeFolders&) = delete;
    MadeFolders& operator=(const MadeFolders&) = delete;
    ~MadeFolders() {
        for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) ::rmdir(folder->c_str());
    }

    void make(const std::string& folder) {
        for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
            const std::string part = folder.substr(0, slash);
            if (!part.empty() && ::mkdir(part.c_str(), 0777) == 0) made_.push_back(part);
            else if (!part.empty() && errno != EEXIST) fail(part, tr("cannot make the folder"));
            if (slash == std::string::npos) return;
        }
    }

  private:
    std::vector<std::string> made_;
};

// One writer at a time in a folder; the lock goes with the descriptor, however the process ends.
Descriptor lock_folder(const std::string& folder) {
    Descriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!lock) fail(folder, tr("cannot open the folder"));
    constexpr int patience = 600; // tenths of a second; a build holds the lock while it writes, not while it compiles
    for (int waited = 0; !try_lock(lock.value()); ++waited) {
        if (errno != EWOULDBLOCK) break; // a file system without locks
        if (waited == patience) throw BuildError(folder, tr("another build is writing into this folder; try again when it has ended"));
        ::usleep(100'000);
    }
    return lock;
}

void sweep(const std::string& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::opendir(folder.c_str()), &::closedir);
    while (const dirent* entry = listing ? ::readdir(listing.get()) : nullptr) {
        const std::string_view name(entry->d_name);
        if (name.starts_with(temporary_prefix) && name.ends_with(".tmp")) ::unlink((folder + '/' + entry->d_name).c_str());
    }
}

// All the files in place and on the disk, or everything as it was.
void commit(std::vector<Temporary>& temporaries, const std::vector<std::string>& folders) {
    const std::lock_guard guard(unfinished().mutex);
    try {
        for (Temporary& temporary : temporaries) temporary.put_in_place();
        for (const std::string& folder : folders) sync_folder(folder);
    } catch (const BuildError&) {
        for (auto temporary = temporaries.rbegin(); temporary != temporaries.rend(); ++temporary) temporary->take_back();
        throw;
    }
}

} // namespace

std::string read_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file || ::fstat(file.value(), &status) != 0) fail(path, tr("cannot read"));
    if (!S_ISREG(status.st_mode)) throw BuildError(path, tr("not a regular file"));
    std::string bytes;
    if (!read_whole(file.value(), static_cast<std::size_t>(status.st_size), std::string().max_size() / 2, bytes)) fail(path, tr("cannot read"));
    return bytes;
}

void write_file(const std::string& path, std::string_view bytes) {
    std::vector<Temporary> temporary;
    temporary.emplace_back(path).write(bytes);
    commit(temporary, {folder_of(path)});
}

struct StagedFiles::State {
    explicit State(const std::string& to) : folder(to), folders{to} { made.make(to), lock = lock_folder(to), sweep(to); }

    std::string folder;
    MadeFolders made;
    Descriptor lock;
    std::vector<std::string> folders; // that files go to
    std::vector<Temporary> temporaries;
};

StagedFiles::StagedFiles(const std::string& folder) : state_(std::make_unique<State>(folder)) {}
StagedFiles::~StagedFiles() = default;

void StagedFiles::add(const OutputFile& file) {
    State& to = *state_;
    const std::string path = file.path.starts_with('/') ? file.path : to.folder + '/' + file.path;
    if (const std::string own = folder_of(path); own != to.folders.back()) to.made.make(own), to.folders.push_back(own);
    to.temporaries.emplace_back(path).write(file.bytes);
}

void StagedFiles::commit() { florilege::commit(state_->temporaries, state_->folders); }

void write_files(const std::string& folder, const std::vector<OutputFile>& files) {
    StagedFiles staged(folder);
    for (const OutputFile& file : files) staged.add(file);
    staged.commit();
}

void remove_unfinished_files() {
    Unfinished& all = unfinished();
    all.mutex.lock(); // never given back: nothing is put in place any more
    for (const std::string& path : all.paths) ::unlink(path.c_str());
}

} // namespace florilege
