//! Figures of the earlier applications.
//!
//! Aggregates measured on the public Home Credit tables; no figure belongs to one client.

use super::{Knots, Product};

/// Earlier applications per client.
pub(in super::super) const APPLICATIONS: Knots = [
    0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 4.0, 5.0, 5.0, 6.0,
    7.0, 8.0, 9.0, 10.0, 12.0, 14.0, 15.0, 17.0, 21.0, 24.0, 37.49,
];
/// The products that clients asked for earlier, the most frequent first.
pub(in super::super) const PRODUCTS: [Product; 48] = [
    Product { contract: "Cash loans", combination: "Cash", portfolio: "XNA", product: "XNA", yield_group: "XNA", share: 0.1864, refused: 0.0921, canceled: 0.906, unused: 0.00142 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: middle", portfolio: "Cash", product: "x-sell", yield_group: "middle", share: 0.08657, refused: 0.187, canceled: 0.0174, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile with interest", portfolio: "POS", product: "XNA", yield_group: "high", share: 0.08082, refused: 0.0704, canceled: 0.000504, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: low", portfolio: "Cash", product: "x-sell", yield_group: "low_normal", share: 0.06892, refused: 0.302, canceled: 0.0299, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "POS", product: "XNA", yield_group: "middle", share: 0.06865, refused: 0.0935, canceled: 0.000594, unused: 0.0 },
    Product { contract: "Revolving loans", combination: "Card X-Sell", portfolio: "Cards", product: "x-sell", yield_group: "XNA", share: 0.05145, refused: 0.269, canceled: 0.00238, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "POS", product: "XNA", yield_group: "high", share: 0.04056, refused: 0.1, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: high", portfolio: "Cash", product: "x-sell", yield_group: "high", share: 0.03645, refused: 0.215, canceled: 0.0201, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "POS", product: "XNA", yield_group: "low_normal", share: 0.03624, refused: 0.0849, canceled: 0.000562, unused: 0.0 },
    Product { contract: "Revolving loans", combination: "Card Street", portfolio: "XNA", product: "XNA", yield_group: "XNA", share: 0.03231, refused: 0.0461, canceled: 0.954, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household without interest", portfolio: "POS", product: "XNA", yield_group: "low_action", share: 0.03139, refused: 0.112, canceled: 0.0, unused: 0.0 },
    Product { contract: "Revolving loans", combination: "Card Street", portfolio: "Cards", product: "walk-in", yield_group: "XNA", share: 0.03009, refused: 0.419, canceled: 0.00474, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "POS", product: "XNA", yield_group: "low_normal", share: 0.02664, refused: 0.0826, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "POS", product: "XNA", yield_group: "middle", share: 0.02511, refused: 0.114, canceled: 0.000812, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: high", portfolio: "Cash", product: "walk-in", yield_group: "high", share: 0.02479, refused: 0.392, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile with interest", portfolio: "XNA", product: "XNA", yield_group: "XNA", share: 0.01922, refused: 0.299, canceled: 0.00636, unused: 0.695 },
    Product { contract: "Cash loans", combination: "Cash Street: low", portfolio: "Cash", product: "walk-in", yield_group: "low_normal", share: 0.0148, refused: 0.705, canceled: 0.0344, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile with interest", portfolio: "POS", product: "XNA", yield_group: "middle", share: 0.01478, refused: 0.0772, canceled: 0.0, unused: 0.00276 },
    Product { contract: "Cash loans", combination: "Cash Street: middle", portfolio: "Cash", product: "walk-in", yield_group: "middle", share: 0.01343, refused: 0.543, canceled: 0.0243, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household without interest", portfolio: "POS", product: "XNA", yield_group: "low_normal", share: 0.01164, refused: 0.112, canceled: 0.00175, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile with interest", portfolio: "POS", product: "XNA", yield_group: "low_normal", share: 0.01121, refused: 0.136, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: high", portfolio: "Cash", product: "x-sell", yield_group: "high", share: 0.01013, refused: 0.143, canceled: 0.00402, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile without interest", portfolio: "POS", product: "XNA", yield_group: "low_normal", share: 0.01003, refused: 0.065, canceled: 0.0, unused: 0.0264 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: low", portfolio: "Cash", product: "x-sell", yield_group: "low_action", share: 0.007889, refused: 0.408, canceled: 0.0646, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "POS", product: "XNA", yield_group: "high", share: 0.006584, refused: 0.0991, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: middle", portfolio: "Cash", product: "x-sell", yield_group: "middle", share: 0.006564, refused: 0.345, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS other with interest", portfolio: "POS", product: "XNA", yield_group: "middle", share: 0.006421, refused: 0.0921, canceled: 0.0, unused: 0.0 },
    Product { contract: "Revolving loans", combination: "Card Street", portfolio: "Cards", product: "x-sell", yield_group: "XNA", share: 0.005911, refused: 0.176, canceled: 0.0069, unused: 0.00345 },
    Product { contract: "Cash loans", combination: "Cash Street: low", portfolio: "Cash", product: "walk-in", yield_group: "low_action", share: 0.004851, refused: 0.782, canceled: 0.0336, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS other with interest", portfolio: "POS", product: "XNA", yield_group: "low_normal", share: 0.004709, refused: 0.0996, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile without interest", portfolio: "POS", product: "XNA", yield_group: "middle", share: 0.004627, refused: 0.0485, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry without interest", portfolio: "POS", product: "XNA", yield_group: "low_action", share: 0.004016, refused: 0.0508, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "XNA", product: "XNA", yield_group: "XNA", share: 0.003139, refused: 0.442, canceled: 0.00649, unused: 0.552 },
    Product { contract: "Consumer loans", combination: "POS industry without interest", portfolio: "POS", product: "XNA", yield_group: "low_normal", share: 0.002446, refused: 0.117, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household without interest", portfolio: "POS", product: "XNA", yield_group: "middle", share: 0.002222, refused: 0.055, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS other with interest", portfolio: "POS", product: "XNA", yield_group: "high", share: 0.001977, refused: 0.113, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "POS", product: "XNA", yield_group: "low_action", share: 0.001264, refused: 0.0645, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS others without interest", portfolio: "POS", product: "XNA", yield_group: "low_action", share: 0.0006931, refused: 0.0588, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS other with interest", portfolio: "XNA", product: "XNA", yield_group: "XNA", share: 0.0006931, refused: 0.0588, canceled: 0.882, unused: 0.0588 },
    Product { contract: "Consumer loans", combination: "POS mobile without interest", portfolio: "POS", product: "XNA", yield_group: "low_action", share: 0.0006523, refused: 0.0312, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "XNA", product: "XNA", yield_group: "XNA", share: 0.0005911, refused: 0.31, canceled: 0.0, unused: 0.69 },
    Product { contract: "Consumer loans", combination: "POS industry without interest", portfolio: "POS", product: "XNA", yield_group: "middle", share: 0.0005911, refused: 0.069, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: low", portfolio: "Cash", product: "x-sell", yield_group: "low_normal", share: 0.0005504, refused: 0.444, canceled: 0.037, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "POS", product: "XNA", yield_group: "low_action", share: 0.0005504, refused: 0.037, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS others without interest", portfolio: "POS", product: "XNA", yield_group: "middle", share: 0.0004484, refused: 0.0, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: low", portfolio: "Cash", product: "x-sell", yield_group: "low_action", share: 0.0003873, refused: 0.263, canceled: 0.105, unused: 0.0 },
    Product { contract: "XNA", combination: "", portfolio: "XNA", product: "XNA", yield_group: "XNA", share: 0.0003058, refused: 0.0667, canceled: 0.933, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: low", portfolio: "Cash", product: "walk-in", yield_group: "low_normal", share: 0.0002446, refused: 0.25, canceled: 0.25, unused: 0.0 },
];
/// Amount asked for: cash, consumer, revolving.
pub(in super::super) const ASKED: [Knots; 3] = [
    [
        45000.0, 45000.0, 45000.0, 45000.0, 45000.0, 67500.0, 67500.0, 90000.0, 112500.0, 135000.0,
        139500.0, 180000.0, 225000.0, 225000.0, 247500.0, 279000.0, 337500.0, 405000.0, 450000.0, 454500.0,
        571500.0, 675000.0, 855000.0, 1058000.0, 1130000.0, 1260000.0, 1350000.0, 1575000.0, 1858000.0,
        2250000.0, 3150000.0,
    ],
    [
        11430.0, 14940.0, 15860.0, 17500.0, 19300.0, 20880.0, 23180.0, 25740.0, 30150.0, 34950.0, 39820.0,
        45000.0, 51320.0, 57990.0, 64070.0, 70880.0, 78930.0, 87290.0, 95960.0, 106300.0, 118400.0,
        131900.0, 150100.0, 180000.0, 207900.0, 256400.0, 311800.0, 385600.0, 486000.0, 629300.0,
        1339000.0,
    ],
    [
        29310.0, 45000.0, 45000.0, 45000.0, 45000.0, 45000.0, 45000.0, 45000.0, 45000.0, 45000.0, 45000.0,
        45000.0, 90000.0, 112500.0, 135000.0, 157500.0, 180000.0, 202500.0, 225000.0, 225000.0, 270000.0,
        270000.0, 360000.0, 450000.0, 585000.0, 720000.0, 765000.0, 900000.0, 900000.0, 900000.0, 900000.0,
    ],
];
/// Share with no amount: cash, consumer, revolving; approved, refused, canceled, unused.
pub(in super::super) const NOT_ASKED: [[f64; 4]; 3] = [
    [
        0.0, 0.168, 0.965, 1.0,
    ],
    [
        0.0, 0.000475, 0.818, 0.0,
    ],
    [
        0.412, 0.277, 0.99, 1.0,
    ],
];
/// Credit over amount asked for.
pub(in super::super) const GRANTED: [Knots; 3] = [
    [
        1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.033, 1.051, 1.066, 1.066, 1.079, 1.099, 1.106,
        1.119, 1.132, 1.139, 1.158, 1.172, 1.198, 1.213, 1.258, 1.275, 1.317, 1.355, 1.396, 1.435, 1.494,
        1.55,
    ],
    [
        0.3392, 0.5, 0.5377, 0.6152, 0.7, 0.7544, 0.8, 0.8279, 0.885, 0.9, 0.9, 0.9407, 0.9594, 0.9743,
        0.9891, 1.0, 1.0, 1.0, 1.0, 1.012, 1.053, 1.079, 1.099, 1.112, 1.129, 1.158, 1.177, 1.211, 1.242,
        1.273, 1.353,
    ],
    [
        0.1794, 0.4444, 0.589, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0,
        1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.667, 3.0,
    ],
];
/// Numbers of instalments.
pub(in super::super) const INSTALMENTS: [f64; 15] = [4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0, 24.0, 30.0, 36.0, 42.0, 48.0, 60.0];
/// Shares of the numbers of instalments: cash, consumer.
pub(in super::super) const INSTALMENT_SHARES: [[f64; 15]; 2] = [
    [
        0.0, 0.0, 0.065, 7.45e-05, 0.00223, 0.227, 0.000149, 7.45e-05, 0.119, 0.174, 0.0307, 0.149, 0.015,
        0.103, 0.114,
    ],
    [
        0.0374, 0.00505, 0.239, 0.0433, 0.198, 0.323, 0.0118, 0.00858, 0.0385, 0.0857, 0.00114, 0.00832,
        0.0, 0.000104, 0.000208,
    ],
];
/// Instalments together over credit: cash, consumer.
pub(in super::super) const LOAD: [Knots; 2] = [
    [
        1.065, 1.089, 1.104, 1.12, 1.139, 1.159, 1.169, 1.193, 1.221, 1.261, 1.292, 1.325, 1.346, 1.394,
        1.426, 1.467, 1.525, 1.56, 1.604, 1.656, 1.724, 1.762, 1.896, 1.958, 2.069, 2.19, 2.335, 2.435,
        2.467, 2.501, 2.673,
    ],
    [
        1.031, 1.042, 1.053, 1.06, 1.064, 1.072, 1.081, 1.087, 1.1, 1.111, 1.115, 1.123, 1.137, 1.158,
        1.181, 1.204, 1.214, 1.224, 1.234, 1.257, 1.282, 1.334, 1.364, 1.405, 1.438, 1.459, 1.474, 1.527,
        1.603, 1.707, 1.989,
    ],
];
/// Rate of down payment of consumer loans.
pub(in super::super) const DOWN_PAYMENT: Knots = [
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.08907, 0.09991, 0.1014,
    0.104, 0.1089, 0.1089, 0.1141, 0.175, 0.2164, 0.2181, 0.3043, 0.3477, 0.4356, 0.5239, 0.5446, 0.7281,
];
/// Days since the decision: approved, refused, canceled, unused.
pub(in super::super) const DECISION: [Knots; 4] = [
    [
        3.0, 22.0, 43.0, 83.0, 129.0, 169.0, 213.0, 256.0, 332.0, 398.0, 469.0, 542.0, 620.0, 699.0, 778.0,
        875.0, 977.0, 1093.0, 1255.0, 1433.0, 1646.0, 1865.0, 2143.0, 2423.0, 2535.0, 2650.0, 2727.0,
        2812.0, 2864.0, 2889.0, 2918.0,
    ],
    [
        3.0, 9.0, 14.0, 27.0, 53.1, 97.0, 137.0, 163.0, 198.0, 232.0, 270.0, 310.0, 354.0, 396.0, 440.0,
        487.0, 543.0, 626.0, 708.0, 850.0, 1024.0, 1270.0, 1603.0, 2137.0, 2356.0, 2497.0, 2607.0, 2715.0,
        2808.0, 2856.0, 2904.0,
    ],
    [
        2.0, 4.0, 6.0, 11.0, 17.0, 24.0, 41.0, 61.0, 99.0, 130.0, 160.0, 181.0, 202.0, 222.0, 245.0, 269.0,
        289.0, 310.0, 334.0, 358.0, 383.0, 412.0, 443.0, 480.0, 503.0, 530.0, 551.0, 569.0, 584.0, 611.0,
        786.0,
    ],
    [
        13.74, 28.85, 45.4, 78.8, 100.6, 136.0, 166.0, 190.0, 257.0, 325.0, 379.0, 446.0, 540.0, 610.0,
        694.0, 769.0, 874.5, 981.0, 1097.0, 1234.0, 1363.0, 1507.0, 1690.0, 1915.0, 2013.0, 2072.0, 2122.0,
        2183.0, 2260.0, 2315.0, 2344.0,
    ],
];
/// Words of NAME_CASH_LOAN_PURPOSE.
pub(in super::super) const PURPOSES: [&str; 23] = [
    "XAP", "XNA", "Repairs", "Other", "Urgent needs", "Buying a used car", "Everyday expenses",
    "Payments on other loans", "Building a house or an annex", "Medicine", "Education", "Buying a new car",
    "Buying a holiday home / land", "Car repairs", "Journey", "Purchase of electronic equipment",
    "Buying a home", "Furniture", "Wedding / gift / holiday", "Business development",
    "Gasification / water supply", "Hobby", "Buying a garage",
];
/// Shares for cash loans without a product, cross-sold and from the street.
pub(in super::super) const PURPOSE: [[f64; 23]; 3] = [
    [
        0.00164, 0.997, 0.0, 0.000546, 0.0, 0.0, 0.000109, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        0.000218, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
    [
        0.0, 0.995, 0.00102, 0.00183, 0.000407, 0.000204, 0.000102, 0.000204, 0.000204, 0.000204, 0.0, 0.0,
        0.0, 0.000102, 0.0, 0.000102, 0.000102, 0.000102, 0.0, 0.000204, 0.0, 0.0, 0.0,
    ],
    [
        0.0, 0.466, 0.18, 0.112, 0.0694, 0.0256, 0.0224, 0.0194, 0.0192, 0.017, 0.0108, 0.00837, 0.00837,
        0.00702, 0.00702, 0.00594, 0.00621, 0.00513, 0.00432, 0.00351, 0.00135, 0.00081, 0.00027,
    ],
];
/// Words of NAME_PAYMENT_TYPE.
pub(in super::super) const PAYMENTS: [&str; 4] = [
    "Cash through the bank", "XNA", "Non-cash from your account",
    "Cashless from the account of the employer",
];
/// Shares for cash, consumer, revolving, and canceled applications.
pub(in super::super) const PAYMENT: [[f64; 4]; 4] = [
    [
        0.833, 0.163, 0.00454, 0.000355,
    ],
    [
        0.87, 0.121, 0.00839, 0.000634,
    ],
    [
        0.0, 1.0, 0.0, 0.0,
    ],
    [
        0.0104, 0.989, 9.83e-05, 0.0,
    ],
];
/// Words of CODE_REJECT_REASON.
pub(in super::super) const REASONS: [&str; 8] = [
    "XAP", "HC", "LIMIT", "SCO", "SCOFR", "XNA", "VERIF", "SYSTEM",
];
/// Shares among refused applications.
pub(in super::super) const REASON: [[f64; 8]; 1] = [
    [
        0.0, 0.625, 0.19, 0.112, 0.0429, 0.0162, 0.0126, 0.0013,
    ],
];
/// Words of NAME_TYPE_SUITE.
pub(in super::super) const PREVIOUS_SUITES: [&str; 8] = [
    "", "Unaccompanied", "Family", "Spouse, partner", "Children", "Other_B", "Other_A", "Group of people",
];
/// Shares for cash, consumer, revolving.
pub(in super::super) const PREVIOUS_SUITE: [[f64; 8]; 3] = [
    [
        0.57, 0.348, 0.0531, 0.017, 0.00587, 0.00349, 0.00168, 0.000706,
    ],
    [
        0.361, 0.28, 0.221, 0.0688, 0.0354, 0.0209, 0.0104, 0.00258,
    ],
    [
        0.664, 0.249, 0.063, 0.0148, 0.00409, 0.00272, 0.00187, 0.00034,
    ],
];
/// Words of NAME_CLIENT_TYPE.
pub(in super::super) const CLIENT_TYPES: [&str; 4] = [
    "Repeater", "New", "Refreshed", "XNA",
];
/// Shares for cash, consumer, revolving.
pub(in super::super) const CLIENT_TYPE: [[f64; 4]; 3] = [
    [
        0.899, 0.0255, 0.0742, 0.00137,
    ],
    [
        0.536, 0.371, 0.092, 0.000974,
    ],
    [
        0.855, 0.0594, 0.0846, 0.000511,
    ],
];
/// Words of NAME_GOODS_CATEGORY.
pub(in super::super) const GOODS_CATEGORIES: [&str; 26] = [
    "XNA", "Mobile", "Consumer Electronics", "Computers", "Audio/Video", "Furniture",
    "Construction Materials", "Clothing and Accessories", "Photo / Cinema Equipment", "Auto Accessories",
    "Jewelry", "Homewares", "Medical Supplies", "Vehicles", "Gardening", "Sport and Leisure",
    "Office Appliances", "Tourism", "Other", "Medicine", "Direct Sales", "Fitness", "Weapon",
    "Additional Service", "Education", "Insurance",
];
/// Shares for household, mobile, industry and other goods.
pub(in super::super) const GOODS_CATEGORY: [[f64; 26]; 4] = [
    [
        0.00912, 0.0518, 0.338, 0.258, 0.27, 0.00755, 0.00849, 0.000734, 0.0363, 0.00231, 0.00021, 0.00252,
        0.000524, 0.00168, 0.00189, 0.00147, 0.00692, 0.0, 0.00199, 0.00021, 0.00021, 0.0, 0.0, 0.0, 0.0,
        0.0,
    ],
    [
        0.0112, 0.831, 0.00389, 0.0789, 0.0213, 0.000288, 0.0, 0.000144, 0.0491, 0.00331, 0.0, 0.000144,
        0.0, 0.0, 0.0, 0.0, 0.000432, 0.0, 0.000144, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.000144,
    ],
    [
        0.00785, 0.00423, 0.0214, 0.000906, 0.00362, 0.436, 0.191, 0.218, 0.0, 0.00483, 0.00876, 0.0305,
        0.013, 0.00272, 0.0154, 0.0106, 0.0, 0.00423, 0.00815, 0.0106, 0.00151, 0.00362, 0.000906,
        0.000906, 0.000604, 0.0,
    ],
    [
        0.0415, 0.0214, 0.0415, 0.0147, 0.0147, 0.0254, 0.0549, 0.012, 0.00134, 0.213, 0.197, 0.0576,
        0.079, 0.087, 0.0214, 0.0308, 0.0, 0.0589, 0.00669, 0.0107, 0.0107, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
];
/// Words of NAME_SELLER_INDUSTRY.
pub(in super::super) const INDUSTRIES: [&str; 11] = [
    "XNA", "Consumer electronics", "Connectivity", "Furniture", "Construction", "Clothing", "Industry",
    "Auto technology", "Jewelry", "MLM partners", "Tourism",
];
/// Shares for household, mobile, industry and other goods.
pub(in super::super) const INDUSTRY: [[f64; 11]; 4] = [
    [
        0.000314, 0.987, 0.00639, 0.00304, 0.0021, 0.0, 0.00105, 0.000105, 0.0, 0.0, 0.0,
    ],
    [
        0.000144, 0.0163, 0.983, 0.000144, 0.0, 0.000144, 0.0, 0.000144, 0.0, 0.0, 0.0,
    ],
    [
        0.00694, 0.00725, 0.000604, 0.461, 0.236, 0.217, 0.067, 0.000906, 0.00242, 0.000604, 0.0,
    ],
    [
        0.0415, 0.0776, 0.0107, 0.0241, 0.112, 0.0107, 0.361, 0.198, 0.112, 0.0295, 0.0214,
    ],
];
/// Words of CHANNEL_TYPE.
pub(in super::super) const CHANNELS: [&str; 8] = [
    "Credit and cash offices", "Country-wide", "Stone", "Regional / Local", "Contact center",
    "AP+ (Cash loan)", "Channel of corporate sales", "Car dealer",
];
/// Shares for cash, consumer, revolving.
pub(in super::super) const CHANNEL: [[f64; 8]; 3] = [
    [
        0.803, 0.053, 0.00397, 0.00291, 0.0842, 0.0474, 0.00525, 0.0,
    ],
    [
        0.00146, 0.592, 0.272, 0.134, 0.0, 0.0, 0.0, 0.000438,
    ],
    [
        0.677, 0.137, 0.0247, 0.0325, 0.0509, 0.071, 0.00647, 0.0,
    ],
];
/// Area of the seller of consumer loans.
pub(in super::super) const SELLER_AREA: Knots = [
    -1.0, -1.0, 1.0, 5.0, 10.0, 12.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 50.0, 55.0, 70.0, 92.0, 107.0,
    147.0, 200.0, 300.0, 516.8, 1000.0, 1402.0, 1923.0, 2194.0, 2547.0, 3000.0, 3500.0, 4232.0, 5094.0,
    11920.0,
];
/// Share insured: cash, consumer, revolving.
pub(in super::super) const INSURED: [f64; 3] = [
    0.8026, 0.1656, 0.00464,
];
