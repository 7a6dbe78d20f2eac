"""The pages of the six steps, a file each. `step_page` is what they have in common."""
