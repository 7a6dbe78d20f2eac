"""Charts, as plain geometry: numbers and words in, places on a drawing out. No Django, no colours.

    chart = bars("Open by age", [Bar("under a day", 12, "12"), Bar("over a week", 3, "3")])
    chart = pareto("Why it happened", [Bar("A process", 9, "9", url="/queue/?…"), …])
    chart = lines("First word", ["5 Oct", "12 Oct"], [Series("median, minutes", [31, None])])

A template shows any of them with its own partial, given a `name` that is unique on the page:

    {% include "charts/_bars.html" with chart=chart name="ages" %}
    {% include "charts/_pareto.html" with chart=chart name="causes" %}
    {% include "charts/_lines.html" with chart=chart name="first-word" %}

Each is a <figure> with an <svg> that has a title and a description, and a table of the same numbers
behind <details>, in which the links stand. Load `css/charts.css` on the page. Across, a drawing is
told in percent, so it is as wide as its column, from 200 pixels on; down, in pixels, so its words
have one size on every screen. Places are strings with a point, so that no locale writes a comma
into them.
"""

from incidents.rules.charts.bars import BarChart, bars
from incidents.rules.charts.lines import LineChart, Series, lines
from incidents.rules.charts.pareto import ParetoChart, pareto
from incidents.rules.charts.parts import Bar, place
from incidents.rules.charts.scale import steps

__all__ = [
    "Bar",
    "BarChart",
    "LineChart",
    "ParetoChart",
    "Series",
    "bars",
    "lines",
    "pareto",
    "place",
    "steps",
]
