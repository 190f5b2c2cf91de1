"""A map as it is presented on a screen: its slides in a size that reads, one stop of the clicker after another."""
