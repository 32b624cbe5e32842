//! Frequencies of the words and flags of the application tables.
//!
//! Aggregates measured on the public Home Credit tables; no figure belongs to one client.

/// Education, from low to high.
pub(in super::super) const EDUCATIONS: [&str; 5] = [
    "Lower secondary", "Secondary / secondary special", "Incomplete higher", "Higher education",
    "Academic degree",
];
/// Shares of education.
pub(in super::super) const EDUCATION: [f64; 5] = [
    0.011_17, 0.704_4, 0.034_8, 0.249, 0.000_704_5,
];
/// Shares of the ratings 1, 2, 3 of the region with its city.
pub(in super::super) const RATING: [f64; 3] = [
    0.120_1, 0.739_7, 0.140_2,
];
/// Shares of REGION_RATING_CLIENT for each REGION_RATING_CLIENT_W_CITY.
pub(in super::super) const RATING_WITHOUT_CITY: [[f64; 3]; 3] = [
    [
        0.936, 0.040_8, 0.023,
    ],
    [
        0.0, 0.982, 0.018_2,
    ],
    [
        0.0, 0.0, 1.0,
    ],
];
/// Shares of Working, State servant, Commercial associate among those who work.
pub(in super::super) const OCCUPIED: [f64; 3] = [
    0.626, 0.088_33, 0.285_7,
];
/// Which of the six flags on differing addresses are set (bit 0 = REG_REGION_NOT_LIVE_REGION), by severity.
pub(in super::super) const MISMATCHES: [u8; 17] = [0, 6, 48, 3, 5, 24, 40, 14, 56, 54, 15, 27, 45, 62, 59, 61, 63];
/// Shares of these patterns among those who work.
pub(in super::super) const MISMATCH: [f64; 17] = [
    0.694_8, 0.017_03, 0.167_8, 0.002_587, 0.000_426_9, 0.056_39, 0.004_558, 0.000_816_1, 0.009_856,
    0.027_5, 0.000_364_1, 0.010_9, 0.000_740_8, 0.001_569, 0.001_808, 0.000_301_3, 0.001_595,
];
/// Family status.
pub(in super::super) const FAMILY_STATUSES: [&str; 5] = [
    "Married", "Single / not married", "Civil marriage", "Separated", "Widow",
];
/// Shares of family status for women, then men, by age up to 27, 35, 45, 55 and above.
pub(in super::super) const FAMILY_STATUS: [[f64; 5]; 10] = [
    [
        0.419, 0.387, 0.163, 0.029_9, 0.000_907,
    ],
    [
        0.672, 0.151, 0.119, 0.051_2, 0.006,
    ],
    [
        0.673, 0.115, 0.115, 0.076_3, 0.021_6,
    ],
    [
        0.635, 0.117, 0.093_5, 0.092_2, 0.062_5,
    ],
    [
        0.553, 0.12, 0.060_2, 0.076_9, 0.19,
    ],
    [
        0.369, 0.506, 0.114, 0.011_3, 0.000_323,
    ],
    [
        0.662, 0.23, 0.076_8, 0.031_1, 0.000_603,
    ],
    [
        0.758, 0.102, 0.087_6, 0.050_3, 0.002_09,
    ],
    [
        0.78, 0.079_5, 0.081_5, 0.051_8, 0.007_46,
    ],
    [
        0.803, 0.064_3, 0.058_5, 0.040_6, 0.033_9,
    ],
];
/// Where the client lives.
pub(in super::super) const HOUSING_TYPES: [&str; 6] = [
    "House / apartment", "With parents", "Municipal apartment", "Rented apartment", "Office apartment",
    "Co-op apartment",
];
/// Shares by age band.
pub(in super::super) const HOUSING_TYPE: [[f64; 6]; 5] = [
    [
        0.729, 0.195, 0.022_3, 0.037_5, 0.010_3, 0.006_56,
    ],
    [
        0.834, 0.097_4, 0.026_7, 0.027_5, 0.010_2, 0.004_09,
    ],
    [
        0.897, 0.037_7, 0.037, 0.015_9, 0.009_03, 0.003_16,
    ],
    [
        0.929, 0.011_4, 0.041_5, 0.008_67, 0.007_42, 0.001_96,
    ],
    [
        0.946, 0.003_8, 0.038_9, 0.003_9, 0.005_82, 0.001_97,
    ],
];
/// Occupation; empty is missing.
pub(in super::super) const OCCUPATIONS: [&str; 19] = [
    "", "Laborers", "Sales staff", "Core staff", "Managers", "Drivers", "High skill tech staff",
    "Accountants", "Medicine staff", "Security staff", "Cooking staff", "Cleaning staff",
    "Private service staff", "Low-skill Laborers", "Secretaries", "Waiters/barmen staff", "Realty agents",
    "HR staff", "IT staff",
];
/// Shares among those who work: women without and with higher education, then men.
pub(in super::super) const OCCUPATION: [[f64; 19]; 4] = [
    [
        0.165, 0.188, 0.215, 0.094_1, 0.050_2, 0.006_87, 0.041_5, 0.033_1, 0.067_3, 0.016, 0.044_3,
        0.035_8, 0.019_8, 0.002_91, 0.006_39, 0.008_29, 0.003_8, 0.001_87, 0.000_178,
    ],
    [
        0.197, 0.063_4, 0.113, 0.231, 0.131, 0.004_49, 0.058_2, 0.121, 0.021_6, 0.004_73, 0.008_12,
        0.005_33, 0.011, 0.000_303, 0.011_1, 0.004_06, 0.005_39, 0.007_33, 0.002_91,
    ],
    [
        0.126, 0.399, 0.033_9, 0.037_7, 0.056_8, 0.223, 0.025_7, 0.000_898, 0.002_74, 0.053_4, 0.007_71,
        0.004_73, 0.001_28, 0.023_2, 0.000_709, 0.001_09, 0.000_662, 0.000_142, 0.001_56,
    ],
    [
        0.17, 0.191, 0.053_9, 0.121, 0.226, 0.087_7, 0.085_3, 0.008_74, 0.002_03, 0.026_6, 0.004_19,
        0.001_44, 0.001_8, 0.003_59, 0.001_56, 0.002_39, 0.001_44, 0.001_32, 0.009_94,
    ],
];
/// Kind of employer.
pub(in super::super) const ORGANIZATIONS: [&str; 57] = [
    "Business Entity Type 3", "Self-employed", "Other", "Medicine", "Government", "Business Entity Type 2",
    "School", "Trade: type 7", "Construction", "Kindergarten", "Business Entity Type 1",
    "Transport: type 4", "Trade: type 3", "Industry: type 3", "Industry: type 9", "Security", "Military",
    "Housing", "Industry: type 11", "Bank", "Police", "Transport: type 2", "Agriculture",
    "Security Ministries", "Postal", "Restaurant", "Services", "Trade: type 2", "University",
    "Industry: type 7", "Industry: type 1", "Transport: type 3", "Electricity", "Industry: type 4",
    "Hotel", "Trade: type 6", "Industry: type 5", "Telecom", "Emergency", "Insurance", "Industry: type 2",
    "Industry: type 12", "Advertising", "Culture", "Trade: type 1", "Realtor", "Legal Services", "Mobile",
    "Cleaning", "Transport: type 1", "Industry: type 10", "Industry: type 6", "Trade: type 4", "Religion",
    "Industry: type 13", "Trade: type 5", "Industry: type 8",
];
/// Shares for Working, State servant, Commercial associate.
pub(in super::super) const ORGANIZATION: [[f64; 57]; 3] = [
    [
        0.271, 0.165, 0.064_7, 0.039_8, 0.035_2, 0.044_5, 0.030_1, 0.032_7, 0.029, 0.026, 0.023_1, 0.023_6,
        0.012_1, 0.016_2, 0.015_4, 0.013_3, 0.006_56, 0.013, 0.012_1, 0.007_84, 0.004_85, 0.010_8, 0.010_8,
        0.005_06, 0.007_86, 0.007_48, 0.006_84, 0.004_61, 0.004_35, 0.006_38, 0.005_12, 0.005_08, 0.004_67,
        0.003_83, 0.003_87, 0.002_41, 0.003_07, 0.002_17, 0.001_75, 0.001_54, 0.002_13, 0.001_75, 0.001_5,
        0.001_3, 0.001_44, 0.001_12, 0.001_06, 0.001_12, 0.001_12, 0.000_843, 0.000_742, 0.000_682,
        0.000_221, 0.000_361, 0.000_381, 0.000_361, 0.000_12,
    ],
    [
        0.026_2, 0.007_96, 0.13, 0.154, 0.137, 0.012_2, 0.12, 0.002_99, 0.003_55, 0.083, 0.004_41,
        0.005_69, 0.001_85, 0.001_85, 0.005_83, 0.004_41, 0.078_6, 0.010_2, 0.003_13, 0.003_98, 0.066,
        0.010_4, 0.002_13, 0.047_5, 0.024_5, 0.000_853, 0.000_569, 0.000_711, 0.017_9, 0.001_14, 0.000_711,
        0.000_142, 0.003_13, 0.000_284, 0.002_27, 0.002_13, 0.000_142, 0.001_71, 0.009_24, 0.001_85,
        0.000_569, 0.000_426, 0.000_995, 0.004_69, 0.000_142, 0.000_284, 0.001_14, 0.0, 0.000_426,
        0.000_711, 0.000_142, 0.000_142, 0.000_142, 0.000_142, 0.000_142, 0.0, 0.0,
    ],
    [
        0.351, 0.165, 0.053_5, 0.020_1, 0.020_4, 0.035_8, 0.013_9, 0.038, 0.028, 0.009_71, 0.03, 0.024_4,
        0.022_9, 0.011_4, 0.008_62, 0.012_4, 0.003_25, 0.009_54, 0.009_54, 0.017, 0.003_34, 0.007_34,
        0.004_48, 0.002_81, 0.003_43, 0.008, 0.008_97, 0.012_8, 0.004_04, 0.004_31, 0.004_62, 0.004_4,
        0.002_95, 0.004_09, 0.003_34, 0.004_04, 0.002_37, 0.003_47, 0.000_923, 0.003_56, 0.002_2, 0.002_68,
        0.002_42, 0.001_49, 0.002_11, 0.002_59, 0.002_29, 0.001_8, 0.000_879, 0.001_14, 0.000_352,
        0.000_44, 0.000_659, 0.000_22, 0.000_176, 0.000_22, 0.0,
    ],
];
/// Who came along; empty is missing.
pub(in super::super) const SUITES: [&str; 8] = [
    "Unaccompanied", "Family", "Spouse, partner", "", "Children", "Other_B", "Other_A", "Group of people",
];
/// Shares in train and in test.
pub(in super::super) const SUITE: [[f64; 8]; 2] = [
    [
        0.806, 0.133, 0.036_8, 0.004_31, 0.010_5, 0.005_98, 0.002_91, 0.000_976,
    ],
    [
        0.815, 0.121, 0.029_7, 0.018_7, 0.008_37, 0.004_33, 0.002_24, 0.001_01,
    ],
];
/// Day of the application.
pub(in super::super) const WEEKDAYS: [&str; 7] = [
    "TUESDAY", "WEDNESDAY", "MONDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY",
];
/// Shares in train and in test.
pub(in super::super) const WEEKDAY: [[f64; 7]; 2] = [
    [
        0.174, 0.167, 0.167, 0.166, 0.162, 0.109, 0.054_8,
    ],
    [
        0.2, 0.173, 0.172, 0.173, 0.149, 0.094_4, 0.038_1,
    ],
];
/// Shares of documents 3, 5, 6, 8 for cash loans of workers, of pensioners, and revolving loans.
pub(in super::super) const MAIN_DOCUMENT: [[f64; 4]; 3] = [
    [
        0.848, 0.015_5, 0.008_95, 0.107,
    ],
    [
        0.523, 0.011_1, 0.452, 0.012_1,
    ],
    [
        0.031_6, 0.021_2, 0.001_17, 0.007_4,
    ],
];
/// Shares of FLAG_DOCUMENT_2 to _21 in train and in test.
pub(in super::super) const OTHER_DOCUMENTS: [[f64; 20]; 2] = [
    [
        6.1e-05, 0.707, 8.13e-05, 0.015_2, 0.089_1, 0.000_163, 0.081_2, 0.004_02, 0.0, 0.004_21, 2.03e-05,
        0.003_25, 0.003_03, 0.001_18, 0.009_76, 0.000_224, 0.007_28, 0.000_63, 0.000_467, 0.000_244,
    ],
    [
        0.0, 0.787, 0.000_103, 0.014_8, 0.087_5, 4.1e-05, 0.088_5, 0.004_49, 0.0, 0.001_17, 0.0, 0.0, 0.0,
        0.0, 0.0, 0.0, 0.001_56, 0.0, 0.0, 0.0,
    ],
];
/// Missing share of EXT_SOURCE_1 in train and in test.
pub(in super::super) const EXT_SOURCE_1_MISSING: [f64; 2] = [
    0.562_8, 0.421_2,
];
/// Missing share of EXT_SOURCE_3 without and with credits elsewhere.
pub(in super::super) const EXT_SOURCE_3_MISSING: [f64; 2] = [
    0.967_8, 0.065_18,
];
/// Missing share of the enquiries without and with credits elsewhere.
pub(in super::super) const ENQUIRIES_MISSING: [f64; 2] = [
    0.943_2, 0.0,
];
/// Share of revolving loans in train and in test.
pub(in super::super) const REVOLVING: [f64; 2] = [
    0.095_42, 0.009_006,
];
/// Shares: pensioner, car, home, man, work phone of workers, home phone, mobile reached.
pub(in super::super) const FLAGS: [f64; 7] = [
    0.186_8, 0.338_2, 0.693_6, 0.334_2, 0.248_4, 0.271_1, 0.998_4,
];
/// Share with an email address in train and in test.
pub(in super::super) const EMAIL: [f64; 2] = [
    0.055_87, 0.162_6,
];
