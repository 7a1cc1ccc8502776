// Mails saved as text: the subject is a title, the date its date, the other lines of the head are no text.
#include <algorithm>
#include <optional>

#include "base/translate.h"
#include "read/import_lines.h"
#include "read/import_source.h"
#include "read/import_text.h"

namespace florilege {

using namespace pasted;

namespace {

enum class HeadLine { none, other, from, subject, date };

HeadLine kind_of(std::string_view line, std::string_view& value) {
    static constexpr std::pair<std::string_view, HeadLine> names[] = {
        {"de", HeadLine::from}, {"from", HeadLine::from}, {"expéditeur", HeadLine::from}, {"objet", HeadLine::subject}, {"sujet", HeadLine::subject},
        {"subject", HeadLine::subject}, {"date", HeadLine::date}, {"envoyé", HeadLine::date}, {"envoyé le", HeadLine::date}, {"sent", HeadLine::date},
        {"à", HeadLine::other}, {"a", HeadLine::other}, {"to", HeadLine::other}, {"cc", HeadLine::other}, {"cci", HeadLine::other}, {"bcc", HeadLine::other},
        {"copie à", HeadLine::other}, {"destinataire", HeadLine::other}, {"reply-to", HeadLine::other}, {"répondre à", HeadLine::other},
        {"message-id", HeadLine::other}, {"mime-version", HeadLine::other}, {"content-type", HeadLine::other}, {"content-transfer-encoding", HeadLine::other},
        {"x-mailer", HeadLine::other}, {"pièces jointes", HeadLine::other}, {"pièce jointe", HeadLine::other}, {"importance", HeadLine::other}};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 30) return HeadLine::none;
    std::string name = lower(trim(line.substr(0, colon)));
    std::erase(name, '*');
    value = trim(line.substr(colon + 1));
    for (const auto& [known, kind] : names)
        if (name == known) return kind;
    return HeadLine::none;
}

// "mardi 14 mars 2023 09:12", "Tue, 14 Mar 2023 09:12:00 +0100": up to the year, the time left out.
std::string day_of_mail(std::string_view value) {
    for (std::size_t at = 0; at + 4 <= value.size(); ++at) {
        const std::string_view until = value.substr(0, at + 4);
        std::size_t begin = 0;
        const std::optional<FirstAppearance> found = parse_date_at_end(until, begin);
        if (found && found->date && found->date->start.day != 0) return to_edtf(*found->date);
    }
    return {};
}

/// The head of a mail: lines [begin, end).
struct MailHead {
    std::size_t begin = 0, end = 0;
    std::string subject, day;
};

std::optional<MailHead> head_at(const std::vector<TextLine>& lines, std::size_t begin) {
    MailHead head{begin, begin, "", ""};
    bool from = false;
    std::string_view value;
    for (; head.end < lines.size(); ++head.end) {
        const HeadLine kind = kind_of(lines[head.end].text, value);
        if (kind == HeadLine::none) break;
        from = from || kind == HeadLine::from;
        if (kind == HeadLine::subject) head.subject = std::string(value);
        if (kind == HeadLine::date) head.day = day_of_mail(value);
    }
    for (std::string_view reply : {"RE: ", "Re: ", "TR: ", "Tr: ", "FW: ", "Fwd: ", "RE : ", "Re : ", "TR : "})
        while (head.subject.starts_with(reply)) head.subject.erase(0, reply.size());
    return head.end - begin >= 2 && from && !head.subject.empty() ? std::optional(head) : std::nullopt;
}

} // namespace

void take_mail_heads(std::vector<TextLine>& lines, Diagnostics& diagnostics) {
    std::vector<TextLine> kept;
    for (std::size_t i = 0; i < lines.size();) {
        const bool may_begin = !lines[i].blank() && (i == 0 || lines[i - 1].blank());
        const std::optional<MailHead> head = may_begin ? head_at(lines, i) : std::nullopt;
        if (!head) {
            kept.push_back(std::move(lines[i++]));
            continue;
        }
        for (; i < head->end; ++i) {
            std::string_view value;
            if (kind_of(lines[i].text, value) != HeadLine::subject) {
                diagnostics.push_back(warning("import-mail-head", lines[i].span, tr("the line `{}` of a mail's head was left out", lines[i].text),
                                              tr("put it back in the article if it belongs to the text")));
                continue;
            }
            TextLine title = lines[i];
            title.text = head->subject + (head->day.empty() ? "" : " (" + head->day + ")");
            title.title = true;
            kept.push_back(std::move(title));
            kept.push_back({"", lines[i].span});
        }
    }
    lines = std::move(kept);
}

} // namespace florilege
