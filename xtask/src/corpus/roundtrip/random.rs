//! Numbers that look random and are the same in every run.

/// SplitMix64. Source: Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The numbers of a text and an index: what is made for one schema does not depend on what is made for others.
    pub fn of(text: &str, index: usize) -> Self {
        // FNV-1a, which unlike the hasher of the standard library is the same with every compiler.
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(hash.wrapping_add(index as u64))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    /// Below `end`; 0 if that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = i128::from(high) - i128::from(low) + 1;
        let offset = i128::from(self.next()) % span.max(1);
        i64::try_from(i128::from(low) + offset).unwrap_or(low)
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
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
    }
}
