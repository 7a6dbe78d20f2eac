"""How locales write dates and numbers, where that differs from the languages' own ways.

A module has Django's names (docs: “Creating custom format files”), and `WRITTEN`: the forms of this
product, as English (UK) has them, and what stands in their place. What it leaves out stays.
"""
