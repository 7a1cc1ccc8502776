// A small book in a folder of its own, for the tests of what compile says about it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "compile/compile.h"

namespace florilege {

class BookOnDisk {
  public:
    explicit BookOnDisk(const std::string& plan = "title: Essai\nlanguage: fr\noutputs: [epub]\n");
    ~BookOnDisk() { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) const;
    void remove(const std::string& name) const { std::filesystem::remove(std::filesystem::path(folder_) / name); }
    /// An article with all its front matter and this text.
    void article(const std::string& text, const std::string& name = "a", const std::string& front_matter = "") const;
    BuildOptions options() const;
    /// What check says with the codes given, each as "path:line:column code: message".
    std::vector<std::string> said(const std::vector<std::string>& codes) const;

  private:
    std::filesystem::path folder_;
};

} // namespace florilege
