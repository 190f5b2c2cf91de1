"""From a journey to a scene: grid, routing, hit testing, pages."""
