#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/descriptor.h"

namespace florilege {

namespace {

[[noreturn]] void fail(const std::string& path, const char* doing) {
    const int code = errno;
    throw BuildError(path, std::string(doing) + ": " + std::strerror(code));
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

// A file under a temporary name, which goes unless it is renamed.
class Temporary {
  public:
    explicit Temporary(const std::string& target) : target_(target) {
        const std::string stem = folder_of(target) + "/.florilege-" + std::to_string(::getpid()) + '-';
        for (int attempt = 0; !file_ && attempt < 1000; ++attempt) {
            path_ = stem + std::to_string(attempt) + ".tmp";
            file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
            if (!file_ && errno != EEXIST) break;
        }
        if (!file_) path_.clear(), fail(target_, "cannot write here");
    }
    Temporary(Temporary&& other) noexcept
        : target_(std::move(other.target_)), path_(std::exchange(other.path_, {})), file_(std::move(other.file_)) {}
    Temporary& operator=(Temporary&&) = delete;
    ~Temporary() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_.value(), bytes.data(), std::min<std::size_t>(bytes.size(), 1 << 30));
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) fail(target_, "cannot write");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(file_.value()) != 0) fail(target_, "cannot write");
        if (!file_.close()) fail(target_, "cannot write");
    }

    void rename() {
        if (::rename(path_.c_str(), target_.c_str()) != 0) fail(target_, "cannot put the new file in place");
        path_.clear();
    }

  private:
    std::string target_;
    std::string path_;
    Descriptor file_;
};

void sync_folder(const std::string& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor || ::fsync(descriptor.value()) != 0) fail(folder, "cannot write the folder to the disk");
}

void make_folders(const std::string& folder) {
    for (std::size_t slash = folder.find('/', 1); ; slash = folder.find('/', slash + 1)) {
        const std::string part = folder.substr(0, slash);
        if (!part.empty() && ::mkdir(part.c_str(), 0777) != 0 && errno != EEXIST) fail(part, "cannot make the folder");
        if (slash == std::string::npos) return;
    }
}

} // namespace

std::string read_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file || ::fstat(file.value(), &status) != 0) fail(path, "cannot read");
    if (!S_ISREG(status.st_mode)) throw BuildError(path, "not a regular file");
    std::string bytes;
    if (!read_whole(file.value(), std::string().max_size() / 2, bytes)) fail(path, "cannot read");
    return bytes;
}

void write_file(const std::string& path, std::string_view bytes) {
    Temporary temporary(path);
    temporary.write(bytes);
    temporary.rename();
    sync_folder(folder_of(path));
}

void write_files(const std::string& folder, const std::vector<OutputFile>& files) {
    make_folders(folder);
    // One build at a time renames into a folder; the lock goes with the descriptor, however the process ends.
    const Descriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!lock) fail(folder, "cannot open the folder");
    if (!lock_whole(lock.value())) fail(folder, "cannot lock the folder");

    std::vector<Temporary> temporaries;
    temporaries.reserve(files.size());
    std::vector<std::string> folders{folder};
    for (const OutputFile& file : files) {
        const std::string path = folder + '/' + file.path;
        if (folder_of(path) != folders.back()) make_folders(folder_of(path)), folders.push_back(folder_of(path));
        temporaries.emplace_back(path);
        temporaries.back().write(file.bytes);
    }
    for (Temporary& temporary : temporaries) temporary.rename();
    for (const std::string& touched : folders) sync_folder(touched);
}

} // namespace florilege
