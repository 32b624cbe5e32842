//! The 47 columns on the building where the client lives: known together, missing together.

use super::client::Client;
use super::draw::{Draws, Mixer, normal_share, quantile};
use super::figures::correlations::Factor;
use super::figures::housing as figures;
use super::figures::housing::MEASURES;
use super::sheet::Sheet;

/// Places of the measures that come in steps, with their step: lifts, entrances, floors.
const STEPS: [(usize, f64); 4] = [(5, 1.0 / 25.0), (6, 1.0 / 29.0), (7, 1.0 / 24.0), (8, 1.0 / 24.0)];

/// Share of measures whose most frequent value lies well below the mean.
const UNTYPICAL: f64 = 0.08;
/// Places of the measures for which it does: apartments, basement, common area, land, living apartments, area.
const AREAS: [usize; 6] = [0, 1, 4, 9, 10, 11];

/// Makes up buildings.
pub(super) struct Housing {
    mixer: Mixer,
}

/// A building's measures, as they come in the three variants AVG, MODE and MEDI.
struct Building {
    measures: [[Option<f64>; MEASURES]; 3],
    /// Whether FONDKAPREMONT, HOUSETYPE, TOTALAREA, WALLSMATERIAL and EMERGENCYSTATE are known.
    known: [bool; 5],
}

impl Housing {
    pub(super) fn new() -> Self {
        Self { mixer: Mixer::new(MEASURES + 1, &figures::HOUSING_CORRELATIONS) }
    }

    /// Adds APARTMENTS_AVG to EMERGENCYSTATE_MODE.
    pub(super) fn add_building(&self, sheet: &mut Sheet, client: &Client, draws: &mut Draws) {
        let building = self.draw(client, draws);
        for measure in building.measures.iter().flatten() {
            sheet.real(*measure);
        }
        let [funds, house, area, walls, emergency] = building.known;
        let mut word = |known: bool, words: &[&'static str], shares: &[f64]| {
            let word = draws.word(words, shares);
            if known { word } else { "" }
        };
        sheet.text(word(funds, &figures::FUNDS, &figures::FUNDS_SHARES));
        sheet.text(word(house, &figures::HOUSE_TYPES, &figures::HOUSE_TYPES_SHARES));
        sheet.real(area.then_some(quantile(&figures::TOTAL_AREA, client.share(Factor::Area))));
        sheet.text(word(walls, &figures::WALLS, &figures::WALLS_SHARES));
        sheet.text(word(emergency, &["No", "Yes"], &[0.9861, 0.0139]));
    }

    fn draw(&self, client: &Client, draws: &mut Draws) -> Building {
        let mut scores = [0.0; MEASURES + 1];
        scores.fill_with(|| draws.normal());
        scores[0] = client.factor(Factor::Area);
        self.mixer.mix(&mut scores);
        let known = known(client, draws);
        let mut measures = [[None; MEASURES]; 3];
        for place in 0..MEASURES {
            if known[place + 1] {
                let average =
                    stepped(place, quantile(&figures::MEASURE[place], normal_share(scores[place + 1])));
                let [mode_same, mode_centre, mode_spread, medi_same, medi_centre, medi_spread] =
                    figures::VARIANTS[place];
                let mut variant = |same, centre, spread| {
                    let apart: f64 = centre + spread * draws.normal().clamp(-2.5, 2.5);
                    let equal = draws.chance(same);
                    if equal { average } else { stepped(place, (average * apart.exp()).min(1.0)) }
                };
                let mode = variant(mode_same, mode_centre, mode_spread);
                let median = variant(medi_same, medi_centre, medi_spread);
                let mode = if AREAS.contains(&place) && draws.chance(UNTYPICAL) {
                    stepped(place, mode * draws.share().sqrt())
                } else {
                    mode
                };
                measures[0][place] = Some(average);
                measures[1][place] = Some(mode);
                measures[2][place] = Some(median);
            }
        }
        Building { measures, known: [known[15], known[16], known[0], known[17], known[18]] }
    }
}

/// What is known: the total area, the measures, then the four columns of words.
fn known(client: &Client, draws: &mut Draws) -> [bool; 19] {
    let on_record = client.factor(Factor::HousingKnown);
    figures::MISSING.map(|row| {
        let tie: f64 = row[2];
        let score = tie * on_record + (1.0 - tie * tie).sqrt() * draws.normal();
        normal_share(score) > row[client.split]
    })
}

/// Four decimals, on the grid of the measure if it has one.
fn stepped(place: usize, value: f64) -> f64 {
    let on_grid = STEPS
        .iter()
        .find(|(stepped, _)| *stepped == place)
        .map_or(value, |(_, step)| ((value / step).round() * step).min(1.0));
    (on_grid * 10_000.0).round() / 10_000.0
}
