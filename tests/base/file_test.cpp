#include "base/file.h"
#include "base/glob_pattern.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

namespace florilege {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "florilege-XXXXXX";
        folder_ = mkdtemp(pattern.data());
        book_ = folder_ / "book";
        fs::create_directories(book_ / "articles/deep");
        write_file(book_ / "articles/b.md", "b");
        write_file(book_ / "articles/a.md", "a");
        write_file(book_ / "articles/deep/c.md", "c");
        write_file(book_ / "articles/.hidden.md", "h");
        write_file(folder_ / "secret", "s");
    }
    void TearDown() override { fs::remove_all(folder_); }

    ReadFailure refusal(const std::string& path, std::size_t limit = 100) {
        ReadFailure why{};
        EXPECT_FALSE(BookFolder(book_).read(path, limit, why)) << path;
        return why;
    }
    std::vector<std::string> names(const fs::path& folder) {
        std::vector<std::string> result;
        for (const auto& entry : fs::directory_iterator(folder)) result.push_back(entry.path().filename());
        return result;
    }

    fs::path folder_, book_;
};

TEST_F(Files, reads_inside_the_book_and_remembers_it) {
    const BookFolder book(book_);
    ReadFailure why{};
    EXPECT_EQ(book.read("articles/a.md", 1, why), "a");
    EXPECT_EQ(book.files_read(), std::vector<std::string>{"articles/a.md"});
}

TEST_F(Files, nothing_leads_outside) {
    fs::create_symlink("../secret", book_ / "link");
    fs::create_symlink(folder_, book_ / "folder");
    fs::create_symlink("articles/a.md", book_ / "inside");
    EXPECT_EQ(refusal("../secret"), ReadFailure::outside);
    EXPECT_EQ(refusal("articles/../../secret"), ReadFailure::outside);
    EXPECT_EQ(refusal("link"), ReadFailure::outside);
    EXPECT_EQ(refusal("folder/secret"), ReadFailure::outside);
    EXPECT_EQ(refusal((folder_ / "secret").string()), ReadFailure::outside);
    EXPECT_EQ(refusal("/proc/self/environ"), ReadFailure::outside);
    ReadFailure why{};
    EXPECT_EQ(BookFolder(book_).read("inside", 9, why), "a");
    EXPECT_EQ(BookFolder(book_, {folder_}).read((folder_ / "secret").string(), 9, why), "s");
}

TEST_F(Files, an_allowed_folder_is_reached_by_any_path_that_leads_there) {
    fs::create_directories(folder_ / "shared/deep");
    write_file(folder_ / "shared/deep/logo", "l");
    fs::create_symlink("../shared/deep/logo", book_ / "logo");
    fs::create_symlink("../secret", book_ / "secret");
    const BookFolder book(book_, {folder_ / "shared"});
    ReadFailure why{};
    EXPECT_EQ(book.read("../shared/deep/logo", 9, why), "l");
    EXPECT_EQ(book.read("logo", 9, why), "l");
    EXPECT_FALSE(book.read("../shared/../secret", 9, why)) << "beside the allowed folder";
    EXPECT_FALSE(book.read("secret", 9, why));
    EXPECT_FALSE(book.read("../shared", 9, why));
    EXPECT_THROW(BookFolder(book_, {folder_ / "none"}), BuildError);
}

TEST_F(Files, refuses_what_is_no_regular_file_without_waiting) {
    ASSERT_EQ(mkfifo((book_ / "fifo").c_str(), 0600), 0);
    EXPECT_EQ(refusal("fifo"), ReadFailure::not_regular);
    EXPECT_EQ(refusal("articles"), ReadFailure::not_regular);
    EXPECT_EQ(refusal("none"), ReadFailure::missing);
    EXPECT_EQ(refusal("articles/a.md", 0), ReadFailure::too_large);
    EXPECT_EQ(refusal(std::string("a\0b", 3)), ReadFailure::missing);
    EXPECT_EQ(refusal(std::string(5000, 'a')), ReadFailure::missing);
}

TEST_F(Files, globs_in_byte_order_without_hidden_files) {
    const BookFolder book(book_);
    EXPECT_EQ(book.glob("articles/*.md"), (std::vector<std::string>{"articles/a.md", "articles/b.md"}));
    EXPECT_EQ(book.glob("articles/**/*.md"), (std::vector<std::string>{"articles/a.md", "articles/b.md", "articles/deep/c.md"}));
    EXPECT_EQ(book.glob("**/[bc].md"), (std::vector<std::string>{"articles/b.md", "articles/deep/c.md"}));
    EXPECT_TRUE(book.glob("../*").empty());
    EXPECT_TRUE(book.glob("articles/de*").empty());
}

TEST_F(Files, globs_end_where_links_lead_in_circles) {
    fs::create_symlink(".", book_ / "one");
    fs::create_symlink(".", book_ / "two");
    const BookFolder book(book_);
    EXPECT_EQ(book.glob("**/a.md"), std::vector<std::string>{"articles/a.md"});
    EXPECT_EQ(book.glob("**/**/**/**/**/c.md"), std::vector<std::string>{"articles/deep/c.md"});
    EXPECT_EQ(book.glob("one/articles/a.md"), std::vector<std::string>{"one/articles/a.md"});
    EXPECT_TRUE(book.glob("o*").empty());
}

TEST(Globs, match_by_characters) {
    EXPECT_TRUE(matches_glob("*.md", "été.md"));
    EXPECT_TRUE(matches_glob("?t?.md", "été.md"));
    EXPECT_TRUE(matches_glob("20[12][0-9]-*", "2024-a"));
    EXPECT_FALSE(matches_glob("20[!12][0-9]-*", "2024-a"));
    EXPECT_TRUE(matches_glob("[à-ü]t*", "été"));
    EXPECT_TRUE(matches_glob("a[b", "a[b"));
    EXPECT_TRUE(matches_glob("[]x]", "]"));
    EXPECT_FALSE(matches_glob("*a", ""));
    std::string stars;
    for (int i = 0; i < 100; ++i) stars += "*a";
    EXPECT_FALSE(matches_glob(stars + "b", std::string(5000, 'a')));
}

TEST_F(Files, writes_all_or_nothing) {
    const fs::path out = folder_ / "out";
    write_files(out, {{"a", "old"}, {"web/b", "old"}});
    fs::create_directories(out / "c"); // a folder where a file is to be: the rename fails
    EXPECT_THROW(write_files(out, {{"c", "new"}, {"a", "new"}}), BuildError);
    EXPECT_EQ(read_file(out / "a"), "old");
    EXPECT_EQ(names(out).size(), 3u);
    EXPECT_EQ(read_file(out / "web/b"), "old");
}

TEST_F(Files, a_file_put_in_place_comes_back_out_when_a_later_one_fails) {
    const fs::path out = folder_ / "out";
    write_files(out, {{"a", "old"}});
    fs::create_directories(out / "c");
    EXPECT_THROW(write_files(out, {{"a", "new"}, {"b", "new"}, {"web/d", "new"}, {"c", "new"}}), BuildError);
    EXPECT_EQ(read_file(out / "a"), "old");
    EXPECT_EQ(names(out).size(), 2u) << "a and the folder c, and nothing else";
}

TEST_F(Files, staged_files_appear_together_or_leave_no_trace) {
    const fs::path out = folder_ / "out";
    write_files(out, {{"a", "old"}});
    {
        StagedFiles staged(out);
        staged.add({"a", "new"}), staged.add({"web/b", "new"});
        EXPECT_EQ(read_file(out / "a"), "old");
    }
    EXPECT_EQ(read_file(out / "a"), "old");
    EXPECT_EQ(names(out), std::vector<std::string>{"a"});
    StagedFiles staged(out);
    staged.add({"a", "new"}), staged.add({"web/b", "new"}), staged.commit();
    EXPECT_EQ(read_file(out / "a"), "new");
    EXPECT_EQ(read_file(out / "web/b"), "new");
}

TEST_F(Files, what_a_killed_build_left_is_swept_by_the_next) {
    const fs::path out = folder_ / "out";
    write_files(out, {{"a", "old"}});
    write_file(out / ".florilege-1-0.tmp", "half");
    write_files(out, {{"a", "new"}});
    EXPECT_EQ(names(out), std::vector<std::string>{"a"});
}

TEST_F(Files, a_refused_write_names_the_file_and_leaves_nothing) {
    try {
        write_file(folder_ / "none/file", "x");
        FAIL();
    } catch (const BuildError& failure) {
        EXPECT_NE(std::string(failure.what()).find("none/file: cannot write here"), std::string::npos) << failure.what();
    }
    EXPECT_THROW(read_file(folder_ / "nothing"), BuildError);
    EXPECT_THROW(read_file(folder_), BuildError);
}

TEST_F(Files, two_writers_at_once_both_succeed) {
    const fs::path out = folder_ / "out";
    const auto writer = [&](const std::string& text) {
        for (int round = 0; round < 20; ++round) write_files(out, {{"a", text}, {"b", text}});
    };
    std::thread one(writer, std::string(1000, '1')), two(writer, std::string(2000, '2'));
    one.join(), two.join();
    EXPECT_EQ(read_file(out / "a"), read_file(out / "b"));
    EXPECT_EQ(names(out).size(), 2u);
}

} // namespace
} // namespace florilege
