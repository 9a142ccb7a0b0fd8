//! Groups types that accept the same values, all of them at once.
//!
//! Comparing every two types takes quadratic time, and more for types that lead to each other.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::fingerprint::{Fingerprint, fingerprint};
use super::{TypeId, Types};

/// Gives each of `ids` a number; two have the same one if [`super::same_shape`] holds for them.
///
/// Source: Hopcroft, "An n log n algorithm for minimizing states in a finite automaton" (1971). A type is a state, and its
/// parts are the transitions.
pub fn equivalence_classes(types: &Types, ids: &[TypeId]) -> HashMap<TypeId, usize> {
    let graph = Graph::of(types, ids);
    let mut partition = Partition::of(&graph);
    while let Some(block) = partition.pending.pop() {
        partition.is_pending.remove(&block);
        for sources in graph.leading_to(&partition.blocks[block]) {
            partition.split(&sources);
        }
    }
    let class = |id: &TypeId| {
        Some((
            *id,
            partition.block_of[*graph.nodes.get(&types.follow(*id).0)?],
        ))
    };
    ids.iter().filter_map(class).collect()
}

/// All types that are reached, and the edges between them.
struct Graph {
    nodes: HashMap<TypeId, usize>,
    signatures: Vec<String>,
    /// The nodes that lead to a node, each with the index of the part that does.
    users: Vec<Vec<(usize, usize)>>,
}

impl Graph {
    fn of(types: &Types, ids: &[TypeId]) -> Self {
        let mut graph = Self {
            nodes: HashMap::new(),
            signatures: Vec::new(),
            users: Vec::new(),
        };
        let mut order: Vec<TypeId> = Vec::new();
        for id in ids {
            graph.node(types.follow(*id).0, &mut order);
        }
        while let Some(pending) = order
            .get(graph.signatures.len()..)
            .filter(|it| !it.is_empty())
        {
            let fingerprints = pending.par_iter().map(|id| fingerprint(types, *id));
            for Fingerprint { text, parts } in fingerprints.collect::<Vec<_>>() {
                let from = graph.signatures.len();
                graph.signatures.push(text);
                for (index, part) in parts.into_iter().enumerate() {
                    let to = graph.node(part, &mut order);
                    graph.users[to].push((index, from));
                }
            }
        }
        graph
    }

    fn node(&mut self, id: TypeId, order: &mut Vec<TypeId>) -> usize {
        *self.nodes.entry(id).or_insert_with(|| {
            order.push(id);
            self.users.push(Vec::new());
            order.len() - 1
        })
    }

    /// The nodes that lead to one of `targets`, grouped by the index of the part that does.
    fn leading_to(&self, targets: &[usize]) -> Vec<Vec<usize>> {
        let users = targets.iter().flat_map(|target| &self.users[*target]);
        let mut users: Vec<(usize, usize)> = users.copied().collect();
        users.sort_unstable();
        let parts = users.chunk_by(|left, right| left.0 == right.0);
        parts
            .map(|part| part.iter().map(|(_, from)| *from).collect())
            .collect()
    }
}

/// The nodes in blocks: nothing distinguishes the nodes of one block so far.
struct Partition {
    block_of: Vec<usize>,
    /// The position of each node in its block.
    position: Vec<usize>,
    blocks: Vec<Vec<usize>>,
    /// Blocks that may distinguish the nodes that lead to them.
    pending: Vec<usize>,
    is_pending: HashSet<usize>,
}

impl Partition {
    fn of(graph: &Graph) -> Self {
        let mut partition = Self {
            block_of: Vec::new(),
            position: Vec::new(),
            blocks: Vec::new(),
            pending: Vec::new(),
            is_pending: HashSet::new(),
        };
        let mut by_signature: HashMap<&str, usize> = HashMap::new();
        for (node, signature) in graph.signatures.iter().enumerate() {
            let next = partition.blocks.len();
            let block = *by_signature.entry(signature).or_insert(next);
            if block == next {
                partition.blocks.push(Vec::new());
            }
            partition.block_of.push(block);
            partition.position.push(partition.blocks[block].len());
            partition.blocks[block].push(node);
        }
        for block in 0..partition.blocks.len() {
            partition.add_pending(block);
        }
        partition
    }

    fn add_pending(&mut self, block: usize) {
        if self.is_pending.insert(block) {
            self.pending.push(block);
        }
    }

    /// Separates the nodes that are among `marked` from those that are not.
    fn split(&mut self, marked: &[usize]) {
        let mut by_block: HashMap<usize, Vec<usize>> = HashMap::new();
        for &node in marked {
            by_block.entry(self.block_of[node]).or_default().push(node);
        }
        for (block, nodes) in by_block {
            if nodes.len() < self.blocks[block].len() {
                self.split_off(block, nodes);
            }
        }
    }

    fn split_off(&mut self, block: usize, nodes: Vec<usize>) {
        let new = self.blocks.len();
        for (position, &node) in nodes.iter().enumerate() {
            let old = self.position[node];
            self.blocks[block].swap_remove(old);
            if let Some(&moved) = self.blocks[block].get(old) {
                self.position[moved] = old;
            }
            self.block_of[node] = new;
            self.position[node] = position;
        }
        self.blocks.push(nodes);
        // The smaller part and the whole distinguish everything that both parts do.
        let smaller = if self.blocks[new].len() <= self.blocks[block].len() {
            new
        } else {
            block
        };
        let is_pending = self.is_pending.contains(&block);
        self.add_pending(if is_pending { new } else { smaller });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Shape, Type, Use};

    fn list(types: &mut Types, items: TypeId) -> TypeId {
        types.add(Type {
            shape: Shape::Array {
                items: Use::of(items),
            },
            ..Type::default()
        })
    }

    #[test]
    fn types_are_equal_if_what_they_lead_to_is() {
        let mut types = Types::default();
        let ends = [Shape::Any, Shape::Any, Shape::Null];
        let ends = ends.map(|shape| {
            types.add(Type {
                shape,
                ..Type::default()
            })
        });
        let lists = ends.map(|end| list(&mut types, end));
        let lists = lists.map(|end| list(&mut types, end));
        let classes = equivalence_classes(&types, &lists);
        assert_eq!(classes[&lists[0]], classes[&lists[1]]);
        assert_ne!(classes[&lists[0]], classes[&lists[2]]);
    }

    #[test]
    fn circles_of_different_lengths_are_equal() {
        let mut types = Types::default();
        let [one, two, three] = [(); 3].map(|()| types.add(Type::default()));
        for (from, to) in [(one, one), (two, three), (three, two)] {
            types[from].shape = Shape::Array { items: Use::of(to) };
        }
        let classes = equivalence_classes(&types, &[one, two, three]);
        assert_eq!(classes[&one], classes[&two]);
        assert_eq!(classes[&two], classes[&three]);
    }
}
