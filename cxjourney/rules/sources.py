"""What the findings say that rules rest on, by the keys that rules name."""

FINDINGS = {
    "access": "digital-first is not digital-only: connection, device, cost, skill and trust keep people out",
    "centric": "80% of companies believed that their experience was superior; customers said so of 8% of them",
    "measure": "measuring is the hardest part: benchmarks, ratings and causes say what a figure means",
    "traps-monitor": "a trap of experience work: one-off projects, and no regular analysis that is shared",
    "traps-team": "a trap of experience work: no team that owns an objective, data-based view",
    "traps-view": "a trap of experience work: an incomplete view, since the data most used is all behavioural",
    "understanding": "knowing who customers are is not understanding what moves them, what they ask, what stops them",
}
