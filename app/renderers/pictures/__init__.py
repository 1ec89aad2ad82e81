"""Pictures of a comparison: geometry in plain functions, SVG from templates, and the same in words."""
