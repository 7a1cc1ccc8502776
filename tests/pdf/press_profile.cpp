#include "press_profile.h"

#include <lcms2.h>

#include <algorithm>

namespace florilege {

namespace {

constexpr double full = 65535;

/// C, M, Y, K to Lab as 16-bit samples, over gray alone: the tables of a profile need no real ink to be sound.
cmsInt32Number to_lab(const cmsUInt16Number in[], cmsUInt16Number out[], void*) {
    const double light = (1 - (in[0] + in[1] + in[2]) / (3 * full)) * (1 - in[3] / full);
    cmsCIELab lab{100 * light, 60 * (in[1] - in[0]) / full, 60 * (in[2] - in[0]) / full};
    cmsFloat2LabEncoded(out, &lab);
    return 1;
}

cmsInt32Number from_lab(const cmsUInt16Number in[], cmsUInt16Number out[], void*) {
    cmsCIELab lab;
    cmsLabEncoded2Float(&lab, in);
    const double dark = std::clamp(1 - lab.L / 100, 0.0, 1.0), red = std::clamp(lab.a / 60, -1.0, 1.0);
    const double inks[] = {std::max(0.0, -red) * (1 - dark), std::max(0.0, red) * (1 - dark),
                           std::clamp(lab.b / 60, 0.0, 1.0) * (1 - dark), dark};
    for (int i = 0; i < 4; ++i) out[i] = static_cast<cmsUInt16Number>(inks[i] * full + 0.5);
    return 1;
}

void add_table(cmsHPROFILE profile, cmsTagSignature tag, cmsUInt32Number in, cmsUInt32Number out,
               cmsSAMPLER16 sampler) {
    constexpr cmsUInt32Number points = 5;
    cmsStage* table = cmsStageAllocCLut16bit(nullptr, points, in, out, nullptr);
    cmsStageSampleCLut16bit(table, sampler, nullptr, 0);
    cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, in, out);
    cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, table);
    cmsWriteTag(profile, tag, pipeline);
    cmsPipelineFree(pipeline);
}

std::string saved(cmsHPROFILE profile) {
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    std::string bytes(size, '\0');
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

} // namespace

std::string made_up_press_profile() {
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, 2.1); // whose tables are taken without curves around them
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    cmsMLU* name = cmsMLUalloc(nullptr, 1);
    cmsMLUsetASCII(name, "en", "US", "Made-up press");
    cmsWriteTag(profile, cmsSigProfileDescriptionTag, name);
    cmsWriteTag(profile, cmsSigCopyrightTag, name);
    cmsMLUfree(name);
    cmsWriteTag(profile, cmsSigMediaWhitePointTag, cmsD50_XYZ());
    add_table(profile, cmsSigAToB0Tag, 4, 3, to_lab);
    add_table(profile, cmsSigBToA0Tag, 3, 4, from_lab);
    return saved(profile);
}

std::string screen_profile() {
    return saved(cmsCreate_sRGBProfile());
}

} // namespace florilege
