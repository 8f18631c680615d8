"""Figures that may leave the office: of groups only, and none from which a small group can be worked out."""
