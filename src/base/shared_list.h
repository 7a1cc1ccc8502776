// A list whose copies share its elements: versions of a book have most of their text and of their pages in common.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace florilege {

/// A vector of values, each with its own place in memory. They are read as a vector's are; what is to be changed is asked for by name.
template <class T>
class SharedList {
  public:
    class Iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T*;
        using reference = const T&;
        Iterator() = default;
        explicit Iterator(const std::shared_ptr<T>* at) : at_(at) {}
        const T& operator*() const { return **at_; }
        const T* operator->() const { return at_->get(); }
        Iterator& operator++() { return ++at_, *this; }
        Iterator operator++(int) { return Iterator(at_++); }
        bool operator==(const Iterator&) const = default;

      private:
        const std::shared_ptr<T>* at_ = nullptr;
    };
    using value_type = T;
    using const_iterator = Iterator;

    Iterator begin() const { return Iterator(all_.data()); }
    Iterator end() const { return Iterator(all_.data() + all_.size()); }
    std::size_t size() const { return all_.size(); }
    bool empty() const { return all_.empty(); }
    const T& operator[](std::size_t index) const { return *all_[index]; }
    const T& front() const { return *all_.front(); }
    const T& back() const { return *all_.back(); }

    /// The element to be changed: this list's own from now on.
    T& edit(std::size_t index) {
        std::shared_ptr<T>& element = all_[index];
        if (element.use_count() > 1) element = std::make_shared<T>(*element);
        return *element;
    }
    /// Another one in the place of the element; other lists keep theirs.
    T& replace(std::size_t index, T element) { return *(all_[index] = std::make_shared<T>(std::move(element))); }
    /// The element, which the list has no more: moved when no other list has it.
    T take(std::size_t index) {
        const std::shared_ptr<T> element = std::move(all_[index]);
        return element.use_count() > 1 ? *element : std::move(*element);
    }

    T& push_back(T element) { return *all_.emplace_back(std::make_shared<T>(std::move(element))); }
    void share(const SharedList& from, std::size_t index) { all_.push_back(from.all_[index]); }
    void share(const SharedList& from) { all_.insert(all_.end(), from.all_.begin(), from.all_.end()); }
    void clear() { all_.clear(); }
    template <class Is>
    void erase_if(Is&& is) {
        std::erase_if(all_, [&](const std::shared_ptr<T>& element) { return is(*element); });
    }
    /// Is it the very same element, not only an equal one?
    bool shares(std::size_t index, const SharedList& other, std::size_t at) const { return all_[index] == other.all_[at]; }

  private:
    std::vector<std::shared_ptr<T>> all_;
};

} // namespace florilege
