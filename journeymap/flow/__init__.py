"""What the journey's order implies: the graph, the checks, the insights."""
