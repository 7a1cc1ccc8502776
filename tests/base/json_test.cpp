#include "base/json.h"

#include <gtest/gtest.h>

namespace florilege {

TEST(Json, is_written_with_its_commas_and_indents) {
    JsonWriter json;
    json.open_object().member("a", "b").list("c", {"d", "e"}).list("none", {}).optional("empty", "");
    json.key("n").number(-3).key("t").boolean(true).key("o").open_object().close().close();
    EXPECT_EQ(json.take(), "{\n  \"a\": \"b\",\n  \"c\": [\n    \"d\",\n    \"e\"\n  ],\n  \"n\": -3,\n  \"t\": true,\n  \"o\": {}\n}\n");
}

TEST(Json, escapes_what_would_end_a_string_or_a_script) {
    std::string text;
    append_json(text, "\"\\\n\t</script>&\u2028\x01é\x7F");
    EXPECT_EQ(text, "\"\\\"\\\\\\n\\t\\u003c/script\\u003e\\u0026\\u2028\\u0001é\\u007f\"");
}

} // namespace florilege
