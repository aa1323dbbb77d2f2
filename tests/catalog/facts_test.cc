// What the catalog says besides law: specialties, visit types, credentials, programs, outlooks, payers.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalog/situations.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "polyclinic/catalog/catalog.h"
#include "polyclinic/clinic/clinic.h"
#include "polyclinic/clinic/contents.h"
#include "polyclinic/scope/rule_book.h"

namespace polyclinic {
namespace {

using catalog_test::As;
using catalog_test::Day;
using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;

constexpr std::string_view kSeed[] = {"cardiology", "endocrinology", "family-medicine",
                                      "geriatrics", "ob-gyn",        "transplant-surgery"};

// The words that appear twice.
std::vector<std::string> Doubled(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  std::vector<std::string> doubled;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == words[i - 1]) doubled.push_back(words[i]);
  }
  return doubled;
}

std::set<DutyCode> DutyCodes() {
  std::set<DutyCode> codes;
  for (const Duty& duty : ShippedCatalog().rules.duties) codes.insert(duty.code);
  return codes;
}

TEST(ShippedSpecialties, AreTwentyThree) {
  std::vector<std::string> codes;
  for (const Specialty& specialty : ShippedCatalog().specialties) {
    codes.push_back(specialty.code.str());
  }
  EXPECT_EQ(codes.size(), 23u);
  EXPECT_THAT(Doubled(codes), IsEmpty());
  for (std::string_view seed : kSeed) {
    EXPECT_THAT(codes, ::testing::Contains(std::string(seed)));
  }
}

TEST(ShippedSpecialties, DemandDutiesOfTheCatalogAndCredentialsOfTheCatalog) {
  const std::set<DutyCode> duties = DutyCodes();
  for (const Specialty& specialty : ShippedCatalog().specialties) {
    EXPECT_FALSE(specialty.duties.empty()) << specialty.code.str();
    EXPECT_LE(specialty.taxonomy_codes.size(), 1u) << specialty.code.str();
    std::vector<std::string> demanded;
    for (const DutyWeight& weight : specialty.duties) {
      EXPECT_TRUE(duties.contains(weight.duty)) << specialty.code.str() << weight.duty.str();
      EXPECT_GT(weight.per_hundred_visits, 0) << specialty.code.str();
      EXPECT_LE(weight.per_hundred_visits, 100) << specialty.code.str();
      demanded.push_back(weight.duty.str());
    }
    EXPECT_THAT(Doubled(demanded), IsEmpty()) << specialty.code.str();
    for (const TopicCode& topic : specialty.required_training) {
      EXPECT_THAT(demanded, ::testing::Contains(topic.str())) << specialty.code.str();
    }
    for (const CredentialCode& code : specialty.preferred_credentials) {
      EXPECT_NE(ShippedCatalog().FindCredentialKind(code), nullptr) << code.str();
    }
  }
}

TEST(ShippedSpecialties, DemandTheDutiesOfTheirAssistants) {
  const auto demands = [](SpecialtyCode code) {
    std::vector<std::string> duties;
    for (const DutyWeight& w : ShippedCatalog().FindSpecialty(code)->duties) {
      duties.push_back(w.duty.str());
    }
    return duties;
  };
  EXPECT_THAT(demands("cardiology"),
              UnorderedElementsAre("C24", "C25", "C26", "C27", "C07", "C11", "C17"));
  EXPECT_THAT(demands("endocrinology"),
              IsSupersetOf({"C13", "C28", "C29", "C31", "C24", "C36", "C12", "C18"}));
  EXPECT_THAT(demands("family-medicine"),
              UnorderedElementsAre("C12", "C41", "C06", "C03", "C22", "C31", "C34"));
  EXPECT_THAT(demands("geriatrics"),
              UnorderedElementsAre("C19", "C05", "A16", "C15", "C43", "C34"));
  EXPECT_THAT(demands("ob-gyn"), UnorderedElementsAre("C38", "C39", "C40", "C31", "C14"));
  EXPECT_THAT(demands("transplant-surgery"),
              UnorderedElementsAre("C44", "C45", "C30", "C17", "C06", "A16"));
}

TEST(ShippedDuties, CompositesRoutesAndReferencesNameWhatIsThere) {
  const std::set<DutyCode> codes = DutyCodes();
  std::map<std::string, std::size_t> composites;
  for (const Duty& duty : ShippedCatalog().rules.duties) {
    for (const DutyCode& part : duty.parts) EXPECT_TRUE(codes.contains(part)) << part.str();
    for (const PerformedAs& as : duty.performed_as) {
      EXPECT_TRUE(codes.contains(as.duty)) << as.duty.str();
      EXPECT_TRUE(duty.gives_medicine) << duty.code.str();
    }
    if (!duty.parts.empty()) composites[duty.code.str()] = duty.parts.size();
    // Codes of licensed systems come without their words.
    for (const Coding& coding : duty.codes) {
      EXPECT_EQ(coding.system, "loinc") << duty.code.str();
      EXPECT_EQ(coding.display, "") << duty.code.str();
    }
  }
  EXPECT_EQ(composites, (std::map<std::string, std::size_t>{{"C06", 6}, {"C45", 2}}));
  EXPECT_EQ(codes.size(), ShippedCatalog().rules.duties.size());
}

TEST(ShippedCredentials, AreThoseOfTheFacts) {
  std::vector<std::string> codes;
  for (const CredentialKind& kind : ShippedCatalog().credential_kinds) {
    codes.push_back(kind.code.str());
  }
  EXPECT_THAT(Doubled(codes), IsEmpty());
  EXPECT_THAT(codes,
              IsSupersetOf({"AAMA-CMA", "AMT-RMA", "AMT-CMAS", "AMT-RPT", "NHA-CCMA", "NHA-CMAA",
                            "NHA-CPT", "NHA-CET", "NHA-CBCS", "NHA-CEHRS", "NCCT-NCMA", "AMCA-CMAC",
                            "AHA-BLS", "WA-MA-C", "WA-MA-R", "WA-MA-P", "WA-MA-H", "WA-MA-EMT"}));
}

TEST(ShippedCredentials, AreWellFormed) {
  const std::set<DutyCode> duties = DutyCodes();
  for (const CredentialKind& kind : ShippedCatalog().credential_kinds) {
    SCOPED_TRACE(kind.code.str());
    EXPECT_NE(NameOf(kind.issuer_kind), "unspecified");
    EXPECT_EQ(kind.issuer_kind == IssuerKind::kState, kind.jurisdiction != JurisdictionCode("US"));
    for (const DutyCode& duty : kind.attests) EXPECT_TRUE(duties.contains(duty)) << duty.str();
    std::vector<std::string> names;
    for (const CredentialRoute& route : kind.routes) {
      names.push_back(route.name);
      EXPECT_TRUE(!route.educations.empty() || !route.trainings.empty() ||
                  route.experience_months > 0 || route.endorsement)
          << route.name;
      for (const CredentialCode& code : route.credentials) {
        EXPECT_NE(ShippedCatalog().FindCredentialKind(code), nullptr) << code.str();
      }
      if (route.experience_within_months > 0) {
        EXPECT_LE(route.experience_months, route.experience_within_months) << route.name;
      }
    }
    EXPECT_THAT(Doubled(names), IsEmpty());
    std::vector<std::string> editions;
    for (const RenewalTerms& terms : kind.renewals) {
      editions.push_back(terms.edition);
      EXPECT_GT(terms.cycle_months, 0);
      EXPECT_EQ(terms.points > 0, !terms.unit.empty());
      EXPECT_LE(terms.approved_points, terms.points);
      int least = 0;
      for (const ContinuingCategory& category : terms.categories) least += category.points;
      EXPECT_LE(least, terms.points);
    }
    EXPECT_THAT(Doubled(editions), IsEmpty());
  }
}

// The one body whose own page prints points by category.
TEST(ShippedCredentials, AskForTheContinuingEducationThatTheirIssuersPrint) {
  const CredentialKind* cma = ShippedCatalog().FindCredentialKind("AAMA-CMA");
  ASSERT_NE(cma, nullptr);
  EXPECT_EQ(cma->mark, "CMA (AAMA)");
  ASSERT_EQ(cma->renewals.size(), 1u);
  const RenewalTerms& terms = cma->renewals[0];
  EXPECT_EQ(terms.confidence, Confidence::kConfirmed);
  EXPECT_EQ(terms.cycle_months, 60);
  EXPECT_TRUE(terms.from_month_end);
  EXPECT_EQ(terms.points, 60);
  EXPECT_EQ(terms.approved_points, 30);
  EXPECT_TRUE(terms.by_examination);
  EXPECT_EQ(terms.lapses_after_days, 90);
  EXPECT_THAT(terms.categories,
              ElementsAre(ContinuingCategory{"administrative", 10},
                          ContinuingCategory{"clinical", 10}, ContinuingCategory{"general", 10}));
  const auto cycle = [](CredentialCode code) {
    const RenewalTerms& t = ShippedCatalog().FindCredentialKind(code)->renewals.at(0);
    return std::pair(t.cycle_months, t.points);
  };
  EXPECT_EQ(cycle("AMT-RMA"), std::pair(36, 30));
  EXPECT_EQ(cycle("AMT-CMAS"), std::pair(36, 30));
  EXPECT_EQ(cycle("AMT-RPT"), std::pair(36, 24));
  EXPECT_EQ(cycle("NHA-CCMA"), std::pair(24, 10));
  EXPECT_EQ(cycle("NCCT-NCMA"), std::pair(12, 14));
  EXPECT_EQ(cycle("AHA-BLS"), std::pair(24, 0));
}

// A rule that asks for a credential nobody can look up would be a misspelling.
TEST(ShippedCredentials, IncludeEachThatARuleNames) {
  const auto known = [](const std::vector<CredentialCode>& codes, const std::string& rule) {
    for (const CredentialCode& code : codes) {
      EXPECT_NE(ShippedCatalog().FindCredentialKind(code), nullptr) << rule << " " << code.str();
    }
  };
  const auto each = [&](const auto& self, const Needs& needs, const std::string& rule) -> void {
    known(needs.credentials, rule);
    for (const Needs& other : needs.any_of) self(self, other, rule);
  };
  for (const Rule& rule : ShippedCatalog().rules.rules) {
    each(each, rule.needs, rule.id);
    known(rule.unless_credential, rule.id);
  }
  for (const PayerRule& rule : ShippedCatalog().rules.payer_rules) each(each, rule.needs, rule.id);
}

TEST(ShippedPrograms, AreWellFormed) {
  std::vector<std::string> codes;
  for (const ProgramKind& kind : ShippedCatalog().program_kinds) {
    SCOPED_TRACE(kind.code.str());
    codes.push_back(kind.code.str());
    EXPECT_FALSE(kind.subject.empty());
    if (kind.practicum_hours) {
      ASSERT_TRUE(kind.contact_hours.has_value());
      EXPECT_LT(*kind.practicum_hours, *kind.contact_hours);
    }
    for (const CredentialCode& code : kind.leads_to) {
      EXPECT_NE(ShippedCatalog().FindCredentialKind(code), nullptr) << code.str();
    }
  }
  EXPECT_THAT(Doubled(codes), IsEmpty());
  const ProgramKind* program = ShippedCatalog().FindProgramKind("MA-720-160");
  ASSERT_NE(program, nullptr);
  EXPECT_EQ(program->contact_hours, Duration{hours(720)});
  EXPECT_EQ(program->practicum_hours, Duration{hours(160)});
}

TEST(ShippedCareers, LeadToNursingByAnEducationAnExaminationAndALicence) {
  ASSERT_EQ(ShippedCatalog().career_steps.size(), 1u);
  const CareerStep& step = ShippedCatalog().career_steps[0];
  EXPECT_EQ(step.from, Role::kMedicalAssistant);
  EXPECT_EQ(step.to, Role::kRegisteredNurse);
  EXPECT_EQ(step.subject, TopicCode("nursing"));
  EXPECT_THAT(step.awards, UnorderedElementsAre(Award::kDiploma, Award::kAssociateDegree,
                                                Award::kBachelorDegree));
  EXPECT_THAT(step.examinations, ElementsAre(CredentialCode("NCLEX-RN")));
  EXPECT_TRUE(step.licence);
  EXPECT_FALSE(step.credits_experience);
  // Each award has a program that gives it.
  for (const Award award : step.awards) {
    EXPECT_TRUE(std::any_of(
        ShippedCatalog().program_kinds.begin(), ShippedCatalog().program_kinds.end(),
        [&](const ProgramKind& p) { return p.subject == step.subject && p.award == award; }))
        << NameOf(award);
  }
}

TEST(ShippedPayers, SpeakOfPaymentOnlyAndAreDated) {
  ASSERT_FALSE(ShippedCatalog().rules.payer_rules.empty());
  for (const PayerRule& rule : ShippedCatalog().rules.payer_rules) {
    EXPECT_THAT(rule.summary, StartsWith("Payment only:")) << rule.id;
    EXPECT_TRUE(rule.valid.from.has_value()) << rule.id;
  }
}

// The incentive for order entry by an assistant with a credential ended with the year 2021.
TEST(ShippedPayers, NoLongerPayForOrderEntry) {
  const auto& rules = ShippedCatalog().rules.payer_rules;
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [](const PayerRule& r) { return r.payer == "ehr-incentive"; });
  ASSERT_NE(found, rules.end());
  EXPECT_EQ(found->valid.until, Day(20220101));
}

TEST(ShippedOutlooks, AreNeverMixedAndNeverWithoutTheirDisclaimer) {
  std::vector<std::string> spans;
  for (const OutlookEdition& outlook : ShippedCatalog().outlooks) {
    spans.push_back(std::to_string(outlook.from) + "-" + std::to_string(outlook.to));
    SCOPED_TRACE(spans.back());
    EXPECT_EQ(outlook.to, outlook.from + 10);
    EXPECT_THAT(outlook.disclaimer, HasSubstr("not for beginners"));
    std::vector<std::string> measures;
    for (const OutlookFigure& figure : outlook.figures) {
      EXPECT_GT(figure.value, 0);
      measures.push_back(std::string(NameOf(figure.measure)) + " " + figure.detail);
      const bool wage = figure.measure == OutlookMeasure::kMedianWage ||
                        figure.measure == OutlookMeasure::kTenthPercentileWage ||
                        figure.measure == OutlookMeasure::kNinetiethPercentileWage;
      EXPECT_EQ(wage, figure.year > 0 && figure.month > 0);
    }
    EXPECT_THAT(Doubled(measures), IsEmpty());
  }
  EXPECT_EQ(spans.size(), 9u);
  EXPECT_THAT(Doubled(spans), IsEmpty());
}

TEST(ShippedOutlooks, KeepThePrintedGrowth) {
  const auto growth = [](int from) {
    for (const OutlookEdition& outlook : ShippedCatalog().outlooks) {
      for (const OutlookFigure& f : outlook.figures) {
        if (outlook.from == from && f.measure == OutlookMeasure::kGrowth) return f.value;
      }
    }
    return std::int64_t{-1};
  };
  EXPECT_EQ(growth(2022), 14);
  // Two sources disagree: the lower.
  EXPECT_EQ(growth(2023), 14);
  // 912,200 jobs after 811,000 are 12.5 per cent more; 12 is printed.
  EXPECT_EQ(growth(2024), 12);
}

TEST(CheckSources, FindsEachGapOfEveryKind) {
  const auto gap = [](auto&& change) {
    Catalog catalog = ShippedCatalog();
    change(catalog);
    const Findings findings = CheckSources(catalog);
    return findings.size() == 1 ? findings.all()[0].path : std::to_string(findings.size());
  };
  EXPECT_EQ(gap([](Catalog& c) { c.rules.duties[3].name_es.clear(); }), "duties[3].name_es");
  EXPECT_EQ(gap([](Catalog& c) { c.rules.duties[3].seen_on = {}; }), "duties[3].seen_on");
  EXPECT_EQ(gap([](Catalog& c) { c.rules.duties[3].recheck_by.clear(); }), "duties[3].recheck_by");
  EXPECT_EQ(gap([](Catalog& c) { c.specialties[7].source.clear(); }), "specialties[7].source");
  EXPECT_EQ(gap([](Catalog& c) { c.specialties[7].confidence.reset(); }),
            "specialties[7].confidence");
  EXPECT_EQ(gap([](Catalog& c) { c.credential_kinds[0].name_es.clear(); }),
            "credential_kinds[0].name_es");
  EXPECT_EQ(gap([](Catalog& c) { c.credential_kinds[0].issuer.clear(); }),
            "credential_kinds[0].issuer");
  EXPECT_EQ(gap([](Catalog& c) { c.credential_kinds[0].routes[1].source.clear(); }),
            "credential_kinds[0].routes[1].source");
  EXPECT_EQ(gap([](Catalog& c) { c.credential_kinds[0].renewals[0].seen_on = {}; }),
            "credential_kinds[0].renewals[0].seen_on");
  EXPECT_EQ(gap([](Catalog& c) { c.program_kinds[2].recheck_by.clear(); }),
            "program_kinds[2].recheck_by");
  EXPECT_EQ(gap([](Catalog& c) { c.career_steps[0].summary_es.clear(); }),
            "career_steps[0].summary_es");
  EXPECT_EQ(gap([](Catalog& c) { c.career_steps[0].seen_on = {}; }), "career_steps[0].seen_on");
  EXPECT_EQ(gap([](Catalog& c) { c.visit_types[1].name_es.clear(); }), "visit_types[1].name_es");
  EXPECT_EQ(gap([](Catalog& c) { c.visit_types[1].source.clear(); }), "visit_types[1].source");
  EXPECT_EQ(gap([](Catalog& c) { c.outlooks[3].disclaimer.clear(); }), "outlooks[3].disclaimer");
  EXPECT_EQ(gap([](Catalog& c) { c.outlooks[3].figures[1].confidence = Confidence{}; }),
            "outlooks[3].figures[1].confidence");
}

TEST(Overlay, ReplacesAndAddsEveryKind) {
  const auto result = OverlayText(ShippedCatalog(), R"pb(
    signed_by: "north clinic"
    signed_on: 20261101
    credential_kinds {
      code: "AAMA-CMA"
      name: "Ours"
      issuer_kind: ISSUER_KIND_STATE
      confidence: CONFIDENCE_EDITORIAL
    }
    program_kinds { code: "OURS" award: AWARD_DIPLOMA confidence: CONFIDENCE_EDITORIAL }
    visit_types {
      visit_type { id: 900 key: "ours" }
      confidence: CONFIDENCE_EDITORIAL
    }
    outlooks { occupation: "31-9092" from: 2024 to: 2034 }
  )pb");
  ASSERT_TRUE(result.ok()) << result.status();
  const Catalog& shipped = ShippedCatalog();
  EXPECT_EQ(result->credential_kinds.size(), shipped.credential_kinds.size());
  EXPECT_EQ(result->FindCredentialKind("AAMA-CMA")->name, "Ours");
  EXPECT_EQ(result->program_kinds.size(), shipped.program_kinds.size() + 1);
  EXPECT_NE(result->FindProgramKind("OURS"), nullptr);
  EXPECT_EQ(result->visit_types.size(), shipped.visit_types.size() + 1);
  EXPECT_NE(result->FindVisitType("ours"), nullptr);
  EXPECT_EQ(result->outlooks.size(), shipped.outlooks.size());
}

}  // namespace
}  // namespace polyclinic
