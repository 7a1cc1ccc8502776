// Lanczos resampling, one direction after the other, in integers so that every machine gives the same samples.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "read/image.h"

namespace florilege {

namespace {

constexpr double lobes = 3;
constexpr int one = 1 << 14; // weights are in 1/16384

double lanczos(double x) {
    if (x == 0) return 1;
    if (std::abs(x) >= lobes) return 0;
    const double angle = 3.14159265358979323846 * x;
    return lobes * std::sin(angle) * std::sin(angle / lobes) / (angle * angle);
}

// The source samples that make one sample of the result.
struct Tap {
    int first = 0;
    std::vector<int> weights; // sum to `one`
};

std::vector<Tap> taps(int from, int to) {
    const double scale = static_cast<double>(from) / to;
    const double reach = std::max(1.0, scale); // shrinking widens the filter
    std::vector<Tap> result(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        Tap& tap = result[static_cast<std::size_t>(i)];
        const double centre = (i + 0.5) * scale - 0.5;
        tap.first = std::max(0, static_cast<int>(std::ceil(centre - lobes * reach)));
        const int last = std::min(from - 1, static_cast<int>(std::floor(centre + lobes * reach)));
        double sum = 0;
        std::vector<double> weights;
        for (int j = tap.first; j <= last; ++j) weights.push_back(lanczos((j - centre) / reach)), sum += weights.back();
        int rest = one;
        for (double weight : weights) tap.weights.push_back(static_cast<int>(std::lround(weight / sum * one))), rest -= tap.weights.back();
        *std::max_element(tap.weights.begin(), tap.weights.end()) += rest;
    }
    return result;
}

// Resamples `lines` lines of `from` samples of `channels` values; steps say where the next sample and the next line are.
struct Pass {
    int lines, channels;
    std::size_t from_step, from_line, to_step, to_line;
};

void run(const std::vector<Tap>& taps, const Pass& pass, const std::vector<int>& from, std::vector<int>& to) {
    for (int line = 0; line < pass.lines; ++line)
        for (std::size_t i = 0; i < taps.size(); ++i)
            for (int channel = 0; channel < pass.channels; ++channel) {
                std::int64_t sum = one / 2;
                const std::size_t start = static_cast<std::size_t>(line) * pass.from_line + static_cast<std::size_t>(channel);
                for (std::size_t k = 0; k < taps[i].weights.size(); ++k)
                    sum += std::int64_t{taps[i].weights[k]} * from[start + (static_cast<std::size_t>(taps[i].first) + k) * pass.from_step];
                to[static_cast<std::size_t>(line) * pass.to_line + i * pass.to_step + static_cast<std::size_t>(channel)] =
                    static_cast<int>(std::clamp<std::int64_t>(sum >> 14, 0, 255 * 255));
            }
}

} // namespace

Pixmap resize(const Pixmap& pixmap, int width, int height) {
    assert(width > 0 && height > 0 && pixmap.width > 0 && pixmap.height > 0);
    const std::size_t channels = static_cast<std::size_t>(pixmap.channels);
    const auto count = [&](int w, int h) { return static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * channels; };
    // Samples × 255, colours multiplied by their alpha so that what is transparent colours nothing.
    std::vector<int> whole(count(pixmap.width, pixmap.height));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        const int value = static_cast<unsigned char>(pixmap.samples[at]);
        const bool colour = channels == 4 && at % 4 != 3;
        whole[at] = value * (colour ? static_cast<unsigned char>(pixmap.samples[at - at % 4 + 3]) : 255);
    }
    std::vector<int> narrow(count(width, pixmap.height)), small(count(width, height));
    const std::size_t row = static_cast<std::size_t>(width) * channels;
    run(taps(pixmap.width, width),
        {pixmap.height, pixmap.channels, channels, static_cast<std::size_t>(pixmap.width) * channels, channels, row}, whole, narrow);
    run(taps(pixmap.height, height), {width, pixmap.channels, row, channels, row, channels}, narrow, small);
    Pixmap result{width, height, pixmap.channels, std::string(small.size(), '\0')};
    for (std::size_t at = 0; at < small.size(); ++at) {
        const bool colour = channels == 4 && at % 4 != 3;
        const int alpha = colour ? small[at - at % 4 + 3] / 255 : 255;
        result.samples[at] = static_cast<char>(alpha == 0 ? 0 : std::min(255, (small[at] + alpha / 2) / alpha));
    }
    return result;
}

} // namespace florilege
