// Work shared out among threads, its results where its inputs were: the same whatever the number of threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace florilege {

/// Calls `work(i)` for i in [0, count) on up to `jobs` threads; the exception of the lowest i is thrown again here.
template <class Work>
void for_each_index(std::size_t count, int jobs, Work&& work) {
    std::vector<std::exception_ptr> failures(count);
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                work(i);
            } catch (...) {
                failures[i] = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> threads;
        const std::size_t others = jobs > 1 && count > 1 ? std::min<std::size_t>(static_cast<std::size_t>(jobs), count) - 1 : 0;
        for (std::size_t i = 0; i < others; ++i) threads.emplace_back(take);
        take();
    }
    for (const std::exception_ptr& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

/// What threads finish in any order goes on in the order of its numbers, from 0.
class InOrder {
  public:
    explicit InOrder(std::size_t count) : finished_(count) {}

    /// Number `i` is finished: calls `pass(k)` for each k that it and all before it being so lets pass, in order, one thread at a time.
    template <class Pass>
    void finish(std::size_t i, Pass&& pass) {
        const std::lock_guard lock(mutex_);
        finished_[i] = true;
        for (; passed_ < finished_.size() && finished_[passed_]; ++passed_) pass(passed_);
    }

    /// The next number that has passed and that was not taken yet.
    std::optional<std::size_t> take() {
        const std::lock_guard lock(mutex_);
        return taken_ < passed_ ? std::optional(taken_++) : std::nullopt;
    }

  private:
    std::mutex mutex_;
    std::vector<bool> finished_;
    std::size_t passed_ = 0;
    std::size_t taken_ = 0;
};

} // namespace florilege
