// Work shared out among threads, its results where its inputs were: the same whatever the number of threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
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

} // namespace florilege
