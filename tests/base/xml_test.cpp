#include "base/xml.h"

#include <gtest/gtest.h>

namespace florilege {
namespace {

std::string refusal(const std::string& bytes, const XmlLimits& limits = {}) {
    std::string why;
    EXPECT_FALSE(read_xml(bytes, why, limits)) << bytes.substr(0, 80);
    return why;
}

TEST(ReadXml, gives_elements_attributes_and_text_as_written) {
    std::string why;
    const auto root = read_xml("\xEF\xBB\xBF<?xml version='1.0'?><!DOCTYPE w:p><w:p w:id=\"a&amp;b\">un <b>deux</b> &#233;t&#xE9;<![CDATA[ <&> ]]></w:p>", why);
    ASSERT_TRUE(root) << why;
    EXPECT_EQ(root->local_name(), "p");
    EXPECT_EQ(root->attribute("id"), "a&b");
    ASSERT_TRUE(root->child("b"));
    EXPECT_EQ(root->child("b")->all_text(), "deux");
    EXPECT_EQ(root->all_text(), "un deux été <&> ");
}

TEST(ReadXml, refuses_what_is_not_well_formed_or_defines_entities) {
    for (const char* text : {"", "text", "<a>", "<a></b>", "<a/><b/>", "<a b></a>", "<a>&eacute;</a>", "<a>&</a>", "<a>&#1;</a>",
                             "<a>&#0;</a>", "<a b='&#xFFFF;'/>", "<a>\x01</a>", "<a>\xFF</a>", "<a b=\"", "<a", "<!--", "<a><![CDATA[",
                             "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>"})
        EXPECT_NE(refusal(text), "") << text;
}

TEST(ReadXml, refuses_what_is_nested_too_deeply_or_too_large) {
    std::string deep;
    for (int level = 0; level < 1'000'000; ++level) deep += "<a>";
    EXPECT_EQ(refusal(deep), "its elements are nested too deeply");
    EXPECT_EQ(refusal("<a><b/><b/></a>", {.nodes = 2}), "it holds too many elements");
    EXPECT_EQ(refusal("<a></a>", {.bytes = 3}), "it is too large");
}

TEST(XmlWriter, escapes_what_markup_would_swallow) {
    XmlWriter writer;
    writer.open("p").attribute("title", "\"a\" & <b>\n").text("1 < 2 & 3 > \x02\"");
    writer.close();
    EXPECT_EQ(writer.take(), "<p title=\"&quot;a&quot; &amp; &lt;b&gt;&#10;\">1 &lt; 2 &amp; 3 &gt; \uFFFD\"</p>\n");
}

TEST(XmlWriter, gives_block_elements_lines_of_their_own) {
    XmlWriter writer = XmlWriter::document();
    writer.open("a").open("b").text("un ").open_inline("i").text("deux").close().close();
    writer.open("c").close_empty().close();
    EXPECT_EQ(writer.take(), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b>un <i>deux</i></b>\n  <c/>\n</a>\n");
}

TEST(XmlWriter, what_it_writes_reads_back) {
    const std::string odd = "é \"quotes\" 'simples' <balises> & \u202F\U0001F33B\t\n\r fin";
    XmlWriter writer = XmlWriter::document();
    writer.open("a").attribute("b", odd).text(odd).close();
    std::string why;
    const auto root = read_xml(writer.take(), why);
    ASSERT_TRUE(root) << why;
    EXPECT_EQ(root->attribute("b"), odd);
    EXPECT_EQ(root->all_text(), odd);
}

} // namespace
} // namespace florilege
