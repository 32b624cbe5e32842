//! The rows of application_train and application_test, cell by cell in Kaggle's order.

use super::client::Client;
use super::draw::{Draws, position, quantile};
use super::figures::application as figures;
use super::figures::correlations::Factor;
use super::figures::people;
use super::housing::Housing;
use super::sheet::{Sheet, whole};

/// The value of DAYS_EMPLOYED that stands for "no job".
const NO_JOB: i64 = 365_243;

/// Adds the client's application; its target only where the table has one (train).
pub(super) fn add_application(sheet: &mut Sheet, client: &Client, housing: &Housing, draws: &mut Draws) {
    sheet.integer(client.id);
    if client.split == 0 {
        sheet.integer(client.target);
    }
    let family = add_contract_and_family(sheet, client, draws);
    add_dates(sheet, client);
    add_contact_flags(sheet, client, draws);
    sheet.text(occupation(client, draws));
    sheet.real(family);
    add_region(sheet, client, draws);
    add_differing_addresses(sheet, client);
    sheet.text(organization(client, draws));
    add_external_scores(sheet, client, draws);
    housing.add_building(sheet, client, draws);
    add_circle(sheet, client, draws);
    sheet.real(-quantile(&figures::PHONE_CHANGE[client.split], client.share(Factor::PhoneChange)).round());
    add_documents(sheet, client, draws);
    add_enquiries(sheet, client, draws);
}

fn is_man(client: &Client) -> bool {
    client.share(Factor::Male) > 1.0 - people::FLAGS[3]
}

fn owns_car(client: &Client) -> bool {
    client.share(Factor::Car) > 1.0 - people::FLAGS[1]
}

fn age_band(client: &Client) -> usize {
    [27.0, 35.0, 45.0, 55.0].iter().filter(|years| client.age / 365.25 >= **years).count()
}

/// Up to NAME_HOUSING_TYPE; gives the number of family members.
fn add_contract_and_family(sheet: &mut Sheet, client: &Client, draws: &mut Draws) -> f64 {
    let yes_or_no = |yes: bool| if yes { "Y" } else { "N" };
    let band = age_band(client);
    let children = position(&figures::CHILDREN, client.share(Factor::Children));
    let sex = if is_man(client) { "M" } else { "F" };
    sheet.text(if client.revolving { "Revolving loans" } else { "Cash loans" });
    sheet.text(if draws.chance(0.000_013) { "XNA" } else { sex });
    sheet.text(yes_or_no(owns_car(client)));
    sheet.text(yes_or_no(client.share(Factor::Realty) > 1.0 - people::FLAGS[2]));
    sheet.integer(whole(children));
    sheet.real(client.income);
    sheet.real(client.credit);
    sheet.real(client.annuity);
    sheet.real((!draws.chance(0.0009)).then_some(client.goods));
    sheet.text(draws.word(&people::SUITES, &people::SUITE[client.split]));
    sheet.text(income_type(client, draws));
    sheet.text(people::EDUCATIONS[client.education]);
    let by_sex_and_age = &people::FAMILY_STATUS[5 * usize::from(is_man(client)) + band];
    let status = draws.word(&people::FAMILY_STATUSES, by_sex_and_age);
    sheet.text(status);
    sheet.text(draws.word(&people::HOUSING_TYPES, &people::HOUSING_TYPE[band]));
    let couple = matches!(status, "Married" | "Civil marriage");
    1.0 + f64::from(u8::from(couple)) + children as f64
}

/// The position of Working, State servant or Commercial associate.
fn branch(client: &Client) -> usize {
    position(&people::OCCUPIED, client.share(Factor::Occupied))
}

fn income_type(client: &Client, draws: &mut Draws) -> &'static str {
    if client.pensioner {
        return if draws.chance(0.0004) { "Unemployed" } else { "Pensioner" };
    }
    let rare = ["Student", "Businessman", "Maternity leave"];
    if draws.chance(0.000_15) {
        return rare[draws.position(&[0.6, 0.3, 0.1])];
    }
    ["Working", "State servant", "Commercial associate"][branch(client)]
}

/// From REGION_POPULATION_RELATIVE to OWN_CAR_AGE.
fn add_dates(sheet: &mut Sheet, client: &Client) {
    sheet.real(quantile(&figures::POPULATION, client.share(Factor::Population)));
    sheet.integer(-(client.age as i64));
    sheet.integer(if client.pensioner { NO_JOB } else { -(client.employed as i64) });
    sheet.real(-quantile(&figures::REGISTRATION, client.share(Factor::Registration)).round());
    sheet.integer(-(quantile(&figures::ID_PUBLISH, client.share(Factor::IdPublish)).round() as i64));
    let car_age = quantile(&figures::CAR_AGE, client.share(Factor::CarAge)).round();
    sheet.real(owns_car(client).then_some(car_age));
}

/// From FLAG_MOBIL to FLAG_EMAIL.
fn add_contact_flags(sheet: &mut Sheet, client: &Client, draws: &mut Draws) {
    let above = |factor, place: usize| client.share(factor) > 1.0 - people::FLAGS[place];
    sheet.flag(true);
    sheet.flag(!client.pensioner);
    sheet.flag(!client.pensioner && above(Factor::WorkPhone, 4));
    sheet.flag(draws.chance(people::FLAGS[6]));
    sheet.flag(above(Factor::Phone, 5));
    sheet.flag(client.share(Factor::Email) > 1.0 - people::EMAIL[client.split]);
}

fn occupation(client: &Client, draws: &mut Draws) -> &'static str {
    if client.pensioner {
        return "";
    }
    let row = 2 * usize::from(is_man(client)) + usize::from(client.education >= 2);
    draws.word(&people::OCCUPATIONS, &people::OCCUPATION[row])
}

/// From REGION_RATING_CLIENT to HOUR_APPR_PROCESS_START.
fn add_region(sheet: &mut Sheet, client: &Client, draws: &mut Draws) {
    let with_city = position(&people::RATING, client.share(Factor::Rating));
    sheet.integer(1 + whole(draws.position(&people::RATING_WITHOUT_CITY[with_city])));
    sheet.integer(1 + whole(with_city));
    sheet.text(draws.word(&people::WEEKDAYS, &people::WEEKDAY[client.split]));
    sheet.integer(quantile(&figures::HOUR, client.share(Factor::Hour)).round() as i64);
}

/// The six flags from REG_REGION_NOT_LIVE_REGION on.
fn add_differing_addresses(sheet: &mut Sheet, client: &Client) {
    let pattern = position(&people::MISMATCH, client.share(Factor::Mismatch));
    let bits = if client.pensioner { 0 } else { people::MISMATCHES[pattern] };
    for flag in 0..6 {
        sheet.flag(bits >> flag & 1 == 1);
    }
}

fn organization(client: &Client, draws: &mut Draws) -> &'static str {
    if client.pensioner {
        return "XNA";
    }
    draws.word(&people::ORGANIZATIONS, &people::ORGANIZATION[branch(client)])
}

fn add_external_scores(sheet: &mut Sheet, client: &Client, draws: &mut Draws) {
    let known = usize::from(client.credits > 0);
    let scores = [
        (&figures::EXT_SOURCE_1, Factor::Ext1, people::EXT_SOURCE_1_MISSING[client.split]),
        (&figures::EXT_SOURCE_2, Factor::Ext2, [0.0022, 0.0002][client.split]),
        (&figures::EXT_SOURCE_3, Factor::Ext3, people::EXT_SOURCE_3_MISSING[known]),
    ];
    for (quantiles, factor, missing) in scores {
        let score = quantile(&quantiles[client.split], client.share(factor));
        sheet.real((!draws.chance(missing)).then_some(score));
    }
}

/// The social circle: of the people observed about one in ten is in default.
fn add_circle(sheet: &mut Sheet, client: &Client, draws: &mut Draws) {
    if draws.chance([0.0033, 0.0006][client.split]) {
        (0..4).for_each(|_| sheet.real(None));
        return;
    }
    let observed = position(&figures::SOCIAL, client.share(Factor::Social));
    let share = if draws.chance(0.55) { 0.0998 / 0.55 } else { 0.0 };
    let defaulted = (0..observed).filter(|_| draws.chance(share)).count();
    let later = (0..defaulted).filter(|_| draws.chance(0.7028)).count();
    let still = if draws.chance(0.0157) { observed.saturating_sub(1).max(defaulted) } else { observed };
    for count in [observed, defaulted, still, later] {
        sheet.real(count as f64);
    }
}

/// FLAG_DOCUMENT_2 to _21: one main document (3, 5, 6 or 8) or none, and rarely another.
fn add_documents(sheet: &mut Sheet, client: &Client, draws: &mut Draws) {
    let kind = if client.revolving { 2 } else { usize::from(client.pensioner) };
    let shares = people::MAIN_DOCUMENT[kind];
    let none = (1.0 - shares.iter().sum::<f64>()).max(0.0);
    let main = [3, 5, 6, 8, 0][draws.position(&[shares[0], shares[1], shares[2], shares[3], none])];
    for (document, share) in (2..).zip(people::OTHER_DOCUMENTS[client.split]) {
        let is_main = matches!(document, 3 | 5 | 6 | 8);
        sheet.flag(if is_main { document == main } else { draws.chance(share) });
    }
}

/// AMT_REQ_CREDIT_BUREAU_HOUR to _YEAR: all six known or none.
fn add_enquiries(sheet: &mut Sheet, client: &Client, draws: &mut Draws) {
    if draws.chance(people::ENQUIRIES_MISSING[usize::from(client.credits > 0)]) {
        (0..6).for_each(|_| sheet.real(None));
        return;
    }
    let split = client.split;
    sheet.real(draws.position(&figures::ENQUIRIES_HOUR[split]) as f64);
    sheet.real(draws.position(&figures::ENQUIRIES_DAY[split]) as f64);
    sheet.real(draws.position(&figures::ENQUIRIES_WEEK[split]) as f64);
    sheet.real(draws.position(&figures::ENQUIRIES_MON[split]) as f64);
    sheet.real(draws.position(&figures::ENQUIRIES_QRT[split]) as f64);
    sheet.real(position(&figures::ENQUIRIES_YEAR[split], client.share(Factor::Enquiries)) as f64);
}
