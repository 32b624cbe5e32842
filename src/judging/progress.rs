//! How far a training has come.

/// The steps of a training, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The inputs are looked at for leaks.
    Screening,
    /// The trials of the search are fitted.
    Search,
    /// The best of every candidate is judged on the outer rows.
    Outer,
    /// The champion is fitted on all rows.
    Deployment,
    /// Studies beside it.
    Studies,
}

/// What a training tells of itself, from whatever thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// A stage of so many steps begins.
    Stage(Stage, usize),
    /// A step of the stage is done.
    Step,
    /// Something that a reader should know.
    Note(String),
}
