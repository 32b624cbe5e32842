//! How the hidden factors of a client hang together.
//!
//! Aggregates measured on the public Home Credit tables; no figure belongs to one client.

/// A hidden factor of a client: a standard normal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Factor {
    /// Price of the goods.
    Goods,
    /// Credit over price.
    CreditRatio,
    /// Credit over annuity.
    Term,
    /// Income.
    Income,
    /// Age.
    Age,
    /// Time in the job.
    Employed,
    /// Being a pensioner.
    Pensioner,
    /// Time since registration.
    Registration,
    /// Time since the identity paper.
    IdPublish,
    /// Time since the phone change.
    PhoneChange,
    /// First external score.
    Ext1,
    /// Second external score.
    Ext2,
    /// Third external score.
    Ext3,
    /// Population of the region.
    Population,
    /// Rating of the region.
    Rating,
    /// Owning a car.
    Car,
    /// Age of the car.
    CarAge,
    /// Owning a home.
    Realty,
    /// Children.
    Children,
    /// Being a man.
    Male,
    /// Education.
    Education,
    /// Employment in the state or in trade.
    Occupied,
    /// Addresses that differ.
    Mismatch,
    /// Hour of the application.
    Hour,
    /// Asking for a revolving loan.
    Revolving,
    /// Giving a work phone.
    WorkPhone,
    /// Giving a home phone.
    Phone,
    /// Giving an email address.
    Email,
    /// Size of the observed circle.
    Social,
    /// Enquiries at the bureau.
    Enquiries,
    /// Size of the building.
    Area,
    /// Building on record.
    HousingKnown,
    /// Credits elsewhere.
    BureauCount,
    /// Share of them that is active.
    BureauActive,
    /// Debt elsewhere.
    BureauDebt,
    /// Age of the credits elsewhere.
    BureauAge,
    /// Overdue credits elsewhere.
    BureauOverdue,
    /// Earlier applications.
    PreviousCount,
    /// Share of them that was refused.
    PreviousRefused,
    /// Age of the earlier applications.
    PreviousAge,
    /// Share of cash loans among them.
    PreviousCash,
    /// Paying late: instalments, cards, credits elsewhere.
    Arrears,
    /// Living on credit: balances near the limit.
    CardUse,
}

/// Number of factors.
pub(in super::super) const FACTORS: usize = 43;

/// Correlations of the factors: the lower triangle without its diagonal, row by row, in thousandths. The last
/// two rows are set by hand: what the tables show of these factors is too noisy to measure their ties.
pub(in super::super) const CORRELATIONS: [i16; FACTORS * (FACTORS - 1) / 2] = [
    -158, 671, 137, 421, -63, 83, 39, 28, 153, -88, 103, -25, 110, 66, 264, -129, 28, 65, -280, 873, 14,
    -23, 20, 35, -76, 305, 132, 264, -29, -4, 22, -39, 269, 119, 405, 100, 80, -54, 69, 75, 88, 181, -43,
    65, 87, 179, -49, 184, 77, 575, 219, 393, 159, 123, 134, 134, -64, 65, 179, 111, 112, -12, 68, 56, 220,
    218, 26, -16, 32, -106, 196, 120, 157, 106, 132, 63, 172, 105, 75, -75, 26, 99, 40, 4, 3, 32, 19, 42,
    77, 199, 9, -124, 31, 1, -300, -14, 16, 53, -78, 17, -24, -134, -402, -19, -545, 166, -55, 17, 295,
    -161, 12, -302, -104, -25, 57, -68, 56, -24, 43, -25, -118, 116, -41, -216, 13, -41, 79, 35, 2, 0,
    -118, -138, 33, -143, 220, 0, -23, 137, -63, 29, 154, 18, 139, 16, -4, -75, 89, 11, 57, 56, -11, 7,
    -42, 30, 33, -32, 46, -470, -36, -607, -222, 24, 12, -189, -21, -59, -27, 30, 176, 15, -6, 9, -22,
    -130, 278, -212, -99, -304, -88, -21, -35, -373, -26, -38, 9, -19, 520, 71, -60, 84, 157, -111, 23,
    307, -208, -18, -253, -127, -65, 26, 125, 158, -62, 44, -108, 152, -201, -23, 90, -23, 122, -7, 34,
    220, -3, -14, -3, -1, -13, 32, 89, 133, 7, 131, -216, 18, -107, 41, -19, -29, 206, -26, 8, -56, 56,
    -126, -188, -8, -62, -43, -84, -159, -79, -81, -27, -26, 56, 54, -98, -6, 188, -55, 10, 54, -59, 18,
    106, -88, -29, -132, 10, -41, 16, 38, 171, -35, 121, -306, 13, -142, -136, -5, 6, 124, 78, 37, 0, 0, 0,
    -85, -110, -77, -110, -21, -84, -119, -15, 15, 20, 34, -32, 18, -31, 146, 83, 11, 114, 15, -22, 38,
    -62, -314, -1, -136, -50, 3, -2, -12, 24, 90, -27, -24, -65, -13, 25, -43, -36, -300, -30, -8, -17,
    -108, 74, 24, -131, 38, -200, 43, -14, 61, 80, 19, 113, 47, 118, 118, 105, 11, 103, -144, -13, -87,
    -118, -61, -38, 58, 14, -110, 82, -48, 517, 12, 75, -126, 198, -175, -77, -187, -67, -55, 14, 7, 29,
    -83, 19, -80, 78, -64, 138, 81, 45, 197, 127, -27, 23, -133, -248, -25, 4, 1, 15, -33, -29, -11, 4,
    -17, 11, 23, -43, -32, -4, 8, 59, 9, 7, 35, 37, -21, -73, -39, -34, -22, -37, -38, -84, -9, -46, 24,
    -36, 50, 77, 23, 73, 29, 35, 137, 9, -14, -36, 9, 12, -42, 6, 72, -54, -23, -76, 7, -18, -28, -114,
    -81, -17, 44, 28, 70, -52, 1, 125, 6, 15, -10, -1, 14, 17, 72, 108, 9, 188, -203, 44, -109, 49, 1, 16,
    140, 81, -162, 75, 35, -39, 102, 70, -28, -13, 64, -44, 3, 172, 22, 31, -20, 87, 12, 42, 116, 177, 17,
    86, -259, -67, -144, 55, -32, -44, 183, 102, -445, 82, 54, -92, 122, 101, -32, -3, 0, 86, -34, 103,
    169, 71, 171, -28, -2, 128, 163, 112, 35, -216, -35, 62, 83, -48, 10, 39, -83, 85, -9, -91, 8, -82, 16,
    86, 67, 4, 48, 0, 64, 5, 49, 35, 75, -122, -85, -78, -52, -123, -54, -107, -38, -389, 4, -21, 12, 10,
    -20, -1, 30, 29, 27, 87, 17, 73, 32, -18, 36, -10, 4, 3, -39, -144, 107, -5, 107, 277, -44, 112, -131,
    -68, 0, 112, 34, 23, -410, -25, 10, 142, -77, -4, 58, 33, 135, 34, 8, -10, -79, 31, 56, 105, 3, 49, -2,
    23, 559, 408, 101, -49, 90, 48, 221, 205, 63, 91, 218, 146, 229, 119, 396, 23, -8, 44, -13, 19, -14,
    -23, 12, 33, -110, -10, -96, -21, 52, -13, 13, -27, 28, 65, 276, -516, -97, 54, -10, 38, 126, -36, 67,
    -103, -28, 34, 45, -1, -15, -286, 4, 30, 63, -17, -7, 59, 8, 75, 12, 8, 16, 1, 4, 51, 62, -1, -22, 18,
    11, 397, -43, 188, 234, -64, 30, -64, 93, 71, 82, 60, -9, 30, 213, -3, -37, -123, 17, -4, 25, 2, 81,
    -10, -35, -73, -5, -28, -26, -154, -89, 24, 111, 37, 591, 7, -15, 178, -63, 94, 27, 82, -71, 15, -116,
    90, 11, 13, -3, -30, -12, 81, -52, -51, -239, 29, 3, 22, -8, 42, -13, 0, -50, -5, 8, 0, -82, 2, 21,
    117, 30, 321, 7, -42, 163, 34, 162, -44, 153, 660, 77, -27, 116, -3, 104, 156, 0, 52, 114, 356, 102,
    63, 158, 54, -31, 17, 18, -86, 8, 2, -40, 15, -67, -16, -170, 49, 113, 2, 38, -59, 0, 41, 137, -107,
    55, 241, 21, 40, -5, -4, 27, 19, 96, 237, 94, 202, 70, 73, 181, 85, 12, -59, 38, -28, -48, -35, 56,
    -143, -77, -95, 74, -49, -30, -113, -78, 5, 74, 20, 554, 30, 32, 91, 1, 78, 34, 57, 644, 401, -66,
    0, 0, 0, 0, -60, 0, 0, 0, 0, 0, 0, -60, -60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 350, 0, 80, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    100, 150, 0, 0, 0, 0, 0, 0, 150,
];
