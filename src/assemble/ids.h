// Ids: ASCII, unique in the book, the same from build to build. A file is named by its section's; what XML asks of ids is seen to
// where they are written.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace florilege {

class Ids {
  public:
    /// `name`, or with -2, -3… behind it when it is taken.
    std::string unique(const std::string& name) {
        const std::string wanted = of(name);
        std::string id = wanted;
        for (int& number = last_[wanted]; !add(id);) id = wanted + '-' + std::to_string(++number + 1), ++renamed_;
        return id;
    }
    static std::string of(const std::string& name) { return name.empty() ? "section" : name; }
    bool has(const std::string& id) const { return taken_.contains(id); }

    /// Takes the names as they are, unless one of them is taken already: then none.
    bool take(const std::vector<std::string>& names) {
        if (std::any_of(names.begin(), names.end(), [&](const std::string& name) { return has(name); })) return false;
        for (const std::string& name : names) add(name);
        return true;
    }
    std::size_t count() const { return given_.size(); }
    /// Those given after the first `count`.
    std::vector<std::string> after(std::size_t count) const {
        std::vector<std::string> names;
        for (std::size_t i = count; i < given_.size(); ++i) names.push_back(*given_[i]);
        return names;
    }
    /// How often a name was taken already.
    std::size_t renamed() const { return renamed_; }

  private:
    bool add(const std::string& id) {
        const auto [place, is_new] = taken_.insert(id);
        if (is_new) given_.push_back(&*place);
        return is_new;
    }

    std::set<std::string> taken_{"accessibility", "cover"}; // the EPUB's own pages
    std::vector<const std::string*> given_; // in taken_
    std::map<std::string, int> last_; // how often a name was wanted again
    std::size_t renamed_ = 0;
};

} // namespace florilege
