// The outputs of a book are the same whether they are made one by one or side by side.
#include <gtest/gtest.h>

#include "book_on_disk.h"
#include "compile/outputs.h"

namespace florilege {
namespace {

struct Made {
    std::vector<MadeFile> files;
    std::vector<std::string> stages;
};

Made make(const BookOnDisk& book, std::vector<std::string> only, int jobs) {
    Made made;
    BuildOptions options = book.options();
    options.only = std::move(only);
    options.jobs = jobs;
    options.on_stage = [&](BuildStage stage, std::string_view output) {
        if (stage == BuildStage::making) made.stages.emplace_back(output);
    };
    Compiled compiled = prepare(options, Lints::no);
    made.files = make_outputs(compiled, options);
    return made;
}

std::vector<std::string> paths_of(const std::vector<OutputFile>& files) {
    std::vector<std::string> paths;
    for (const OutputFile& file : files) paths.push_back(file.path);
    return paths;
}

class Outputs : public testing::Test {
  protected:
    Outputs() : book_("title: Essai\nlanguage: fr\n") { book_.article("Une phrase sur la ville et ses rues."); }
    BookOnDisk book_;
};

TEST_F(Outputs, made_side_by_side_are_those_made_one_by_one) {
    const std::vector<std::string> only{"web", "records", "flyer", "large", "booklet", "cover", "print", "pdf", "epub"};
    const Made alone = make(book_, only, 1), together = make(book_, only, 4);
    EXPECT_EQ(alone.stages, (std::vector<std::string>{"epub", "pdf", "print", "cover", "booklet", "large", "flyer", "records", "web"}));
    EXPECT_EQ(together.stages.size(), alone.stages.size());
    ASSERT_EQ(together.files.size(), alone.files.size());
    for (std::size_t i = 0; i < alone.files.size(); ++i) {
        EXPECT_EQ(together.files[i].path, alone.files[i].path);
        EXPECT_EQ(together.files[i].bytes, alone.files[i].bytes) << alone.files[i].path;
        EXPECT_TRUE(together.files[i].wanted);
    }
}

TEST_F(Outputs, what_records_work_from_is_made_and_not_wanted) {
    Made made = make(book_, {"records"}, 2);
    EXPECT_EQ(made.files.at(0).path, "essai.epub");
    EXPECT_EQ(made.files.at(1).path, "essai.pdf");
    const std::vector<std::string> paths = paths_of(wanted_files(std::move(made.files)));
    ASSERT_FALSE(paths.empty());
    for (const std::string& path : paths) EXPECT_TRUE(path.starts_with("records/")) << path;
}

} // namespace
} // namespace florilege
