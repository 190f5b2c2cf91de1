"""The editor without a window: state, session, actions, tools."""
