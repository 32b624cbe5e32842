use super::*;
use crate::features::Language;
use crate::judging::{CostEstimate, Estimate, FairnessReport, Interval, LearningPoint, StudyReport};
use crate::judging::{Decisions, ReliabilityBin};
use crate::report::{
    Band, CostPoint, Costs, GlobalExplanation, Importance, Interactions, Mark, RocPoint, SwarmAxis,
};

fn report() -> ModelReport {
    let steps = || (0..=200).map(|i| f64::from(i) / 200.0);
    ModelReport {
        rows: 307_511,
        defaults: 24_825,
        threshold: 0.088,
        costs: Costs {
            model: 4_987.0,
            model_error: 61.0,
            theoretical: 4_992.0,
            theoretical_threshold: 1.0 / 11.0,
            accept_all: 8_073.0,
            refuse_all: 9_193.0,
        },
        confusion: Decisions {
            true_negative: 204_390,
            false_positive: 78_296,
            false_negative: 7_701,
            true_positive: 17_124,
        },
        roc: steps()
            .map(|x| RocPoint { false_positive_rate: x, true_positive_rate: 1.0 - (1.0 - x).powf(3.3) })
            .collect(),
        cost_curve: steps().map(cost_point).collect(),
        calibration: (0..10_u32).map(calibration_bin).collect(),
        importance: LABELS
            .iter()
            .enumerate()
            .map(|(i, (name, _))| Importance {
                feature: (*name).to_owned(),
                mean_points: 11.4 / (1.0 + i as f64 * 0.35),
            })
            .collect(),
        studies: StudyReport {
            learning_curve: [5_000, 10_000, 20_000].map(learning_point).to_vec(),
            ..ModelReport::sample().studies
        },
        ..ModelReport::sample()
    }
}

fn learning_point(rows: usize) -> LearningPoint {
    let estimate = |value, standard_error| Estimate { value, standard_error };
    LearningPoint {
        rows,
        train_auc: 0.95 - rows as f64 / 400_000.0,
        validation_auc: estimate(0.72 + rows as f64 / 1e6, 0.01),
        validation_cost_per_10_000: estimate(5_500.0, 120.0),
    }
}

fn cost_point(threshold: f64) -> CostPoint {
    let (accepted_bad, refused_good) = (1.0 - (-6.5 * threshold).exp(), (-15.0 * threshold).exp());
    CostPoint {
        threshold,
        cost: 8_073.0 * accepted_bad + 9_193.0 * refused_good,
        grant_rate: 1.0 - (-12.0 * threshold).exp(),
    }
}

fn calibration_bin(tenth: u32) -> ReliabilityBin {
    let predicted = 0.012 * 1.38_f64.powi(tenth as i32);
    let observed = predicted * 0.97 + 0.003;
    let (low, high) = (observed - 0.002, observed + 0.002);
    ReliabilityBin { predicted, observed, count: 30_751, low, high }
}

const LABELS: [(&str, &str); 16] = [
    ("EXT_SOURCE_MEAN", "Moyenne des scores d’organismes externes"),
    ("PAYMENT_RATE", "Part de la somme empruntée remboursée chaque année"),
    ("EXT_SOURCE_3", "Score d’un organisme externe n° 3"),
    ("EXT_SOURCE_2", "Score d’un organisme externe n° 2"),
    ("AMT_ANNUITY", "Mensualités sur une année"),
    ("DAYS_EMPLOYED", "Ancienneté dans l’emploi"),
    ("GOODS_RATIO", "Prix du bien rapporté à la somme empruntée"),
    ("DAYS_BIRTH", "Âge"),
    ("INST_LATE_SHARE", "Part des échéances payées en retard sur les douze derniers mois"),
    ("BUREAU_DEBT", "Encours déclaré par les autres établissements"),
    ("CODE_EDUCATION", "Niveau d’études"),
    ("PREV_REFUSED", "Demandes précédentes refusées"),
    ("CC_USE", "Utilisation de la carte de crédit"),
    ("DAYS_ID", "Ancienneté de la pièce d’identité"),
    ("OWN_CAR_AGE", "Âge de la voiture"),
    ("REGION", "Note de la région"),
];

fn label(name: &str) -> String {
    LABELS.iter().find(|(key, _)| *key == name).map_or(name, |(_, label)| label).to_owned()
}

/// Draws with the words of the theme; no message of a chart has a plural.
fn drawn_of(
    chart: Chart,
    report: &ModelReport,
    label: &dyn Fn(&str) -> String,
    language: Language,
) -> Result<String, ChartError> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/clairscore/strings");
    let text = std::fs::read_to_string(folder.join(language.code()).join("charts.ftl")).unwrap();
    let say = |key: &str, filled: &[(&str, &str)]| {
        let message = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
        let message = message.unwrap_or_else(|| panic!("no message {key}")).to_owned();
        let fill =
            |said: String, (name, words): &(&str, &str)| said.replace(&format!("{{ ${name} }}"), words);
        let said = filled.iter().fold(message, fill);
        assert!(!said.contains("{ $"), "{said}");
        said
    };
    draw(chart, report, label, Words { language, say: &say })
}

fn drawn(chart: Chart, language: Language) -> String {
    drawn_of(chart, &report(), &label, language).unwrap()
}

/// Checks that tags are balanced; returns how many there are.
fn balanced(svg: &str) -> usize {
    let mut open = Vec::new();
    let mut count = 0;
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag that ends");
        assert!(!text.contains('>'), "raw > in {text}");
        count += 1;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap());
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
    }
    assert!(open.is_empty());
    count
}

#[test]
fn every_chart_is_balanced_and_says_its_title_and_message() {
    for chart in Chart::ALL {
        for language in Language::ALL {
            let svg = drawn(chart, language);
            assert!(balanced(&svg) > 10);
            let head =
                format!("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{chart}\" viewBox=");
            assert!(svg.starts_with(&head) && svg.contains("role=\"img\""));
            for part in ["title", "desc"] {
                let (_, after) = svg.split_once(&format!("<{part}>")).unwrap();
                assert!(after.find('<').unwrap() > 15, "{chart} has an empty {part}");
            }
            let most = if chart == Chart::Swarm { 60_000 } else { 24_000 };
            assert!(svg.len() < most, "{chart}: {} bytes", svg.len());
        }
    }
}

#[test]
fn colours_are_custom_properties_and_no_sentinel_is_left() {
    for chart in Chart::ALL {
        let svg = drawn(chart, Language::Fr);
        assert!(svg.contains("var(--chart-muted, ") && svg.contains("var(--chart-1, "));
        assert!(!svg.contains("#C1A1") && !svg.contains("=\"#"), "{svg}");
    }
}

#[test]
fn the_deployed_limit_stands_at_its_place_on_the_axis() {
    let svg = drawn(Chart::Cost, Language::En);
    let marks: Vec<&str> = svg.lines().filter(|l| l.contains("--chart-2") && l.contains("points=")).collect();
    let points = marks[0].split_once("points=\"").unwrap().1;
    let x: f64 = points.split(',').next().unwrap().parse().unwrap();
    // The axis runs to 40 %: nearly all are accepted at 38.5 %.
    assert!(svg.contains(">\n40%\n<") && !svg.contains(">\n50%\n<"));
    let width = f64::from(canvas::WIDTH) - f64::from(frame::LEFT + frame::RIGHT);
    assert!((x - (f64::from(frame::LEFT) + width * 0.088 / 0.4)).abs() <= 2.0, "{x}");
}

#[test]
fn the_champion_is_marked_by_a_word_among_the_candidates() {
    for (language, word) in
        [(Language::Fr, "Gradient boosting (retenu)"), (Language::En, "Gradient boosting (chosen)")]
    {
        let svg = drawn(Chart::Candidates, language);
        assert_eq!(svg.matches(word).count(), 1);
    }
}

#[test]
fn the_dot_of_a_candidate_stands_in_the_middle_of_its_margin() {
    let svg = drawn(Chart::Candidates, Language::En);
    let dots: Vec<f64> =
        svg.lines().filter(|l| l.starts_with("<circle")).map(|l| attribute(l, "cx")).collect();
    assert_eq!(dots.len(), report().candidates.len());
    let scale: Vec<f64> = report().candidates.iter().map(|c| c.cost.per_10_000).collect();
    // Equal costs per unit of width between any two candidates.
    let per_unit = (dots[1] - dots[0]) / (scale[1] - scale[0]);
    assert!(
        per_unit > 0.0 && ((dots[3] - dots[0]) / (scale[3] - scale[0]) - per_unit).abs() < 0.02 * per_unit
    );
}

#[test]
fn every_rated_group_has_its_dot_within_its_interval() {
    let svg = drawn(Chart::Fairness, Language::En);
    let dots: Vec<f64> =
        svg.lines().filter(|l| l.starts_with("<circle")).map(|l| attribute(l, "cx")).collect();
    let fairness = report().fairness;
    let groups = fairness.attributes.iter().flat_map(|audit| &audit.groups);
    let rates: Vec<f64> =
        groups.filter_map(|group| group.rates.as_ref()).map(|rates| rates.grant_rate.value).collect();
    assert!(dots.len() == rates.len() && rates.len() > 8, "{} dots, {} groups", dots.len(), rates.len());
    // Equal shares per unit of width between any two groups.
    let place = |group: usize| (dots[group] - dots[0], rates[group] - rates[0]);
    let per_unit = place(1).0 / place(1).1;
    for (along, share) in (1..rates.len()).map(place).filter(|(_, share)| share.abs() > 0.05) {
        assert!(per_unit > 0.0 && (along / share - per_unit).abs() < 0.05 * per_unit);
    }
    assert!(svg.contains("women") && svg.contains("under 30"));
}

fn attribute(line: &str, name: &str) -> f64 {
    let rest = line.split_once(&format!(" {name}=\"")).unwrap().1;
    rest.split('"').next().unwrap().parse().unwrap()
}

#[test]
fn long_labels_are_wrapped_and_not_cut() {
    let longest =
        "Nombre de mois sans information sur les crédits auprès d’autres organismes, ces douze derniers mois";
    let label = |_: &str| longest.to_owned();
    for chart in [Chart::Importance, Chart::Interactions] {
        let svg = drawn_of(chart, &report(), &label, Language::Fr).unwrap();
        assert!(svg.contains("Nombre de mois sans information sur les") && !svg.contains('…'), "{svg}");
    }
    assert!(!drawn(Chart::Importance, Language::Fr).contains('…'));
}

#[test]
fn high_values_lie_above_low_ones_and_missing_ones_below() {
    use crate::report::{FeatureSwarm, Swarm, SwarmCell, ValueLevel};
    let cell = |level, clients| SwarmCell { bin: 1, level, clients };
    let cells = vec![cell(ValueLevel::Low, 25), cell(ValueLevel::High, 50), cell(ValueLevel::Missing, 25)];
    let swarm = Swarm { cells, levels: vec![], hidden: 0 };
    let mut report = report();
    report.global.axis = SwarmAxis { low: -10.0, high: 10.0, bins: 4 };
    report.global.swarms = vec![FeatureSwarm { feature: "DAYS_BIRTH".to_owned(), swarm }];
    let svg = drawn_of(Chart::Swarm, &report, &label, Language::En).unwrap();
    let layers: Vec<(f64, f64)> = svg
        .lines()
        .filter(|line| line.starts_with("<polygon"))
        .map(|line| {
            let points = line.split_once("points=\"").unwrap().1.split('"').next().unwrap();
            let heights =
                points.split_whitespace().map(|point| point.split(',').nth(1).unwrap().parse().unwrap());
            heights.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y: f64| (low.min(y), high.max(y)))
        })
        .collect();
    assert_eq!(layers.len(), 3);
    // The bin is full: 120 units, of which half are high values, a quarter low ones, a quarter missing ones.
    let top = layers[0].0;
    let expected = [(top, top + 60.0), (top + 60.0, top + 90.0), (top + 90.0, top + 120.0)];
    for (found, expected) in layers.iter().zip(expected) {
        assert!((found.0 - expected.0).abs() <= 1.0 && (found.1 - expected.1).abs() <= 1.0, "{layers:?}");
    }
}

#[test]
fn clients_without_a_value_stand_apart_from_the_curve() {
    let (mut one, place) = report()
        .global
        .dependences
        .into_iter()
        .zip(0..)
        .find(|(one, _)| !one.dependence.distinct && one.dependence.missing.is_none())
        .unwrap();
    let mut report = report();
    let without = drawn_of(Chart::Dependence(place), &report, &label, Language::En).unwrap();
    one.dependence.missing = Some(Band { clients: 9, low: -1.0, median: 0.5, high: 1.0 });
    report.global.dependences[usize::from(place)] = one;
    let with = drawn_of(Chart::Dependence(place), &report, &label, Language::En).unwrap();
    assert!(!without.contains("missing") && !without.contains("<circle"));
    assert!(with.contains("missing") && with.matches("<circle").count() == 1);
}

#[test]
fn figures_are_written_as_each_language_does() {
    assert!(drawn(Chart::Roc, Language::Fr).contains("0,718"));
    assert!(drawn(Chart::Roc, Language::En).contains("0.718"));
    assert!(drawn(Chart::Confusion, Language::Fr).contains("204\u{202f}390"));
    assert!(drawn(Chart::Confusion, Language::En).contains("204,390"));
}

#[test]
fn a_hostile_label_stays_text() {
    let hostile = |_: &str| "</text><script>alert(\"1\")</script> &amp; ='#C1A100' =\"#C1A100\"".to_owned();
    let svg = drawn_of(Chart::Importance, &report(), &hostile, Language::En).unwrap();
    balanced(&svg);
    assert!(!svg.contains("<script") && svg.contains("&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)"));
    assert!(svg.contains("&amp;amp;") && svg.contains("=&quot;#C1A100&quot;"));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for chart in Chart::ALL {
        assert_eq!(drawn(chart, Language::Fr), drawn(chart, Language::Fr));
    }
}

#[test]
fn missing_figures_are_an_error_that_names_the_chart() {
    let empty = ModelReport {
        roc: vec![],
        cost_curve: vec![],
        calibration: vec![],
        importance: vec![],
        candidates: vec![],
        ratios: vec![],
        studies: StudyReport::default(),
        global: GlobalExplanation {
            themes: vec![],
            swarms: vec![],
            dependences: vec![],
            interactions: Interactions { clients: 0, pairs: 0, strongest: vec![] },
            ..report().global
        },
        fairness: FairnessReport { clients: 0, resamples: 0, attributes: vec![] },
        confusion: Decisions { true_negative: 0, false_positive: 0, false_negative: 0, true_positive: 0 },
        ..report()
    };
    for chart in Chart::ALL {
        let error = drawn_of(chart, &empty, &label, Language::Fr).unwrap_err();
        assert_eq!(error, ChartError { chart, fault: ChartFault::Empty });
        assert!(error.to_string().starts_with(&format!("chart `{chart}`: ")));
    }
}

#[test]
fn figures_that_are_not_finite_are_an_error() {
    let mut broken = report();
    broken.roc[3].true_positive_rate = f64::NAN;
    broken.costs.accept_all = f64::INFINITY;
    broken.calibration[0].observed = f64::NAN;
    broken.importance[1].mean_points = f64::NEG_INFINITY;
    broken.candidates[0].cost.per_10_000 = f64::NAN;
    broken.ratios[0].grant_rate = f64::NAN;
    broken.studies.learning_curve[0].train_auc = f64::NAN;
    broken.global.themes[0].mean_points = f64::NAN;
    broken.global.axis.high = f64::INFINITY;
    broken.global.interactions.strongest[0].mean_points = f64::NAN;
    for one in &mut broken.global.dependences {
        one.dependence.marks[0].band.high = f64::NAN;
    }
    broken.fairness.attributes[0].groups[0].rates.as_mut().unwrap().grant_rate.low = f64::NAN;
    for chart in Chart::ALL.into_iter().filter(|chart| *chart != Chart::Confusion) {
        let error = drawn_of(chart, &broken, &label, Language::En).unwrap_err();
        assert_eq!(error.fault, ChartFault::NotFinite);
    }
}

#[test]
fn degenerate_figures_are_drawn() {
    let mut flat = report();
    flat.roc = vec![flat.roc[0]; 2];
    flat.cost_curve = vec![CostPoint { threshold: 0.0, cost: 0.0, grant_rate: 0.0 }; 2];
    flat.costs.accept_all = 0.0;
    flat.costs.refuse_all = 0.0;
    flat.costs.theoretical_threshold = 0.0;
    flat.threshold = 0.0;
    flat.calibration = vec![ReliabilityBin { predicted: 0.0, observed: 0.0, count: 0, low: 0.0, high: 0.0 }];
    flat.candidates.truncate(1);
    flat.candidates[0].cost = CostEstimate { per_10_000: 0.0, standard_error: 0.0 };
    flat.ratios = vec![flat.ratios[0].clone(); 2];
    flat.studies.learning_curve = vec![learning_point(0); 2];
    let nobody = Interval { value: 0.0, low: 0.0, high: 0.0 };
    flat.fairness.attributes.truncate(1);
    for group in &mut flat.fairness.attributes[0].groups {
        group.rates.as_mut().unwrap().grant_rate = nobody;
    }
    flat.importance = vec![Importance { feature: String::new(), mean_points: 0.0 }];
    flat.global.themes[0].mean_points = 0.0;
    flat.global.themes.truncate(1);
    flat.global.axis = SwarmAxis { low: 0.0, high: 1.0, bins: 1 };
    flat.global.swarms.truncate(1);
    flat.global.interactions.strongest.truncate(1);
    let nobody = Band { clients: 0, low: 0.0, median: 0.0, high: 0.0 };
    for one in &mut flat.global.dependences {
        one.dependence.marks = vec![Mark { from: 7.0, at: 7.0, to: 7.0, band: nobody }];
        one.dependence.density = vec![0; 3];
    }
    for chart in Chart::ALL {
        balanced(&drawn_of(chart, &flat, &label, Language::Fr).unwrap());
    }
}

#[test]
fn names_lead_back_to_their_charts() {
    for chart in Chart::ALL {
        assert_eq!(Chart::from_name(chart.name()), Some(chart));
    }
    assert_eq!(Chart::from_name("pie"), None);
}

/// Writes every chart to the folder that `CLAIRSCORE_CHARTS` names, to be looked at.
#[test]
fn charts_can_be_written_to_be_looked_at() {
    let Some(folder) = std::env::var_os("CLAIRSCORE_CHARTS").map(std::path::PathBuf::from) else { return };
    for chart in Chart::ALL {
        for language in Language::ALL {
            let file = folder.join(format!("{chart}-{}.svg", language.code()));
            std::fs::write(file, drawn(chart, language)).unwrap();
        }
    }
}
