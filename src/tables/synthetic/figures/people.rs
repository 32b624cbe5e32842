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
    0.01117, 0.7044, 0.0348, 0.249, 0.0007045,
];
/// Shares of the ratings 1, 2, 3 of the region with its city.
pub(in super::super) const RATING: [f64; 3] = [
    0.1201, 0.7397, 0.1402,
];
/// Shares of REGION_RATING_CLIENT for each REGION_RATING_CLIENT_W_CITY.
pub(in super::super) const RATING_WITHOUT_CITY: [[f64; 3]; 3] = [
    [
        0.936, 0.0408, 0.023,
    ],
    [
        0.0, 0.982, 0.0182,
    ],
    [
        0.0, 0.0, 1.0,
    ],
];
/// Shares of Working, State servant, Commercial associate among those who work.
pub(in super::super) const OCCUPIED: [f64; 3] = [
    0.626, 0.08833, 0.2857,
];
/// Which of the six flags on differing addresses are set (bit 0 = REG_REGION_NOT_LIVE_REGION), by severity.
pub(in super::super) const MISMATCHES: [u8; 17] = [0, 6, 48, 3, 5, 24, 40, 14, 56, 54, 15, 27, 45, 62, 59, 61, 63];
/// Shares of these patterns among those who work.
pub(in super::super) const MISMATCH: [f64; 17] = [
    0.6948, 0.01703, 0.1678, 0.002587, 0.0004269, 0.05639, 0.004558, 0.0008161, 0.009856, 0.0275,
    0.0003641, 0.0109, 0.0007408, 0.001569, 0.001808, 0.0003013, 0.001595,
];
/// Family status.
pub(in super::super) const FAMILY_STATUSES: [&str; 5] = [
    "Married", "Single / not married", "Civil marriage", "Separated", "Widow",
];
/// Shares of family status for women, then men, by age up to 27, 35, 45, 55 and above.
pub(in super::super) const FAMILY_STATUS: [[f64; 5]; 10] = [
    [
        0.419, 0.387, 0.163, 0.0299, 0.000907,
    ],
    [
        0.672, 0.151, 0.119, 0.0512, 0.006,
    ],
    [
        0.673, 0.115, 0.115, 0.0763, 0.0216,
    ],
    [
        0.635, 0.117, 0.0935, 0.0922, 0.0625,
    ],
    [
        0.553, 0.12, 0.0602, 0.0769, 0.19,
    ],
    [
        0.369, 0.506, 0.114, 0.0113, 0.000323,
    ],
    [
        0.662, 0.23, 0.0768, 0.0311, 0.000603,
    ],
    [
        0.758, 0.102, 0.0876, 0.0503, 0.00209,
    ],
    [
        0.78, 0.0795, 0.0815, 0.0518, 0.00746,
    ],
    [
        0.803, 0.0643, 0.0585, 0.0406, 0.0339,
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
        0.729, 0.195, 0.0223, 0.0375, 0.0103, 0.00656,
    ],
    [
        0.834, 0.0974, 0.0267, 0.0275, 0.0102, 0.00409,
    ],
    [
        0.897, 0.0377, 0.037, 0.0159, 0.00903, 0.00316,
    ],
    [
        0.929, 0.0114, 0.0415, 0.00867, 0.00742, 0.00196,
    ],
    [
        0.946, 0.0038, 0.0389, 0.0039, 0.00582, 0.00197,
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
        0.165, 0.188, 0.215, 0.0941, 0.0502, 0.00687, 0.0415, 0.0331, 0.0673, 0.016, 0.0443, 0.0358,
        0.0198, 0.00291, 0.00639, 0.00829, 0.0038, 0.00187, 0.000178,
    ],
    [
        0.197, 0.0634, 0.113, 0.231, 0.131, 0.00449, 0.0582, 0.121, 0.0216, 0.00473, 0.00812, 0.00533,
        0.011, 0.000303, 0.0111, 0.00406, 0.00539, 0.00733, 0.00291,
    ],
    [
        0.126, 0.399, 0.0339, 0.0377, 0.0568, 0.223, 0.0257, 0.000898, 0.00274, 0.0534, 0.00771, 0.00473,
        0.00128, 0.0232, 0.000709, 0.00109, 0.000662, 0.000142, 0.00156,
    ],
    [
        0.17, 0.191, 0.0539, 0.121, 0.226, 0.0877, 0.0853, 0.00874, 0.00203, 0.0266, 0.00419, 0.00144,
        0.0018, 0.00359, 0.00156, 0.00239, 0.00144, 0.00132, 0.00994,
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
        0.271, 0.165, 0.0647, 0.0398, 0.0352, 0.0445, 0.0301, 0.0327, 0.029, 0.026, 0.0231, 0.0236, 0.0121,
        0.0162, 0.0154, 0.0133, 0.00656, 0.013, 0.0121, 0.00784, 0.00485, 0.0108, 0.0108, 0.00506, 0.00786,
        0.00748, 0.00684, 0.00461, 0.00435, 0.00638, 0.00512, 0.00508, 0.00467, 0.00383, 0.00387, 0.00241,
        0.00307, 0.00217, 0.00175, 0.00154, 0.00213, 0.00175, 0.0015, 0.0013, 0.00144, 0.00112, 0.00106,
        0.00112, 0.00112, 0.000843, 0.000742, 0.000682, 0.000221, 0.000361, 0.000381, 0.000361, 0.00012,
    ],
    [
        0.0262, 0.00796, 0.13, 0.154, 0.137, 0.0122, 0.12, 0.00299, 0.00355, 0.083, 0.00441, 0.00569,
        0.00185, 0.00185, 0.00583, 0.00441, 0.0786, 0.0102, 0.00313, 0.00398, 0.066, 0.0104, 0.00213,
        0.0475, 0.0245, 0.000853, 0.000569, 0.000711, 0.0179, 0.00114, 0.000711, 0.000142, 0.00313,
        0.000284, 0.00227, 0.00213, 0.000142, 0.00171, 0.00924, 0.00185, 0.000569, 0.000426, 0.000995,
        0.00469, 0.000142, 0.000284, 0.00114, 0.0, 0.000426, 0.000711, 0.000142, 0.000142, 0.000142,
        0.000142, 0.000142, 0.0, 0.0,
    ],
    [
        0.351, 0.165, 0.0535, 0.0201, 0.0204, 0.0358, 0.0139, 0.038, 0.028, 0.00971, 0.03, 0.0244, 0.0229,
        0.0114, 0.00862, 0.0124, 0.00325, 0.00954, 0.00954, 0.017, 0.00334, 0.00734, 0.00448, 0.00281,
        0.00343, 0.008, 0.00897, 0.0128, 0.00404, 0.00431, 0.00462, 0.0044, 0.00295, 0.00409, 0.00334,
        0.00404, 0.00237, 0.00347, 0.000923, 0.00356, 0.0022, 0.00268, 0.00242, 0.00149, 0.00211, 0.00259,
        0.00229, 0.0018, 0.000879, 0.00114, 0.000352, 0.00044, 0.000659, 0.00022, 0.000176, 0.00022, 0.0,
    ],
];
/// Who came along; empty is missing.
pub(in super::super) const SUITES: [&str; 8] = [
    "Unaccompanied", "Family", "Spouse, partner", "", "Children", "Other_B", "Other_A", "Group of people",
];
/// Shares in train and in test.
pub(in super::super) const SUITE: [[f64; 8]; 2] = [
    [
        0.806, 0.133, 0.0368, 0.00431, 0.0105, 0.00598, 0.00291, 0.000976,
    ],
    [
        0.815, 0.121, 0.0297, 0.0187, 0.00837, 0.00433, 0.00224, 0.00101,
    ],
];
/// Day of the application.
pub(in super::super) const WEEKDAYS: [&str; 7] = [
    "TUESDAY", "WEDNESDAY", "MONDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY",
];
/// Shares in train and in test.
pub(in super::super) const WEEKDAY: [[f64; 7]; 2] = [
    [
        0.174, 0.167, 0.167, 0.166, 0.162, 0.109, 0.0548,
    ],
    [
        0.2, 0.173, 0.172, 0.173, 0.149, 0.0944, 0.0381,
    ],
];
/// Shares of documents 3, 5, 6, 8 for cash loans of workers, of pensioners, and revolving loans.
pub(in super::super) const MAIN_DOCUMENT: [[f64; 4]; 3] = [
    [
        0.848, 0.0155, 0.00895, 0.107,
    ],
    [
        0.523, 0.0111, 0.452, 0.0121,
    ],
    [
        0.0316, 0.0212, 0.00117, 0.0074,
    ],
];
/// Shares of FLAG_DOCUMENT_2 to _21 in train and in test.
pub(in super::super) const OTHER_DOCUMENTS: [[f64; 20]; 2] = [
    [
        6.1e-05, 0.707, 8.13e-05, 0.0152, 0.0891, 0.000163, 0.0812, 0.00402, 0.0, 0.00421, 2.03e-05,
        0.00325, 0.00303, 0.00118, 0.00976, 0.000224, 0.00728, 0.00063, 0.000467, 0.000244,
    ],
    [
        0.0, 0.787, 0.000103, 0.0148, 0.0875, 4.1e-05, 0.0885, 0.00449, 0.0, 0.00117, 0.0, 0.0, 0.0, 0.0,
        0.0, 0.0, 0.00156, 0.0, 0.0, 0.0,
    ],
];
/// Missing share of EXT_SOURCE_1 in train and in test.
pub(in super::super) const EXT_SOURCE_1_MISSING: [f64; 2] = [
    0.5628, 0.4212,
];
/// Missing share of EXT_SOURCE_3 without and with credits elsewhere.
pub(in super::super) const EXT_SOURCE_3_MISSING: [f64; 2] = [
    0.9678, 0.06518,
];
/// Missing share of the enquiries without and with credits elsewhere.
pub(in super::super) const ENQUIRIES_MISSING: [f64; 2] = [
    0.9432, 0.0,
];
/// Share of revolving loans in train and in test.
pub(in super::super) const REVOLVING: [f64; 2] = [
    0.09542, 0.009006,
];
/// Shares: pensioner, car, home, man, work phone of workers, home phone, email, mobile reached.
pub(in super::super) const FLAGS: [f64; 8] = [
    0.1868, 0.3382, 0.6936, 0.3342, 0.2484, 0.2711, 0.109, 0.9984,
];
