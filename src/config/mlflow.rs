//! Where a training is recorded beside its own folder: an MLflow server.

use serde::Deserialize;
use serde::de::{Deserializer, Error};

/// `[mlflow]` of the recipe. It is left out wherever the recipe is written or hashed: where a training is recorded
/// changes nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mlflow {
    /// Address of the server; that of the environment if not said.
    #[serde(deserialize_with = "address")]
    pub uri: Option<String>,
    /// The experiment that the runs stand in.
    #[serde(deserialize_with = "name")]
    pub experiment: String,
    /// The name under which champions are registered.
    #[serde(deserialize_with = "model_name")]
    pub model: String,
}

impl Default for Mlflow {
    fn default() -> Self {
        Self { uri: None, experiment: "clairscore".to_owned(), model: "clairscore".to_owned() }
    }
}

/// The address of a server as it is kept and called: http or https, without a slash at its end, and without what
/// must not be written down.
pub fn server_address(text: &str) -> Result<String, String> {
    let said = text.trim().trim_end_matches('/');
    let Some((scheme, rest)) =
        said.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))
    else {
        return Err(format!(
            "{text:?} is no address of an MLflow server; only http:// and https:// can be reached: start `mlflow \
             server` on that store and name its address"
        ));
    };
    if rest.contains('@') {
        return Err(format!(
            "the address of the MLflow server holds a user name ({scheme}://…@…); leave it out and set \
             MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD"
        ));
    }
    if rest.is_empty() || rest.starts_with('/') || rest.contains(['?', '#', ' ']) {
        return Err(format!("{text:?} is no address of a server; write it as http://127.0.0.1:5000"));
    }
    Ok(said.to_owned())
}

fn address<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    server_address(&String::deserialize(from)?).map(Some).map_err(D::Error::custom)
}

fn name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if text.trim().is_empty() || text.len() > 250 {
        return Err(D::Error::custom(format!("{text:?} is no name; write one of 1 to 250 letters")));
    }
    Ok(text)
}

fn model_name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = name(from)?;
    if text.contains(['/', ':', '\'', '"', '%']) {
        let fault = format!("{text:?} cannot be a registered model; leave out / : ' \" and %");
        return Err(D::Error::custom(fault));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Recipe;
    use std::path::Path;

    #[test]
    fn only_what_can_be_called_is_an_address() {
        assert_eq!(server_address("http://127.0.0.1:5000/").unwrap(), "http://127.0.0.1:5000");
        assert_eq!(
            server_address("https://mlflow.bank.example/team").unwrap(),
            "https://mlflow.bank.example/team"
        );
        for (text, said) in [
            ("sqlite:///mlflow.db", "start `mlflow server`"),
            ("file:///tmp/mlruns", "start `mlflow server`"),
            ("./mlruns", "start `mlflow server`"),
            ("databricks", "only http:// and https://"),
            ("http://", "no address"),
            ("http:///x", "http://127.0.0.1:5000"),
            ("http://h:1/?a=b", "http://127.0.0.1:5000"),
            ("https://ada:secret@host", "MLFLOW_TRACKING_PASSWORD"),
        ] {
            let error = server_address(text).unwrap_err();
            assert!(error.contains(said) && !error.contains("secret"), "{error}");
        }
    }

    #[test]
    fn a_section_is_read_with_its_defaults_and_an_error_names_its_line() {
        let read = |text: &str| Recipe::parse(text, Path::new("recipe.toml"));
        let recipe = read("[mlflow]\nuri = \"http://host:5000/\"\nmodel = \"risk\"\n").unwrap();
        let said = Mlflow {
            uri: Some("http://host:5000".to_owned()),
            model: "risk".to_owned(),
            ..Mlflow::default()
        };
        assert_eq!(recipe.mlflow, said);
        for (text, line) in [
            ("[mlflow]\nuri = \"sqlite:///m.db\"\n", "line 2"),
            ("[mlflow]\n\nmodel = \"a/b\"\n", "line 3"),
            ("[mlflow]\nexperiment = \" \"\n", "line 2"),
            ("[mlflow]\nurl = \"http://h\"\n", "line 2"),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains(line), "{error}");
        }
    }

    #[test]
    fn where_a_training_is_recorded_is_never_written_or_hashed() {
        let read =
            |text: &str| serde_json::to_string(&*Recipe::parse(text, Path::new("r")).unwrap()).unwrap();
        assert_eq!(
            read("seed = 1\n"),
            read("seed = 1\n[mlflow]\nuri = \"http://host\"\nexperiment = \"a\"\n")
        );
    }
}
