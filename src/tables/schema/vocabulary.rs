//! The vocabularies of the text columns, in alphabetical order.

/// Words of `STATUS` in bureau_balance.
pub const BALANCE_STATUS: &[&str] = &["0", "1", "2", "3", "4", "5", "C", "X"];
/// Words of `NAME_CONTRACT_STATUS` in credit_card_balance.
pub const CARD_NAME_CONTRACT_STATUS: &[&str] =
    &["Active", "Approved", "Completed", "Demand", "Refused", "Sent proposal", "Signed"];
/// Words of `CODE_GENDER`.
pub const CODE_GENDER: &[&str] = &["F", "M", "XNA"];
/// Words of `CREDIT_ACTIVE`.
pub const CREDIT_ACTIVE: &[&str] = &["Active", "Bad debt", "Closed", "Sold"];
/// Words of `CREDIT_CURRENCY`.
pub const CREDIT_CURRENCY: &[&str] = &["currency 1", "currency 2", "currency 3", "currency 4"];
/// Words of `CREDIT_TYPE`.
pub const CREDIT_TYPE: &[&str] = &[
    "Another type of loan",
    "Car loan",
    "Cash loan (non-earmarked)",
    "Consumer credit",
    "Credit card",
    "Interbank credit",
    "Loan for business development",
    "Loan for purchase of shares (margin lending)",
    "Loan for the purchase of equipment",
    "Loan for working capital replenishment",
    "Microloan",
    "Mobile operator loan",
    "Mortgage",
    "Real estate loan",
    "Unknown type of loan",
];
/// Words of `EMERGENCYSTATE_MODE`.
pub const EMERGENCYSTATE_MODE: &[&str] = &["No", "Yes"];
/// Words of `FONDKAPREMONT_MODE`.
pub const FONDKAPREMONT_MODE: &[&str] =
    &["not specified", "org spec account", "reg oper account", "reg oper spec account"];
/// Words of `HOUSETYPE_MODE`.
pub const HOUSETYPE_MODE: &[&str] = &["block of flats", "specific housing", "terraced house"];
/// Words of `NAME_CONTRACT_TYPE`.
pub const NAME_CONTRACT_TYPE: &[&str] = &["Cash loans", "Revolving loans"];
/// Words of `NAME_EDUCATION_TYPE`.
pub const NAME_EDUCATION_TYPE: &[&str] = &[
    "Academic degree",
    "Higher education",
    "Incomplete higher",
    "Lower secondary",
    "Secondary / secondary special",
];
/// Words of `NAME_FAMILY_STATUS`.
pub const NAME_FAMILY_STATUS: &[&str] =
    &["Civil marriage", "Married", "Separated", "Single / not married", "Unknown", "Widow"];
/// Words of `NAME_HOUSING_TYPE`.
pub const NAME_HOUSING_TYPE: &[&str] = &[
    "Co-op apartment",
    "House / apartment",
    "Municipal apartment",
    "Office apartment",
    "Rented apartment",
    "With parents",
];
/// Words of `NAME_INCOME_TYPE`.
pub const NAME_INCOME_TYPE: &[&str] = &[
    "Businessman",
    "Commercial associate",
    "Maternity leave",
    "Pensioner",
    "State servant",
    "Student",
    "Unemployed",
    "Working",
];
/// Words of `OCCUPATION_TYPE`.
pub const OCCUPATION_TYPE: &[&str] = &[
    "Accountants",
    "Cleaning staff",
    "Cooking staff",
    "Core staff",
    "Drivers",
    "HR staff",
    "High skill tech staff",
    "IT staff",
    "Laborers",
    "Low-skill Laborers",
    "Managers",
    "Medicine staff",
    "Private service staff",
    "Realty agents",
    "Sales staff",
    "Secretaries",
    "Security staff",
    "Waiters/barmen staff",
];
/// Words of `ORGANIZATION_TYPE`.
pub const ORGANIZATION_TYPE: &[&str] = &[
    "Advertising",
    "Agriculture",
    "Bank",
    "Business Entity Type 1",
    "Business Entity Type 2",
    "Business Entity Type 3",
    "Cleaning",
    "Construction",
    "Culture",
    "Electricity",
    "Emergency",
    "Government",
    "Hotel",
    "Housing",
    "Industry: type 1",
    "Industry: type 10",
    "Industry: type 11",
    "Industry: type 12",
    "Industry: type 13",
    "Industry: type 2",
    "Industry: type 3",
    "Industry: type 4",
    "Industry: type 5",
    "Industry: type 6",
    "Industry: type 7",
    "Industry: type 8",
    "Industry: type 9",
    "Insurance",
    "Kindergarten",
    "Legal Services",
    "Medicine",
    "Military",
    "Mobile",
    "Other",
    "Police",
    "Postal",
    "Realtor",
    "Religion",
    "Restaurant",
    "School",
    "Security",
    "Security Ministries",
    "Self-employed",
    "Services",
    "Telecom",
    "Trade: type 1",
    "Trade: type 2",
    "Trade: type 3",
    "Trade: type 4",
    "Trade: type 5",
    "Trade: type 6",
    "Trade: type 7",
    "Transport: type 1",
    "Transport: type 2",
    "Transport: type 3",
    "Transport: type 4",
    "University",
    "XNA",
];
/// Words of `NAME_CONTRACT_STATUS` in POS_CASH_balance.
pub const POS_NAME_CONTRACT_STATUS: &[&str] = &[
    "Active",
    "Amortized debt",
    "Approved",
    "Canceled",
    "Completed",
    "Demand",
    "Returned to the store",
    "Signed",
    "XNA",
];
/// Words of `CHANNEL_TYPE` in previous_application.
pub const PREVIOUS_CHANNEL_TYPE: &[&str] = &[
    "AP+ (Cash loan)",
    "Car dealer",
    "Channel of corporate sales",
    "Contact center",
    "Country-wide",
    "Credit and cash offices",
    "Regional / Local",
    "Stone",
];
/// Words of `CODE_REJECT_REASON` in previous_application.
pub const PREVIOUS_CODE_REJECT_REASON: &[&str] =
    &["CLIENT", "HC", "LIMIT", "SCO", "SCOFR", "SYSTEM", "VERIF", "XAP", "XNA"];
/// Words of `NAME_CASH_LOAN_PURPOSE` in previous_application.
pub const PREVIOUS_NAME_CASH_LOAN_PURPOSE: &[&str] = &[
    "Building a house or an annex",
    "Business development",
    "Buying a garage",
    "Buying a holiday home / land",
    "Buying a home",
    "Buying a new car",
    "Buying a used car",
    "Car repairs",
    "Education",
    "Everyday expenses",
    "Furniture",
    "Gasification / water supply",
    "Hobby",
    "Journey",
    "Medicine",
    "Money for a third person",
    "Other",
    "Payments on other loans",
    "Purchase of electronic equipment",
    "Refusal to name the goal",
    "Repairs",
    "Urgent needs",
    "Wedding / gift / holiday",
    "XAP",
    "XNA",
];
/// Words of `NAME_CLIENT_TYPE` in previous_application.
pub const PREVIOUS_NAME_CLIENT_TYPE: &[&str] = &["New", "Refreshed", "Repeater", "XNA"];
/// Words of `NAME_CONTRACT_STATUS` in previous_application.
pub const PREVIOUS_NAME_CONTRACT_STATUS: &[&str] = &["Approved", "Canceled", "Refused", "Unused offer"];
/// Words of `NAME_CONTRACT_TYPE` in previous_application.
pub const PREVIOUS_NAME_CONTRACT_TYPE: &[&str] = &["Cash loans", "Consumer loans", "Revolving loans", "XNA"];
/// Words of `NAME_GOODS_CATEGORY` in previous_application.
pub const PREVIOUS_NAME_GOODS_CATEGORY: &[&str] = &[
    "Additional Service",
    "Animals",
    "Audio/Video",
    "Auto Accessories",
    "Clothing and Accessories",
    "Computers",
    "Construction Materials",
    "Consumer Electronics",
    "Direct Sales",
    "Education",
    "Fitness",
    "Furniture",
    "Gardening",
    "Homewares",
    "House Construction",
    "Insurance",
    "Jewelry",
    "Medical Supplies",
    "Medicine",
    "Mobile",
    "Office Appliances",
    "Other",
    "Photo / Cinema Equipment",
    "Sport and Leisure",
    "Tourism",
    "Vehicles",
    "Weapon",
    "XNA",
];
/// Words of `NAME_PAYMENT_TYPE` in previous_application.
pub const PREVIOUS_NAME_PAYMENT_TYPE: &[&str] = &[
    "Cash through the bank",
    "Cashless from the account of the employer",
    "Non-cash from your account",
    "XNA",
];
/// Words of `NAME_PORTFOLIO` in previous_application.
pub const PREVIOUS_NAME_PORTFOLIO: &[&str] = &["Cards", "Cars", "Cash", "POS", "XNA"];
/// Words of `NAME_PRODUCT_TYPE` in previous_application.
pub const PREVIOUS_NAME_PRODUCT_TYPE: &[&str] = &["XNA", "walk-in", "x-sell"];
/// Words of `NAME_SELLER_INDUSTRY` in previous_application.
pub const PREVIOUS_NAME_SELLER_INDUSTRY: &[&str] = &[
    "Auto technology",
    "Clothing",
    "Connectivity",
    "Construction",
    "Consumer electronics",
    "Furniture",
    "Industry",
    "Jewelry",
    "MLM partners",
    "Tourism",
    "XNA",
];
/// Words of `NAME_YIELD_GROUP` in previous_application.
pub const PREVIOUS_NAME_YIELD_GROUP: &[&str] = &["XNA", "high", "low_action", "low_normal", "middle"];
/// Words of `PRODUCT_COMBINATION` in previous_application.
pub const PREVIOUS_PRODUCT_COMBINATION: &[&str] = &[
    "Card Street",
    "Card X-Sell",
    "Cash",
    "Cash Street: high",
    "Cash Street: low",
    "Cash Street: middle",
    "Cash X-Sell: high",
    "Cash X-Sell: low",
    "Cash X-Sell: middle",
    "POS household with interest",
    "POS household without interest",
    "POS industry with interest",
    "POS industry without interest",
    "POS mobile with interest",
    "POS mobile without interest",
    "POS other with interest",
    "POS others without interest",
];
/// Words of `NAME_TYPE_SUITE`.
pub const SUITES: &[&str] =
    &["Children", "Family", "Group of people", "Other_A", "Other_B", "Spouse, partner", "Unaccompanied"];
/// Words of `WALLSMATERIAL_MODE`.
pub const WALLSMATERIAL_MODE: &[&str] =
    &["Block", "Mixed", "Monolithic", "Others", "Panel", "Stone, brick", "Wooden"];
/// Days of the week.
pub const WEEKDAYS: &[&str] = &["FRIDAY", "MONDAY", "SATURDAY", "SUNDAY", "THURSDAY", "TUESDAY", "WEDNESDAY"];
/// Words of the columns that say yes or no.
pub const YES_OR_NO: &[&str] = &["N", "Y"];
