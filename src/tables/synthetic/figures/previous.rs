//! Figures of the earlier applications.
//!
//! Aggregates measured on the public Home Credit tables; no figure belongs to one client.

use super::{Knots, Product};

/// Shares of clients with 0, 1, … earlier applications.
pub(in super::super) const APPLICATIONS: [f64; 41] = [
    0.039_53, 0.174_2, 0.154_2, 0.126_7, 0.101, 0.089_07, 0.068_88, 0.053_86, 0.042_12, 0.035_73,
    0.026_07, 0.022_1, 0.015_36, 0.010_01, 0.008_804, 0.008_113, 0.005_351, 0.004_488, 0.002_244,
    0.002_071, 0.001_899, 0.001_381, 0.001_899, 0.001_208, 0.001_208, 0.000_517_9, 0.000_345_2,
    0.000_345_2, 0.000_172_6, 0.000_172_6, 0.0, 0.000_172_6, 0.000_172_6, 0.000_172_6, 0.0, 0.000_345_2,
    0.0, 0.0, 0.0, 0.0, 0.000_172_6,
];
/// The products that clients asked for earlier, the most frequent first.
pub(in super::super) const PRODUCTS: [Product; 48] = [
    Product { contract: "Cash loans", combination: "Cash", portfolio: "XNA", origin: "XNA", yield_group: "XNA", share: 0.186_4, refused: 0.092_1, canceled: 0.906, unused: 0.001_42 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: middle", portfolio: "Cash", origin: "x-sell", yield_group: "middle", share: 0.086_57, refused: 0.187, canceled: 0.017_4, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile with interest", portfolio: "POS", origin: "XNA", yield_group: "high", share: 0.080_82, refused: 0.070_4, canceled: 0.000_504, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: low", portfolio: "Cash", origin: "x-sell", yield_group: "low_normal", share: 0.068_92, refused: 0.302, canceled: 0.029_9, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "POS", origin: "XNA", yield_group: "middle", share: 0.068_65, refused: 0.093_5, canceled: 0.000_594, unused: 0.0 },
    Product { contract: "Revolving loans", combination: "Card X-Sell", portfolio: "Cards", origin: "x-sell", yield_group: "XNA", share: 0.051_45, refused: 0.269, canceled: 0.002_38, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "POS", origin: "XNA", yield_group: "high", share: 0.040_56, refused: 0.1, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: high", portfolio: "Cash", origin: "x-sell", yield_group: "high", share: 0.036_45, refused: 0.215, canceled: 0.020_1, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "POS", origin: "XNA", yield_group: "low_normal", share: 0.036_24, refused: 0.084_9, canceled: 0.000_562, unused: 0.0 },
    Product { contract: "Revolving loans", combination: "Card Street", portfolio: "XNA", origin: "XNA", yield_group: "XNA", share: 0.032_31, refused: 0.046_1, canceled: 0.954, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household without interest", portfolio: "POS", origin: "XNA", yield_group: "low_action", share: 0.031_39, refused: 0.112, canceled: 0.0, unused: 0.0 },
    Product { contract: "Revolving loans", combination: "Card Street", portfolio: "Cards", origin: "walk-in", yield_group: "XNA", share: 0.030_09, refused: 0.419, canceled: 0.004_74, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "POS", origin: "XNA", yield_group: "low_normal", share: 0.026_64, refused: 0.082_6, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "POS", origin: "XNA", yield_group: "middle", share: 0.025_11, refused: 0.114, canceled: 0.000_812, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: high", portfolio: "Cash", origin: "walk-in", yield_group: "high", share: 0.024_79, refused: 0.392, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile with interest", portfolio: "XNA", origin: "XNA", yield_group: "XNA", share: 0.019_22, refused: 0.299, canceled: 0.006_36, unused: 0.695 },
    Product { contract: "Cash loans", combination: "Cash Street: low", portfolio: "Cash", origin: "walk-in", yield_group: "low_normal", share: 0.014_8, refused: 0.705, canceled: 0.034_4, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile with interest", portfolio: "POS", origin: "XNA", yield_group: "middle", share: 0.014_78, refused: 0.077_2, canceled: 0.0, unused: 0.002_76 },
    Product { contract: "Cash loans", combination: "Cash Street: middle", portfolio: "Cash", origin: "walk-in", yield_group: "middle", share: 0.013_43, refused: 0.543, canceled: 0.024_3, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household without interest", portfolio: "POS", origin: "XNA", yield_group: "low_normal", share: 0.011_64, refused: 0.112, canceled: 0.001_75, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile with interest", portfolio: "POS", origin: "XNA", yield_group: "low_normal", share: 0.011_21, refused: 0.136, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: high", portfolio: "Cash", origin: "x-sell", yield_group: "high", share: 0.010_13, refused: 0.143, canceled: 0.004_02, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile without interest", portfolio: "POS", origin: "XNA", yield_group: "low_normal", share: 0.010_03, refused: 0.065, canceled: 0.0, unused: 0.026_4 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: low", portfolio: "Cash", origin: "x-sell", yield_group: "low_action", share: 0.007_889, refused: 0.408, canceled: 0.064_6, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "POS", origin: "XNA", yield_group: "high", share: 0.006_584, refused: 0.099_1, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: middle", portfolio: "Cash", origin: "x-sell", yield_group: "middle", share: 0.006_564, refused: 0.345, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS other with interest", portfolio: "POS", origin: "XNA", yield_group: "middle", share: 0.006_421, refused: 0.092_1, canceled: 0.0, unused: 0.0 },
    Product { contract: "Revolving loans", combination: "Card Street", portfolio: "Cards", origin: "x-sell", yield_group: "XNA", share: 0.005_911, refused: 0.176, canceled: 0.006_9, unused: 0.003_45 },
    Product { contract: "Cash loans", combination: "Cash Street: low", portfolio: "Cash", origin: "walk-in", yield_group: "low_action", share: 0.004_851, refused: 0.782, canceled: 0.033_6, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS other with interest", portfolio: "POS", origin: "XNA", yield_group: "low_normal", share: 0.004_709, refused: 0.099_6, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS mobile without interest", portfolio: "POS", origin: "XNA", yield_group: "middle", share: 0.004_627, refused: 0.048_5, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry without interest", portfolio: "POS", origin: "XNA", yield_group: "low_action", share: 0.004_016, refused: 0.050_8, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "XNA", origin: "XNA", yield_group: "XNA", share: 0.003_139, refused: 0.442, canceled: 0.006_49, unused: 0.552 },
    Product { contract: "Consumer loans", combination: "POS industry without interest", portfolio: "POS", origin: "XNA", yield_group: "low_normal", share: 0.002_446, refused: 0.117, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS household without interest", portfolio: "POS", origin: "XNA", yield_group: "middle", share: 0.002_222, refused: 0.055, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS other with interest", portfolio: "POS", origin: "XNA", yield_group: "high", share: 0.001_977, refused: 0.113, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "POS", origin: "XNA", yield_group: "low_action", share: 0.001_264, refused: 0.064_5, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS others without interest", portfolio: "POS", origin: "XNA", yield_group: "low_action", share: 0.000_693_1, refused: 0.058_8, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS other with interest", portfolio: "XNA", origin: "XNA", yield_group: "XNA", share: 0.000_693_1, refused: 0.058_8, canceled: 0.882, unused: 0.058_8 },
    Product { contract: "Consumer loans", combination: "POS mobile without interest", portfolio: "POS", origin: "XNA", yield_group: "low_action", share: 0.000_652_3, refused: 0.031_2, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry without interest", portfolio: "POS", origin: "XNA", yield_group: "middle", share: 0.000_591_1, refused: 0.069, canceled: 0.0, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS industry with interest", portfolio: "XNA", origin: "XNA", yield_group: "XNA", share: 0.000_591_1, refused: 0.31, canceled: 0.0, unused: 0.69 },
    Product { contract: "Consumer loans", combination: "POS household with interest", portfolio: "POS", origin: "XNA", yield_group: "low_action", share: 0.000_550_4, refused: 0.037, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: low", portfolio: "Cash", origin: "x-sell", yield_group: "low_normal", share: 0.000_550_4, refused: 0.444, canceled: 0.037, unused: 0.0 },
    Product { contract: "Consumer loans", combination: "POS others without interest", portfolio: "POS", origin: "XNA", yield_group: "middle", share: 0.000_448_4, refused: 0.0, canceled: 0.0, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash Street: low", portfolio: "Cash", origin: "x-sell", yield_group: "low_action", share: 0.000_387_3, refused: 0.263, canceled: 0.105, unused: 0.0 },
    Product { contract: "XNA", combination: "", portfolio: "XNA", origin: "XNA", yield_group: "XNA", share: 0.000_305_8, refused: 0.066_7, canceled: 0.933, unused: 0.0 },
    Product { contract: "Cash loans", combination: "Cash X-Sell: low", portfolio: "Cash", origin: "walk-in", yield_group: "low_normal", share: 0.000_244_6, refused: 0.25, canceled: 0.25, unused: 0.0 },
];
/// Amount asked for: cash, consumer, revolving, approved; then the same, not approved.
pub(in super::super) const ASKED: [Knots; 6] = [
    [
        45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0, 54_000.0, 67_500.0, 81_000.0, 90_000.0,
        112_500.0, 135_000.0, 157_500.0, 180_000.0, 225_000.0, 225_000.0, 234_000.0, 270_000.0,
        315_000.0, 405_000.0, 450_000.0, 454_500.0, 585_000.0, 679_500.0, 900_000.0, 1_035_000.0,
        1_130_000.0, 1_215_000.0, 1_350_000.0, 1_710_000.0, 2_025_000.0, 2_252_000.0,
    ],
    [
        11_230.0, 14_960.0, 15_700.0, 17_140.0, 18_860.0, 20_250.0, 22_500.0, 24_980.0, 29_430.0,
        33_420.0, 38_160.0, 43_280.0, 49_230.0, 55_350.0, 61_920.0, 67_510.0, 76_050.0, 83_940.0,
        92_690.0, 102_900.0, 114_500.0, 127_900.0, 144_000.0, 171_000.0, 193_300.0, 232_100.0,
        274_900.0, 350_000.0, 450_000.0, 542_200.0, 915_200.0,
    ],
    [
        45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0,
        45_000.0, 45_000.0, 45_000.0, 45_000.0, 90_000.0, 112_500.0, 135_000.0, 157_500.0, 180_000.0,
        202_500.0, 225_000.0, 247_500.0, 270_000.0, 365_600.0, 495_000.0, 675_000.0, 765_000.0,
        784_100.0, 900_000.0, 900_000.0, 900_000.0, 1_160_000.0,
    ],
    [
        45_000.0, 45_000.0, 45_000.0, 50_040.0, 67_500.0, 90_000.0, 90_000.0, 121_500.0, 153_000.0,
        180_000.0, 225_000.0, 225_000.0, 270_000.0, 337_500.0, 396_000.0, 450_000.0, 450_000.0,
        508_500.0, 630_000.0, 675_000.0, 832_500.0, 904_500.0, 1_125_000.0, 1_289_000.0, 1_350_000.0,
        1_372_000.0, 1_575_000.0, 2_020_000.0, 2_250_000.0, 2_742_000.0, 3_150_000.0,
    ],
    [
        8613.0, 14_800.0, 15_960.0, 18_210.0, 19_990.0, 21_640.0, 24_690.0, 26_590.0, 30_420.0,
        34_830.0, 40_460.0, 46_190.0, 53_220.0, 59_800.0, 65_700.0, 72_780.0, 80_990.0, 90_000.0,
        101_300.0, 112_700.0, 124_500.0, 139_400.0, 154_000.0, 186_600.0, 221_900.0, 268_800.0,
        360_000.0, 459_400.0, 552_400.0, 890_100.0, 1_575_000.0,
    ],
    [
        43_300.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0, 45_000.0,
        45_000.0, 67_500.0, 90_000.0, 135_000.0, 135_000.0, 157_500.0, 180_000.0, 225_000.0, 225_000.0,
        225_000.0, 225_000.0, 270_000.0, 270_000.0, 360_000.0, 450_000.0, 540_000.0, 675_000.0,
        765_000.0, 900_000.0, 900_000.0, 900_000.0, 900_000.0,
    ],
];
/// Share with no amount: cash, consumer, revolving; approved, refused, canceled, unused.
pub(in super::super) const NOT_ASKED: [[f64; 4]; 3] = [
    [
        0.0, 0.168, 0.965, 1.0,
    ],
    [
        0.0, 0.000_475, 0.818, 0.0,
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
        0.339_2, 0.5, 0.537_7, 0.615_2, 0.7, 0.754_4, 0.8, 0.827_9, 0.885, 0.9, 0.9, 0.940_7, 0.959_4,
        0.974_3, 0.989_1, 1.0, 1.0, 1.0, 1.0, 1.012, 1.053, 1.079, 1.099, 1.112, 1.129, 1.158, 1.177,
        1.211, 1.242, 1.273, 1.353,
    ],
    [
        0.179_4, 0.444_4, 0.589, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0,
        1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.667, 3.0,
    ],
];
/// Numbers of instalments.
pub(in super::super) const INSTALMENTS: [f64; 15] = [4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0, 24.0, 30.0, 36.0, 42.0, 48.0, 60.0];
/// Shares of the numbers of instalments: cash, consumer, approved; then the same, not approved.
pub(in super::super) const INSTALMENT_SHARES: [[f64; 15]; 4] = [
    [
        0.0, 0.0, 0.074_64, 0.0, 0.004_47, 0.260_3, 0.001_166, 0.0, 0.138_2, 0.181, 0.039_46, 0.127_9,
        0.018_85, 0.095_43, 0.058_7,
    ],
    [
        0.040_34, 0.005_564, 0.242, 0.048_99, 0.200_5, 0.321_1, 0.011_53, 0.007_651, 0.033_19, 0.081_58,
        0.001_192, 0.006_061, 0.0, 0.0, 0.000_298_1,
    ],
    [
        0.0, 0.0, 0.040_85, 0.0, 0.000_801, 0.116_5, 0.0, 0.0, 0.071_69, 0.153_4, 0.020_82, 0.189_4,
        0.011_61, 0.152_6, 0.242_3,
    ],
    [
        0.024_17, 0.003_021, 0.177_2, 0.046_32, 0.203_4, 0.314_2, 0.009_063, 0.017_12, 0.068_48,
        0.114_8, 0.003_021, 0.018_13, 0.0, 0.0, 0.001_007,
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
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.089_07, 0.099_91, 0.101_4,
    0.104, 0.108_9, 0.108_9, 0.114_1, 0.175, 0.216_4, 0.218_1, 0.304_3, 0.347_7, 0.435_6, 0.523_9, 0.544_6,
    0.728_1,
];
/// RATE_INTEREST_PRIMARY at the middle of each twentieth.
pub(in super::super) const RATES: [f64; 20] = [
    0.142_142_695_228_380_38, 0.142_440_213_079_451_46, 0.142_454_380_596_169_13,
    0.160_716_309_645_245_4, 0.160_716_309_645_245_4, 0.160_716_309_645_245_4, 0.176_003_060_183_611_06,
    0.179_686_614_530_205_15, 0.182_817_635_724_810_2, 0.189_122_180_664_173_2, 0.189_136_348_180_890_9,
    0.189_136_348_180_890_9, 0.189_136_348_180_890_9, 0.189_136_348_180_890_9, 0.193_329_933_129_321_12,
    0.193_329_933_129_321_12, 0.196_900_147_342_173_87, 0.196_900_147_342_173_87,
    0.196_914_314_858_891_55, 0.636_022_328_006_347_2,
];
/// RATE_INTEREST_PRIVILEGED at the middle of each twentieth.
pub(in super::super) const PRIVILEGED_RATES: [f64; 20] = [
    0.568_710_359_408_033_8, 0.637_949_260_042_283_3, 0.637_949_260_042_283_3, 0.715_644_820_295_983,
    0.715_644_820_295_983, 0.715_644_820_295_983, 0.835_095_137_420_718_8, 0.835_095_137_420_718_8,
    0.835_095_137_420_718_8, 0.835_095_137_420_718_8, 0.835_095_137_420_718_8, 0.835_095_137_420_718_8,
    0.835_095_137_420_718_8, 0.852_536_997_885_835, 0.852_536_997_885_835, 0.852_536_997_885_835,
    0.867_336_152_219_873_1, 0.867_336_152_219_873_1, 0.867_336_152_219_873_1, 0.867_336_152_219_873_1,
];
/// Days since the decision on approved applications: cash, consumer, revolving.
pub(in super::super) const APPROVED_DECISION: [Knots; 3] = [
    [
        2.572, 25.88, 64.0, 104.6, 148.0, 179.0, 213.0, 247.4, 319.0, 380.0, 443.0, 501.0, 555.0, 614.0,
        671.8, 722.0, 779.0, 843.0, 919.0, 1008.0, 1095.0, 1236.0, 1453.0, 1789.0, 2046.0, 2331.0,
        2490.0, 2623.0, 2723.0, 2813.0, 2900.0,
    ],
    [
        4.0, 18.31, 36.63, 64.26, 113.2, 154.0, 206.7, 261.3, 345.0, 428.0, 517.0, 609.0, 708.0, 828.0,
        958.0, 1100.0, 1273.0, 1433.0, 1586.0, 1765.0, 1946.0, 2131.0, 2340.0, 2518.0, 2604.0, 2688.0,
        2753.0, 2827.0, 2875.0, 2893.0, 2917.0,
    ],
    [
        3.0, 15.69, 25.0, 65.16, 102.5, 137.8, 170.4, 192.0, 235.0, 260.8, 293.0, 327.0, 364.6, 413.0,
        462.0, 523.5, 620.4, 714.0, 816.0, 971.3, 1159.0, 1310.0, 2158.0, 2453.0, 2575.0, 2709.0,
        2808.0, 2848.0, 2878.0, 2904.0, 2922.0,
    ],
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
        0.001_64, 0.997, 0.0, 0.000_546, 0.0, 0.0, 0.000_109, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        0.000_218, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
    [
        0.0, 0.995, 0.001_02, 0.001_83, 0.000_407, 0.000_204, 0.000_102, 0.000_204, 0.000_204, 0.000_204,
        0.0, 0.0, 0.0, 0.000_102, 0.0, 0.000_102, 0.000_102, 0.000_102, 0.0, 0.000_204, 0.0, 0.0, 0.0,
    ],
    [
        0.0, 0.466, 0.18, 0.112, 0.069_4, 0.025_6, 0.022_4, 0.019_4, 0.019_2, 0.017, 0.010_8, 0.008_37,
        0.008_37, 0.007_02, 0.007_02, 0.005_94, 0.006_21, 0.005_13, 0.004_32, 0.003_51, 0.001_35, 0.000_81,
        0.000_27,
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
        0.833, 0.163, 0.004_54, 0.000_355,
    ],
    [
        0.87, 0.121, 0.008_39, 0.000_634,
    ],
    [
        0.0, 1.0, 0.0, 0.0,
    ],
    [
        0.010_4, 0.989, 9.83e-05, 0.0,
    ],
];
/// Words of CODE_REJECT_REASON.
pub(in super::super) const REASONS: [&str; 8] = [
    "XAP", "HC", "LIMIT", "SCO", "SCOFR", "XNA", "VERIF", "SYSTEM",
];
/// Shares among refused applications.
pub(in super::super) const REASON: [[f64; 8]; 1] = [
    [
        0.0, 0.625, 0.19, 0.112, 0.042_9, 0.016_2, 0.012_6, 0.001_3,
    ],
];
/// Words of NAME_TYPE_SUITE.
pub(in super::super) const PREVIOUS_SUITES: [&str; 8] = [
    "", "Unaccompanied", "Family", "Spouse, partner", "Children", "Other_B", "Other_A", "Group of people",
];
/// Shares for cash, consumer, revolving.
pub(in super::super) const PREVIOUS_SUITE: [[f64; 8]; 3] = [
    [
        0.57, 0.348, 0.053_1, 0.017, 0.005_87, 0.003_49, 0.001_68, 0.000_706,
    ],
    [
        0.361, 0.28, 0.221, 0.068_8, 0.035_4, 0.020_9, 0.010_4, 0.002_58,
    ],
    [
        0.664, 0.249, 0.063, 0.014_8, 0.004_09, 0.002_72, 0.001_87, 0.000_34,
    ],
];
/// Words of NAME_CLIENT_TYPE.
pub(in super::super) const CLIENT_TYPES: [&str; 4] = [
    "Repeater", "New", "Refreshed", "XNA",
];
/// Shares for cash, consumer, revolving.
pub(in super::super) const CLIENT_TYPE: [[f64; 4]; 3] = [
    [
        0.899, 0.025_5, 0.074_2, 0.001_37,
    ],
    [
        0.536, 0.371, 0.092, 0.000_974,
    ],
    [
        0.855, 0.059_4, 0.084_6, 0.000_511,
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
/// Shares for household, mobile, industry and other goods, and for no goods.
pub(in super::super) const GOODS_CATEGORY: [[f64; 26]; 5] = [
    [
        0.009_12, 0.051_8, 0.338, 0.258, 0.27, 0.007_55, 0.008_49, 0.000_734, 0.036_3, 0.002_31, 0.000_21,
        0.002_52, 0.000_524, 0.001_68, 0.001_89, 0.001_47, 0.006_92, 0.0, 0.001_99, 0.000_21, 0.000_21,
        0.0, 0.0, 0.0, 0.0, 0.0,
    ],
    [
        0.011_2, 0.831, 0.003_89, 0.078_9, 0.021_3, 0.000_288, 0.0, 0.000_144, 0.049_1, 0.003_31, 0.0,
        0.000_144, 0.0, 0.0, 0.0, 0.0, 0.000_432, 0.0, 0.000_144, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.000_144,
    ],
    [
        0.007_85, 0.004_23, 0.021_4, 0.000_906, 0.003_62, 0.436, 0.191, 0.218, 0.0, 0.004_83, 0.008_76,
        0.030_5, 0.013, 0.002_72, 0.015_4, 0.010_6, 0.0, 0.004_23, 0.008_15, 0.010_6, 0.001_51, 0.003_62,
        0.000_906, 0.000_906, 0.000_604, 0.0,
    ],
    [
        0.041_5, 0.021_4, 0.041_5, 0.014_7, 0.014_7, 0.025_4, 0.054_9, 0.012, 0.001_34, 0.213, 0.197,
        0.057_6, 0.079, 0.087, 0.021_4, 0.030_8, 0.0, 0.058_9, 0.006_69, 0.010_7, 0.010_7, 0.0, 0.0, 0.0,
        0.0, 0.0,
    ],
    [
        1.0, 3.5e-05, 0.000_28, 0.0, 7e-05, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
];
/// Words of NAME_SELLER_INDUSTRY.
pub(in super::super) const INDUSTRIES: [&str; 11] = [
    "XNA", "Consumer electronics", "Connectivity", "Furniture", "Construction", "Clothing", "Industry",
    "Auto technology", "Jewelry", "MLM partners", "Tourism",
];
/// Shares for household, mobile, industry and other goods, and for no goods.
pub(in super::super) const INDUSTRY: [[f64; 11]; 5] = [
    [
        0.000_314, 0.987, 0.006_39, 0.003_04, 0.002_1, 0.0, 0.001_05, 0.000_105, 0.0, 0.0, 0.0,
    ],
    [
        0.000_144, 0.016_3, 0.983, 0.000_144, 0.0, 0.000_144, 0.0, 0.000_144, 0.0, 0.0, 0.0,
    ],
    [
        0.006_94, 0.007_25, 0.000_604, 0.461, 0.236, 0.217, 0.067, 0.000_906, 0.002_42, 0.000_604, 0.0,
    ],
    [
        0.041_5, 0.077_6, 0.010_7, 0.024_1, 0.112, 0.010_7, 0.361, 0.198, 0.112, 0.029_5, 0.021_4,
    ],
    [
        0.912, 0.050_5, 0.031_4, 0.002_77, 0.000_595, 0.000_84, 0.000_35, 0.000_49, 0.000_105, 0.000_77,
        0.0,
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
        0.803, 0.053, 0.003_97, 0.002_91, 0.084_2, 0.047_4, 0.005_25, 0.0,
    ],
    [
        0.001_46, 0.592, 0.272, 0.134, 0.0, 0.0, 0.0, 0.000_438,
    ],
    [
        0.677, 0.137, 0.024_7, 0.032_5, 0.050_9, 0.071, 0.006_47, 0.0,
    ],
];
/// Area of the seller: cash, consumer, revolving.
pub(in super::super) const SELLER_AREA: [Knots; 3] = [
    [
        -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0,
        -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 0.0, 0.0, 3.0, 10.0, 31.0, 60.0, 116.0, 300.0, 3067.0,
    ],
    [
        -1.0, -1.0, 1.0, 5.0, 10.0, 12.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 50.0, 55.0, 70.0, 92.0,
        107.0, 147.0, 200.0, 300.0, 516.8, 1000.0, 1402.0, 1923.0, 2194.0, 2547.0, 3000.0, 3500.0, 4232.0,
        5094.0, 11_920.0,
    ],
    [
        -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0,
        -1.0, -1.0, -1.0, 0.0, 2.0, 10.0, 50.0, 150.0, 400.0, 1200.0, 1500.0, 2148.0, 3000.0, 3900.0,
        7104.0,
    ],
];
/// Share insured: cash, consumer, revolving.
pub(in super::super) const INSURED: [f64; 3] = [
    0.802_6, 0.165_6, 0.004_64,
];
