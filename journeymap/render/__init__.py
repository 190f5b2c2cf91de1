"""One painter a target; none wraps or measures text."""
