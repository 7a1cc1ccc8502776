// florilege_stage_table BOOK [JOBS]: builds the book into BOOK/out-stages and prints what each stage took: wall and processor
// milliseconds, wall microseconds a page, and the most memory that the process had in it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "compile/compile.h"

using namespace florilege;

namespace {

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// The peak since `forget_peak` was called last (proc(5)); of the whole run where the kernel does not let it be set back.
double peak_mebibytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

struct Stage {
    std::string name;
    double wall = 0;
    double processor = 0;
    double peak = 0;
};

class Clock {
  public:
    void begin(std::string name) {
        end();
        stages_.push_back({std::move(name)});
        forget_peak();
        wall_ = std::chrono::steady_clock::now();
        processor_ = processor_seconds();
    }
    void end() {
        if (stages_.empty()) return;
        Stage& stage = stages_.back();
        stage.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - wall_).count();
        stage.processor = processor_seconds() - processor_;
        stage.peak = peak_mebibytes();
    }
    const std::vector<Stage>& stages() const { return stages_; }

  private:
    std::vector<Stage> stages_;
    std::chrono::steady_clock::time_point wall_;
    double processor_ = 0;
};

std::string name_of(BuildStage stage, std::string_view output) {
    switch (stage) {
    case BuildStage::reading: return "reading, assembling";
    case BuildStage::typesetting: return "typesetting";
    case BuildStage::making: return std::string(output);
    case BuildStage::writing: break;
    }
    return "report, files";
}

void print(const Stage& stage, std::size_t pages) {
    std::printf("  %-20s %9.1f %9.1f %9.1f %9.0f\n", stage.name.c_str(), stage.wall * 1e3, stage.processor * 1e3,
                pages == 0 ? 0 : stage.wall * 1e6 / static_cast<double>(pages), stage.peak);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    std::vector<Stage> stages; // of the PDF's build, and the EPUB's own: a build makes two outputs at a time
    BuildSummary summary;
    BuildOptions options;
    options.book = argv[1];
    options.out = options.book + "/out-stages";
    options.styles_folder = FLORILEGE_ROOT "/styles";
    options.jobs = argc > 2 ? std::atoi(argv[2]) : 0;
    for (const std::string output : {"epub", "pdf"}) {
        Clock clock;
        options.only = {output};
        options.on_stage = [&](BuildStage stage, std::string_view made) { clock.begin(name_of(stage, made)); };
        summary = build(options);
        clock.end();
        if (summary.failed) return 1;
        std::vector<Stage> these = clock.stages();
        const auto own = [&](const Stage& stage) { return stage.name == output; };
        these.insert(std::find_if(these.begin(), these.end(), own), stages.begin(), stages.end());
        if (output == "epub") std::erase_if(these, std::not_fn(own));
        stages = std::move(these);
    }
    Stage all{"in all"};
    std::printf("  %-20s %9s %9s %9s %9s\n", "stage", "wall ms", "cpu ms", "us a page", "peak MiB");
    for (const Stage& stage : stages) {
        print(stage, summary.pages);
        all.wall += stage.wall, all.processor += stage.processor, all.peak = std::max(all.peak, stage.peak);
    }
    print(all, summary.pages);
}
