//! How far the clients to score have moved from the clients that the model learnt from.
