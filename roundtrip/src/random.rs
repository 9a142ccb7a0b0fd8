//! Numbers that look random and are the same in every run.

use std::hash::{DefaultHasher, Hash, Hasher};

use fastrand::Rng;

/// Numbers that follow from a seed. Empty ranges are allowed, since the bounds of a schema may contradict each other.
#[derive(Clone, Debug)]
pub struct Random(Rng);

impl Random {
    /// The numbers for a string and an index, so that the values of one schema do not depend on those of others.
    pub fn of(text: &str, index: usize) -> Self {
        let mut seed = DefaultHasher::new();
        (text, index).hash(&mut seed);
        Self(Rng::with_seed(seed.finish()))
    }

    pub fn next(&mut self) -> u64 {
        self.0.u64(..)
    }

    /// A number below `end`, or 0 if that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0.usize(..end.max(1))
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.i64(low..=high.max(low))
    }

    /// Returns true once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        self.0.choice(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_repeat_and_keep_within_bounds() {
        let numbers = |index| -> Vec<i64> {
            let mut random = Random::of("a", index);
            (0..100).map(|_| random.between(-3, 3)).collect()
        };
        assert_eq!(numbers(1), numbers(1));
        assert_ne!(numbers(1), numbers(2));
        assert!(numbers(1).iter().all(|it| (-3..=3).contains(it)));
        assert_eq!(Random::of("a", 0).pick::<u8>(&[]), None);
        assert_eq!(Random::of("a", 0).between(2, 1), 2);
    }
}
