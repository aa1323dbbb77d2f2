#include "synthea/mapping.h"

namespace polyclinic::synthea_internal {
namespace {

constexpr std::string_view kScreening = "C34: screening questionnaire by protocol";
constexpr std::string_view kDraw = "C28: the test is of blood, drawn from a vein";
constexpr std::string_view kSpecimen = "C30: a specimen is labelled, logged and sent";
constexpr std::string_view kWaived = "C31: waived test at the point of care";
constexpr std::string_view kLicensed = "an act of a licensed person, no duty of an assistant";
constexpr std::string_view kElsewhere = "not done in an office";

constexpr DutyMapping kDuties[] = {
    {"104091002", "C28", kDraw},
    {"104326007", "C28", kDraw},
    {"104375008", "C28", kDraw},
    {"104435004", "C31", kWaived},
    {"117010004", "C30", kSpecimen},
    {"118001005", "C30", kSpecimen},
    {"127783003", "C32", "C32: spirometry"},
    {"165829005", "C30", kSpecimen},
    {"167271000", "C31", kWaived},
    {"169230002", "C39", "C39: preparing for an ultrasound"},
    {"169673001", "C28", kDraw},
    {"169690007", "C28", kDraw},
    {"171207006", "C34", kScreening},
    {"180256009", "C20", "C20: subcutaneous injection"},
    {"18946005", "", kElsewhere},
    {"225158009", "C40", "C40: prenatal intake, Doppler"},
    {"232717009", "", kElsewhere},
    {"252160004", "C31", kWaived},
    {"268400002", "C24", "C24: 12-lead ECG"},
    {"268556000", "C31", kWaived},
    {"269828009", "C28", kDraw},
    {"271442007", "C39", "C39: preparing for an ultrasound"},
    {"274031008", "", kElsewhere},
    {"274474001", "", kLicensed},
    {"274804006", "C40", "C40: prenatal intake, fundal tape"},
    {"275833003", "C28", kDraw},
    {"28163009", "C21", "C21: placing a tuberculin test"},
    {"310861008", "C30", kSpecimen},
    {"31208007", "", kElsewhere},
    {"31676001", "C28", kDraw},
    {"386516004", "C18", "C18: approved instructions"},
    {"395123002", "C31", kWaived},
    {"395142003", "", "a test of blood or of skin: the code does not say which"},
    {"399014008", "C22", "C22: giving a vaccine"},
    {"399208008", "", "x-ray needs the state's permit (X08)"},
    {"40701008", "C26", "C26: preparing for an echocardiogram"},
    {"415070008", "", kElsewhere},
    {"428211000124100", "C34", kScreening},
    {"430193006", "C05", "C05: medicines collected and flagged"},
    {"44608003", "C28", kDraw},
    {"443529005", "", kElsewhere},
    {"454711000124102", "C34", kScreening},
    {"47758006", "C28", kDraw},
    {"51116004", "C19", "C19: intramuscular injection"},
    {"5880005", "", kLicensed},
    {"66348005", "", kElsewhere},
    {"710824005", "C34", kScreening},
    {"710841007", "C34", kScreening},
    {"713106006", "C34", kScreening},
    {"715252007", "C34", kScreening},
    {"73761001", "", kElsewhere},
    {"762993000", "C34", kScreening},
    {"763302001", "C34", kScreening},
    {"76601001", "C19", "C19: intramuscular injection"},
    {"866148006", "C34", kScreening},
    {"868187001", "C34", kScreening},
    {"90226004", "C38", "C38: Pap smear, set-up and label"},
};

constexpr std::string_view kNoOffice = "no visit of an office";

constexpr VisitMapping kVisits[] = {
    {"wellness", "", "checkup", ""},
    {"ambulatory", "371883000", "treatment", ""},
    {"ambulatory", "424619006", "prenatal", ""},
    {"ambulatory", "424441002", "prenatal", ""},
    {"ambulatory", "169762003", "prenatal", ""},
    {"ambulatory", "", "visit", ""},
    {"outpatient", "", "visit", ""},
    {"urgentcare", "", "same-day", ""},
    {"emergency", "", "", kNoOffice},
    {"inpatient", "", "", kNoOffice},
    {"hospice", "", "", kNoOffice},
    {"snf", "", "", kNoOffice},
    {"home", "", "", kNoOffice},
    {"virtual", "", "", "a visit at a distance; the clinic made here has none"},
};

}  // namespace

std::span<const DutyMapping> DutyMappings() { return kDuties; }
std::span<const VisitMapping> VisitMappings() { return kVisits; }

}  // namespace polyclinic::synthea_internal
