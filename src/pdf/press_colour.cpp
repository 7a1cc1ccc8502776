#include "pdf/press_colour.h"

#include <lcms2.h>

#include <memory>

#include "base/diagnostic.h"
#include "base/translate.h"

namespace florilege {

namespace {

struct CloseProfile {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using ProfileHandle = std::unique_ptr<void, CloseProfile>;
using TransformHandle = std::unique_ptr<void, DeleteTransform>;

/// RGB bytes, transparency laid on white.
std::string on_white(const Pixmap& pixmap) {
    std::string rgb;
    const std::size_t pixels =
        static_cast<std::size_t>(pixmap.width) * static_cast<std::size_t>(pixmap.height);
    rgb.reserve(pixels * 3);
    const auto channels = static_cast<std::size_t>(pixmap.channels);
    for (std::size_t p = 0; p < pixels; ++p) {
        const auto* sample = reinterpret_cast<const unsigned char*>(pixmap.samples.data()) + p * channels;
        const int alpha = channels == 4 ? sample[3] : 255;
        for (std::size_t c = 0; c < 3; ++c) {
            const int colour = sample[channels == 1 ? 0 : c];
            rgb += static_cast<char>((colour * alpha + 255 * (255 - alpha) + 127) / 255);
        }
    }
    return rgb;
}

ProfileHandle open_profile(std::string_view profile) {
    return ProfileHandle(
        cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
}

std::size_t big_endian(std::string_view bytes) {
    std::size_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

// Whether the file is as long as its header says and holds its tags (ICC.1:2010, 7.2 and 7.3).
bool is_whole(std::string_view profile) {
    constexpr std::size_t header = 128, entry = 12;
    if (profile.size() < header + 4 || big_endian(profile.substr(0, 4)) != profile.size()) return false;
    const std::size_t count = big_endian(profile.substr(header, 4));
    if (count > (profile.size() - header - 4) / entry) return false;
    for (std::size_t tag = 0; tag < count; ++tag) {
        const std::string_view place = profile.substr(header + 4 + tag * entry + 4, 8);
        const std::size_t offset = big_endian(place.substr(0, 4)), size = big_endian(place.substr(4));
        if (offset > profile.size() || size > profile.size() - offset) return false;
    }
    return true;
}

// Whether colours can be turned both ways and the tags that every profile has (ICC.1:2010, 8.2) can be read.
bool works(cmsHPROFILE press) {
    for (const cmsTagSignature tag : {cmsSigProfileDescriptionTag, cmsSigMediaWhitePointTag, cmsSigCopyrightTag})
        if (!cmsReadTag(press, tag)) return false;
    const ProfileHandle lab(cmsCreateLab4Profile(nullptr));
    const auto turns = [](cmsHPROFILE from, cmsUInt32Number from_type, cmsHPROFILE to, cmsUInt32Number to_type) {
        return TransformHandle(cmsCreateTransform(from, from_type, to, to_type, INTENT_RELATIVE_COLORIMETRIC, 0)) != nullptr;
    };
    return lab && turns(lab.get(), TYPE_Lab_DBL, press, TYPE_CMYK_8) && turns(press, TYPE_CMYK_8, lab.get(), TYPE_Lab_DBL);
}

} // namespace

bool is_press_profile(std::string_view profile) {
    const ProfileHandle press = open_profile(profile);
    return press && cmsGetColorSpace(press.get()) == cmsSigCmykData && cmsGetDeviceClass(press.get()) == cmsSigOutputClass &&
           cmsGetProfileVersion(press.get()) < 5 && is_whole(profile) && works(press.get());
}

std::string profile_name(std::string_view profile) {
    const ProfileHandle press = open_profile(profile);
    char name[256] = "";
    if (press) cmsGetProfileInfoASCII(press.get(), cmsInfoDescription, "en", "US", name, sizeof name);
    return *name != 0 ? name : "The press profile of the book";
}

Pixmap to_gray(const Pixmap& pixmap) {
    const std::string rgb = on_white(pixmap);
    Pixmap gray{pixmap.width, pixmap.height, 1, {}};
    gray.samples.reserve(rgb.size() / 3);
    const auto* sample = reinterpret_cast<const unsigned char*>(rgb.data());
    for (std::size_t p = 0; p < rgb.size() / 3; ++p, sample += 3) // luma of ITU-R BT.601, in 1/1000
        gray.samples += static_cast<char>((299 * sample[0] + 587 * sample[1] + 114 * sample[2] + 500) / 1000);
    return gray;
}

std::string to_cmyk(const Pixmap& pixmap, std::string_view press_profile) {
    const ProfileHandle srgb(cmsCreate_sRGBProfile());
    const ProfileHandle press = open_profile(press_profile);
    if (!srgb || !press || cmsGetColorSpace(press.get()) != cmsSigCmykData)
        throw BuildError({}, tr("the press profile is no ICC profile for CMYK"));
    const TransformHandle transform(cmsCreateTransform(srgb.get(), TYPE_RGB_8, press.get(), TYPE_CMYK_8,
                                                       INTENT_RELATIVE_COLORIMETRIC,
                                                       cmsFLAGS_BLACKPOINTCOMPENSATION));
    if (!transform) throw BuildError({}, tr("the press profile cannot convert colours"));
    const std::string rgb = on_white(pixmap);
    std::string cmyk(rgb.size() / 3 * 4, '\0');
    cmsDoTransform(transform.get(), rgb.data(), cmyk.data(), static_cast<cmsUInt32Number>(rgb.size() / 3));
    return cmyk;
}

} // namespace florilege
