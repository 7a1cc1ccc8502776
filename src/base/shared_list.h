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
        Iterator operator+(std::ptrdiff_t by) const { return Iterator(at_ + by); }
        std::ptrdiff_t operator-(Iterator other) const { return at_ - other.at_; }
        bool operator==(const Iterator&) const = default;

      private:
        const std::shared_ptr<T>* at_ = nullptr;
    };
    using value_type = T;
    using const_iterator = Iterator;

    SharedList() = default;
    SharedList(std::vector<T> elements) {
        for (T& element : elements) push_back(std::move(element));
    }

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

    T& push_back(T element) { return *all_.emplace_back(std::make_shared<T>(std::move(element))); }
    void share(std::shared_ptr<T> element) { all_.push_back(std::move(element)); }
    void share(std::size_t index, std::shared_ptr<T> element) { all_[index] = std::move(element); }
    void share(const SharedList& from) { all_.insert(all_.end(), from.all_.begin(), from.all_.end()); }
    /// To be shared, or to be known again.
    const std::shared_ptr<T>& shared(std::size_t index) const { return all_[index]; }
    void clear() { all_.clear(); }
    template <class Is>
    void erase_if(Is&& is) {
        std::erase_if(all_, [&](const std::shared_ptr<T>& element) { return is(*element); });
    }

  private:
    std::vector<std::shared_ptr<T>> all_;
};

/// The value of a pointer that is given up: moved when nobody else has it.
template <class T>
T taken(std::shared_ptr<T>&& from) {
    const std::shared_ptr<T> value = std::move(from);
    return value.use_count() > 1 ? *value : std::move(*value);
}

} // namespace florilege
