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

/// Is told how a training goes on; must not mind from which thread.
pub trait Progress: Sync {
    /// A stage of so many steps begins.
    fn stage(&self, stage: Stage, steps: usize);
    /// A step of the stage is done.
    fn step(&self);
    /// Something that a reader should know.
    fn note(&self, text: &str);
}

/// Nobody is told.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self) {}
    fn note(&self, _: &str) {}
}
